"""What one respondent has chosen so far."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final, TypeVar

STAGES_QUESTION: Final = "stages"
"""The screener that decides what is asked; its choices are never stored."""

_Value = TypeVar("_Value")


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What a page showed: whatever is on it and did not come back was left empty."""

    items: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    attention: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """Choices by id; what is absent was left empty.

    `items` hold 1..k or the code of "I don't know", `choices` the chosen ids of each question
    that is not scored. Open answers are no part of it: they are sent with the last page.
    """

    items: Mapping[str, int] = field(default_factory=dict)
    choices: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    attention: int | None = None

    @property
    def stages(self) -> tuple[str, ...]:
        """Return the stages that the respondent takes part in."""
        return self.choices.get(STAGES_QUESTION, ())

    def merged_with(self, later: "Answers", *, shown: Shown) -> "Answers":
        """Return these answers with all that a page showed replaced by what came back from it."""
        return replace(
            self,
            items=_replaced(self.items, later.items, shown.items),
            choices=_replaced(self.choices, later.choices, shown.questions),
            attention=later.attention if shown.attention else self.attention,
        )


def _replaced(
    old: Mapping[str, _Value], new: Mapping[str, _Value], shown: tuple[str, ...]
) -> dict[str, _Value]:
    kept = {key: value for key, value in old.items() if key not in shown}
    return kept | {key: new[key] for key in shown if key in new}
