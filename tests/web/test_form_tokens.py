"""No form of a page is taken without its token: one lock for all, so that no view needs its own."""

from typing import Final

import pytest
from flask import Flask

from flowgap.wording import Wording
from tests.support.sample_result import sample_result
from tests.web.conftest import keep_result
from tests.web.crawling import Ours, address_of, everything_of, methods_of, rows

WITHOUT_A_SESSION: Final = {"api", "respondent", "unsubscribe"}
"""Who has a link or a token of a program sends it with the request: no browser adds it."""

TOLD: Final = Wording("en").say("web-error-form-title")


@pytest.fixture
def ours(app: Flask) -> Ours:
    """A workspace with one of everything."""
    return everything_of(app, keep_result(app, sample_result()))


def test_every_address_that_changes_something_asks_for_the_token(app: Flask, ours: Ours) -> None:
    client, before, odd, n_asked = app.test_client(), rows(app), {}, 0
    for rule in app.url_map.iter_rules():
        if rule.endpoint.partition(".")[0] in WITHOUT_A_SESSION:
            continue
        for method in set(methods_of(rule)) - {"GET"}:
            filled = rule.rule.replace("<token>", "x")
            rule_of_ours = type(rule)(filled, endpoint=rule.endpoint)
            answer = client.open(address_of(rule_of_ours, ours), method=method)
            n_asked += 1
            if (answer.status_code, TOLD in answer.text) != (400, True):
                odd[rule.rule, method] = answer.status_code
    assert odd == {}
    assert n_asked > 60
    assert rows(app) == before
