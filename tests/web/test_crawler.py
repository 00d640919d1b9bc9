"""A crawler from another workspace, in every role: it gets nothing of ours, and changes nothing.

It asks each route that takes a key, and each operation of the API, with the keys that we have. A
new route or operation is asked by itself.
"""

from dataclasses import replace
from typing import Final

import pytest
from flask import Flask

from flowgap.models import Role
from flowgap.services.accounts.api_tokens import TokenScope
from flowgap.web.api.openapi import BASE
from flowgap.web.api.operations import OPERATIONS, Operation
from tests.support.callers import let_call
from tests.support.sample_result import sample_result
from tests.support.signed_in import stranger
from tests.web.api_client import Api
from tests.web.conftest import keep_result
from tests.web.crawling import (
    PRINTED,
    Ours,
    address_of,
    closed_rules,
    everything_of,
    methods_of,
    rows,
)
from tests.web.test_access import manager_of, signed_in_as

ELSEWHERE = "Elsewhere"
OWN_BY_NATURE = {"account"}
"""Blueprints of which every address is of whoever asks: a key of others is no key there."""

OURS_IN_WORDS = ("Alder Freight", "Dispatch", "hooks.example")


@pytest.fixture
def ours(app: Flask) -> Ours:
    """A workspace with one of everything."""
    return everything_of(app, keep_result(app, sample_result()))


def test_a_manager_of_another_engagement_of_the_workspace_gets_nothing_of_this_one(
    app: Flask, ours: Ours
) -> None:
    app.config["WTF_CSRF_ENABLED"] = False
    whole = sample_result()
    second = replace(whole, engagement=replace(whole.engagement, client="Birch Rail"))
    client = manager_of(app, f"/engagements/{keep_result(app, second)}", "Quotes")
    assert "Birch Rail" in client.get("/").text
    before, odd = rows(app), {}
    for rule in closed_rules(app):
        if "<" not in rule.rule or rule.endpoint.partition(".")[0] in OWN_BY_NATURE:
            continue
        for method in methods_of(rule):
            with client.open(address_of(rule, ours), method=method) as answer:
                told = answer.get_data(as_text=True)
                if answer.status_code not in {403, 404} or "Alder Freight" in told:
                    odd[rule.rule, method] = answer.status_code
    assert odd == {}
    assert rows(app) == before


@pytest.mark.parametrize("role", Role)
def test_every_route_with_a_key_of_ours_is_forbidden_or_not_found(
    app: Flask, ours: Ours, role: Role
) -> None:
    # Forms need no token here: it is the views that have to refuse.
    app.config["WTF_CSRF_ENABLED"] = False
    client, before, n_asked = signed_in_as(app, role, workspace=ELSEWHERE), rows(app), 0
    for rule in closed_rules(app):
        if "<" not in rule.rule:
            continue
        for method in (*methods_of(rule), "HEAD"):
            with client.open(address_of(rule, ours), method=method) as answer:
                n_asked += 1
                is_own = rule.endpoint.partition(".")[0] in OWN_BY_NATURE
                allowed = {303, 403, 404, 405} if is_own else {403, 404, 405}
                assert answer.status_code in allowed, (rule, method)
                assert (answer.status_code == 405) <= (method == "HEAD"), (rule, method)
                assert not any(word in answer.get_data(as_text=True) for word in OURS_IN_WORDS), (
                    rule,
                    method,
                )
    assert n_asked >= 50
    assert rows(app) == before


@pytest.mark.parametrize("role", Role)
def test_every_route_without_a_key_shows_nothing_of_ours(
    app: Flask, ours: Ours, role: Role
) -> None:
    client = signed_in_as(app, role, workspace=ELSEWHERE)
    for rule in closed_rules(app):
        if "<" in rule.rule or "GET" not in methods_of(rule):
            continue
        for query in ("", f"?key={ours.engagement}&workspace=1&next=/"):
            with client.get(rule.rule + query) as answer:
                assert answer.status_code < 500, rule
                assert not any(word in answer.get_data(as_text=True) for word in OURS_IN_WORDS), (
                    rule
                )


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda operation: operation.name)
def test_every_operation_of_the_api_gives_nothing_of_ours(
    app: Flask, ours: Ours, operation: Operation, role: Role
) -> None:
    let_call(
        app,
        "theirs",
        *TokenScope,
        email=f"{role}@other.example",
        workspace=ELSEWHERE,
        role=role,
    )
    before = rows(app)
    answer = stranger(app).open(
        BASE + path_of(operation, ours),
        method=operation.method.upper(),
        headers={"Authorization": "Bearer theirs"},
        data=b"no archive" if operation.body else None,
        content_type=operation.body,
    )
    if "{" in operation.path:
        assert answer.status_code in {403, 404}
    else:
        # A list that is empty, a document of everybody, an archive that is none.
        assert answer.status_code in {200, 403, 422}
    assert not any(word in answer.text for word in OURS_IN_WORDS)
    assert ours.engagement not in answer.text.replace(path_of(operation, ours), "")
    assert rows(app) == before


def path_of(operation: Operation, ours: Ours) -> str:
    key = ours.job if operation.path.startswith("/jobs") else ours.engagement
    path = operation.path.replace("{key}", key).replace("{digest}", ours.digest)
    assert "{" not in path, f"the crawler does not know how to fill {operation.path}"
    return path


def test_with_our_own_token_every_operation_that_reads_answers(app: Flask, ours: Ours) -> None:
    """The same keys open what they are of: that nothing was found was not for want of it."""
    api = Api(app)
    for operation in OPERATIONS:
        if operation.method == "get":
            assert api.get(path_of(operation, ours))


NOT_MADE_YET: Final = {
    "/engagements/<key>/data/check": 409,
    "/engagements/<key>/data/map": 410,
}
"""What our workspace has nothing for: kept files to check, a table whose columns wait."""


def test_our_own_owner_finds_every_page(app: Flask, ours: Ours) -> None:
    client, odd = app.test_client(), {}
    for rule in closed_rules(app):
        if "<" in rule.rule and "GET" in methods_of(rule) and not rule.rule.endswith(".pdf"):
            with client.get(address_of(rule, ours)) as answer:
                if answer.status_code not in {200, 303}:
                    odd[rule.rule] = answer.status_code
    assert odd == NOT_MADE_YET


def test_the_file_of_our_version_is_there_for_us(app: Flask, ours: Ours) -> None:
    room = f"/engagements/{ours.engagement}/report-room"
    assert app.test_client().get(f"{room}/versions/1/en.pdf").data == PRINTED


@pytest.mark.parametrize("scope", TokenScope)
def test_a_result_of_ours_is_not_there_for_their_token(
    app: Flask, ours: Ours, scope: TokenScope
) -> None:
    let_call(app, "theirs", scope, email="o@other.example", workspace=ELSEWHERE)
    answer = stranger(app).get(
        f"/engagements/{ours.engagement}/result.json", headers={"Authorization": "Bearer theirs"}
    )
    assert answer.status_code in {403, 404}
