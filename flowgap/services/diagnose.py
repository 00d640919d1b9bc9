"""From an engagement folder to a result: read, score, measure, combine."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any, Final

import numpy as np

from flowgap import __version__
from flowgap.diagnosis.actions import choose_actions
from flowgap.diagnosis.ageing import ageing_of
from flowgap.diagnosis.findings import Evidence, find
from flowgap.diagnosis.price import gap_price
from flowgap.diagnosis.witnesses import hear_witnesses
from flowgap.engagement.doctor import Examination, examine, import_report
from flowgap.engagement.folder import EngagementFolder
from flowgap.engagement.manifest import Manifest
from flowgap.engagement.reading import read_engagement
from flowgap.playbook.loader import playbook_in
from flowgap.privacy.snapshot import Ledger, Snapshot
from flowgap.questionnaire.loader import available_languages, item_ids, load_once
from flowgap.questionnaire.schema import Questionnaire
from flowgap.result.delivery import FlowGap
from flowgap.result.document import (
    FORMAT,
    Coverage,
    EngagementSummary,
    Period,
    Result,
    Source,
    WaveSummary,
)
from flowgap.result.track_record import NO_RECORD, TrackRecord
from flowgap.services.actions.results import judge_actions
from flowgap.services.actions.situation import low_chances, read_situation
from flowgap.services.adoption.amplifier import assess_amplifier
from flowgap.services.constraint.assessment import assess_constraint
from flowgap.services.constraint.evidence import stages_of
from flowgap.services.constraint.model import shipped_model
from flowgap.services.constraint.stage_checks import stage_queues, unlike_counts
from flowgap.services.constraint.witnesses import stage_evidence
from flowgap.services.delivery.assessment import DeliveryAssessment, assess_delivery
from flowgap.services.releases.folder import read_ledger
from flowgap.services.survey.assessment import SurveyAssessment, assess_survey
from flowgap.services.survey.dimensions_asked import asked_dimensions
from flowgap.wording import Wording

DEFAULT_SEED: Final = 1

Step = Callable[[str], None]
Earlier = Callable[[Manifest], Ledger]
"""What was given out of an engagement before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnosis:
    """The result, the report on the files that it was drawn from, and what left the gate."""

    result: Result
    import_report: Mapping[str, Any]
    given: tuple[Snapshot, ...] = ()


def diagnose_folder(  # noqa: PLR0913 - each is a choice of whoever asks
    path: Path,
    *,
    language: str | None = None,
    seed: int = DEFAULT_SEED,
    step: Step = lambda _name: None,
    earlier: Earlier | None = None,
    now: datetime | None = None,
    record: TrackRecord = NO_RECORD,
) -> Diagnosis:
    """Diagnose the engagement in `path`; equal files, language and seed give an equal result.

    Deployments and incidents that lie after `now` are refused, see `read_engagement`.

    `step` is told the name of each part before it starts. What was given out before is asked of
    `earlier`, by default of the folder's `releases.json`, which counts among the files. Whoever
    hands the result on keeps what `given` says. `record` is how earlier predictions fared.
    """
    step("read")
    folder = read_engagement(path, items=item_ids, language=language, now=now)
    ledger = read_ledger(path) if earlier is None else earlier(folder.manifest)
    wording = Wording(folder.manifest.language)
    survey_rng, delivery_rng = np.random.default_rng(seed).spawn(2)

    step("score")
    survey = assess_survey(
        folder,
        questionnaires=lambda reference: _questionnaire(reference, folder.manifest.language),
        wording=wording,
        rng=survey_rng,
        ledger=ledger,
    )
    step("measure")
    delivery = assess_delivery(folder, wording=wording, rng=delivery_rng)
    step("combine")
    examination = examine(folder)
    result = _combine(folder, survey, delivery, examination, wording=wording, seed=seed)
    result = replace(result, track_record=record)
    report = import_report(folder, examination)
    return Diagnosis(result=result, import_report=report, given=survey.given)


def _combine(  # noqa: PLR0913 - all that was found of the folder
    folder: EngagementFolder,
    survey: SurveyAssessment,
    delivery: DeliveryAssessment,
    examination: Examination,
    *,
    wording: Wording,
    seed: int,
) -> Result:
    stages = stages_of(folder, delivery.data)
    ages = {} if stages.present is None else ageing_of(stages.present)
    witnesses = hear_witnesses(
        stage_evidence(survey, delivery, ages, asked=asked_dimensions(folder))
    )
    kept, low_p = shipped_model(), low_chances(survey)
    judged = assess_constraint(stages, survey.survey, model=kept.model, wording=wording)
    constraint = replace(judged, witnesses=witnesses, queues=stage_queues(stages, ages))
    evidence = Evidence(
        survey=survey.survey,
        trend=survey.trend,
        delivery=delivery.delivery,
        flow_gap=delivery.flow_gap,
        constraint=constraint,
        low_p=low_p,
    )
    findings, results = find(evidence, wording), judge_actions(folder, wording, delivery.data)
    situation = read_situation(
        constraint,
        findings,
        low_p=low_p,
        delivery=delivery.delivery,
        flow_gap=delivery.flow_gap,
        action_results=results,
        stages=stages,
    )
    return Result(
        format=FORMAT,
        generated_from=_sources(folder),
        flowgap_version=__version__,
        questionnaire_digest=_questionnaire_digest(folder),
        model_version=kept.facts.version,
        seed=seed,
        engagement=_engagement(folder),
        survey=survey.survey,
        delivery=delivery.delivery,
        flow_gap=_priced(folder, delivery),
        constraint=constraint,
        amplifier=assess_amplifier(folder, delivery.data, survey.survey, wording=wording),
        findings=findings,
        actions=choose_actions(situation, playbook_in(wording.language)),
        action_results=results,
        trend=survey.trend,
        privacy=survey.privacy,
        coverage=_coverage(
            folder, delivery, examination, unlike_counts(constraint.queues, wording)
        ),
    )


def _priced(folder: EngagementFolder, delivery: DeliveryAssessment) -> FlowGap:
    rates = folder.manifest.rates
    price = gap_price(
        delivery.flow_gap,
        delivery.delivery,
        _engagement(folder),
        rate=None if rates is None else (rates.currency, rates.per_item_day),
    )
    return replace(delivery.flow_gap, price=price)


def _coverage(
    folder: EngagementFolder,
    delivery: DeliveryAssessment,
    examination: Examination,
    unlike: tuple[str, ...],
) -> Coverage:
    return Coverage(
        stages=delivery.stage_coverage,
        figures=examination.figures,
        columns=examination.columns,
        links=examination.links,
        helps_most=examination.helps_most,
        remarks=tuple(
            f"{remark.file}: {remark.problem} ({remark.count})" for remark in folder.remarks
        )
        + unlike,
    )


def _engagement(folder: EngagementFolder) -> EngagementSummary:
    manifest = folder.manifest
    before, after = manifest.before, manifest.after
    return EngagementSummary(
        client=manifest.client,
        title=manifest.title,
        language=manifest.language,
        timezone=manifest.timezone.key,
        simulated=manifest.simulated,
        ai_rollout=manifest.ai_rollout,
        waves=tuple(
            WaveSummary(
                id=wave.id,
                questionnaire=wave.questionnaire,
                opened_on=wave.opened_on,
                closed_on=wave.closed_on,
            )
            for wave in manifest.waves
        ),
        before=None if before is None else Period(start=before.start, until=before.until),
        after=None if after is None else Period(start=after.start, until=after.until),
    )


def _sources(folder: EngagementFolder) -> dict[str, Source]:
    return {
        name: Source(sha256=record.sha256, rows=record.rows, refused=record.refused)
        for name, record in sorted(folder.files.items())
    }


def _questionnaire_digest(folder: EngagementFolder) -> str | None:
    reference = folder.manifest.questionnaire
    return None if reference is None else load_once(reference).digest


def _questionnaire(reference: str, language: str) -> Questionnaire:
    return load_once(reference, language if language in available_languages(reference) else None)
