"""The example is served in a workspace of its own, with a way in that needs no password."""

from pathlib import Path

from flask import Flask

from flowgap.cli.serve import open_demo
from tests.support.accounts import Visitor
from tests.support.browse import Browser
from tests.support.engagement_files import write_engagement
from tests.support.sample_result import sample_result
from tests.support.signed_in import database
from tests.web.conftest import Keep


def test_the_visitor_sees_the_example_and_nothing_else(
    app: Flask, browse: Browser, keep: Keep, tmp_path: Path
) -> None:
    keep(sample_result())
    path = open_demo(database(app).sessions, write_engagement(tmp_path / "engagement"))
    visitor = Visitor(app)
    visitor.send(f"/{path}", {})
    seen = visitor.get("/")
    assert seen.heading == "One engagement has a result"
    assert "Small Client" in seen.main
    assert "Small Client" not in browse.get("/").main


def test_each_start_gives_a_link_of_its_own_to_the_same_workspace(
    app: Flask, tmp_path: Path
) -> None:
    folder = write_engagement(tmp_path / "engagement")
    first, second = (open_demo(database(app).sessions, folder) for _ in range(2))
    visitor = Visitor(app)
    visitor.get(f"/{first}", status=410)
    visitor.send(f"/{second}", {})
    assert "first result" in visitor.get("/").main
