"""Which numbers of a result are figures: all of them, but for a few that are named here."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from flowgap.reporting.figures.delivery_measures import (
    COVERAGE_GROUPS,
    DELIVERY_GROUPS,
    DELIVERY_KEYS,
    SOURCE_GROUPS,
)
from flowgap.reporting.figures.diagnosis_measures import (
    ACTION_GROUPS,
    AMPLIFIER_GROUPS,
    CONSTRAINT_GROUPS,
    DIAGNOSIS_KEYS,
    FLOW_GAP_GROUPS,
    RECORD_GROUPS,
)
from flowgap.reporting.figures.measure import Group, Key, Keys, Measure
from flowgap.reporting.figures.survey_measures import (
    PRIVACY_GROUPS,
    SURVEY_GROUPS,
    SURVEY_KEYS,
    TREND_GROUPS,
)

NO_FIGURES: Final = frozenset({"format", "seed", "delivery.cap_days"})
"""Numbers of a result that say how it was made, not what was found."""

GROUPS: Final[tuple[Group, ...]] = (
    *SOURCE_GROUPS,
    *SURVEY_GROUPS,
    *DELIVERY_GROUPS,
    *FLOW_GAP_GROUPS,
    *CONSTRAINT_GROUPS,
    *AMPLIFIER_GROUPS,
    *ACTION_GROUPS,
    *TREND_GROUPS,
    *PRIVACY_GROUPS,
    *COVERAGE_GROUPS,
    *RECORD_GROUPS,
)
"""In the order of the list."""

SECTIONS: Final = tuple(dict.fromkeys(group.path.partition(".")[0] for group in GROUPS))
"""The parts of a result that hold figures."""

KEYS: Final[Keys] = {**SURVEY_KEYS, **DELIVERY_KEYS, **DIAGNOSIS_KEYS}
"""By the path of a list or an object: what tells its elements apart."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of the catalogue: a measure, and the pattern of the ids of its figures."""

    pattern: str
    group: Group
    measure: Measure

    @property
    def section(self) -> str:
        """The part of the result in which its figures stand."""
        return self.group.path.partition(".")[0]


def entries() -> Iterator[Entry]:
    """Yield the whole catalogue, in the order of the list."""
    for group in GROUPS:
        for measure in group.measures:
            yield Entry(
                pattern=".".join((*_pattern(group.path), measure.field)).rstrip("."),
                group=group,
                measure=measure,
            )


def _pattern(path: str) -> Iterator[str]:
    """Yield the parts of a path, each list followed by what tells its elements apart."""
    so_far = ""
    for part in path.split("."):
        so_far = f"{so_far}.{part}" if so_far else part
        yield part
        for key in KEYS.get(so_far, ()):
            if key.in_id:
                yield f"<{key_name(key)}>"


def key_name(key: Key) -> str:
    """Return what a key is called in patterns."""
    return key.field or "name"
