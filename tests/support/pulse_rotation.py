"""Which items a pulse asks: a fixed rotation through the core items."""

from typing import Final

_DIMENSIONS: Final = (
    "OWN",
    "DEC",
    "TST",
    "WRK",
    "COM",
    "PRD",
    "REV",
    "QAC",
    "SEC",
    "INT",
    "AIA",
    "OUT",
)
_ITEMS_PER_DIMENSION: Final = 4
_ALTERNATE: Final = {"OUT1": "OUT5"}
"""OUT has a fifth core item; it takes the place of the first in every second round."""


def pulse_set(pulse_number: int) -> tuple[str, ...]:
    """Return the 12 items of a pulse, one per dimension.

    Parameters
    ----------
    pulse_number : int
        1 for the first pulse of an engagement, 2 for the second, and so on.

    Returns
    -------
    tuple of str
        Item ids in the order of the dimensions. Pulse 9 asks the same as pulse 1.

    Raises
    ------
    ValueError
        If the number is below 1.

    Notes
    -----
    With r = pulse_number - 1, dimension i (from 0) shows core item ``((r + i) mod 4) + 1``, so
    four pulses in a row cover four core items of every dimension. `surveys/pulse/v1.yaml` lists
    the same sets, and a test compares the two.
    """
    if pulse_number < 1:
        raise ValueError(f"pulse_number is {pulse_number}; pulses are numbered from 1")
    rotation = pulse_number - 1
    items = tuple(
        f"{dimension}{(rotation + index) % _ITEMS_PER_DIMENSION + 1}"
        for index, dimension in enumerate(_DIMENSIONS)
    )
    if rotation // _ITEMS_PER_DIMENSION % 2 == 0:
        return items
    return tuple(_ALTERNATE.get(item, item) for item in items)
