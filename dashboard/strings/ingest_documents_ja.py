"""Japanese sentences of `dxmap extract` and of what is said about documents and their drafts."""

TEXT: dict[str, str] = {
    "extract.error.missing": "{file} が見つかりません。ファイル名を確認してください。",
    "extract.error.unreadable": "{file} を読めません（{error}）。ファイルと権限を確認してください。",
    "extract.error.kind": "{file} は扱えない種類（{found}）です。.txt .md .html .pdf .docx のどれかにしてください。",
    "extract.error.mismatch": "{file} は名前では {suffix} ですが、中身は {found} です。正しい拡張子を付けるか、保存し直してください。",
    "extract.error.empty": "{file} は空です。文書を確認してください。",
    "extract.error.too_large": "{file} は {size} MB ありますが、この種類で扱えるのは {limit} MB までです。分けるか、画像を除いて保存し直してください。",
    "extract.error.binary": "{file} は文字のファイルではありません（制御文字が入っています）。文書として保存し直してください。",
    "extract.error.encoding": "{file} の文字コード（{found}）が UTF-8 でも Shift_JIS（cp932）でもありません。UTF-8 で保存し直してください。",
    "extract.error.password": "{file} はパスワードで保護されています。保護を外して保存し直してください。",
    "extract.error.broken": "{file} は壊れているか途中で切れています（{error}）。元の文書をもう一度入手してください。",
    "extract.error.no_text": "{file} の {pages} ページには文字の層がなく、画像だけです（スキャンした PDF とみられます）。文字認識（OCR）をかけてから取り込んでください。",
    "extract.error.bomb": "{file} は展開すると {size} MB になり、上限の {limit} MB を超えます（展開前は {packed} MB）。中身を確認し、通常の文書として保存し直してください。",
    "extract.error.too_many_pages": "{file} は {pages} ページありますが、扱えるのは {limit} ページまでです。分けてください。",
}
