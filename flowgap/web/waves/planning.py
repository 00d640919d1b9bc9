"""The planner: what a wave of these teams will be able to show, before anybody is asked."""

from flask import request
from flask.typing import ResponseReturnValue

from flowgap.errors import InputError
from flowgap.forms.texts import typed
from flowgap.questionnaire.loader import load_once
from flowgap.scoring.planning import PlannedTeam
from flowgap.scoring.pooling import PERSON_SPREAD
from flowgap.services.questionnaires.askable import askable
from flowgap.services.waves.next_wave import Known, known_of, next_preparation
from flowgap.services.waves.planner import items_of_each, last_response, person_spread, units_of
from flowgap.services.waves.preparing import Preparation, find_prepared
from flowgap.services.waves.team_lines import TeamLineError
from flowgap.web.clock import utc_now
from flowgap.web.database import reading
from flowgap.web.language import current_wording
from flowgap.web.pages.waves.plan import Question, plan_page
from flowgap.web.place import open_place, show
from flowgap.web.statuses import REFUSED
from flowgap.web.waves.listing import bp
from flowgap.whole_numbers import whole_number

MOST_PERCENT = 100
MOST_ITEMS = 500


@bp.get("/plan")
def plan(key: str) -> ResponseReturnValue:
    """Show which change will be visible, for the response and questionnaire in the address."""
    place = open_place(key)
    with reading() as session:
        known = known_of(session, place.id)
        found = find_prepared(session, place.id)
        offered = askable(session, place.id, language=place.language)
        usual = last_response(session, place.id)
    preparation = found[0] if found is not None else next_preparation(known, now=utc_now())
    asked = request.args
    question = Question(
        response=typed(asked.get("response")) or f"{round(100 * usual)}",
        questionnaire=typed(asked.get("questionnaire")) or preparation.questionnaire,
        booklet=typed(asked.get("booklet", preparation.booklet)),
        minimum_group=int(preparation.minimum_group),
        offered=offered,
        teams=_teams(preparation, known),
    )
    faults = tuple(_faults(question))
    spread = PERSON_SPREAD if faults else _spread(question)
    page = plan_page(question, faults, current_wording(), spread=spread)
    return show(place, page, template="waves/plan", status=REFUSED if faults else 200)


def _faults(question: Question) -> list[str]:
    """Return the fields that cannot be used."""
    wrong = []
    if whole_number(question.response, least=1, most=MOST_PERCENT) is None:
        wrong.append("response")
    if question.questionnaire not in {one.reference for one in question.offered}:
        wrong.append("questionnaire")
    if question.booklet and whole_number(question.booklet, least=1, most=MOST_ITEMS) is None:
        wrong.append("booklet")
    return wrong


def _spread(question: Question) -> float:
    try:
        questionnaire = load_once(question.questionnaire)
    except InputError:
        return PERSON_SPREAD
    booklet = int(question.booklet) if question.booklet else None
    return person_spread(items_of_each(questionnaire, booklet))


def _teams(preparation: Preparation, known: Known) -> tuple[PlannedTeam, ...]:
    """Return the teams of the preparation, or else of the engagement."""
    try:
        asked = preparation.asked() or known.teams
    except TeamLineError:
        asked = known.teams
    parents = {team.name: team.parent for team in asked}
    return tuple(
        PlannedTeam(
            name=team.name,
            n_invited=team.n_invited or len(team.addresses),
            units=units_of(team.name, parents),
        )
        for team in asked
    )
