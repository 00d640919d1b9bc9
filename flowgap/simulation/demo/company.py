"""The company: its dates, its teams, and what sets each team apart."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time
from typing import Final
from zoneinfo import ZoneInfo

from flowgap.engagement.manifest import Wave
from flowgap.simulation.work_calendar import moment

CLIENT: Final = "Alder Freight"
MINIMUM_GROUP: Final = 5
TIMEZONE: Final = ZoneInfo("Europe/Berlin")

BEFORE_FROM: Final = date(2025, 10, 1)
AI_ROLLOUT: Final = date(2026, 3, 30)
AFTER_UNTIL: Final = date(2026, 9, 28)
RELEASE_DAY_DROPPED: Final = date(2026, 5, 4)
EXPORT_FROM: Final = date(2025, 8, 15)
EXPORTED_ON: Final = date(2026, 10, 31)
"""Nothing from this day on is in the export: 33 days after the last start that counts."""

FULL: Final = "organizational-mri@1"
PULSE: Final = "pulse@1"
WAVES: Final = (
    Wave(
        id="2025-10",
        questionnaire=FULL,
        opened_on=date(2025, 10, 6),
        closed_on=date(2025, 10, 24),
    ),
    Wave(
        id="2026-02",
        questionnaire=PULSE,
        opened_on=date(2026, 2, 9),
        closed_on=date(2026, 2, 20),
    ),
    Wave(
        id="2026-06",
        questionnaire=PULSE,
        opened_on=date(2026, 6, 22),
        closed_on=date(2026, 7, 3),
    ),
    Wave(
        id="2026-10",
        questionnaire=FULL,
        opened_on=date(2026, 10, 12),
        closed_on=date(2026, 10, 30),
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Team:
    """A team.

    Attributes
    ----------
    people : int
        Invited to every wave.
    review_load, qa_load : float
        Hours of work that come in per hour that is kept for it, before the rollout. Close to 1
        people hurry, see `Station.haste`.
    release_day, drops_release_day : bool
        Releases on Thursdays only; every working day since May 2026.
    ai_ceiling : float
        Share of changes made with AI once everybody is used to it.
    ai_lag_weeks : float
        Weeks from the rollout until half of that is reached.
    german_share : float
        Share of people who answer in German.
    leanings : mapping of dimension to points
        How far the team's score lies from the company's.
    """

    name: str
    unit: str
    people: int
    review_load: float = 0.93
    qa_load: float = 0.70
    release_day: bool = False
    drops_release_day: bool = False
    ai_ceiling: float = 0.85
    ai_lag_weeks: float = 3.0
    german_share: float = 0.12
    leanings: Mapping[str, float] = field(default_factory=dict)

    @property
    def slug(self) -> str:
        """The name as it stands in ids."""
        return self.name.lower().replace(" ", "-")


TEAMS: Final = (
    Team(name="Identity", unit="Platform", people=11, ai_lag_weeks=2.0),
    Team(
        name="Infrastructure",
        unit="Platform",
        people=16,
        ai_ceiling=0.75,
        leanings={"INT": 12.0, "SEC": 12.0, "TST": 6.0, "OWN": 5.0},
    ),
    Team(
        name="Developer tools",
        unit="Platform",
        people=12,
        review_load=0.72,
        ai_ceiling=0.95,
        ai_lag_weeks=1.0,
        leanings={"REV": 14.0, "DEC": 12.0, "WRK": 12.0, "TST": 12.0, "AIA": 12.0, "OUT": 12.0},
    ),
    Team(
        name="Booking",
        unit="Commerce",
        people=19,
        release_day=True,
        drops_release_day=True,
        leanings={"REV": -5.0, "DEC": -4.0, "SEC": -5.0, "PRD": -5.0, "OUT": -6.0},
    ),
    Team(name="Quotes", unit="Commerce", people=12, ai_lag_weeks=4.0),
    Team(
        name="Pricing",
        unit="Commerce",
        people=13,
        ai_ceiling=0.80,
        leanings={"DEC": -15.0, "PRD": -14.0},
    ),
    Team(
        name="Dispatch",
        unit="Operations",
        people=12,
        review_load=1.03,
        release_day=True,
        drops_release_day=True,
        german_share=0.20,
        leanings={"REV": -15.0},
    ),
    Team(
        name="Tracking",
        unit="Operations",
        people=17,
        review_load=1.03,
        release_day=True,
        german_share=0.20,
        leanings={"REV": -14.0},
    ),
    Team(
        name="Billing",
        unit="Operations",
        people=13,
        release_day=True,
        drops_release_day=True,
        ai_lag_weeks=6.0,
        german_share=0.25,
    ),
    Team(
        name="Data services",
        unit="Connect",
        people=17,
        release_day=True,
        leanings={"WRK": -6.0, "OWN": -5.0},
    ),
    Team(
        name="Customs",
        unit="Connect",
        people=4,
        ai_ceiling=0.40,
        ai_lag_weeks=9.0,
        german_share=0.25,
    ),
    Team(name="Partner APIs", unit="Connect", people=15, ai_lag_weeks=3.5),
)


def midnight(day: date) -> int:
    """Return the first moment of a day in the company's time zone."""
    return moment(day, time(), TIMEZONE)
