"""Findings of answers: weak and moved scores, what nobody can see, and teams of two views."""

from collections.abc import Iterator
from typing import Final

from flowgap.diagnosis.opinions import stages_of
from flowgap.diagnosis.situation import is_clock_fine, is_low_everywhere
from flowgap.diagnosis.witnesses import read
from flowgap.diagnosis.writer import Writer
from flowgap.result.diagnosis import Finding, Grade, Reading, WitnessVerdict
from flowgap.result.survey import DimensionScore, TeamScores, TrendVerdict
from flowgap.scoring.gates import ALONE_RELIABILITY
from flowgap.stages import Stage

VISIBLE_DIMENSIONS: Final = ("OWN", "DEC", "SEC", "AIA")
"""What everybody should be able to see: elsewhere "don't know" may mean "not my work"."""

UNSEEN_SHARE: Final = 0.40
"""Of the answers (0-1): from here on not knowing is a finding of its own."""

DECIDING_DIMENSIONS: Final = ("OWN", "DEC")
"""Where both are low, nobody can say who acts, whatever the stage."""

MOST_TEAMS: Final = 3
HINT: Final = "hint"


def felt_stages(writer: Writer) -> Iterator[Finding]:
    """Name each stage that people call bad while the clock does not."""
    for witness in writer.evidence.witnesses:
        score = writer.opinions.of_stage(witness.stage)
        is_felt = witness.verdict is WitnessVerdict.PEOPLE_BAD
        if is_felt and score is not None and witness.stage is not Stage.BUILD:
            yield _advising(
                writer,
                "felt",
                score,
                (witness.stage,),
                subject=witness.stage,
                grade=Grade.BOTH,
                n=writer.evidence.survey.responded,
                evidence=writer.opinion(witness.stage),
                stage=writer.sentences.stage(witness.stage),
            )


def weakest_dimension(writer: Writer) -> Iterator[Finding]:
    """Name the practice dimension that is likelier than not the lowest."""
    first = writer.evidence.survey.readiness.named
    score = None if first is None else writer.opinions.score(first.id)
    if first is not None and score is not None:
        chance = writer.wording.say("evidence-weakest", p=writer.wording.chance(first.p))
        yield _advising(
            writer,
            "weakest",
            score,
            stages_of(first.id),
            evidence=(writer.sentences.score(score), chance),
            dimension=score.name,
        )


def undecided(writer: Writer) -> Iterator[Finding]:
    """Name ownership and decision rights where both are rated low, but the weakest of all."""
    evidence = writer.evidence
    named = evidence.survey.readiness.named
    scores = [writer.opinions.score(dimension) for dimension in DECIDING_DIMENSIONS]
    low = [one for one in scores if one is not None and _is_low(writer, one)]
    if len(low) < len(DECIDING_DIMENSIONS):
        return
    for score in low:
        if named is None or score.id != named.id:
            chance = writer.wording.chance(evidence.low_p[score.id])
            told = writer.wording.say("evidence-low", p=chance)
            yield _advising(
                writer,
                "low",
                score,
                stages_of(score.id),
                evidence=(writer.sentences.score(score), told),
                dimension=score.name,
            )


def unheard_people(writer: Writer) -> Iterator[Finding]:
    """Say when people rate everything low while no stage is slower by the clock."""
    evidence = writer.evidence
    if is_low_everywhere(evidence.low_p) and is_clock_fine(evidence.witnesses):
        told = writer.wording.say("evidence-unheard", n=len(evidence.low_p))
        yield writer.finding(
            "unheard:people",
            Grade.BOTH,
            "finding-unheard",
            n=evidence.survey.responded,
            evidence=(told,),
        )


def _is_low(writer: Writer, score: DimensionScore) -> bool:
    return read(writer.evidence.low_p.get(score.id)) is Reading.BAD


def moved_scores(writer: Writer) -> Iterator[Finding]:
    """Name the company's dimensions that fell or rose over the waves."""
    for trend in writer.evidence.trend:
        score = writer.opinions.score(trend.dimension)
        points = [wave.estimate for wave in trend.waves if wave.estimate is not None]
        if trend.team is not None or score is None or not points:
            continue
        told = (writer.sentences.trend(points),)
        if trend.verdict is TrendVerdict.WORSE:
            stages = stages_of(score.id)
            yield _advising(writer, "fell", score, stages, evidence=told, dimension=score.name)
        elif trend.verdict is TrendVerdict.BETTER:
            yield writer.finding(
                f"rose:{score.id}",
                Grade.ASKED,
                "finding-rose",
                n=score.n,
                evidence=told,
                dimension=score.name,
            )


def unseen_practices(writer: Writer) -> Iterator[Finding]:
    """Name what many people cannot judge although it should be plain to everybody."""
    unseen = [
        (score.dk_share, score)
        for score in writer.evidence.survey.dimensions
        if score.id in VISIBLE_DIMENSIONS
        and score.dk_share is not None
        and score.dk_share >= UNSEEN_SHARE
    ]
    for share, score in sorted(unseen, key=lambda known: -known[0]):
        yield writer.finding(
            f"unseen:{score.id}",
            Grade.ASKED,
            "finding-unseen",
            n=score.n,
            evidence=(
                writer.wording.say("evidence-dont-know", share=writer.wording.percent(share)),
            ),
            dimension=score.name,
        )


def split_teams(writer: Writer) -> Iterator[Finding]:
    """Name the teams in which two views stand behind a score; counts of people are not told."""
    split = [
        (team, names)
        for team in writer.evidence.survey.teams
        if (names := _split_dimensions(writer, team))
    ]
    if split:
        told = [
            writer.wording.say(
                "evidence-split", team=team.team, dimensions=writer.wording.listing(names)
            )
            for team, names in split[:MOST_TEAMS]
        ]
        more = len(split) - len(told)
        rest = writer.wording.say("evidence-split-more", n=more) if more else ""
        yield writer.finding(
            "split:teams",
            Grade.ASKED,
            "finding-split",
            n=None,
            evidence=(*told, rest),
            teams=len(split),
        )


def _split_dimensions(writer: Writer, team: TeamScores) -> list[str]:
    """Return the names of the dimensions in which a team holds two views, as far as shown."""
    found = (
        writer.opinions.score(cell.id)
        for cell in team.dimensions
        if cell.split and not cell.suppressed
    )
    return [score.name for score in found if score is not None]


def _advising(  # noqa: PLR0913 - one argument for each part of a finding
    writer: Writer,
    kind: str,
    score: DimensionScore,
    stages: tuple[Stage, ...],
    *,
    evidence: tuple[str, ...],
    subject: str | None = None,
    grade: Grade = Grade.ASKED,
    n: int | None = None,
    **values: object,
) -> Finding:
    """Return a finding that asks for a move; as a hint where its score may not advise."""
    if not writer.opinions.may_advise(score, *stages):
        kind = f"{kind}-{HINT}"
        bound = writer.wording.number(ALONE_RELIABILITY, decimals=2)
        evidence = (*evidence, writer.wording.say("evidence-hint", bound=bound))
    return writer.finding(
        f"{kind}:{subject or score.id}",
        grade,
        f"finding-{kind}",
        n=score.n if n is None else n,
        evidence=evidence,
        **values,
    )
