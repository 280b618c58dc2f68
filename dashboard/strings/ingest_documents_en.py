"""English sentences of `dxmap extract` and of what is said about documents and their drafts."""

TEXT: dict[str, str] = {
    "extract.error.missing": "{file} was not found. Check the file name.",
    "extract.error.unreadable": "{file} cannot be read ({error}). Check the file and its permissions.",
    "extract.error.kind": "{file} is of a kind that cannot be used ({found}). Expected: .txt .md .html .pdf .docx.",
    "extract.error.mismatch": "{file} is {suffix} by name, but holds {found}. Give it the right ending, or save it again.",
    "extract.error.empty": "{file} is empty. Check the document.",
    "extract.error.too_large": "{file} has {size} MB; at most {limit} MB can be used for this kind. Split it, or save it without pictures.",
    "extract.error.binary": "{file} is no text file (it holds control characters). Save it as a document.",
    "extract.error.encoding": "{file} is neither UTF-8 nor Shift_JIS (cp932) but {found}. Save it in UTF-8.",
    "extract.error.password": "{file} is protected by a password. Save it without.",
    "extract.error.broken": "{file} is broken or cut off ({error}). Get the document once more.",
    "extract.error.no_text": "{file}: its {pages} pages are pictures without any text (probably a scan). Run text recognition (OCR) first.",
    "extract.error.bomb": "{file} unpacks to {size} MB, above the limit of {limit} MB (packed: {packed} MB). Check it and save it as a normal document.",
    "extract.error.too_many_pages": "{file} has {pages} pages; at most {limit} can be used. Split it.",
}
