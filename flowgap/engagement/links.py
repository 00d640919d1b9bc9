"""How many rows of one file lead to another, and what each such link makes possible."""

from collections.abc import Iterator
from enum import StrEnum

import polars as pl

from flowgap.engagement.deployments import first_deployments, is_tied
from flowgap.engagement.folder import EngagementFolder
from flowgap.engagement.formats import CHANGES, INCIDENTS
from flowgap.engagement.in_periods import in_periods, share_where
from flowgap.result.document import LinkRate
from flowgap.stages import Stage
from flowgap.wording import Wording


class Link(StrEnum):
    """What leads to what."""

    CHANGE_TO_DEPLOYMENT = "change_to_deployment"
    CHANGE_TO_REVIEW = "change_to_review"
    INCIDENT_TO_DEPLOYMENT = "incident_to_deployment"


def link_rates(folder: EngagementFolder, wording: Wording) -> tuple[LinkRate, ...]:
    """Return every link with its rate, in all and per period."""
    return tuple(_rates(folder, wording))


def landed_changes(folder: EngagementFolder) -> pl.DataFrame:
    """Return the changes that reached the main line, or all where none says so."""
    state = pl.col("state").is_in(["merged", "deployed"]).fill_null(value=False)
    landed = folder.changes.filter(state | pl.col("merged_at").is_not_null())
    return landed if landed.height else folder.changes


def is_deployed(folder: EngagementFolder) -> pl.Expr:
    """Match changes that say when they reached production, or that a deployment brought there."""
    logged = first_deployments(folder.changes, folder.deployments)
    return pl.col("deployed_at").is_not_null() | pl.col("change_id").is_in(
        logged["change_id"].implode()
    )


def tells_of_review(folder: EngagementFolder) -> pl.Expr:
    """Match changes that show a review, or say that they had none."""
    reviewed = folder.events.filter(pl.col("stage").cast(pl.String) == Stage.REVIEW.value)
    return pl.any_horizontal(
        pl.col(name).is_not_null() for name in ("first_review_at", "approved_at", "n_reviews")
    ) | pl.col("change_id").is_in(reviewed["change_id"].unique().implode())


def _rates(folder: EngagementFolder, wording: Wording) -> Iterator[LinkRate]:
    landed = landed_changes(folder)
    for link, file, table, there in (
        (Link.CHANGE_TO_DEPLOYMENT, CHANGES.name, landed, is_deployed(folder)),
        (Link.CHANGE_TO_REVIEW, CHANGES.name, landed, tells_of_review(folder)),
        (Link.INCIDENT_TO_DEPLOYMENT, INCIDENTS.name, folder.incidents, is_tied()),
    ):
        halves = in_periods(folder, file, table)
        before, after = (None, None) if halves is None else halves
        yield LinkRate(
            link=link.value,
            n=table.height,
            share=share_where(table, there),
            share_before=None if before is None else share_where(before, there),
            share_after=None if after is None else share_where(after, there),
            makes_possible=wording.say(f"doctor-link-makes-{link}"),
        )
