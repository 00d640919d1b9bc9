"""Pages that go deeper into one result: a stage, a dimension, AI, views, what people wrote."""

from flask import Blueprint, abort
from flask.typing import ResponseReturnValue

from flowgap.stages import PIPELINE_STAGES, Stage
from flowgap.web.opened import material_of, open_result, show
from flowgap.web.pages.results.ai import ai_page
from flowgap.web.pages.results.dimension import dimension_page
from flowgap.web.pages.results.drivers import drivers_page
from flowgap.web.pages.results.perception import perception_page
from flowgap.web.pages.results.stage import stage_page

bp = Blueprint("explore", __name__, url_prefix="/engagements/<key>")


@bp.get("/stages/<stage>")
def stage(key: str, stage: str) -> ResponseReturnValue:
    """Show one stage and its three witnesses."""
    kept, wording = open_result(key)
    if stage not in set(PIPELINE_STAGES):
        abort(404)
    page = stage_page(Stage(stage), material_of(kept, wording), wording)
    return show(kept, "stages", page, template="stage")


@bp.get("/dimensions/<dimension>")
def dimension(key: str, dimension: str) -> ResponseReturnValue:
    """Show one dimension: the company, its teams and roles, and what goes along with it."""
    kept, wording = open_result(key)
    score = next((one for one in kept.result.survey.dimensions if one.id == dimension), None)
    if score is None:
        abort(404)
    page = dimension_page(score, material_of(kept, wording), wording)
    return show(kept, "dimensions", page, template="dimension")


@bp.get("/ai")
def ai(key: str) -> ResponseReturnValue:
    """Show the use of AI as measured and as told, and what went along with it."""
    kept, wording = open_result(key)
    return show(kept, "ai", ai_page(material_of(kept, wording), wording))


@bp.get("/perception")
def perception(key: str) -> ResponseReturnValue:
    """Show where roles, newcomers and people of one team see things differently."""
    kept, wording = open_result(key)
    page = perception_page(material_of(kept, wording), wording)
    return show(kept, "perception", page, template="section")


@bp.get("/drivers")
def drivers(key: str) -> ResponseReturnValue:
    """Show which practices go along with outcomes."""
    kept, wording = open_result(key)
    page = drivers_page(material_of(kept, wording), wording)
    return show(kept, "drivers", page, template="section")
