"""One invented client, Alder Freight: 12 teams, 161 people, four waves, figures that agree.

Every part of a `Result` is here, so that a page, a report or an export can be tested without
reading a folder. One team has fewer than five answers, and its sibling is hidden with it.
"""

from dataclasses import replace
from functools import cache
from typing import Any

from flowgap.diagnosis.actions import choose_actions
from flowgap.diagnosis.findings import Evidence, find
from flowgap.playbook.loader import playbook_in
from flowgap.result.delivery import (
    ChangeEstimate,
    CompetingVerdict,
    Definition,
    FlowGapState,
    LeadTime,
    LedgerRow,
    Verdict,
)
from flowgap.result.document import (
    FORMAT,
    Coverage,
    FigureCoverage,
    Result,
    Source,
)
from flowgap.services.actions.situation import read_situation
from flowgap.stages import Stage
from flowgap.wording import Wording
from tests.support.sample_delivery import (
    sample_delivery,
    sample_flow_gap,
    unmeasured_delivery,
    unmeasured_flow_gap,
)
from tests.support.sample_frame import (
    quiet_constraint,
    sample_action_results,
    sample_amplifier,
    sample_constraint,
    sample_coverage,
    sample_engagement,
    silenced,
    silent_constraint,
    untested_amplifier,
)
from tests.support.sample_survey import (
    sample_privacy,
    sample_survey,
    sample_trend,
    unasked_survey,
)


def sample_result(*, language: str = "en", **overrides: Any) -> Result:  # noqa: ANN401
    """Return the whole result: Build saved 1.9 days, review and QA took most of it back.

    `overrides` replace fields of `Result`. Findings and actions are drawn from the rest again
    unless they are given.
    """
    if not overrides:
        return _whole(language)
    return _with_findings(replace(_frame(language), **overrides), overrides.keys())


@cache
def _whole(language: str) -> Result:
    """Return the result with nothing replaced: a thousand tests begin with it."""
    return _with_findings(_frame(language), ())


@cache
def _frame(language: str) -> Result:
    """Return the result without findings and actions."""
    survey, delivery = sample_survey(language), sample_delivery()
    return Result(
        format=FORMAT,
        generated_from={
            "engagement.yaml": Source(sha256="1f" * 32, rows=1, refused=0),
            "responses.csv": Source(sha256="2e" * 32, rows=128, refused=0),
            "changes.csv": Source(sha256="3d" * 32, rows=2975, refused=12),
        },
        flowgap_version="1.0.0",
        questionnaire_digest="4c" * 32,
        model_version="2026.1",
        seed=1,
        engagement=sample_engagement(language),
        survey=survey,
        delivery=delivery,
        flow_gap=sample_flow_gap(),
        constraint=sample_constraint(),
        amplifier=sample_amplifier(),
        findings=(),
        actions=(),
        action_results=sample_action_results(),
        trend=sample_trend(),
        privacy=sample_privacy(),
        coverage=sample_coverage(),
    )


def gain_is_real_result(*, language: str = "en") -> Result:
    """Return a client whose gain reached the customer: no later stage moved."""
    result = sample_result(language=language)
    settled = {Stage.BUILD: -1.87}
    ledger = tuple(_settle(row, settled.get(row.stage, 0.0)) for row in result.delivery.ledger)
    return sample_result(
        language=language,
        delivery=replace(
            result.delivery,
            ledger=ledger,
            after=LeadTime(n=1486, mean=16.73, median=11.2, p85=28.0),
            lead_time=ChangeEstimate(change=-1.87, low=-2.6, high=-1.1, p_worse=0.004),
            mix=ChangeEstimate(change=0.0, low=-0.1, high=0.1, p_worse=0.5),
            unattributed=replace(result.delivery.unattributed, after=0.90, change=0.0),
            definitions=tuple(_shortened(row) for row in result.delivery.definitions),
        ),
        flow_gap=replace(
            result.flow_gap,
            days=0.0,
            low=-0.5,
            high=0.5,
            give_back_share=0.0,
            give_back_low=-0.27,
            give_back_high=0.27,
            verdict=Verdict.GAIN_IS_REAL,
            competing=(
                CompetingVerdict(verdict=Verdict.GAIN_IS_REAL, p=0.9),
                CompetingVerdict(verdict=Verdict.CANNOT_TELL, p=0.1),
            ),
            rivals=(),
        ),
        constraint=quiet_constraint(result.constraint),
    )


def cannot_tell_result(*, language: str = "en") -> Result:
    """Return a client with delivery data and no saving in Build to follow."""
    result = sample_result(language=language)
    moves = {row.stage: 0.0 if row.stage is Stage.BUILD else row.rate for row in _rows(result)}
    ledger = tuple(_settle(row, moves[row.stage] or 0.0) for row in _rows(result))
    reason = Wording(language).say("flow-gap-no_build_saving")
    gap = unmeasured_flow_gap(state=FlowGapState.NOT_IDENTIFIED, reason=reason)
    return sample_result(
        language=language,
        delivery=replace(
            result.delivery,
            ledger=ledger,
            after=LeadTime(n=1486, mean=20.30, median=14.9, p85=34.0),
            lead_time=ChangeEstimate(change=1.70, low=0.8, high=2.6, p_worse=0.998),
            mix=ChangeEstimate(change=0.0, low=-0.1, high=0.1, p_worse=0.5),
        ),
        flow_gap=replace(gap, verdict=Verdict.CANNOT_TELL),
        constraint=silent_constraint(result.constraint, "The model was given too few stamps."),
    )


def survey_only_result(*, language: str = "en") -> Result:
    """Return a client without delivery data: readiness, and no days at all."""
    reason = Wording(language).say("flow-gap-no_delivery_data")
    return sample_result(
        language=language,
        generated_from={"responses.csv": Source(sha256="2e" * 32, rows=128, refused=0)},
        delivery=unmeasured_delivery(reason=reason),
        flow_gap=unmeasured_flow_gap(state=FlowGapState.READINESS_ONLY, reason=reason),
        constraint=silenced(
            silent_constraint(sample_constraint(), reason), survey=False, telemetry=True
        ),
        amplifier=untested_amplifier(language, "no_delivery_data"),
        action_results=(),
        coverage=Coverage(
            stages=(),
            figures=(FigureCoverage(figure="flow_gap", state="impossible", needs="changes.csv"),),
            remarks=(),
        ),
    )


def delivery_only_result(*, language: str = "en") -> Result:
    """Return a client whose people were never asked."""
    result = sample_result(language=language)
    return sample_result(
        language=language,
        engagement=replace(result.engagement, waves=()),
        generated_from={"changes.csv": Source(sha256="3d" * 32, rows=2975, refused=12)},
        questionnaire_digest=None,
        survey=unasked_survey(reason="no_answers"),
        constraint=silenced(result.constraint, survey=True, telemetry=False),
        amplifier=untested_amplifier(language, "few_teams"),
        trend=(),
        privacy=replace(result.privacy, suppressed_cells=0, released_cells=0),
    )


def empty_result(*, language: str = "en") -> Result:
    """Return an engagement that has only its manifest."""
    result = survey_only_result(language=language)
    return sample_result(
        language=language,
        engagement=replace(result.engagement, waves=(), before=None, after=None),
        generated_from={},
        questionnaire_digest=None,
        survey=unasked_survey(reason="no_answers"),
        delivery=result.delivery,
        flow_gap=result.flow_gap,
        constraint=silenced(result.constraint, survey=True, telemetry=True),
        amplifier=result.amplifier,
        action_results=(),
        trend=(),
        privacy=replace(result.privacy, suppressed_cells=0, released_cells=0),
        coverage=result.coverage,
    )


def _with_findings(result: Result, given: Any) -> Result:  # noqa: ANN401 - any container of names
    wording = Wording(result.engagement.language)
    if "findings" not in given:
        evidence = Evidence(
            survey=result.survey,
            trend=result.trend,
            delivery=result.delivery,
            flow_gap=result.flow_gap,
            constraint=result.constraint,
        )
        result = replace(result, findings=find(evidence, wording))
    if "actions" not in given:
        situation = read_situation(
            result.constraint,
            result.findings,
            low_p={},
            delivery=result.delivery,
            flow_gap=result.flow_gap,
            action_results=result.action_results,
        )
        actions = choose_actions(situation, playbook_in(wording.language))
        result = replace(result, actions=actions)
    return result


def _rows(result: Result) -> tuple[LedgerRow, ...]:
    return result.delivery.ledger


def _settle(row: LedgerRow, rate: float) -> LedgerRow:
    """Return the row with this like-for-like change and none from the mix."""
    if row.rate == rate:
        shift = 0.0 if row.mix is None else -row.mix
    else:
        shift = rate - (row.change or 0.0)
    wait = (row.after.wait or 0.0) + shift
    total = (row.after.total or 0.0) + shift
    return replace(
        row,
        after=replace(row.after, wait=wait, total=total),
        change=rate,
        rate=rate,
        rate_low=row.rate_low if row.rate == rate else -0.2,
        rate_high=row.rate_high if row.rate == rate else 0.2,
        mix=0.0,
        p_worse=row.p_worse if row.rate == rate else 0.5,
    )


def _shortened(row: Definition) -> Definition:
    return replace(
        row,
        after=(row.before or 0.0) - 1.8,
        change=-1.8,
        low=-2.6,
        high=-1.0,
        conclusion="faster",
    )
