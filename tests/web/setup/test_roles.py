"""Who sees the pages that set an engagement up: those who edit, and nobody else."""

import pytest
from flask import Flask

from flowgap.models import Role
from tests.support.browse import Browser
from tests.support.setting_up import begin
from tests.web.crawling import Ours, address_of, closed_rules, methods_of
from tests.web.test_access import signed_in_as


@pytest.mark.parametrize("role", [Role.VIEWER, Role.MANAGER])
def test_readers_get_nothing_of_it(app: Flask, browse: Browser, role: Role) -> None:
    address = begin(browse)
    client, key = signed_in_as(app, role), address.rpartition("/")[2]
    n_asked = 0
    for rule in closed_rules(app):
        if rule.endpoint.startswith("setup."):
            for method in methods_of(rule):
                answer = client.open(address_of(rule, Ours(engagement=key)), method=method)
                # 400: without its token a form is refused before anything is looked up.
                assert answer.status_code in {400, 403}, rule
                assert "Alder Freight" not in answer.text
                n_asked += 1
    assert n_asked >= 10
    assert client.get(f"{address}/").status_code == 404
    assert "Alder Freight" not in client.get("/").text


def test_a_viewer_of_results_is_offered_none_of_it(app: Flask, browse: Browser) -> None:
    client = signed_in_as(app, Role.VIEWER)
    assert client.get("/engagements/create").status_code == 403
    assert "/engagements/create" not in client.get("/").text
    assert browse.get("/engagements/create").status == 200
