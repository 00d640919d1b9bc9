"""The engagement of Alder Freight, a client that does not exist."""

import numpy as np
import polars as pl

from flowgap.engagement.manifest import Manifest, Window, WindowBy
from flowgap.questionnaire.schema import Questionnaire
from flowgap.simulation.client import ClientTruth, SimulatedClient
from flowgap.simulation.demo.company import (
    AFTER_UNTIL,
    AI_ROLLOUT,
    BEFORE_FROM,
    CLIENT,
    FULL,
    MINIMUM_GROUP,
    TEAMS,
    TIMEZONE,
    WAVES,
)
from flowgap.simulation.demo.delivery.year import simulate_year
from flowgap.simulation.demo.survey.answers import draw_responses
from flowgap.simulation.demo.survey.climate import draw_climate
from flowgap.simulation.demo.survey.fielding import field_waves
from flowgap.simulation.demo.survey.remarks import draw_comments
from flowgap.simulation.demo.survey.scores import true_scores
from flowgap.simulation.demo.survey.staff import draw_staff
from flowgap.simulation.demo.texts import Texts
from flowgap.simulation.demo.texts_de import GERMAN
from flowgap.simulation.demo.texts_en import ENGLISH


def simulate_demo_client(
    *,
    rng: np.random.Generator,
    full: Questionnaire,
    pulse: Questionnaire,
    language: str = "en",
) -> SimulatedClient:
    """Simulate twelve teams for a year: AI makes building faster, review and QA take it back.

    Parameters
    ----------
    rng : Generator
        Equal states give equal tables. Delivery and survey draw from streams of their own.
    full, pulse : Questionnaire
        `organizational-mri@1` and `pulse@1`, in any language.
    language : str
        `de` for a company whose people mostly answer and write in German; the story is the same.

    Returns
    -------
    SimulatedClient
        Tables with the columns of the contract. Item columns of `responses` hold packed codes.
    """
    is_german = language == "de"
    texts = GERMAN if is_german else ENGLISH
    delivery_rng, staff_rng, climate_rng, answer_rng, comment_rng = rng.spawn(5)
    year = simulate_year(texts, delivery_rng)
    staff = draw_staff(german_company=is_german, rng=staff_rng)
    fieldings = field_waves(staff, full, pulse)
    climate = draw_climate(fieldings[0].items, climate_rng)
    return SimulatedClient(
        manifest=_manifest(language, texts),
        tables={
            "roster": _roster(),
            "responses": draw_responses(fieldings, climate, answer_rng),
            "comments": draw_comments(german_company=is_german, rng=comment_rng),
            **year.tables,
        },
        truth=ClientTruth(delivery=year.truth, scores=true_scores(fieldings, climate)),
    )


def _manifest(language: str, texts: Texts) -> Manifest:
    return Manifest(
        client=CLIENT,
        title=texts.title,
        language=language,
        timezone=TIMEZONE,
        questionnaire=FULL,
        waves=WAVES,
        before=Window(start=BEFORE_FROM, until=AI_ROLLOUT),
        after=Window(start=AI_ROLLOUT, until=AFTER_UNTIL),
        ai_rollout=AI_ROLLOUT,
        minimum_group=MINIMUM_GROUP,
        window_by=WindowBy.STARTED,
        cap_days=None,
        include_bots=False,
        simulated=True,
    )


def _roster() -> pl.DataFrame:
    """Return how many people of each team were invited to each wave."""
    return pl.DataFrame(
        {
            "team": [team.name for team in TEAMS] * len(WAVES),
            "parent": [team.unit for team in TEAMS] * len(WAVES),
            "wave": [wave.id for wave in WAVES for _ in TEAMS],
            "role": pl.Series([None] * len(TEAMS) * len(WAVES), dtype=pl.String),
            "invited": [team.people for team in TEAMS] * len(WAVES),
        }
    )
