"""Addresses and numbers that no database can hold: not found, on SQLite and on PostgreSQL."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import Engine
from sqlalchemy.exc import DataError
from werkzeug.routing import Rule

from tests.support.browse import Browser
from tests.support.callers import TOKEN
from tests.support.postgres import empty_engine, postgres_server, postgres_url
from tests.support.sample_result import sample_result
from tests.support.tables import with_tables
from tests.web.conftest import application_on, database_of, keep_result
from tests.web.crawling import Ours, address_of, everything_of, methods_of

__all__ = ["empty_engine", "postgres_server", "postgres_url"]

MANY_DIGITS = "9" * 23
MORE_THAN_PYTHON_READS = "1" * 4400
OPEN_KEYS = {"<token>": "x", "<path:name>": "x", "{key}": "x", "{digest}": "x"}


@pytest.fixture
def app(empty_engine: Engine, tmp_path: Path) -> Iterator[Flask]:
    engine = with_tables(empty_engine)
    app = application_on(engine.url.render_as_string(hide_password=False), tmp_path)
    yield app
    database_of(app).engine.dispose()


@pytest.fixture
def ours(app: Flask) -> Ours:
    """A workspace with one of everything."""
    return everything_of(app, keep_result(app, sample_result()))


def hostile(rule: Rule, ours: Ours) -> list[str]:
    """Return the addresses of a route with one part after the other replaced by what is none."""
    found = []
    for part in re.findall(r"<[^>]+>", rule.rule):
        values = [MANY_DIGITS, "%00"] if part.startswith("<int:") else ["%00", "x%00x"]
        for value in values:
            marked = rule.rule.replace(part, "\0", 1)
            for placeholder, filling in OPEN_KEYS.items():
                marked = marked.replace(placeholder, filling)
            kept = Rule(marked, endpoint=rule.endpoint)
            found.append(address_of(kept, ours).replace("\0", value))
    return found


def test_no_route_fails_for_what_no_key_can_be(app: Flask, ours: Ours) -> None:
    app.config["WTF_CSRF_ENABLED"] = False
    client, odd, n_asked = app.test_client(), {}, 0
    for rule in app.url_map.iter_rules():
        for address in hostile(rule, ours):
            for method in methods_of(rule):
                with client.open(
                    address, method=method, headers={"Authorization": f"Bearer {TOKEN}"}
                ) as answer:
                    n_asked += 1
                    # A guessed link is answered as any other; a form needs its type.
                    told = {200, 415} if "<guess:" in rule.rule else {404, 405}
                    if answer.status_code not in told:
                        odd[method, address] = answer.status_code
    assert odd == {}
    assert n_asked > 200


@pytest.mark.parametrize("digits", [MANY_DIGITS, MORE_THAN_PYTHON_READS])
def test_no_page_has_such_a_number(app: Flask, ours: Ours, digits: str) -> None:
    client = app.test_client()
    for page in (f"/engagements/{ours.engagement}/teams", "/portfolio"):
        assert client.get(f"{page}?page={digits}").status_code == 404
    for page in ("report-room/versions", "report-room/compare"):
        answer = client.get(f"/engagements/{ours.engagement}/{page}?from={digits}&number={digits}")
        assert answer.status_code < 500


@pytest.mark.parametrize("digits", [MANY_DIGITS, MORE_THAN_PYTHON_READS, "7\0"])
def test_no_form_fails_for_a_number_that_no_column_holds(
    app: Flask, ours: Ours, digits: str
) -> None:
    app.config["WTF_CSRF_ENABLED"] = False
    client, failed = app.test_client(), {}
    of_engagement = f"/engagements/{ours.engagement}"
    for address in (
        f"{of_engagement}/next-wave",
        f"{of_engagement}/next-wave/open",
        f"{of_engagement}/register/{ours.action}",
        f"/questionnaires/{ours.questionnaire}/publish",
        "/account/workspace",
    ):
        sent = dict.fromkeys(("revision", "workspace"), digits)
        answer = client.post(address, data=sent)
        if answer.status_code >= 500 or answer.status_code == 404:
            failed[address] = answer.status_code
    assert failed == {}


def test_what_no_column_holds_is_told_to_be_no_page(app: Flask) -> None:
    """The net below: whatever comes through to the database."""

    @app.route("/through", methods=["GET", "POST"])
    def through() -> str:
        raise DataError("SELECT", {}, ValueError("no such number"))

    app.config["WTF_CSRF_ENABLED"] = False
    browse = Browser(app)
    assert browse.get("/through", status=404).heading == "There is no page at this address"
    assert browse.client.post("/through").status_code == 400
