"""The register of actions: what was begun with its verdict, what is planned, what is proposed."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from flowgap.models import ActionState
from flowgap.reporting.marks import Symbol
from flowgap.reporting.material import Material
from flowgap.result.diagnosis import Action, ActionResult, ExpectedEffect
from flowgap.services.over_time.register import RegisteredAction, has_begun
from flowgap.web.pages.over_time.line_marks import MOST_MARKS, Moment
from flowgap.wording import Wording

VERDICT_SYMBOLS: Final = {
    "worked": Symbol.UP,
    "worse": Symbol.DOWN,
    "no_evidence": Symbol.BAR,
    "cannot_tell": Symbol.DOTTED,
}
NOT_JUDGED: Final = "cannot_tell"


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionShown:
    """One action in words; `number` is that of its disc, empty where it was not begun.

    `key` is empty for one that stands in the client's own file only.
    """

    key: str
    number: str
    name: str
    about: str
    symbol: Symbol = Symbol.NONE
    verdict: str = ""
    effect: str = ""
    expected: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """An action that the newest result proposes; `key` is that in the register, if it is there."""

    id: str
    name: str
    about: str
    expected: str
    key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterPage:
    """Everything in the register, and what may be added by one click."""

    title: str
    standfirst: str
    begun: tuple[ActionShown, ...]
    waiting: tuple[ActionShown, ...]
    proposals: tuple[Proposal, ...]
    base: str
    label: str = ""
    problem: str = ""


@dataclass(frozen=True)
class Register:
    """Actions beside the verdicts of the newest result, by their ids."""

    actions: tuple[RegisteredAction, ...]
    results: tuple[ActionResult, ...]
    hidden: frozenset[str] = frozenset()
    verdicts: Mapping[str, ActionResult] = field(init=False)

    def __post_init__(self) -> None:
        """Find each verdict once."""
        object.__setattr__(self, "verdicts", {one.action_id: one for one in self.results})

    @property
    def begun(self) -> tuple[RegisteredAction, ...]:
        """The actions on the line of time."""
        return tuple(one for one in self.actions if has_begun(one))

    @property
    def of_file(self) -> tuple[ActionResult, ...]:
        """Verdicts on actions that stand in the client's own file only."""
        known = {one.key for one in self.actions} | self.hidden
        return tuple(one for one in self.results if one.action_id not in known)


def action_moments(actions: Sequence[RegisteredAction]) -> tuple[Moment, ...]:
    """Return the latest actions as discs on the line of time."""
    return tuple(
        Moment(day=one.draft.started_on, sign=str(one.number), is_action=True)
        for one in actions[-MOST_MARKS:]
        if one.draft.started_on is not None
    )


def register_page(
    register: Register, material: Material, wording: Wording, *, problem: str = ""
) -> RegisterPage:
    """Return the page of the register."""
    shown = tuple(actions_shown(register, material, wording))
    return RegisterPage(
        title=_title(register, wording),
        standfirst=wording.say("over-time-register-standfirst"),
        begun=shown,
        waiting=tuple(
            _shown(one, material, wording) for one in register.actions if not has_begun(one)
        ),
        proposals=tuple(_proposals(register, material, wording)),
        base=material.base(delivery=material.has_delivery),
        problem=wording.say(problem) if problem else "",
    )


def _title(register: Register, wording: Wording) -> str:
    verdicts = [one.verdict for one in register.results if one.action_id not in register.hidden]
    if not register.actions and not verdicts:
        return wording.say("over-time-register-empty")
    return wording.say(
        "over-time-register-title",
        n=len(register.begun) + len(register.of_file),
        worked=sum(verdict == "worked" for verdict in verdicts),
    )


def actions_shown(
    register: Register, material: Material, wording: Wording
) -> Iterator[ActionShown]:
    """Yield what was begun with its verdict, then what stands in the client's file only."""
    for one in register.begun:
        yield _shown(one, material, wording, register.verdicts.get(one.key))
    for found in register.of_file:
        yield ActionShown(
            key="",
            number="",
            name=found.title or found.action_id,
            about="",
            symbol=VERDICT_SYMBOLS.get(found.verdict, Symbol.DOTTED),
            verdict=_verdict(found.verdict, wording),
            effect=_effect(found, material, wording),
        )


def _shown(
    one: RegisteredAction,
    material: Material,
    wording: Wording,
    found: ActionResult | None = None,
) -> ActionShown:
    is_judged = one.number is not None
    verdict = NOT_JUDGED if found is None else found.verdict
    return ActionShown(
        key=one.key,
        number="" if one.number is None else str(one.number),
        name=one.title,
        about=_about(one, material, wording),
        symbol=VERDICT_SYMBOLS.get(verdict, Symbol.DOTTED) if is_judged else Symbol.NONE,
        verdict=_verdict(verdict, wording) if is_judged else "",
        effect=_effect(found, material, wording) if is_judged else "",
        expected=expected_in_words(one.draft.expected, material, wording),
    )


def _about(one: RegisteredAction, material: Material, wording: Wording) -> str:
    """Return state and day, owner, team and place, as far as they are known."""
    draft, words = one.draft, material.words
    day = "" if draft.started_on is None else words.day(draft.started_on)
    message = f"over-time-state-{draft.state}" + ("-day" if day else "")
    parts = [
        wording.say(message, day=day) if day else wording.say(message),
        draft.owner and wording.say("over-time-owned", owner=draft.owner),
        draft.team or wording.say("over-time-company"),
        "" if draft.stage is None else words.stage(draft.stage),
        "" if draft.dimension is None else material.dimension(draft.dimension),
    ]
    return "; ".join(part for part in parts if part)


def _verdict(verdict: str, wording: Wording) -> str:
    return wording.say(f"web-action-{verdict.replace('_', '-')}")


def _effect(found: ActionResult | None, material: Material, wording: Wording) -> str:
    """Return the effect with its interval, or why there is none."""
    if found is None:
        return wording.say("over-time-not-judged")
    words, effect = material.words, found.effect
    if effect.days is None:
        return found.reason or ""
    told = wording.say(
        "web-action-effect",
        days=words.days(effect.days, signed=True),
        interval=words.change(effect.low, effect.high),
    )
    return f"{told}. {found.reason}" if found.reason else told


def expected_in_words(expected: ExpectedEffect, material: Material, wording: Wording) -> str:
    """Return the expected effect in words; nothing where nothing is expected."""
    if expected.days is None:
        return ""
    days = material.words.days(expected.days, signed=True)
    if expected.low is None or expected.high is None:
        return wording.say("over-time-expected-alone", days=days)
    interval = material.words.change(expected.low, expected.high)
    return wording.say("over-time-expected", days=days, interval=interval)


def _proposals(register: Register, material: Material, wording: Wording) -> Iterator[Proposal]:
    keys = {one.playbook_id: one.key for one in register.actions if _is_live(one)}
    for action in material.result.actions:
        yield Proposal(
            id=action.id,
            name=action.title,
            about=_place(action, material),
            expected=expected_in_words(action.expected, material, wording)
            or wording.say("over-time-not-expected"),
            key=keys.get(action.id, ""),
        )


def _is_live(one: RegisteredAction) -> bool:
    return one.is_proposed and one.draft.state is not ActionState.DROPPED


def _place(action: Action, material: Material) -> str:
    parts = [
        action.owner_role,
        "" if action.stage is None else material.words.stage(action.stage),
        "" if action.dimension is None else material.dimension(action.dimension),
    ]
    return "; ".join(part for part in parts if part)
