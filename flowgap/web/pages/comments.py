"""What people wrote about: themes of their comments, never a comment."""

from dataclasses import dataclass

from flowgap.privacy.thresholds import MINIMUM_COMMENTS
from flowgap.reporting.marks import Symbol
from flowgap.reporting.material import Material
from flowgap.result.survey import Theme
from flowgap.scoring.themes.words import FEWEST_CONTRIBUTORS
from flowgap.wording import Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeLine:
    """One theme: its words or its name, how many wrote of it, and whether somebody named it."""

    label: str
    people: str
    state: str
    symbol: Symbol


@dataclass(frozen=True, slots=True, kw_only=True)
class CommentsPage:
    """All that the page shows; without themes a reason."""

    title: str
    standfirst: str
    themes: tuple[ThemeLine, ...]
    reason: str
    rules: tuple[str, ...]
    base: str
    label: str = ""


def comments_page(material: Material, wording: Wording) -> CommentsPage:
    """Return the page of the last full wave."""
    survey, words = material.result.survey, material.words
    people = material.numeral(max(MINIMUM_COMMENTS, material.result.privacy.minimum_group))
    fewest = material.numeral(FEWEST_CONTRIBUTORS)
    reason = ""
    if not survey.themes:
        reason = words.named(
            "themes-reason", survey.themes_reason or "too_few_people_wrote", n=people
        )
    return CommentsPage(
        title=_title(len(survey.themes), wording),
        standfirst=wording.say("explore-comments-standfirst"),
        themes=tuple(_theme(theme, material, wording) for theme in survey.themes),
        reason=reason,
        rules=tuple(
            wording.say(f"explore-comments-{rule}", people=people, fewest=fewest)
            for rule in ("threshold", "themes", "never", "order")
        ),
        base=material.base(survey=True),
    )


def _title(n_themes: int, wording: Wording) -> str:
    if not n_themes:
        return wording.say("explore-comments-none")
    return wording.say("explore-comments-title", n=n_themes)


def _theme(theme: Theme, material: Material, wording: Wording) -> ThemeLine:
    return ThemeLine(
        label=theme.label,
        people=wording.say("explore-comments-people", band=material.words.band(theme.n_band)),
        state=wording.say("explore-comments-named" if theme.reviewed else "explore-comments-words"),
        symbol=Symbol.FULL if theme.reviewed else Symbol.HALF,
    )
