import json
from pathlib import Path

import pytest

from flowgap.cli.main import main
from flowgap.engagement.reading import read_engagement
from flowgap.questionnaire.loader import item_ids
from flowgap.services.simulated.engagement import write_simulated_engagement
from flowgap.simulation.organizations.parameters import Size
from flowgap.stages import PIPELINE_STAGES


def files_of(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_equal_regimes_and_seeds_give_equal_bytes(tmp_path: Path) -> None:
    for name in ("one", "other"):
        write_simulated_engagement(tmp_path / name, regime_name="bursty", seed=7)
    assert files_of(tmp_path / "one") == files_of(tmp_path / "other")


def test_another_seed_gives_another_organization(tmp_path: Path) -> None:
    for seed in (1, 2):
        write_simulated_engagement(tmp_path / str(seed), regime_name="bursty", seed=seed)
    assert files_of(tmp_path / "1") != files_of(tmp_path / "2")


def test_an_organization_can_be_as_large_as_is_asked_for(tmp_path: Path) -> None:
    size = Size(n_teams=5, n_items=120)
    files = write_simulated_engagement(tmp_path, regime_name="steady", seed=1, size=size)
    roster = (files.engagement / "roster.csv").read_text().splitlines()
    changes = (files.engagement / "changes.csv").read_text().splitlines()
    assert len(roster) == 1 + 5
    # Items are shared out by teams, each rounded; few of them were never recorded.
    assert len(changes) - 1 == pytest.approx(120, abs=5)


@pytest.mark.parametrize("regime", ["calendar", "parallel_gates", "two_products"])
def test_no_row_of_a_simulated_engagement_is_refused(regime: str, tmp_path: Path) -> None:
    files = write_simulated_engagement(tmp_path, regime_name=regime, seed=3)
    folder = read_engagement(files.engagement, items=item_ids)
    assert set(folder.files) >= {"changes.csv", "events.csv", "responses.csv", "roster.csv"}
    assert {name: record.refused for name, record in folder.files.items() if record.refused} == {}
    assert folder.manifest.simulated


def test_the_truth_names_the_constraint_and_every_gain(tmp_path: Path) -> None:
    files = write_simulated_engagement(tmp_path, regime_name="steady", seed=11)
    truth = json.loads(files.truth.read_text())
    assert truth["constraint"] in {*PIPELINE_STAGES, "shared", "none"}
    assert tuple(truth["gain_days"]) == PIPELINE_STAGES
    assert all(0 <= score <= 100 for score in truth["scores"].values())


def test_a_folder_that_was_simulated_is_replaced(tmp_path: Path) -> None:
    write_simulated_engagement(tmp_path, regime_name="steady", seed=1)
    before = files_of(tmp_path)
    write_simulated_engagement(tmp_path, regime_name="steady", seed=2)
    assert files_of(tmp_path) != before


def test_a_folder_of_somebody_else_is_left_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "engagement").mkdir()
    (tmp_path / "engagement" / "engagement.yaml").write_text("format: 1\n")
    assert main(["simulate", "--regime", "steady", "--out", str(tmp_path)]) == 2
    assert "which was not simulated" in capsys.readouterr().err
    assert len(files_of(tmp_path)) == 1


class TestCommand:
    def test_the_list_tells_which_regimes_are_never_learned_from(
        self, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert main(["simulate", "--list"]) == 0
        lines = capsys.readouterr().out.splitlines()
        assert "steady" in lines
        assert "two_products (never learned from)" in lines

    def test_it_prints_what_it_wrote(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert main(["simulate", "--regime", "steady", "--seed", "2", "--out", str(tmp_path)]) == 0
        printed = capsys.readouterr().out.splitlines()
        assert printed == [str(tmp_path / "engagement"), str(tmp_path / "truth.json")]

    @pytest.mark.parametrize(
        ("options", "said"),
        [
            (["--regime", "calm", "--out", "x"], "there is no regime 'calm'"),
            (["--regime", "steady"], "a regime and a folder are needed"),
            (["--regime", "steady", "--seed", "-1", "--out", "x"], "the seed is -1"),
            (["--regime", "steady", "--teams", "3", "--out", "x"], "one of --teams and --items"),
        ],
    )
    def test_bad_input_is_one_line(
        self, options: list[str], said: str, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert main(["simulate", *options]) == 2
        error = capsys.readouterr().err
        assert said in error
        assert len(error.splitlines()) == 1
