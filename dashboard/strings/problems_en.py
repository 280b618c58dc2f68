"""English sentences for the problems of the data: by kind of fault, what was found and what is expected."""

LINE = "{place}: found {found}, expected {expected}"

SENTENCES: dict[str, tuple[str, str]] = {
    # Files
    "encoding": (
        "text that is not UTF-8 (it looks like {guess})",
        "UTF-8; in Excel save as 'CSV UTF-8'. Nothing in this file is read until then",
    ),
    "line_endings": ("lines that end in CR or CRLF", "LF alone; save the file again with LF line endings"),
    "file_empty": ("an empty file", "a header of {columns}"),
    "file_unreadable": ("a file that cannot be read ({error})", "a readable file; check its permissions"),
    "file_unexpected": (
        "a file that is not read",
        "only .csv files here (and notes as .md, .txt or .meta.toml); save a table as CSV UTF-8",
    ),
    "file_source": ("a file named after '{value}'", "a file named after an id of sources.toml"),
    "csv_quotes": (
        "a quotation mark that does not close ({lines} line(s) from '{start}' cannot be read)",
        'cells in a pair of ", and a " inside a cell written twice',
    ),
    "column_missing": ("no such column in the header '{header}'", "this column"),
    "column_repeated": ("the column {count} times", "it once"),
    "column_unknown": ("the unknown column '{value}'", "one of {columns}"),
    "row_width": ("{cells} cells", "{columns}, as many as the header has"),
    # Catalogues
    "toml_syntax": (
        "text that is no TOML ({error})",
        '[[{entry}]] entries with name = "text" on each line. Nothing that names one is read until then',
    ),
    "catalogue_shape": ("no list of [[{entry}]]", "one [[{entry}]] for each entry"),
    "field_unknown": ("the unknown field '{value}'", "one of {columns}"),
    "field_type": ("{value}", "text in quotation marks (aliases: a list of such texts without ';')"),
    "entry_repeated": ("'{value}' again", "each id once; the later entry is not read"),
    "alias_shared": ("'{value}', which {tag} has too", "an alias that belongs to one technology only"),
    # Any cell
    "empty": ("nothing", "a value"),
    "control_character": (
        "the invisible or broken character {code} in '{value}'",
        "visible text only; retype the cell",
    ),
    "outer_space": ("'{value}' with a space before or after it", "no space around"),
    "line_break": ("a line break in '{value}'", "a text of one line"),
    "formula": (
        "'{value}', which a spreadsheet takes for a formula",
        "a text that does not begin with {sign}",
    ),
    "too_long": ("{length} characters: '{value}'", "at most {longest}"),
    "identifier": (
        "'{value}'",
        "letters a-z, digits, '-', '_' and '.' only, beginning with a letter or digit",
    ),
    "not_in_list": ("'{value}'", "one of {allowed}"),
    "not_a_number": (
        "'{value}'",
        "a number in plain digits, e.g. 1200 or 12.5, without separators and units",
    ),
    "not_a_whole_number": (
        "'{value}'",
        "a whole number in plain digits, e.g. 1200, without separators and units",
    ),
    "too_small": ("{value}", "{lowest} or more"),
    "too_large": ("{value}", "{highest} or less"),
    "year": ("'{value}'", "a western year from {first} to {last}"),
    "date": ("'{value}'", "a date that exists, as {forms} (western year)"),
    "date_range": ("{value}", "a date from {first} to {latest}"),
    "url": ("'{value}'", "a web address that begins with http:// or https://"),
    "url_or_source": ("'{value}'", "a web address (http:// or https://) or an id of sources.toml"),
    "list_gap": ("an empty item in '{value}'", "items with one ';' between them"),
    "list_repeats": ("'{item}' more than once in '{value}'", "each item once"),
    "answer": ("'{value}'", "one of {allowed}, or a number"),
    # Ids
    "source_unknown": ("'{value}'", "an id of sources.toml; add an entry there or correct the id"),
    "source_of_file": ("'{value}'", "'{stem}', the name of the file"),
    "tag_unknown": ("'{value}'", "a tag of technologies.toml; add an entry there or correct the tag"),
    "case_id_prefix": ("'{value}'", "an id that begins with {prefix} and goes on"),
    "case_unknown": ("'{value}'", "the id of a case in {file}"),
    "key_repeated": ("'{value}' again, with other content (see {other})", "a key that only one row has"),
    "row_repeated": ("the same row as {other}", "each record once; delete this row"),
    # Places
    "code": ("'{value}'", "a code of 5 digits (municipality) or 2 digits (prefecture), e.g. 01100 or 01"),
    "code_form": ("'{value}'", "{code}, the code without its check digit"),
    "code_not_registered": ("'{value}', a code that no local government has today", "a code of the registry"),
    "organisations_count": (
        "{codes} code(s) for {organisations} organisation(s)",
        "one code for each, in the same order",
    ),
    "code_disagrees": ("{place} for '{name}'", "{resolved}; correct the code or the name"),
    "not_located": (
        "'{value}', which cannot be located ({status})",
        "the name of one local government, with its prefecture (candidates: {candidates})",
    ),
    "level": ("'{value}' with the codes '{codes}' and {unnamed} unnamed member(s)", "{allowed}"),
    # Between cells
    "started_later": ("{value}, which is still to come", "planned as status, or a start by {latest}"),
    "fiscal_year": ("'{value}'", "{fiscal}, the fiscal year of {published}"),
    "unit": ("'{value}' for {metric}", "one of {units}"),
    "value_after": ("nothing for {metric}", "the value after the change"),
    "per_capita": ("{value}", "{computed}: {cost} thousand yen over {population} people"),
    "group_unknown": ("'{value}'", "a group of {by}: {allowed}"),
    "group_total": ("{value} answers for {group}", "at most {size}, the municipalities of that group"),
    "correction_differs": ("'{value}'", "what {column} of the case says: '{cell}'"),
}

DATA_DIRECTORY: dict[str, str] = {
    "missing": "Data directory: found nothing at {path}, expected a directory with sources.toml, "
    "technologies.toml and cases/. Check the path given with --data, or leave it out to use the data that "
    "came with the project.",
    "not_a_directory": "Data directory: found a file at {path}, expected a directory with sources.toml, "
    "technologies.toml and cases/. Give the directory that holds the file.",
    "unreadable": "Data directory: found {path}, which cannot be read ({error}), expected a readable "
    "directory. Check its permissions or choose another with --data.",
    "no_catalogue": "Data directory: found no {name} in {path} (it has: {inside}), expected sources.toml, "
    "technologies.toml and cases/. Copy the one that came with the project and adapt it, or "
    "correct --data.",
    "no_cases": "Data directory: found no folder cases in {path} (it has: {inside}), expected cases/ with "
    "one csv file per source. Create it, or correct --data.",
}
