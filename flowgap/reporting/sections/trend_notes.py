"""What stands beside a trend: scores that left their limits, and how many people changed."""

from collections.abc import Sequence

from flowgap.reporting.material import Material
from flowgap.result.survey import RosterChange, Trend


def trend_notes(material: Material, trends: Sequence[Trend]) -> tuple[str, ...]:
    """Return the sentences on the trends of the company or of one team, none where all is calm."""
    told = (_outside(material, trends), _roster(material, trends))
    return tuple(sentence for sentence in told if sentence)


def _outside(material: Material, trends: Sequence[Trend]) -> str:
    words = material.words
    outside = [
        material.dimension(trend.dimension)
        for trend in trends
        if trend.limits is not None and trend.limits.is_outside
    ]
    if not outside:
        return ""
    return words.say("trend-outside", dimensions=words.listing(outside), n=len(outside))


def _roster(material: Material, trends: Sequence[Trend]) -> str:
    """Say it of the comparison that spans most people: dimensions may start in other waves."""
    words = material.words
    rosters = [trend.roster for trend in trends if trend.roster is not None]
    change = max(rosters, key=_moved, default=None)
    if change is None or not _moved(change):
        return ""
    kind = "joined" if change.joined_at_least else "left"
    return words.say(f"trend-{kind}", n=_moved(change))


def _moved(change: RosterChange) -> int:
    return (change.joined_at_least or 0) + (change.left_at_least or 0)
