"""The one column that would help most: the one without which most figures stay weak or missing."""

from collections import Counter
from collections.abc import Iterable, Mapping

from flowgap.engagement.figures import Part
from flowgap.result.document import HelpsMost
from flowgap.wording import Wording

Place = tuple[str, str | None]
"""A file, and its column, if it is not the file as a whole."""


def helps_most(needed: Mapping[str, tuple[Part, ...]], wording: Wording) -> HelpsMost | None:
    """Return what would make most figures possible by itself; None where nothing is missing.

    Where nothing suffices by itself, it is what most figures lack. Of equals the first in the
    order of figures wins.
    """
    lacking = {figure: _places(parts) for figure, parts in needed.items()}
    alone = _votes(places for places in lacking.values() if len(places) == 1)
    first = alone or _votes(lacking.values())
    if not first:
        return None
    (file, column), _ = first.most_common(1)[0]
    figures = tuple(
        figure
        for figure, places in lacking.items()
        if (places == {(file, column)} if alone else (file, column) in places)
    )
    names = wording.listing(
        [wording.say(f"report-doctor-{figure.replace('_', '-')}") for figure in figures]
    )
    why = wording.say("doctor-helps-alone" if alone else "doctor-helps-along", figures=names)
    return HelpsMost(file=file, column=column, figures=figures, why=why)


def _places(parts: Iterable[Part]) -> set[Place]:
    lacking = {(part.file, part.column) for part in parts if not part.is_enough}
    whole = {file for file, column in lacking if column is None}
    return {(file, column) for file, column in lacking if column is None or file not in whole}


def _votes(lacking: Iterable[set[Place]]) -> Counter[Place]:
    """Count the figures that lack each place, in a fixed order."""
    return Counter(
        place
        for places in lacking
        for place in sorted(places, key=lambda one: (one[0], one[1] or ""))
    )
