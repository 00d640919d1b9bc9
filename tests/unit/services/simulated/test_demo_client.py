import json
from pathlib import Path
from typing import Any

import polars as pl
import pytest
import yaml

from flowgap.errors import InputError
from flowgap.services.simulated.demo_client import DemoFiles, write_demo_engagement

SEED = 5


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> DemoFiles:
    folder = tmp_path_factory.mktemp("demo") / "engagement"
    return write_demo_engagement(folder, seed=SEED, language="en")


class TestWriteDemoEngagement:
    def test_it_writes_the_settings_and_every_canonical_table(self, demo: DemoFiles) -> None:
        assert sorted(path.name for path in demo.engagement.iterdir()) == [
            "actions.csv",
            "ai_adoption.csv",
            "capacity.csv",
            "changes.csv",
            "comments.csv",
            "deployments.csv",
            "engagement.yaml",
            "events.csv",
            "incidents.csv",
            "responses.csv",
            "roster.csv",
        ]

    def test_the_settings_say_that_the_data_are_simulated(self, demo: DemoFiles) -> None:
        settings = yaml.safe_load((demo.engagement / "engagement.yaml").read_text())
        assert settings["simulated"] is True
        assert settings["before"]["to"] == settings["after"]["from"] == settings["ai_rollout"]
        assert [wave["id"] for wave in settings["waves"]] == [
            "2025-10",
            "2026-02",
            "2026-06",
            "2026-10",
        ]

    def test_answers_are_written_as_the_contract_says(self, demo: DemoFiles) -> None:
        # The first pulse asks OWN1 and not OWN2; a full wave asks both.
        responses = read(demo, "responses").filter(wave="2026-02")
        assert set(responses["OWN1"]) <= {"1", "2", "3", "4", "5", "dk", ""}
        assert set(responses["OWN2"]) == {"na"}
        assert "dk" in set(read(demo, "responses").filter(wave="2025-10")["OWN2"])

    def test_stamps_are_in_utc_and_days_are_days(self, demo: DemoFiles) -> None:
        stamps = read(demo, "changes")["opened_at"]
        assert stamps.str.contains(r"^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ)?$").all()
        days = read(demo, "ai_adoption")["from"]
        assert days.str.contains(r"^\d{4}-\d\d-01$").all()

    def test_the_truth_stands_beside_the_folder_and_not_in_it(self, demo: DemoFiles) -> None:
        assert demo.truth == demo.engagement.parent / "truth.json"
        truth = json.loads(demo.truth.read_text())
        assert truth["seed"] == SEED
        assert truth["constraint"] == "review"
        assert truth["verdict"] == "migrated"
        assert max(truth["gain_days"], key=truth["gain_days"].get) == "review"
        assert {score["wave"] for score in truth["scores"]} == {
            wave["id"] for wave in settings_of(demo)["waves"]
        }

    def test_equal_seeds_give_equal_bytes(self, demo: DemoFiles, tmp_path: Path) -> None:
        again = write_demo_engagement(tmp_path / "engagement", seed=SEED, language="en")
        assert contents(again) == contents(demo)

    def test_a_second_demo_replaces_the_first_and_leaves_other_files(
        self, demo: DemoFiles, tmp_path: Path
    ) -> None:
        folder = tmp_path / "engagement"
        write_demo_engagement(folder, seed=SEED + 1, language="de")
        (folder / "notes.txt").write_text("mine")
        again = write_demo_engagement(folder, seed=SEED, language="en")
        assert (folder / "notes.txt").read_text() == "mine"
        (folder / "notes.txt").unlink()
        assert contents(again) == contents(demo)

    @pytest.mark.parametrize("name", ["engagement.yaml", "changes.csv", "../truth.json"])
    def test_a_file_that_is_not_the_demos_is_refused_and_kept(
        self, tmp_path: Path, name: str
    ) -> None:
        folder = tmp_path / "engagement"
        folder.mkdir()
        (folder / name).write_text("of somebody else")
        with pytest.raises(InputError, match="which the demo did not write"):
            write_demo_engagement(folder, seed=SEED, language="en")
        assert (folder / name).read_text() == "of somebody else"
        assert len([path for path in tmp_path.rglob("*") if path.is_file()]) == 1

    def test_a_file_in_the_place_of_the_folder_is_refused(self, tmp_path: Path) -> None:
        place = tmp_path / "engagement"
        place.write_text("a file")
        with pytest.raises(InputError, match="cannot be written"):
            write_demo_engagement(place, seed=SEED, language="en")
        assert place.read_text() == "a file"


def read(demo: DemoFiles, table: str) -> pl.DataFrame:
    path = demo.engagement / f"{table}.csv"
    return pl.read_csv(path, infer_schema=False).fill_null("")


def settings_of(demo: DemoFiles) -> dict[str, Any]:
    settings: dict[str, Any] = yaml.safe_load((demo.engagement / "engagement.yaml").read_text())
    return settings


def contents(demo: DemoFiles) -> dict[str, bytes]:
    paths = (*demo.engagement.iterdir(), demo.truth)
    return {path.name: path.read_bytes() for path in paths}
