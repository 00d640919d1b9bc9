"""Writes one finding: its sentence, the evidence, the other reading and what would refute it."""

from flowgap.diagnosis.evidence import Evidence
from flowgap.diagnosis.opinions import Opinions
from flowgap.diagnosis.sentences import Sentences
from flowgap.result.delivery import LedgerRow
from flowgap.result.diagnosis import Finding, Grade
from flowgap.stages import Stage
from flowgap.wording import Wording


class Writer:
    """Speaks one language of one body of evidence."""

    def __init__(self, evidence: Evidence, wording: Wording) -> None:
        self.evidence = evidence
        self.wording = wording
        self.sentences = Sentences(wording)
        self.opinions = Opinions(evidence.survey, evidence.witnesses)

    def finding(
        self,
        finding_id: str,
        grade: Grade,
        message: str,
        *,
        n: int | None,
        evidence: tuple[str, ...],
        **values: object,
    ) -> Finding:
        """Return a finding in the words of `message`; empty sentences of evidence are left out."""
        return Finding(
            id=finding_id,
            grade=grade,
            statement=self.wording.say(message, **values),
            evidence=tuple(sentence for sentence in evidence if sentence),
            n=n,
            alternative=self.wording.say(f"{message}-alternative", **values),
            falsifier=self.wording.say(f"{message}-falsifier", **values),
        )

    def row(self, stage: Stage) -> LedgerRow:
        """Return the ledger's row of a stage."""
        return next(row for row in self.evidence.delivery.ledger if row.stage is stage)

    def opinion(self, stage: Stage) -> tuple[str, ...]:
        """Say what people think of a stage: the score that speaks for it, and their votes."""
        score = self.opinions.of_stage(stage)
        told = () if score is None else (self.sentences.score(score),)
        return (*told, *self.votes(stage))

    def votes(self, *stages: Stage) -> tuple[str, ...]:
        """Say how many named each of these stages as the longest wait."""
        return tuple(
            self.sentences.vote(stage, vote.share)
            for stage in stages
            for vote in self.evidence.survey.votes
            if vote.stage == stage.value
        )
