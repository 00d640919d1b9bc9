"""On a phone: long names make no page wider, short ones stay whole, buttons do not touch."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from flask import Flask
from sqlalchemy import select

from flowgap.db import unit_of_work
from flowgap.models import ReportFile, ReportVersion, Role
from flowgap.services.report_room.drafts import Author
from flowgap.services.report_room.links import make_link
from flowgap.services.report_room.publishing import find_version
from flowgap.web.cookies import SIGN_IN
from tests.support.sample_result import sample_result
from tests.support.signed_in import database, token_of
from tests.web.chromium import IN_BROWSER
from tests.web.conftest import keep_result, new_application
from tests.web.crawling import PRINTED, everything_of
from tests.web.looks import CUT_TEXTS, SIDEWAYS
from tests.web.serving import serving

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = IN_BROWSER

LONG = "Zahlungsverkehrsintegrationsplattformverantwortungsübergabe"

BOXES = """part => {
  const words = [...part.textContent.matchAll(/\\S+/g)];
  return words.map(word => {
    const range = document.createRange();
    range.setStart(part.firstChild, word.index);
    range.setEnd(part.firstChild, word.index + word[0].length);
    return [word[0], new Set([...range.getClientRects()].map(box => box.top)).size];
  });
}"""
"""Each word of a text with the number of lines that it stands on."""


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    app = new_application(tmp_path_factory.mktemp("phone"))
    result = sample_result()
    first, *rest = result.survey.teams
    teams = (replace(first, team=f"{LONG} and what follows"), *rest)
    named = replace(result, survey=replace(result.survey, teams=teams))
    short = replace(result.engagement, title="MRI", simulated=False)
    keep_result(app, replace(named, engagement=short))
    token_of(app, "jo@harbour.example", role=Role.MANAGER)
    return app


@pytest.fixture
def phone(kept: Flask, chromium: "Browser") -> Iterator[tuple["Page", str]]:
    with serving(kept) as site:
        context = chromium.new_context(
            locale="en", bypass_csp=True, viewport={"width": 390, "height": 844}
        )
        token = kept.config["SIGNED_IN_AS"]
        context.add_cookies([{"name": SIGN_IN, "value": token, "url": site}])
        yield context.new_page(), site
        context.close()


def test_a_long_name_of_a_team_makes_no_page_wider(phone: tuple["Page", str]) -> None:
    page, site = phone
    page.goto(f"{site}/people/2")
    assert LONG in page.inner_text("main")
    assert page.evaluate(SIDEWAYS) == 0
    assert page.evaluate(CUT_TEXTS) == []


def test_the_files_of_a_report_by_link_do_not_touch(chromium: "Browser", tmp_path: Path) -> None:
    app = new_application(tmp_path)
    token = in_two_languages(app)
    with serving(app) as site:
        page = chromium.new_page(bypass_csp=True, viewport={"width": 390, "height": 844})
        page.goto(f"{site}/s/{token}")
        first, second = [part.bounding_box() for part in page.query_selector_all("a.button")]
        page.close()
    assert first is not None
    assert second is not None
    assert second["y"] - (first["y"] + first["height"]) >= 8


def in_two_languages(app: Flask) -> str:
    """Publish a version with two files, and return the token of a link to it."""
    key = everything_of(app, keep_result(app, sample_result())).engagement
    with unit_of_work(database(app).sessions) as session:
        version = session.scalars(select(ReportVersion)).one()
        version.results = json.dumps(dict.fromkeys(("en", "de"), json.loads(version.results)["en"]))
        session.add(
            ReportFile(
                engagement_id=version.engagement_id,
                version_id=version.id,
                language="de",
                digest="0" * 64,
                content=PRINTED,
            )
        )
        session.flush()
        author = Author(name="Mia", now=datetime.now(UTC))
        return make_link(session, find_version(session, key, 1), n_days=7, author=author)


def test_names_of_clients_break_between_words(phone: tuple["Page", str]) -> None:
    page, site = phone
    page.goto(f"{site}/portfolio")
    parts = page.query_selector_all(".portfolio th bdi, .portfolio .total th")
    names = [part.evaluate(BOXES) for part in parts]
    lines = {word: n for name in names for word, n in name}
    assert lines == dict.fromkeys(("Alder", "Freight", "MRI", "Mean", "of", "organizations"), 1)
