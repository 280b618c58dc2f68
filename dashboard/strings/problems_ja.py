"""Japanese sentences for the problems of the data: by kind of fault, what was found and what is expected."""

LINE = "{place}: 現状：{found}　必要：{expected}"

SENTENCES: dict[str, tuple[str, str]] = {
    # ファイル
    "encoding": (
        "UTF-8ではない文字コード（{guess} とみられる）",
        "UTF-8（Excelでは「CSV UTF-8」で保存）。直すまで、このファイルの記録は読み込まない",
    ),
    "line_endings": ("CRまたはCRLFの改行", "LFだけの改行。改行コードをLFにして保存し直す"),
    "file_empty": ("空のファイル", "見出し行（{columns}）"),
    "file_unreadable": ("読み取れないファイル（{error}）", "読み取れるファイル。アクセス権を確かめる"),
    "file_unexpected": (
        "読み込み対象でないファイル",
        "この場所には .csv だけ（説明は .md .txt .meta.toml）。表はCSV UTF-8で保存する",
    ),
    "file_source": ("「{value}」という名前のファイル", "sources.toml にある id と同じ名前"),
    "csv_quotes": (
        "閉じていない引用符（「{start}」から{lines}行が読めない）",
        '引用符 " で囲んだセル。セルの中の " は二つ重ねて書く',
    ),
    "column_missing": ("この列がない見出し「{header}」", "この列"),
    "column_repeated": ("同じ列が{count}つ", "1つだけ"),
    "column_unknown": ("知らない列「{value}」", "次のいずれかの列：{columns}"),
    "row_width": ("{cells}個のセル", "見出しと同じ{columns}個"),
    # 一覧（TOML）
    "toml_syntax": (
        "TOMLとして読めない文（{error}）",
        '[[{entry}]] の下に 項目 = "文字" を1行ずつ。直すまで、これを参照する記録は読み込まない',
    ),
    "catalogue_shape": ("[[{entry}]] の並びがない", "1件ごとに [[{entry}]]"),
    "field_unknown": ("知らない項目「{value}」", "次のいずれかの項目：{columns}"),
    "field_type": ("{value}", "引用符で囲んだ文字（aliases は「;」を含まない文字の並び）"),
    "entry_repeated": ("もう一度「{value}」", "1件だけの名前。後の方は読み込まない"),
    "alias_shared": ("{tag} にもある「{value}」", "1つの技術だけに属する言い換え"),
    # どのセルにも
    "empty": ("空欄", "値"),
    "control_character": (
        "「{value}」にある見えない文字または壊れた文字 {code}",
        "見える文字だけ。入力し直す",
    ),
    "outer_space": ("前後に空白のある「{value}」", "前後に空白のない値"),
    "line_break": ("「{value}」の中の改行", "1行の文"),
    "formula": ("表計算ソフトが数式とみなす「{value}」", "{sign} で始まらない文"),
    "too_long": ("{length}字の「{value}」", "{longest}字以内"),
    "identifier": ("「{value}」", "英数字で始まり、英数字・「-」・「_」・「.」だけの名前"),
    "not_in_list": ("「{value}」", "次のいずれか：{allowed}"),
    "not_a_number": ("「{value}」", "区切りや単位を付けない半角の数（例：1200、12.5）"),
    "not_a_whole_number": ("「{value}」", "区切りや単位を付けない半角の整数（例：1200）"),
    "too_small": ("{value}", "{lowest} 以上"),
    "too_large": ("{value}", "{highest} 以下"),
    "year": ("「{value}」", "{first} から {last} までの西暦年"),
    "date": ("「{value}」", "{forms} の形の、実在する年月日（西暦）"),
    "date_range": ("{value}", "{first} 年から {latest} まで"),
    "url": ("「{value}」", "http:// または https:// で始まるURL"),
    "url_or_source": ("「{value}」", "http:// または https:// で始まるURL、または sources.toml にある id"),
    "list_gap": ("「{value}」に空の項目", "項目の間に「;」を1つずつ"),
    "list_repeats": ("「{value}」に「{item}」が2回以上", "同じ項目は1回"),
    "answer": ("「{value}」", "次のいずれか、または数：{allowed}"),
    # 番号
    "source_unknown": ("「{value}」", "sources.toml にある id。そこに加えるか、ここを直す"),
    "source_of_file": ("「{value}」", "ファイル名と同じ「{stem}」"),
    "tag_unknown": ("「{value}」", "technologies.toml にある tag。そこに加えるか、ここを直す"),
    "case_id_prefix": ("「{value}」", "{prefix} で始まり、その後に続きのある番号"),
    "case_unknown": ("「{value}」", "{file} にある事例の番号"),
    "key_repeated": ("内容の違う行と同じ「{value}」（{other}）", "1行だけが持つ値"),
    "row_repeated": ("{other} と同じ行", "1件につき1行。この行を消す"),
    # 場所
    "code": ("「{value}」", "5桁（市区町村）または2桁（都道府県）のコード（例：01100、01）"),
    "code_form": ("「{value}」", "検査数字を除いた {code}"),
    "code_not_registered": ("現在の団体にないコード「{value}」", "団体一覧にあるコード"),
    "organisations_count": ("{organisations}団体に対して{codes}個のコード", "団体と同じ順に1つずつのコード"),
    "code_disagrees": ("「{name}」に対して {place}", "{resolved}。コードか団体名を直す"),
    "not_located": (
        "場所を決められない「{value}」（{reason}）",
        "都道府県名を付けた1団体の名前（候補：{candidates}）",
    ),
    "level": ("コード「{codes}」・ほか{unnamed}団体に対して「{value}」", "{allowed}"),
    # セルの間
    "started_later": ("これから来る {value}", "状態を planned にするか、{latest} までの開始"),
    "fiscal_year": ("「{value}」", "{published} の属する年度 {fiscal}"),
    "unit": ("{metric} に対して「{value}」", "次のいずれか：{units}"),
    "value_after": ("{metric} の空欄", "変わった後の値"),
    "per_capita": ("{value}", "{computed}（{cost}千円 ÷ {population}人）"),
    "group_unknown": ("「{value}」", "{by} の区分：{allowed}"),
    "group_total": ("{group} の回答が{value}件", "その区分の市区町村数 {size} 以下"),
    "correction_differs": ("「{value}」", "事例の {column} にある「{cell}」"),
}

_SHAPE = "sources.toml・technologies.toml・cases フォルダーのあるディレクトリが必要です。"

DATA_DIRECTORY: dict[str, str] = {
    "missing": "データの場所：{path} には何もありません。" + _SHAPE + "--data の指定を確かめるか、"
    "指定を外して付属のデータを使ってください。",
    "not_a_directory": "データの場所：{path} はファイルです。" + _SHAPE + "ファイルの入っているディレクトリを"
    "指定してください。",
    "unreadable": "データの場所：{path} を読み取れません（{error}）。読み取れるディレクトリが必要です。"
    "アクセス権を確かめるか、--data で別の場所を指定してください。",
    "no_catalogue": "データの場所：{path} に {name} がありません（あるもの：{inside}）。" + _SHAPE + "付属データの"
    " {name} を写して直すか、--data の指定を確かめてください。",
    "no_cases": "データの場所：{path} に cases フォルダーがありません（あるもの：{inside}）。" + _SHAPE + "出典ごとの"
    "csvを入れた cases フォルダーを作るか、--data の指定を確かめてください。",
}
