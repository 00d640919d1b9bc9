"""What surrounds the figures of the invented client: waves, constraint, coverage."""

from dataclasses import replace
from datetime import date

from flowgap.diagnosis.witnesses import StageEvidence, hear_witnesses
from flowgap.result.diagnosis import (
    ActionResult,
    Amplifier,
    AmplifierEffect,
    AmplifierState,
    Constraint,
    ConstraintState,
    ExpectedEffect,
    Robustness,
    RobustnessChange,
    StageChance,
    StageGain,
    StageQueue,
    WitnessVerdict,
)
from flowgap.result.document import (
    Coverage,
    EngagementSummary,
    FigureCoverage,
    HelpsMost,
    LinkRate,
    Period,
    StageCoverage,
    WaveSummary,
)
from flowgap.stages import Stage
from flowgap.wording import Wording
from tests.support.sample_survey import WAVES

_STAGE_EVIDENCE = {
    Stage.CLARIFY: StageEvidence(survey_p=0.09, telemetry_p=0.16),
    Stage.BUILD: StageEvidence(survey_p=0.66, telemetry_p=0.01, ageing_p=0.45),
    Stage.REVIEW: StageEvidence(survey_p=0.998, telemetry_p=0.995, ageing_p=0.88),
    Stage.CI: StageEvidence(survey_p=0.02, telemetry_p=0.18),
    Stage.QA: StageEvidence(survey_p=0.01, telemetry_p=0.89, ageing_p=0.14),
    Stage.SECURITY: StageEvidence(survey_p=0.36, telemetry_p=None),
    Stage.INTEGRATE: StageEvidence(survey_p=0.01, telemetry_p=0.19),
    Stage.RELEASE: StageEvidence(survey_p=0.01, telemetry_p=0.02),
}

_COVERAGE = {
    Stage.CLARIFY: (0.86, 0.88),
    Stage.BUILD: (0.96, 0.97),
    Stage.REVIEW: (0.93, 0.94),
    Stage.CI: (0.95, 0.96),
    Stage.QA: (0.70, 0.72),
    Stage.SECURITY: (0.38, 0.41),
    Stage.INTEGRATE: (1.0, 1.0),
    Stage.RELEASE: (0.89, 0.90),
}


# Open items, share of old ones, that of a steady flow; on average there, and as times have it.
_QUEUES = {
    Stage.BUILD: (31, 0.19, 0.15, 24.4, 25.1),
    Stage.REVIEW: (29, 0.41, 0.16, 35.2, 33.9),
    Stage.QA: (12, 0.17, 0.14, 19.3, 28.0),
}


def sample_queues() -> tuple[StageQueue, ...]:
    """Return the open work of three stages; counts and times of QA do not fit."""
    return tuple(
        StageQueue(
            stage=stage,
            n_open=n_open,
            old_share=old,
            steady_share=steady,
            counted=counted,
            expected=expected,
            # A quarter of 28.0 is 7.0, and 28.0 - 19.3 = 8.7.
            fits=abs(counted - expected) <= expected / 4,
        )
        for stage, (n_open, old, steady, counted, expected) in _QUEUES.items()
    )


def sample_engagement(language: str) -> EngagementSummary:
    """Return four waves and two half years, simulated."""
    closed = (date(2025, 10, 31), date(2026, 2, 13), date(2026, 6, 12), date(2026, 10, 30))
    opened = (date(2025, 10, 13), date(2026, 2, 2), date(2026, 6, 1), date(2026, 10, 12))
    kinds = ("organizational-mri@1", "pulse@1", "pulse@1", "organizational-mri@1")
    title = "FlowGap-Diagnose" if language == "de" else "FlowGap diagnostic"
    return EngagementSummary(
        client="Alder Freight",
        title=title,
        language=language,
        timezone="Europe/Berlin",
        simulated=True,
        ai_rollout=date(2026, 3, 30),
        waves=tuple(
            WaveSummary(id=id_, questionnaire=kind, opened_on=start, closed_on=end)
            for id_, kind, start, end in zip(WAVES, kinds, opened, closed, strict=True)
        ),
        before=Period(start=date(2025, 10, 1), until=date(2026, 3, 30)),
        after=Period(start=date(2026, 3, 30), until=date(2026, 9, 28)),
    )


def untested_amplifier(language: str, reason: str) -> Amplifier:
    """Return a test that could not be made."""
    return Amplifier(
        state=AmplifierState.INSUFFICIENT,
        reason=Wording(language).say(f"amplifier-{reason}"),
        effects=(),
    )


def sample_amplifier() -> Amplifier:
    """Return a test of eleven teams: null in three practices, more where testing is strong."""
    figures = (
        ("OWN", 0.012, -0.041, 0.066),
        ("DEC", -0.008, -0.060, 0.043),
        ("TST", 0.071, 0.015, 0.128),
        ("COM", 0.004, -0.048, 0.055),
    )
    return Amplifier(
        state=AmplifierState.MEASURED,
        reason=None,
        effects=tuple(
            AmplifierEffect(
                dimension=dimension,
                estimate=estimate,
                low=low,
                high=high,
                step_points=6.2,
                n_teams=11,
                n_periods=13,
            )
            for dimension, estimate, low, high in figures
        ),
        use="developers",
    )


def sample_constraint() -> Constraint:
    """Return a named constraint: review, with QA next."""
    chances = {Stage.REVIEW: 0.78, Stage.QA: 0.13, Stage.CLARIFY: 0.05, Stage.RELEASE: 0.04}
    gains = {Stage.REVIEW: (1.1, 0.5, 1.7), Stage.QA: (0.6, 0.1, 1.1)}
    return Constraint(
        state=ConstraintState.NAMED,
        stage=Stage.REVIEW,
        reason=None,
        posterior=tuple(StageChance(stage=stage, p=p) for stage, p in chances.items()),
        gain_days=tuple(
            StageGain(stage=stage, days=days, low=low, high=high)
            for stage, (days, low, high) in gains.items()
        ),
        witnesses=hear_witnesses(_STAGE_EVIDENCE),
        next=StageChance(stage=Stage.QA, p=0.62),
        teams=(),
        queues=sample_queues(),
        robustness=(
            Robustness(
                change=RobustnessChange.FEWER_PEOPLE,
                state=ConstraintState.NAMED,
                stage=Stage.REVIEW,
            ),
            Robustness(
                change=RobustnessChange.MORE_PEOPLE,
                state=ConstraintState.NAMED,
                stage=Stage.REVIEW,
            ),
            Robustness(
                change=RobustnessChange.NO_SURVEY, state=ConstraintState.ABSTAIN, stage=None
            ),
            Robustness(
                change=RobustnessChange.NO_DELIVERY, state=ConstraintState.NAMED, stage=Stage.QA
            ),
        ),
    )


def sample_action_results() -> tuple[ActionResult, ...]:
    """Return one action that worked and one that cannot be judged yet."""
    nothing = ExpectedEffect(days=None, low=None, high=None)
    return (
        ActionResult(
            action_id="daily-release",
            title="Release every day",
            verdict="worked",
            effect=ExpectedEffect(days=-0.6, low=-1.0, high=-0.2),
            method="interrupted time series",
            reason=None,
        ),
        ActionResult(
            action_id="small-changes",
            title="Smaller changes",
            verdict="cannot_tell",
            effect=nothing,
            method=None,
            reason="The data reach one week past the start.",
        ),
    )


_LINKS = (
    ("change_to_deployment", 2700, 0.97, 0.98, "lead time, ledger and flow gap"),
    ("change_to_review", 2700, 0.94, 0.91, "time in review and the share without one"),
    ("incident_to_deployment", 41, 0.60, 0.72, "change fail rate and recovery time"),
)


def sample_coverage() -> Coverage:
    """Return good stamps everywhere but for security."""
    return Coverage(
        stages=tuple(
            StageCoverage(stage=stage, share_before=before, share_after=after)
            for stage, (before, after) in _COVERAGE.items()
        ),
        figures=(
            FigureCoverage(figure="ledger", state="possible", needs=None),
            FigureCoverage(figure="flow_gap", state="possible", needs=None),
            FigureCoverage(figure="recovery_time", state="weak", needs="deployment_id"),
            FigureCoverage(figure="security_queue", state="impossible", needs="security_start_at"),
        ),
        remarks=("changes.csv: merged before it was opened (12)",),
        links=tuple(
            LinkRate(
                link=link,
                n=n,
                share=(before + after) / 2,
                share_before=before,
                share_after=after,
                makes_possible=makes_possible,
            )
            for link, n, before, after, makes_possible in _LINKS
        ),
        helps_most=HelpsMost(
            file="incidents.csv",
            column="deployment_id",
            figures=("recovery_time",),
            why="By itself it would make possible: Recovery time.",
        ),
    )


def quiet_constraint(constraint: Constraint) -> Constraint:
    """Return the same witnesses where no stage shortens lead time."""
    fine = replace(silent_constraint(constraint, ""), state=ConstraintState.NONE, reason=None)
    return replace(
        fine,
        witnesses=tuple(
            replace(row, verdict=WitnessVerdict.UNCLEAR) if row.telemetry == "bad" else row
            for row in constraint.witnesses
        ),
    )


def silenced(constraint: Constraint, *, survey: bool, telemetry: bool) -> Constraint:
    """Return the constraint as heard without one of the witnesses, or without both."""
    evidence = {
        stage: StageEvidence(
            survey_p=None if survey else heard.survey_p,
            telemetry_p=None if telemetry else heard.telemetry_p,
            ageing_p=None if telemetry else heard.ageing_p,
        )
        for stage, heard in _STAGE_EVIDENCE.items()
    }
    queues = () if telemetry else constraint.queues
    return replace(constraint, witnesses=hear_witnesses(evidence), queues=queues)


def silent_constraint(constraint: Constraint, reason: str) -> Constraint:
    """Return the same witnesses and no model, with its reason."""
    return replace(
        constraint,
        state=ConstraintState.ABSTAIN,
        stage=None,
        reason=reason,
        posterior=(),
        gain_days=(),
        next=None,
        robustness=(),
    )
