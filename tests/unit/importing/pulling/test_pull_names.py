"""Repositories that are renamed, replaced, or share a folder."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from flowgap.errors import InputError
from flowgap.importing.harvest import ImportContext
from flowgap.importing.identity import Identity
from flowgap.importing.pulling.client import Client
from flowgap.importing.pulling.github import Pulled, Target, pull_github
from flowgap.importing.pulling.pauses import Pauses
from tests.support.pulled_repository import FIVE, TOKEN, Desk, Repository, deployment, pull
from tests.support.scripted_server import Script, serving


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path / "engagement")


class TestNames:
    def test_a_repository_that_was_renamed_keeps_its_rows(self, desk: Desk) -> None:
        desk.run(Script(Repository(FIVE).answer))
        moved = [
            {**one, "url": one["url"].replace("/o/r/", "/p/q/")}
            for one in [pull(1, updated=20, reviews=2), pull(6, updated=21)]
        ]
        shipped = deployment(7, created=3) | {"repository": {"nameWithOwner": "p/q"}}
        desk.run(Script(Repository([*FIVE[1:], *moved], [shipped], name="p/q").answer))
        assert set(desk.column("repository")) == {"o/r"}
        assert sorted(desk.numbers()) == ["1", "2", "3", "4", "5", "6"]
        (own,) = desk.column("deployment_id", file="deployments.csv")
        assert own == "o/r/deployments/7"

    def test_its_new_name_is_told_apart_from_a_second_repository(self, desk: Desk) -> None:
        desk.run(Script(Repository(FIVE).answer))
        with pytest.raises(InputError, match="this repository is here already, as o/r"):
            desk.run(Script(Repository(FIVE, name="p/q").answer), repository="p/q")

    def test_another_repository_under_an_old_name_is_refused(self, desk: Desk) -> None:
        desk.run(Script(Repository(FIVE).answer))
        before = desk.changes()
        with pytest.raises(InputError, match="o/r is another repository than the o/r that was"):
            desk.run(Script(Repository(FIVE, id="R_2").answer))
        assert desk.changes() == before

    def test_capitals_make_no_other_repository(self, desk: Desk) -> None:
        desk.run(Script(Repository(FIVE).answer))
        script = Script(Repository(FIVE).answer)
        desk.run(script, repository="O/R")
        assert len(script.asked) == 2
        assert len(desk.numbers()) == 5

    def test_two_repositories_share_a_folder(self, desk: Desk) -> None:
        desk.run(Script(Repository(FIVE).answer))
        other = [{**one, "url": one["url"].replace("/o/r/", "/p/q/")} for one in FIVE[:2]]
        desk.run(Script(Repository(other, name="p/q", id="R_2").answer), repository="p/q")
        assert sorted(desk.column("repository")) == ["o/r"] * 5 + ["p/q"] * 2

    def test_two_pulls_at_the_same_time_lose_nothing_of_each_other(self, tmp_path: Path) -> None:
        pulls = [pull(number, updated=number) for number in range(1, 30)]
        others = [{**one, "url": one["url"].replace("/o/r/", "/p/q/")} for one in pulls]
        first = Repository(pulls)
        second = Repository(others, name="p/q", id="R_2")
        with (
            serving(Script(first.answer)) as here,
            serving(Script(second.answer)) as there,
            ThreadPoolExecutor(2) as pool,
        ):
            runs = [
                pool.submit(run, address, Target(owner=owner, name=name, folder=tmp_path))
                for address, owner, name in ((here, "o", "r"), (there, "p", "q"))
            ]
            assert [one.result().n_pulls for one in runs] == [29, 29]
        assert sorted(Desk(tmp_path).column("repository")) == ["o/r"] * 29 + ["p/q"] * 29


def run(address: str, target: Target) -> Pulled:
    pauses = Pauses(sleep=lambda _seconds: None, chance=lambda: 1.0, now=lambda: 0.0)
    client = Client(base_url=address, token=TOKEN, pauses=pauses)
    context = ImportContext(identity=Identity(key=bytes(32)), folder=target.folder)
    return pull_github(target, client, context)
