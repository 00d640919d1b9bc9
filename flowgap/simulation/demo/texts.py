"""What the people of the company wrote, in one language."""

from dataclasses import dataclass

BLOCKER = "OPEN1"
SINCE_AI = "OPEN2"
"""The open questions: what slows your work most; what changed since your team uses AI."""


@dataclass(frozen=True, slots=True)
class Remark:
    """An invented answer to an open question, and the dimension that it is about."""

    question: str
    dimension: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Texts:
    """Titles of the engagement and of actions; remarks, more than one engagement needs."""

    title: str
    daily_releases: str
    review_reminders: str
    remarks: tuple[Remark, ...]
