"""How large a file may be: what keeps one upload from taking the machine from everybody else."""

import os
from dataclasses import dataclass, replace

MEGABYTE = 1024 * 1024
FILE_MEGABYTES_VARIABLE = "DXMAP_MAX_FILE_MB"


@dataclass(frozen=True)
class Limits:
    """The largest file that is read.

    Attributes:
        file_bytes: Of the file as it lies there.
        unpacked_bytes: Of all parts of an .xlsx together, unpacked.
        unpacked_ratio: Unpacked over packed; tables of text reach 50, what is made to fill a machine 1,000.
        cells: Filled cells, and those between them.
        columns: Of a table of records.
        survey_columns: Of a survey with one column a municipality: 1,741 and what stands beside them.
        cell_characters: What a spreadsheet can hold in one cell.
    """

    file_bytes: int = 50 * MEGABYTE
    unpacked_bytes: int = 400 * MEGABYTE
    unpacked_ratio: int = 250
    cells: int = 2_000_000
    columns: int = 500
    survey_columns: int = 2_000
    cell_characters: int = 32_767

    @property
    def file_megabytes(self) -> int:
        """The largest file in megabytes, as a reader is told."""
        return self.file_bytes // MEGABYTE


def current_limits() -> Limits:
    """The limits, with the file size that the environment variable DXMAP_MAX_FILE_MB sets.

    Raises:
        ValueError: The variable is no whole number from 1 to 2,000.
    """
    stated = os.environ.get(FILE_MEGABYTES_VARIABLE, "")
    if not stated:
        return Limits()
    if not stated.isascii() or not stated.isdigit() or not 1 <= int(stated) <= 2_000:
        raise ValueError(
            f"{FILE_MEGABYTES_VARIABLE} was {stated!r} but is expected to be a whole number of megabytes from 1 to "
            "2000. Correct it, or unset it for 50."
        )
    return replace(Limits(), file_bytes=int(stated) * MEGABYTE)
