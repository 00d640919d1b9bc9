"""A pulse asks twelve items, another twelve each time."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from flowgap.db import unit_of_work
from flowgap.questionnaire.loader import load_questionnaire
from flowgap.services.waves.opening import open_wave
from tests.support.waves import OPENING, OPENS, OpenWave, invited
from tests.web.respondent.conftest import Respondent, Survey, attempt_in, open_survey

PULSE = load_questionnaire("pulse@1")
FIRST = replace(OPENING, questionnaire=PULSE)


def asked(respondent: Respondent) -> list[str]:
    page = respondent.get("?all=1")
    names = [one.get("id", "") for one in page.all("fieldset")]
    return [name for name in names if name in PULSE.item_ids]


def test_it_asks_the_first_set_on_two_pages_and_takes_two_minutes(tmp_path: Path) -> None:
    respondent = open_survey(tmp_path, opening=FIRST).respondent()
    assert sorted(asked(respondent)) == sorted(PULSE.sets[0])
    assert "2 min" in respondent.get().main
    page = respondent.start()
    headings = []
    while not respondent.at.endswith("/check"):
        headings.append((page.heading, len(page.all("fieldset"))))
        page = respondent.post()
    assert headings == [
        ("Where work waits", 1),
        ("How work goes, page 1", 6),
        ("How work goes, page 2", 6),
    ]


def test_the_next_pulse_asks_the_next_set(tmp_path: Path) -> None:
    survey = open_survey(tmp_path, opening=FIRST)
    later = replace(
        FIRST,
        wave="2026-11",
        opens_at=OPENS + timedelta(minutes=1),
        teams=(invited("Alder", 1, shared=2),),
    )
    with unit_of_work(survey.wave.sessions) as session:
        links = open_wave(session, later)
    second = Survey(app=survey.app, wave=OpenWave(survey.wave.sessions, links))
    assert sorted(asked(second.respondent())) == sorted(PULSE.sets[1])
    assert sorted(asked(survey.respondent())) == sorted(PULSE.sets[0])


def test_without_open_questions_it_says_nothing_of_comments(tmp_path: Path) -> None:
    respondent = open_survey(tmp_path, opening=FIRST).respondent()
    assert "comment" not in respondent.get().main.lower()
    page = respondent.go_to_words()
    assert "There is no further question." in page.main
    assert "Please name nobody" not in page.main
    assert attempt_in(page)
    assert respondent.post({"go": "send-anyway"}).heading == "Thank you. Your answers are in."
