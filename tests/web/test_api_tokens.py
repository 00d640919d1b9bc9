"""Tokens for programs: what they open, and when they open nothing any more."""

from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import delete, update
from werkzeug.test import TestResponse

from flowgap.db import unit_of_work
from flowgap.models import Account, ApiToken, Membership, Role
from tests.support.browse import Browser
from tests.support.sample_result import sample_result
from tests.support.signed_in import database, stranger, token_of
from tests.web.conftest import Keep
from tests.web.samples import VIEWS

READ, WRITE = "read:results", "write:imports"


def made(browse: Browser, *scopes: str, name: str = "Nightly export") -> str:
    """Make a token on the page, and return it."""
    page = browse.post("/account/tokens", {"token_name": name, "scopes": list(scopes)})
    return next(
        code.text or "" for code in page.all("code") if (code.text or "").startswith("fgt_")
    )


def ask(app: Flask, address: str, token: str) -> TestResponse:
    return stranger(app).get(address, headers={"Authorization": f"Bearer {token}"})


def test_a_token_reads_the_result_and_no_page(app: Flask, browse: Browser, keep: Keep) -> None:
    address, token = keep(sample_result()), made(browse, READ)
    assert ask(app, f"{address}/result.json", token).status_code == 200
    for view in VIEWS:
        assert ask(app, f"{address}/{view}", token).status_code == 302, view


def test_it_is_shown_once_and_its_use_is_told(app: Flask, browse: Browser, keep: Keep) -> None:
    address, token = keep(sample_result()), made(browse, READ)
    page = browse.get("/account/tokens")
    assert token not in page.response.text
    assert "not used yet" in page.main
    ask(app, f"{address}/result.json", token)
    assert "last used" in browse.get("/account/tokens").main


def test_a_token_that_may_only_write_reads_nothing(app: Flask, browse: Browser, keep: Keep) -> None:
    address = keep(sample_result())
    assert ask(app, f"{address}/result.json", made(browse, WRITE)).status_code == 403


@pytest.mark.parametrize("given", ["", "fgt_", "fgt_" + "x" * 43, "x" * 5000])
def test_what_is_no_token_is_told_in_the_words_of_programs(
    app: Flask, keep: Keep, given: str
) -> None:
    answer = ask(app, f"{keep(sample_result())}/result.json", given)
    assert answer.status_code == 401
    assert answer.headers["WWW-Authenticate"].startswith("Bearer")
    assert answer.mimetype == "application/problem+json"


def test_a_revoked_token_opens_nothing(app: Flask, browse: Browser, keep: Keep) -> None:
    address, token = keep(sample_result()), made(browse, READ)
    browse.post_to("/account/tokens/1/revoke", {}, form="/account/tokens", status=303)
    assert ask(app, f"{address}/result.json", token).status_code == 401


def test_nobody_revokes_a_token_of_somebody_else(app: Flask, browse: Browser, keep: Keep) -> None:
    address, token = keep(sample_result()), made(browse, READ)
    other = Browser(app)
    other.client = colleague(app)
    other.post_to("/account/tokens/1/revoke", {}, form="/account/tokens", status=303)
    assert ask(app, f"{address}/result.json", token).status_code == 200


def colleague(app: Flask) -> FlaskClient:
    client = stranger(app)
    client.set_cookie("flowgap-sign-in", token_of(app, "jo@harbour.example", role=Role.VIEWER))
    return client


@pytest.mark.parametrize("past", [-5, 5])
def test_it_ends_by_itself(app: Flask, browse: Browser, keep: Keep, past: int) -> None:
    address, token = keep(sample_result()), made(browse, READ)
    with unit_of_work(database(app).sessions) as session:
        session.execute(
            update(ApiToken).values(ends_at=datetime.now(UTC) - timedelta(seconds=past))
        )
    status = ask(app, f"{address}/result.json", token).status_code
    assert status == (401 if past > 0 else 200)


@pytest.mark.parametrize(
    "change",
    [
        update(Account).values(disabled_at=datetime(2026, 11, 27, tzinfo=UTC)),
        delete(Membership),
        update(Membership).values(joined_at=None),
    ],
)
def test_with_its_account_or_membership_it_ends(
    app: Flask, browse: Browser, keep: Keep, change: object
) -> None:
    address, token = keep(sample_result()), made(browse, READ)
    with unit_of_work(database(app).sessions) as session:
        session.execute(change)  # type: ignore[call-overload] # one of those above
    assert ask(app, f"{address}/result.json", token).status_code == 401


def test_it_opens_nothing_of_another_workspace(app: Flask, keep: Keep) -> None:
    address = keep(sample_result())
    other = Browser(app)
    other.client = stranger(app)
    cookie = token_of(app, "o@other.example", workspace="Elsewhere")
    other.client.set_cookie("flowgap-sign-in", cookie)
    assert ask(app, f"{address}/result.json", made(other, READ)).status_code == 404


def test_a_token_of_a_manager_reads_nothing(app: Flask, keep: Keep) -> None:
    address = keep(sample_result())
    manager = Browser(app)
    manager.client = stranger(app)
    cookie = token_of(app, "boss@harbour.example", role=Role.MANAGER)
    manager.client.set_cookie("flowgap-sign-in", cookie)
    assert ask(app, f"{address}/result.json", made(manager, READ)).status_code in {403, 404}


@pytest.mark.parametrize(
    "fields", [{}, {"token_name": "x"}, {"scopes": READ}, {"token_name": "x", "scopes": "all"}]
)
def test_an_incomplete_form_makes_no_token(browse: Browser, fields: dict[str, object]) -> None:
    browse.post("/account/tokens", fields, status=422)
    assert "No program asks in your name" in browse.get("/account/tokens").main


def test_the_api_reads_what_its_owner_may_and_nothing_of_another_workspace(
    app: Flask, browse: Browser, keep: Keep
) -> None:
    key = keep(sample_result()).rpartition("/")[2]
    ours = made(browse, READ)
    other = Browser(app)
    other.client = stranger(app)
    cookie = token_of(app, "o@other.example", workspace="Elsewhere")
    other.client.set_cookie("flowgap-sign-in", cookie)
    theirs = made(other, READ)
    assert [one["key"] for one in ask(app, "/api/v1/engagements", ours).get_json()["items"]] == [
        key
    ]
    assert ask(app, "/api/v1/engagements", theirs).get_json()["items"] == []
    digest = ask(app, f"/api/v1/engagements/{key}/results", ours).get_json()["items"][0]["digest"]
    for path in (f"engagements/{key}", f"results/{digest}", f"results/{digest}/figures"):
        assert ask(app, f"/api/v1/{path}", ours).status_code == 200
        assert ask(app, f"/api/v1/{path}", theirs).status_code == 404


def test_the_api_is_closed_to_tokens_that_may_not_read_and_to_browsers(
    app: Flask, browse: Browser, keep: Keep
) -> None:
    keep(sample_result())
    refused = ask(app, "/api/v1/engagements", made(browse, WRITE))
    assert refused.status_code == 403
    assert 'scope="read:results"' in refused.headers["WWW-Authenticate"]
    assert browse.client.get("/api/v1/engagements").status_code == 401
