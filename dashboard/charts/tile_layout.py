"""Where each prefecture stands on the equal-area map: 47 tiles of one size, our own layout.

Laid by hand over the land borders: neighbours touch at an edge or a corner wherever that can be had, north stays
north and west stays west, and Honshu, Shikoku, Kyushu and Okinawa share no edge.
"""

_ROWS = """
 .  .  .  .  .  .  .  .  .  .  . 01
 .  .  .  .  .  .  .  .  .  .  . 02
 .  .  .  .  .  .  .  .  .  . 05 03
 .  .  .  .  .  .  .  .  .  . 06 04
 .  .  .  .  .  .  .  .  . 15 07  .
 .  .  .  .  .  .  . 17 16 20 10 09
 .  .  . 32 31  .  . 18 21 19 11 08
 .  . 35 34 33 28 26 25 23 22 13 12
41 40  .  .  .  . 27 29 24  . 14  .
42 43 44  . 38 37  . 30  .  .  .  .
 . 46 45  . 39 36  .  .  .  .  .  .
47  .  .  .  .  .  .  .  .  .  .  .
"""

TILES: dict[str, tuple[int, int]] = {
    code: (row, column)
    for row, line in enumerate(_ROWS.strip("\n").splitlines())
    for column, code in enumerate(line.split())
    if code != "."
}
"""Two-digit code -> (row from the north, column from the west)."""
ROWS, COLUMNS = (max(place) + 1 for place in zip(*TILES.values(), strict=True))
