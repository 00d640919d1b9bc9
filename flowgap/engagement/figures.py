"""Which figures a folder can carry, and the column that would make one possible."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

import polars as pl

from flowgap.engagement.deployments import failures_known, is_tied, production_deployments
from flowgap.engagement.folder import EngagementFolder
from flowgap.engagement.formats import CHANGES, DEPLOYMENTS, EVENTS, INCIDENTS
from flowgap.engagement.in_periods import in_periods, share_where
from flowgap.engagement.links import is_deployed, landed_changes
from flowgap.engagement.roster import invited_by_team
from flowgap.result.document import FigureCoverage
from flowgap.wording import Wording

ENOUGH_SHARE: Final = 0.80
"""From this share of rows on a figure is possible; lead time asks as much of its start."""
THIN_SHARE: Final = 0.60
"""From here on it is weak, as the report's page on coverage has it; below it is impossible."""
ENOUGH_ROWS: Final = 30
"""Rows of something that not every change passes, such as a security check."""
ENOUGH_ANSWERS_SHARE: Final = 0.50
"""Answers per invitation; fewer may not stand for the company."""

_STARTS: Final = ("created_at", "first_commit_at", "opened_at")


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One thing that a figure needs: how much of it is there (0 to 1), and what would help.

    `file` and `column` say where it would stand; without a column it is the file as a whole.
    """

    share: float
    needs: str
    file: str
    column: str | None = None

    @property
    def is_enough(self) -> bool:
        """Whether nothing more is needed of it."""
        return self.share >= ENOUGH_SHARE


def figure_coverage(needed: Mapping[str, tuple[Part, ...]]) -> tuple[FigureCoverage, ...]:
    """Return the state of every figure; one is as good as the poorest part that it needs."""
    return tuple(_coverage(name, parts) for name, parts in needed.items())


def needed_parts(folder: EngagementFolder, wording: Wording) -> dict[str, tuple[Part, ...]]:
    """Return what each figure needs, in the order in which figures are listed."""
    parts = _Parts(folder, wording)
    figures: Mapping[str, Callable[[], Iterator[Part]]] = {
        "scores": parts.scores,
        "trend": parts.trend,
        "ledger": parts.ledger,
        "flow_gap": parts.flow_gap,
        "adoption": parts.adoption,
        "review_queue": parts.review_queue,
        "unreviewed_share": parts.unreviewed_share,
        "review_concentration": parts.review_concentration,
        "qa_queue": parts.qa_queue,
        "security_queue": parts.security_queue,
        "deployment_frequency": parts.deployment_frequency,
        "change_fail_rate": parts.change_fail_rate,
        "recovery_time": parts.recovery_time,
    }
    return {name: tuple(needed()) for name, needed in figures.items()}


def _coverage(figure: str, parts: tuple[Part, ...]) -> FigureCoverage:
    poorest = min(parts, key=lambda part: part.share)
    if poorest.is_enough:
        return FigureCoverage(figure=figure, state="possible", needs=None)
    state = "weak" if poorest.share >= THIN_SHARE else "impossible"
    return FigureCoverage(figure=figure, state=state, needs=poorest.needs)


class _Parts:
    """Looks up in one folder what each figure needs."""

    def __init__(self, folder: EngagementFolder, wording: Wording) -> None:
        self._folder = folder
        self._wording = wording
        self._landed = landed_changes(folder)
        self._halves = in_periods(folder, CHANGES.name, self._landed)
        self._shipped = production_deployments(folder.deployments, folder.incidents)
        self._is_deployed = is_deployed(folder)

    def scores(self) -> Iterator[Part]:
        yield self._rows("responses.csv", self._folder.responses)
        answered, invited = self._folder.responses.height, _n_invited(self._folder)
        yield Part(
            share=0.0 if not answered else _scaled(answered, invited * ENOUGH_ANSWERS_SHARE),
            needs=self._wording.say(
                "doctor-needs-answers", share=self._wording.percent(ENOUGH_ANSWERS_SHARE)
            )
            if invited
            else self._wording.say("doctor-needs-file", file="roster.csv"),
            file="responses.csv" if invited else "roster.csv",
        )

    def trend(self) -> Iterator[Part]:
        n_waves = self._folder.responses["wave"].n_unique()
        if not n_waves:
            yield from self.scores()
        yield Part(
            share=1.0 if n_waves > 1 else 0.0,
            needs=self._wording.say("doctor-needs-second-wave"),
            file="responses.csv",
        )

    def ledger(self) -> Iterator[Part]:
        yield from self._changes()
        starts = [self._column(start) for start in _STARTS]
        yield max(starts, key=lambda part: part.share)
        yield self._part("deployed_at", self._share(self._is_deployed))

    def flow_gap(self) -> Iterator[Part]:
        yield from self.ledger()
        told = self._told_by_events("build")
        yield self._column("first_commit_at", or_else=told)
        yield self._column("opened_at", "ready_at", or_else=told)

    def adoption(self) -> Iterator[Part]:
        yield from self._changes()
        known = pl.col("ai_assist").is_not_null() & (pl.col("ai_assist") != "unknown")
        told = self._share(known)
        # Traces in part of the rows are a lower bound: weak, yet a figure.
        yield self._part("ai_assist", max(told, THIN_SHARE) if told > 0 else 0.0)

    def review_queue(self) -> Iterator[Part]:
        yield from self._changes()
        told = self._told_by_events("review", "queued")
        yield self._column("opened_at", "ready_at", or_else=told)
        never = (pl.col("n_reviews") == 0).fill_null(value=False)
        yield self._column("first_review_at", or_else=told | never)

    def unreviewed_share(self) -> Iterator[Part]:
        yield from self._changes()
        yield self._column("n_reviews")

    def review_concentration(self) -> Iterator[Part]:
        yield from self._changes()
        n = self._n_reviewers()
        least = self._folder.manifest.minimum_group
        yield Part(
            share=1.0 if n >= least else 0.0,
            needs=self._wording.say("doctor-needs-reviewers", least=least, now=n),
            file="events.csv",
            column="actor_hash",
        )

    def qa_queue(self) -> Iterator[Part]:
        yield from self._changes()
        yield self._queued_at("qa")

    def security_queue(self) -> Iterator[Part]:
        yield from self._changes()
        yield self._queued_at("security")

    def deployment_frequency(self) -> Iterator[Part]:
        yield from self._after(DEPLOYMENTS.name, self._shipped)

    def change_fail_rate(self) -> Iterator[Part]:
        yield from self._after(DEPLOYMENTS.name, self._shipped)
        known = failures_known(self._shipped)
        yield self._part("deployment_id", float(known), file="incidents.csv", wanted=False)

    def recovery_time(self) -> Iterator[Part]:
        incidents = self._folder.incidents
        yield from self._after(INCIDENTS.name, incidents)
        halves = in_periods(self._folder, INCIDENTS.name, incidents)
        after = incidents if halves is None else halves[1]
        for column, there in (
            ("resolved_at", pl.col("resolved_at").is_not_null()),
            ("deployment_id", is_tied()),
        ):
            share = share_where(after, there) or 0.0
            weak = max(share, THIN_SHARE) if share else 0.0
            yield self._part(column, weak, file="incidents.csv", now=share)

    def _rows(self, file: str, table: pl.DataFrame) -> Part:
        needs = self._wording.say("doctor-needs-file", file=file)
        return Part(share=1.0 if table.height else 0.0, needs=needs, file=file)

    def _after(self, file: str, table: pl.DataFrame) -> Iterator[Part]:
        """Ask for rows in the period after: of it alone such a figure speaks."""
        yield self._rows(file, table)
        halves = in_periods(self._folder, file, table)
        if halves is None:
            yield self._periods()
            return
        needs = self._wording.say("doctor-needs-after", file=file)
        yield Part(share=1.0 if halves[1].height else 0.0, needs=needs, file=file)

    def _periods(self) -> Part:
        needs = self._wording.say("doctor-needs-periods")
        return Part(share=0.0, needs=needs, file="engagement.yaml")

    def _changes(self) -> Iterator[Part]:
        """Ask for changes in both periods: one period alone is compared with nothing."""
        yield self._rows(CHANGES.name, self._folder.changes)
        if self._halves is None:
            yield self._periods()
            return
        before, after = (half.height for half in self._halves)
        needs = self._wording.say("doctor-needs-both-periods", before=before, after=after)
        yield Part(share=1.0 if before and after else 0.0, needs=needs, file=CHANGES.name)

    def _share(self, there: pl.Expr) -> float:
        """Return the share of the landed changes, of the period that has less of it."""
        tables = [half for half in self._halves or () if half.height] or [self._landed]
        return min((share_where(table, there) or 0.0) for table in tables)

    def _column(self, *either: str, or_else: pl.Expr | None = None) -> Part:
        there = pl.any_horizontal(pl.col(column).is_not_null() for column in either)
        return self._part(either[0], self._share(there if or_else is None else there | or_else))

    def _queued_at(self, stage: str) -> Part:
        """Count work that was seen to queue: stamps say when work began, not when it was due."""
        is_queued = (pl.col("stage") == stage) & (pl.col("kind") == "queued")
        n = self._folder.events.filter(is_queued)["change_id"].n_unique()
        share = 0.0 if not n else max(THIN_SHARE, min(1.0, n / ENOUGH_ROWS))
        return self._part(f"{stage} queued", share, file="events.csv", wanted=False)

    def _told_by_events(self, stage: str, kind: str | None = None) -> pl.Expr:
        """Match changes whose events tell of a stage, so that no stamp has to."""
        asked = pl.col("stage").cast(pl.String) == stage
        if kind is not None:
            asked &= pl.col("kind").cast(pl.String) == kind
        told = self._folder.events.filter(asked)["change_id"].unique()
        return pl.col("change_id").is_in(told.implode())

    def _n_reviewers(self) -> int:
        """Return how many reviewers the team with the most has in the period that has fewer."""
        named = (pl.col("stage").cast(pl.String) == "review") & pl.col("actor_hash").is_not_null()
        acts = self._folder.events.filter(named).join(
            self._folder.changes.select("change_id", "team"), on="change_id"
        )
        halves = in_periods(self._folder, EVENTS.name, acts) or (acts.clear(), acts.clear())
        before, after = (
            half.group_by("team").agg(n=pl.col("actor_hash").n_unique()) for half in halves
        )
        both = before.join(after, on="team", suffix="_after")
        return int(both.select(pl.min_horizontal("n", "n_after").max()).item() or 0)

    def _part(
        self,
        column: str,
        share: float,
        *,
        file: str = "changes.csv",
        wanted: bool = True,
        now: float | None = None,
    ) -> Part:
        if not wanted:
            needs = self._wording.say("doctor-needs-column", column=column, file=file)
            return Part(share=share, needs=needs, file=file, column=column)
        needs = self._wording.say(
            "doctor-needs-share",
            column=column,
            file=file,
            wanted=self._wording.percent(ENOUGH_SHARE),
            now=self._wording.percent(share if now is None else now),
        )
        return Part(share=share, needs=needs, file=file, column=column)


def _n_invited(folder: EngagementFolder) -> int:
    """Return how many were asked, over all waves that people answered."""
    waves = folder.responses["wave"].unique().to_list() if folder.responses.height else [None]
    return sum(sum(invited_by_team(folder.roster, wave).values()) for wave in waves)


def _scaled(answered: int, wanted: float) -> float:
    """Return 1 for as many as wanted, weak for fewer: fewer answers still are answers."""
    return 1.0 if wanted and answered >= wanted else THIN_SHARE
