"""The sentence that answers the question, and the one below it: both follow the state."""

from typing import Final

from flowgap.reporting.charts.scale import change_paint
from flowgap.reporting.material import Material
from flowgap.reporting.titles import first_that_fits
from flowgap.reporting.words import sentence_case
from flowgap.result.delivery import AdoptionState, FlowGapState, Verdict
from flowgap.stages import Stage

MOST: Final = 0.5
ALL: Final = 0.95

_MOST_NAMED: Final = 3

_OWN_SENTENCE: Final = {
    Verdict.ABSORBED_BY_REWORK: "rework",
    Verdict.NEVER_ADOPTED: "never-adopted",
    Verdict.MIX_CHANGE: "mix",
    Verdict.SCHEDULE_CHANGE: "schedule",
}


def headline(material: Material) -> str:
    """Return the conclusion of the whole report in one sentence."""
    gap, words = material.result.flow_gap, material.words
    if not material.has_delivery:
        return _without_delivery(material)
    if gap.verdict in _OWN_SENTENCE:
        return words.say(f"headline-{_OWN_SENTENCE[gap.verdict]}", saved=_saved(material))
    if not material.gap_is_given:
        row = material.row(Stage.BUILD)
        measured = row is not None and row.measured
        return words.say("headline-no-saving" if measured else "headline-no-build")
    if not material.saving_is_clear:
        return words.say("headline-no-saving")
    first = _build(material)
    return first_that_fits(
        [
            sentence_case(words.say("headline-joined", first=first, then=then))
            for then in _endings(material)
        ]
    )


def standfirst(material: Material) -> str:
    """Return what the headline rests on: lead time and its ceiling, or why there is none."""
    words, delivery = material.words, material.result.delivery
    gap = material.result.flow_gap
    if not material.has_delivery or delivery.before.mean is None or delivery.after.mean is None:
        return words.say(f"standfirst-{_what_there_is(material)}")
    change = delivery.lead_time
    told = [
        words.say(
            "standfirst-lead-time",
            after=words.days(delivery.after.mean),
            before=words.days(delivery.before.mean),
            verdict=str(change_paint(change.low, change.high)),
        )
    ]
    if material.saving_is_clear and gap.ceiling_days is not None:
        told.append(words.say("standfirst-ceiling", ceiling=words.days(gap.ceiling_days)))
    elif gap.reason:
        told.append(words.named("gap-reason", gap.reason))
    return " ".join(told)


def _what_there_is(material: Material) -> str:
    if material.has_survey:
        return "no-delivery"
    return "only-pulses" if material.has_only_pulses else "empty"


def _without_delivery(material: Material) -> str:
    words, readiness = material.words, material.result.survey.readiness
    if not material.has_survey:
        return words.say("headline-only-pulses" if material.has_only_pulses else "headline-empty")
    if readiness.estimate is None or not readiness.weakest:
        is_loose = readiness.reason == "item_by_item"
        return words.say(f"headline-survey-{'loose' if is_loose else 'thin'}")
    estimate = words.number(readiness.estimate)
    if (named := readiness.named) is not None:
        dimension = material.dimension(named.id)
        return words.say("headline-readiness", readiness=estimate, dimension=dimension)
    return words.say("headline-readiness-unsure", readiness=estimate)


def _build(material: Material) -> str:
    """Credit AI only where the gap is measured and AI use is known to have risen."""
    measured = material.result.flow_gap.state is FlowGapState.MEASURED
    rose = material.result.delivery.adoption.state is AdoptionState.ROSE
    kind = "clause-ai" if measured and rose else "clause-build"
    return material.words.say(kind, saved=_saved(material))


def _endings(material: Material) -> list[str]:
    """Return what became of the saving, the fullest sentence first."""
    words, gap = material.words, material.result.flow_gap
    if gap.verdict is Verdict.GAIN_IS_REAL:
        return [words.say("clause-real")]
    slower = material.ledger.slower
    if gap.verdict is Verdict.CANNOT_TELL or (gap.low or 0) <= 0 or not slower:
        return [words.say("clause-cannot-tell")]
    share = gap.give_back_share or 0
    part = "all" if share >= ALL else "most" if share >= MOST else "part"
    others = words.say("clause-stages")
    named = slower[:_MOST_NAMED]
    takers = [
        (words.stages(named), len(named)),
        (words.listing([words.stages(slower[:1]), others]), len(slower)),
        (others, _MOST_NAMED),
    ]
    return [words.say(f"clause-took-{part}", stages=stages, n=n) for stages, n in takers]


def _saved(material: Material) -> str:
    return material.words.days(material.result.flow_gap.build_saving_days)
