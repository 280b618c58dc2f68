"""Signs that stand for one another in names of places: radicals, old and variant kanji, look-alikes.

Each word of a table is a sign followed by the signs that are folded into it.
"""

# CJK Radicals Supplement (U+2E80–2EF3): PDF files yield them in place of the kanji, and NFKC leaves them
# alone. The Kangxi radicals (U+2F00–2FD5) need no table, NFKC folds them.
RADICALS = """
二⺀ 人⺅ 刀⺉ 口⺊ 小⺌⺍ 尢⺎⺏⺐ 己⺒ 幺⺓ 彑⺔⺕ 心⺖⺗ 手⺘ 攴⺙ 无⺛ 日⺜ 月⺝⺼ 歹⺞ 民⺠ 水⺡⺢ 火⺣
爪⺤⺥ 爿⺦ 牛⺧ 犬⺨ 玉⺩ 疋⺪ 目⺫ 示⺬⺭ 竹⺮ 糸⺯⺰ 网⺱⺲⺳⺴ 羊⺶⺷⺸ 老⺹ 聿⺺⺻ 艸⺾⺿⻀ 虎⻁ 衣⻂
西⻃⻄ 見⻅ 角⻆⻇ 言⻈ 貝⻉ 足⻊ 車⻋ 辵⻌⻍⻎ 邑⻏ 金⻐ 長⻑⻒⻓ 門⻔ 阜⻕⻖ 雨⻗ 青⻘ 韋⻙ 頁⻚ 風⻛ 飛⻜
食⻝⻞⻟⻠ 首⻡ 馬⻢ 骨⻣ 鬼⻤ 魚⻥ 鳥⻦ 鹵⻧ 麦⻨ 黄⻩ 黽⻪ 斉⻫⻬ 歯⻭⻮ 竜⻯⻰ 亀⻲⻱
"""

# Old forms (旧字体), printed forms, and forms of other languages' fonts: no two names differ in these alone.
VARIANTS = """
亀龜 予豫 両兩 並竝 与與 乗乘 亘亙 亜亞 会會 伝傳 余餘 併倂 倶俱 値值 児兒 円圓 内內 富冨 写寫 凜凛 函凾
別别 剣劍劔剱釼 剰剩 効效 勧勸 勲勳 匀勻 区區 単單 厳嚴 双雙 収收 台臺 吉𠮷 呉吳吴 喜㐂 囲圍 国國圀 図圖
団團 園薗 圧壓 堺塲 塁壘 塩鹽 増增 壊壞 壌壤 壮壯 壱壹 声聲 売賣 変變 夢梦 奥奧 姫姬 学學斈 宝寶寳 実實 宮宫
寛寬 寝寢 対對 寿壽 専專 将將 尭堯 届屆 属屬 岡崗 岳嶽 峡峽 峰峯 崎﨑嵜碕 巌巖 巣巢 巻卷 帯帶 広廣 庁廳 廃廢
弁辨瓣辯 弐貳 弥彌 強强 当當 径徑 従從 徳德 応應 恋戀 恒恆 恵惠 悦悅 戦戰 戸戶户 戻戾 払拂 抜拔 択擇 拝拜
拠據 拡擴 挙擧 挿插揷 掲揭 揺搖 摂攝 撃擊 数數 斉齊 斎齋 断斷 旧舊 昼晝 晋晉 暁曉 暦曆 曽曾 条條 来來 枢樞
柳栁桺 栃杤 栄榮 桑桒 桜櫻 桧檜 桟棧 梼檮 検檢 楼樓 楽樂 概槪 槙槇 様樣 権權 横橫 万萬 檪櫟 歓歡 歩步 歯齒 歳歲
歴歷 残殘 毎每 気氣 沖冲 没沒 沢澤 浄淨 浅淺 浜濱濵 涙淚 清淸 渇渴 済濟 渉涉 渋澁澀 渓溪 渕淵渊 温溫 湾灣
満滿 滝瀧 滞滯 潟泻 潴瀦 瀬瀨 灯燈 炉爐 焼燒 熙煕 為爲 爾尒 状狀 独獨 狭狹 猟獵 猪豬 献獻 瑶瑤 瓶甁 産產
画畫 畳疊 痩瘦 発發 県縣 真眞 研硏 砕碎 砺礪 砿礦 礼禮 祢禰 祷禱 禄祿 禅禪 秘祕 称稱 稚穉 稲稻 穂穗 穏穩
穣穰 秋穐龝 窃竊 竃竈 竜龍龙 粋粹 粛肅 糸絲 経經 絵繪 継繼 続續 総總 緑綠 緒緖 縁緣 縄繩 縦縱 繊纖 缶罐 聡聰
聴聽 胆膽 脇脅 脳腦 臓臟 舎舍 芦蘆 芸藝 茎莖 荘莊 萌萠 蔵藏 薩蕯 薫薰 薬藥 薮藪籔 虫蟲 蛍螢 蛎蠣 蛮蠻 衛衞
装裝 覇霸 覚覺 覧覽 観觀 触觸 訳譯 証證 誉譽 読讀 諌諫 讃讚 豊豐 賛贊 践踐 軽輕 転轉 辞辭 辺邊邉 迩邇 逓遞
遅遲 遥遙 郎郞 郷鄕鄉 酔醉 醤醬 釈釋 鉄鐵銕 鉱鑛 銭錢 鋭銳 録錄 錬鍊 鎮鎭 関關闗 閲閱 陥陷 険險 隠隱 隣鄰
随隨 雑雜 霊靈 青靑 静靜 靭靱 頚頸 頬頰 頼賴 顔顏 顕顯 飾餝 餅餠 駅驛 駆驅 騒騷 騨驒 験驗 髄髓 高髙 鯵鰺
岐歧 挟挾 柵栅 嚢囊 蘂蕊蘃 頴穎 鴎鷗 鴬鶯 鶏鷄 鶴靏鸖 鹸鹼 麦麥 麹麴 麺麵 黄黃 黒黑 黙默 齢齡 篭籠 徳惪 壷壺
"""

# Different signs that are written for one another, and in which some names do differ (鹿島市, 鹿嶋市).
LOOSE = """
島嶋嶌 館舘 岩巌 竃釜 刈苅 総惣 湧涌 荘庄 斎斉 州洲 祇祗 野埜
"""

# Signs that a scanner or a reader takes for one another. A hit through them is marked as an alias.
LOOK_ALIKES = """
口ロ囗 二ニ 三ミ 八ハ 力カ 工エ 夕タ 卜ト 匕ヒ 一ー―‐─ 白自 土士 末未 大太犬 日曰 人入 千干于チ 己已巳 東束 間問聞
宮官 鳥島烏 萩荻 柏拍 坂阪板 崎埼 季李 矢失 牛午 王玉主 北比 永氷 石右 名各 古占 天夫 今令 緑縁 網綱 宇字 沼沿
苫苦若 茅芽 粟栗 浦捕 貝見 待侍 戸尸 菅管 鴨鳴 瑞端 徳得 城域 須湏 祢弥 岡罔 輪輸 幌幄 壁璧 治冶
群郡 札礼 熊態 沢択 賀貿 別列 木ホ 毛モ 田由 丹舟 隈隅 清請 媛援 佐左 良艮 栃折 潟渇 斑班 福副幅 粕糟
"""


def fold_table(*tables: str) -> dict[int, str]:
    """A table for `str.translate` that turns each listed sign into the first of its word."""
    return {ord(sign): word[0] for table in tables for word in table.split() for sign in word[1:]}
