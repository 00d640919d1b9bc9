"""The operations of the API that read results; its sessions find what the caller may read."""

from flask import Response, request

from flowgap.reporting.figures.catalogue import SECTIONS
from flowgap.reporting.figures.figure import Figure
from flowgap.services.engagements.listing import (
    ListedEngagement,
    ListedResult,
    engagement_of,
    engagements_after,
    result_at,
    result_with,
    results_after,
)
from flowgap.web.api.answering import answer, turned_page
from flowgap.web.api.answers import (
    EngagementAnswer,
    EngagementPage,
    FigurePage,
    ResultAnswer,
    ResultLine,
    ResultPage,
)
from flowgap.web.api.blueprint import bp
from flowgap.web.api.cursors import read_cursor
from flowgap.web.api.openapi import openapi_document
from flowgap.web.api.requests import asked_limit, check_names
from flowgap.web.database import reading
from flowgap.web.problems import ProblemError
from flowgap.web.shelf import Opened, current_shelf

ENGAGEMENTS = "engagements"


@bp.get("/openapi.json")
def openapi() -> Response:
    """Describe the API."""
    check_names(())
    return answer(openapi_document())


@bp.get("/engagements")
def engagements() -> Response:
    """List the engagements that the caller may read."""
    check_names(("cursor", "limit"))
    limit, place = asked_limit(), read_cursor(ENGAGEMENTS, request.args.get("cursor"))
    with reading() as session:
        found = engagements_after(session, place, most=limit + 1)
    shown, cursor = turned_page(found, limit, ENGAGEMENTS)
    return answer(EngagementPage(items=tuple(map(_engagement, shown)), next_cursor=cursor))


@bp.get("/engagements/<key>")
def engagement(key: str) -> Response:
    """Tell of one engagement."""
    check_names(())
    with reading() as session:
        return answer(_engagement(engagement_of(session, key)))


@bp.get("/engagements/<key>/results")
def results(key: str) -> Response:
    """List the results of an engagement."""
    check_names(("cursor", "limit"))
    name = f"results:{key}"
    limit, place = asked_limit(), read_cursor(name, request.args.get("cursor"))
    with reading() as session:
        engagement_of(session, key)
        found = results_after(session, key, place, most=limit + 1)
    shown, cursor = turned_page(found, limit, name)
    lines = tuple(
        ResultLine(digest=one.digest, engagement_key=one.public_key, computed_at=one.computed_at)
        for one in shown
    )
    return answer(ResultPage(items=lines, next_cursor=cursor))


@bp.get("/results/<digest>")
def result(digest: str) -> Response:
    """Tell what a result is of."""
    check_names(())
    listed, opened = _open(digest)
    return answer(_result(listed, opened))


@bp.get("/results/<digest>/figures")
def figures(digest: str) -> Response:
    """List the figures of a result, all or those of a section and a team."""
    check_names(("cursor", "limit", "section", "team"))
    section, team = request.args.get("section"), request.args.get("team")
    name = f"figures:{digest}:{section!r}:{team!r}"
    limit, start = asked_limit(), read_cursor(name, request.args.get("cursor"))
    _, opened = _open(digest)
    _check_known(opened, section, team)
    chosen = [
        figure
        for figure in opened.figures
        if section in {None, figure.section} and team in {None, figure.team}
    ]
    found = tuple(_Placed(place, one) for place, one in enumerate(chosen, start=1))
    shown, cursor = turned_page(found[start : start + limit + 1], limit, name)
    items = tuple(one.figure for one in shown)
    return answer(FigurePage(result_digest=digest, items=items, next_cursor=cursor))


class _Placed:
    """A figure and where it stands in the list that was asked for."""

    __slots__ = ("figure", "place")

    def __init__(self, place: int, figure: Figure) -> None:
        self.place = place
        self.figure = figure


def _open(digest: str) -> tuple[ListedResult, Opened]:
    with reading() as session:
        listed = result_with(session, digest)
        return listed, current_shelf().take(digest, lambda: result_at(session, listed))


def _check_known(opened: Opened, section: str | None, team: str | None) -> None:
    """Refuse a section that no result has, and a team that this one does not know."""
    if section is not None and section not in SECTIONS:
        raise ProblemError(422, f"section: unknown. Allowed: {', '.join(SECTIONS)}.")
    if team is not None and team not in {figure.team for figure in opened.figures}:
        raise ProblemError(422, "team: no team of this name in the result.")


def _engagement(found: ListedEngagement) -> EngagementAnswer:
    return EngagementAnswer(
        key=found.public_key,
        client=found.client,
        title=found.title,
        language=found.language,
        n_results=found.n_results,
        computed_at=found.computed_at,
    )


def _result(listed: ListedResult, opened: Opened) -> ResultAnswer:
    found, summary = opened.result, opened.result.engagement
    return ResultAnswer(
        digest=listed.digest,
        engagement_key=listed.public_key,
        computed_at=listed.computed_at,
        flowgap_version=found.flowgap_version,
        client=summary.client,
        title=summary.title,
        language=summary.language,
        simulated=summary.simulated,
        ai_rollout=summary.ai_rollout,
        before=summary.before,
        after=summary.after,
        waves=summary.waves,
        survey_state=found.survey.state,
        delivery_state=found.delivery.state,
        flow_gap_state=found.flow_gap.state,
        verdict=found.flow_gap.verdict,
        constraint_state=found.constraint.state,
        constraint_stage=found.constraint.stage,
        n_figures=len(opened.figures),
    )
