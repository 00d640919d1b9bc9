"""What people wrote about: themes of their comments, never a comment."""

from collections.abc import Mapping
from dataclasses import dataclass

from flowgap.privacy.thresholds import MINIMUM_COMMENTS
from flowgap.reporting.marks import Symbol
from flowgap.reporting.material import Material
from flowgap.result.survey import Theme
from flowgap.scoring.themes.words import FEWEST_CONTRIBUTORS
from flowgap.services.engagements.theme_names import theme_key
from flowgap.wording import Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class Tried:
    """A name that was typed and not kept, why, and what the theme is called by now."""

    theme: str
    name: str
    problem: str
    now: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """The form that names one theme; `before` is what it is called."""

    key: str
    word: str
    value: str
    before: str
    problem: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeLine:
    """One theme: its words or its name, how many wrote of it, and whether somebody named it.

    `words` are those behind a name; `naming` is there where the one who looks may give one.
    """

    label: str
    words: str
    people: str
    state: str
    symbol: Symbol
    naming: Naming | None


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

    @property
    def has_problem(self) -> bool:
        """Tell whether a name was refused."""
        return any(theme.naming is not None and theme.naming.problem for theme in self.themes)


def comments_page(
    material: Material,
    wording: Wording,
    *,
    names: Mapping[str, str],
    can_name: bool,
    tried: Tried | None = None,
) -> CommentsPage:
    """Return the page of the last full wave; `names` are those of people, by key of the theme."""
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
        themes=tuple(
            _theme(theme, names.get(theme_key(theme), ""), material, wording, naming)
            for theme in survey.themes
            for naming in [_naming(theme, names, wording, tried) if can_name else None]
        ),
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


def _theme(
    theme: Theme, name: str, material: Material, wording: Wording, naming: Naming | None
) -> ThemeLine:
    is_named = theme.reviewed or bool(name)
    words = ", ".join(theme.id.split("-"))
    return ThemeLine(
        label=name or theme.label,
        words=wording.say("themes-behind", words=words) if is_named else "",
        people=wording.say("explore-comments-people", band=material.words.band(theme.n_band)),
        state=wording.say("explore-comments-named" if is_named else "explore-comments-words"),
        symbol=Symbol.FULL if is_named else Symbol.HALF,
        naming=None if theme.reviewed else naming,
    )


def _naming(
    theme: Theme, names: Mapping[str, str], wording: Wording, tried: Tried | None
) -> Naming:
    key = theme_key(theme)
    name = names.get(key, "")
    mine = tried if tried is not None and tried.theme == key else None
    return Naming(
        key=key,
        word=wording.say("themes-rename" if name else "themes-name-it"),
        value=name if mine is None else mine.name,
        before=name if mine is None else mine.now,
        problem=""
        if mine is None
        else wording.say(mine.problem, name=mine.now or wording.say("themes-no-name")),
    )
