"""The page that asks what a change would bring: sliders, and the answer with its back-test."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from flowgap.forms.what_if import (
    LEAST_PERCENT,
    MOST_PERCENT,
    RELEASES,
    STEP_PERCENT,
    UNCHANGED,
    WhatIfForm,
    capacity_name,
)
from flowgap.reporting.blocks import KeyFigure, Table
from flowgap.reporting.material import Material
from flowgap.services.engagements.keeping import KeptResult
from flowgap.services.whatif.answering import Why
from flowgap.stages import PIPELINE_STAGES
from flowgap.web.pages.results.links import Targets, stage_targets
from flowgap.web.pages.results.what_if_answer import (
    change_figure,
    gains_table,
    next_lines,
    plan_lines,
    stages_table,
)
from flowgap.wording import Wording

UNASKABLE: Final = frozenset({"no-gains", "no-files"})
"""States without a form: nothing could be answered."""

_ABOUT: Final = {Why.UNSEEN: "unseen", Why.PILES_UP: "piles-up"}
"""What the title of a page without an answer is about, if not about the network."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is known of a question: `faults` by field, `answer` as the contract has it."""

    has_files: bool
    is_asked: bool
    faults: Mapping[str, str]
    answer: Mapping[str, Any] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Slider:
    """One slider: its field, where it stands, and what that is called."""

    name: str
    label: str
    value: int
    told: str
    fault: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """One field for a number; `keys` are those that a phone shows."""

    name: str
    label: str
    hint: str
    value: str
    keys: str
    fault: str | None

    @property
    def described(self) -> str:
        """Return the ids of the texts that belong to the field."""
        return f"{self.name}-hint" + (f" {self.name}-error" if self.fault else "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """One entry of a list to choose from."""

    value: str
    name: str
    chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class WhatIfPage:
    """All that the page shows. Without a form, `standfirst` says why and `missing` what to do."""

    title: str
    standfirst: str
    has_form: bool
    missing: str
    faults: tuple[str, ...]
    sliders: tuple[Slider, ...]
    ticks: tuple[Chosen, ...]
    speed: Box
    items: Box
    goal: Box
    wip_stages: tuple[Chosen, ...]
    releases: tuple[Chosen, ...]
    figure: KeyFigure | None
    backtest: str
    stages: Table | None
    gains: Table | None
    targets: Targets
    follows: tuple[str, ...]
    plan: tuple[str, ...]
    base: str
    bounds: tuple[int, int, int] = (LEAST_PERCENT, MOST_PERCENT, STEP_PERCENT)
    label: str = ""


def what_if_page(
    kept: KeptResult, material: Material, wording: Wording, form: WhatIfForm, asked: Asked
) -> WhatIfPage:
    """Return the page; a question that is not answered yet says so."""
    say, answer = wording.say, asked.answer
    state = _state(kept, asked)
    vouched = answer is not None and answer["change"] is not None
    return WhatIfPage(
        title=_title(state, answer, material, wording),
        standfirst=_standfirst(state, answer, wording),
        has_form=state not in UNASKABLE,
        missing=say(f"what-if-{state}-how") if state in UNASKABLE else "",
        faults=tuple(dict.fromkeys(say(fault) for fault in asked.faults.values())),
        sliders=tuple(_sliders(form, asked, material, wording)),
        ticks=tuple(_ticks(wording)),
        speed=_box(form, asked, wording, "build_speed"),
        items=_box(form, asked, wording, "wip_items", keys="numeric"),
        goal=_box(form, asked, wording, "goal_days"),
        wip_stages=tuple(
            Chosen(
                value=stage,
                name=material.words.stage(stage),
                chosen=form.wip_stage.data == stage,
            )
            for stage in PIPELINE_STAGES
        ),
        releases=tuple(_releases(form, wording)),
        figure=change_figure(answer, material, wording) if answer and vouched else None,
        backtest=_backtest(answer, wording) if answer else "",
        stages=stages_table(answer, material, wording) if answer and vouched else None,
        gains=None if vouched or state in UNASKABLE else gains_table(material, wording),
        targets=stage_targets(material),
        follows=tuple(next_lines(answer, material, wording)) if answer and vouched else (),
        plan=tuple(plan_lines(answer, material, wording)) if answer else (),
        base=material.base(survey=False, delivery=True),
    )


def _state(kept: KeptResult, asked: Asked) -> str:
    """Return what can be said: why nothing can be asked, or how far the question is."""
    if not kept.result.constraint.gain_days:
        return "no-gains"
    if not asked.has_files:
        return "no-files"
    if asked.answer is not None:
        return "answered" if asked.answer["change"] is not None else "withdrawn"
    return "unanswered" if asked.is_asked and not asked.faults else "open"


def _title(
    state: str, answer: Mapping[str, Any] | None, material: Material, wording: Wording
) -> str:
    if state == "withdrawn" and answer is not None:
        why = answer["backtest"]["reason_code"]
        about = _ABOUT.get(why, "network")
        return wording.say(f"what-if-withdrawn-{about}-title")
    if state != "answered" or answer is None:
        return wording.say(f"what-if-{state}-title")
    change = answer["change"]
    days = change["days"]
    if not round(days, 1):
        return wording.say("what-if-same-title")
    kind = "shorter" if days < 0 else "longer"
    if change["low"] <= 0 <= change["high"]:
        kind = f"perhaps-{kind}"
    return wording.say(f"what-if-{kind}-title", days=material.words.days(abs(days)))


def _standfirst(state: str, answer: Mapping[str, Any] | None, wording: Wording) -> str:
    if state == "withdrawn" and answer is not None:
        return str(answer["backtest"]["reason"])
    return wording.say(f"what-if-{state}")


def _sliders(
    form: WhatIfForm, asked: Asked, material: Material, wording: Wording
) -> Iterator[Slider]:
    for stage in PIPELINE_STAGES:
        name = capacity_name(stage)
        value = form[name].data or 0
        yield Slider(
            name=name,
            label=material.words.stage(stage),
            value=value,
            told=_percent(value, wording),
            fault=_fault(asked, name, wording),
        )


def _ticks(wording: Wording) -> Iterator[Chosen]:
    for value in range(LEAST_PERCENT, MOST_PERCENT + 1, STEP_PERCENT):
        is_named = value % (2 * STEP_PERCENT) == 0
        name = wording.percent(value / 100, signed=True) if is_named else ""
        yield Chosen(value=str(value), name=name, chosen=False)


def _percent(value: int, wording: Wording) -> str:
    if not value:
        return wording.say("what-if-as-today")
    return wording.percent(value / 100, signed=True)


def _box(
    form: WhatIfForm, asked: Asked, wording: Wording, name: str, *, keys: str = "decimal"
) -> Box:
    message = f"what-if-{name.replace('_', '-')}"
    return Box(
        name=name,
        label=wording.say(message),
        hint=wording.say(f"{message}-hint"),
        value=form[name].data or "",
        keys=keys,
        fault=_fault(asked, name, wording),
    )


def _fault(asked: Asked, name: str, wording: Wording) -> str | None:
    fault = asked.faults.get(name)
    return None if fault is None else wording.say(fault)


def _releases(form: WhatIfForm, wording: Wording) -> Iterator[Chosen]:
    for value in RELEASES:
        words = (
            wording.say("what-if-as-today")
            if value == UNCHANGED
            else wording.say("what-if-release-any")
            if value == "0"
            else wording.say("what-if-release-every", days=int(value))
        )
        yield Chosen(value=value, name=words, chosen=form.release_days.data == value)


def _backtest(answer: Mapping[str, Any], wording: Wording) -> str:
    error = answer["backtest"]["error_days"]
    if error is None:
        return wording.say("what-if-untested")
    return wording.say("what-if-tested", days=wording.number(error, decimals=1, signed=True))
