"""Results of the same engagement folder, one after the other, and the ledger beside its files."""

import contextlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from flowgap.cli.diagnose import diagnose, unrecorded_line
from flowgap.errors import InputError
from flowgap.files import write_file
from flowgap.privacy.snapshot import Head, Ledger, Snapshot
from flowgap.result.json import from_json, to_json
from flowgap.services.diagnose import Diagnosis, diagnose_folder
from flowgap.services.releases.document import to_text
from flowgap.services.releases.folder import RELEASES_NAME, hand_out, read_ledger, unrecorded_wave
from tests.support.engagement_files import write_engagement
from tests.support.sample_result import sample_result
from tests.unit.privacy.engagements import after, cell, figure
from tests.unit.privacy.late_answers import add_late_answer, numbers_of_people

GIVEN = after(cell({"a": 2, "b": 9, "c": 7})).snapshots
OTHERS = after(cell({"a": 2, "b": 9, "c": 7}, of=figure(2))).snapshots


class TestOneAfterTheOther:
    def test_the_first_result_needs_no_ledger(self, first: Diagnosis) -> None:
        assert first.result.privacy.refused == ()
        assert numbers_of_people(first) == [18] * 12
        dimensions = {score.id for score in first.result.survey.dimensions}
        assert dimensions < {snapshot.figure.name for snapshot in first.given}

    def test_without_the_ledger_the_late_one_would_be_told(
        self, first: Diagnosis, late_folder: Path
    ) -> None:
        # Six of a team answered before. Two means tell the seventh: 7 * later - 6 * before.
        later = diagnose_folder(late_folder, earlier=lambda _manifest: Ledger())
        assert numbers_of_people(first) == [18] * 12
        assert numbers_of_people(later) == [19] * 12

    def test_after_one_late_answer_nothing_of_the_wave_is_given_again(
        self, first: Diagnosis, late_folder: Path
    ) -> None:
        (late_folder / RELEASES_NAME).write_text(to_text(first.given), encoding="utf-8")
        diagnosis = diagnose_folder(late_folder)
        later = diagnosis.result
        assert diagnosis.given == ()
        assert {score.estimate for score in later.survey.dimensions} == {None}
        assert {score.dk_share for score in later.survey.dimensions} == {None}
        assert {row.n_band for row in later.survey.teams} == {None}
        assert later.survey.votes == ()
        assert (later.privacy.released_cells, later.privacy.suppressed_cells) == (0, 48)
        assert later.privacy.refused[0].startswith("Wave w1, ")
        assert "OWN, DEC, " in later.privacy.refused[0]
        assert "fewer than 5 people" in later.privacy.refused[0]

    def test_the_same_input_gives_the_same_bytes_and_no_refusal(self, tmp_path: Path) -> None:
        folder, results = write_engagement(tmp_path / "engagement"), []
        for out in (tmp_path / "out1", tmp_path / "out2"):
            found = CliRunner().invoke(diagnose, [str(folder), "--out", str(out)])
            assert found.exit_code == 0, found.output
            assert "no record" not in found.stderr
            results.append((out / "result.json").read_bytes())
        assert results[0] == results[1]
        assert from_json(results[1], file="result.json").privacy.refused == ()


class TestHandOut:
    def test_the_result_is_there_and_the_ledger_knows(self, folder: Path, target: Path) -> None:
        hand_out(sample_result(), target, folder=folder, given=GIVEN)
        assert target.read_text(encoding="utf-8") == to_json(sample_result())
        assert read_ledger(folder).snapshots == GIVEN
        assert [path.name for path in target.parent.iterdir()] == ["result.json"]

    def test_the_ledger_is_written_before_the_result_can_be_read(
        self, folder: Path, target: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        seen = []

        def watch(path: Path, content: bytes) -> None:
            seen.append((path.name, target.exists()))
            write_file(path, content)

        monkeypatch.setattr("flowgap.services.releases.folder.write_file", watch)
        hand_out(sample_result(), target, folder=folder, given=GIVEN)
        assert seen == [(".result.json.waiting", False), (RELEASES_NAME, False)]

    def test_what_is_given_is_added_to_what_was(self, folder: Path, target: Path) -> None:
        hand_out(sample_result(), target, folder=folder, given=GIVEN)
        hand_out(sample_result(), target, folder=folder, given=OTHERS)
        assert read_ledger(folder).snapshots == (*GIVEN, *OTHERS)

    def test_a_ledger_that_says_all_of_it_is_not_written_again(
        self, folder: Path, target: Path
    ) -> None:
        hand_out(sample_result(), target, folder=folder, given=GIVEN)
        before = (folder / RELEASES_NAME).stat().st_ino
        hand_out(sample_result(), target, folder=folder, given=GIVEN)
        assert (folder / RELEASES_NAME).stat().st_ino == before

    def test_without_a_ledger_there_is_no_result(self, folder: Path, target: Path) -> None:
        block_the_ledger(folder)
        with pytest.raises(
            InputError, match=r"releases\.json: it cannot be written \(.*\), so no result is given"
        ):
            hand_out(sample_result(), target, folder=folder, given=GIVEN)
        assert list(target.parent.iterdir()) == []

    def test_the_result_that_was_there_stays_if_the_ledger_cannot_be_written(
        self, folder: Path, target: Path
    ) -> None:
        hand_out(sample_result(), target, folder=folder, given=GIVEN)
        before = target.read_bytes()
        block_the_ledger(folder)
        with pytest.raises(InputError, match="so no result is given"):
            hand_out(sample_result(language="de"), target, folder=folder, given=OTHERS)
        assert target.read_bytes() == before
        assert read_ledger(folder).snapshots == GIVEN

    def test_a_result_that_cannot_be_written_is_not_in_the_ledger(
        self, folder: Path, tmp_path: Path
    ) -> None:
        (tmp_path / "file").write_text("no folder", encoding="utf-8")
        target = tmp_path / "file" / "result.json"
        with pytest.raises(InputError, match=r"file/result\.json: it cannot be written"):
            hand_out(sample_result(), target, folder=folder, given=GIVEN)
        assert not (folder / RELEASES_NAME).exists()

    def test_a_folder_in_the_place_of_the_result_is_refused(
        self, folder: Path, target: Path
    ) -> None:
        target.mkdir()
        with pytest.raises(InputError, match=r"result\.json: it cannot be written"):
            hand_out(sample_result(), target, folder=folder, given=GIVEN)
        assert [path.name for path in target.parent.iterdir()] == ["result.json"]

    def test_the_command_gives_no_result_without_a_ledger(self, tmp_path: Path) -> None:
        folder, out = write_engagement(tmp_path / "engagement"), tmp_path / "out"
        block_the_ledger(folder)
        found = CliRunner().invoke(diagnose, [str(folder), "--out", str(out), "--html"])
        assert isinstance(found.exception, InputError)
        assert "so no result is given" in str(found.exception)
        assert list(out.iterdir()) == []


class TestAtTheSameTime:
    # Eight of b answered for one run and nine for the other: together they would tell the ninth.
    LATE = after(cell({"a": 7, "b": 8, "c": 7})).snapshots
    LATER = after(cell({"a": 7, "b": 9, "c": 7})).snapshots

    def test_the_second_of_two_that_cannot_stand_together_is_refused(
        self, folder: Path, target: Path
    ) -> None:
        hand_out(sample_result(), target, folder=folder, given=self.LATE)
        second = target.with_name("second.json")
        with pytest.raises(InputError, match="another result was given out meanwhile") as refused:
            hand_out(sample_result(), second, folder=folder, given=self.LATER)
        assert "the same command again" in refused.value.allowed
        assert [path.name for path in target.parent.iterdir()] == ["result.json"]
        assert read_ledger(folder).snapshots == self.LATE

    def test_one_that_can_stand_beside_it_is_given(self, folder: Path, target: Path) -> None:
        hand_out(sample_result(), target, folder=folder, given=self.LATE)
        hand_out(sample_result(), target, folder=folder, given=self.LATE)
        assert read_ledger(folder).snapshots == self.LATE

    def test_nobody_writes_between_reading_and_writing(
        self, folder: Path, target: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        locked: list[Path] = []

        @contextlib.contextmanager
        def watch(place: Path) -> Iterator[None]:
            locked.append(place)
            assert not (folder / RELEASES_NAME).exists()
            yield
            assert (folder / RELEASES_NAME).exists()

        monkeypatch.setattr("flowgap.services.releases.folder.only_one", watch)
        hand_out(sample_result(), target, folder=folder, given=GIVEN)
        assert locked == [folder]


class TestUnrecorded:
    """The sample has waves w1 to w4, and describes the last one."""

    LAST = sample_result().engagement.waves[-1].id

    def of_wave(self, wave: str) -> tuple[Snapshot, ...]:
        return tuple(replace(one, figure=replace(one.figure, wave=wave)) for one in GIVEN)

    def test_a_result_that_the_ledger_does_not_know_is_remarked_on(
        self, folder: Path, target: Path
    ) -> None:
        hand_out(sample_result(), target, folder=folder, given=self.of_wave(self.LAST))
        new = sample_result(language="de")
        assert unrecorded_wave(new, target, folder=folder) is None
        (folder / RELEASES_NAME).unlink()
        assert unrecorded_wave(new, target, folder=folder) == self.LAST

    def test_a_ledger_of_other_waves_does_not_know_it(self, folder: Path, target: Path) -> None:
        hand_out(sample_result(), target, folder=folder, given=self.of_wave("another"))
        found = unrecorded_wave(sample_result(language="de"), target, folder=folder)
        assert found == self.LAST

    def test_nothing_is_remarked_on_the_first_result_nor_on_the_same_one(
        self, folder: Path, target: Path
    ) -> None:
        assert unrecorded_wave(sample_result(), target, folder=folder) is None
        target.write_text(to_json(sample_result()), encoding="utf-8")
        assert unrecorded_wave(sample_result(), target, folder=folder) is None

    def test_nothing_is_remarked_on_a_result_of_other_waves_or_without_figures(
        self, folder: Path, target: Path
    ) -> None:
        sample = sample_result()
        target.write_text(to_json(sample), encoding="utf-8")
        others = replace(sample.engagement, waves=sample.engagement.waves[:-1])
        new = replace(sample, engagement=others)
        assert unrecorded_wave(new, target, folder=folder) is None
        silent = replace(sample, privacy=replace(sample.privacy, released_cells=0))
        target.write_text(to_json(silent), encoding="utf-8")
        assert unrecorded_wave(sample, target, folder=folder) is None

    def test_a_result_that_cannot_be_read_is_remarked_on_without_a_ledger_only(
        self, folder: Path, target: Path
    ) -> None:
        target.write_text('{"format": 0}', encoding="utf-8")
        assert unrecorded_wave(sample_result(), target, folder=folder) == ""
        (folder / RELEASES_NAME).write_text(to_text(GIVEN), encoding="utf-8")
        assert unrecorded_wave(sample_result(), target, folder=folder) is None

    def test_the_remark_says_what_is_missing_and_what_follows(self) -> None:
        line = unrecorded_line("w1", folder=Path("in"), earlier=Path("out/result.json"))
        assert line == (
            "no record of what was given out before: out/result.json was a result of wave w1 that"
            " in/releases.json does not know. Who compares it with the new one may tell people"
            " apart"
        )
        assert "a result that cannot be read" in unrecorded_line(
            "", folder=Path("in"), earlier=Path("out/result.json")
        )

    def test_the_command_remarks_on_it(self, tmp_path: Path) -> None:
        folder, out = write_engagement(tmp_path / "engagement"), tmp_path / "out"
        out.mkdir()
        (out / "result.json").write_text("{}", encoding="utf-8")
        found = CliRunner().invoke(diagnose, [str(folder), "--out", str(out)])
        assert found.exit_code == 0, found.output
        assert "no record of what was given out before" in found.stderr


class TestReading:
    def test_without_a_ledger_nothing_was_given(self, folder: Path) -> None:
        assert read_ledger(folder) == Ledger()

    def test_a_damaged_one_is_refused_in_a_line(self, folder: Path) -> None:
        (folder / RELEASES_NAME).write_bytes(b"\xff\xfe\x00")
        with pytest.raises(InputError) as refused:
            read_ledger(folder)
        assert "releases.json: it is damaged: the whole file: Invalid JSON" in str(refused.value)
        assert "Allowed: the file as `flowgap diagnose` left it (format 3)" in str(refused.value)

    def test_a_damaged_one_gives_no_result(self, folder: Path, target: Path) -> None:
        (folder / RELEASES_NAME).write_bytes(b"{}")
        with pytest.raises(InputError, match="it is damaged: format: Field required"):
            hand_out(sample_result(), target, folder=folder, given=GIVEN)
        assert not target.exists()

    def test_a_folder_in_its_place_is_refused(self, folder: Path) -> None:
        (folder / RELEASES_NAME).mkdir()
        with pytest.raises(InputError, match="it cannot be read"):
            read_ledger(folder)

    def test_it_holds_groups_and_numbers_and_no_answer(self, folder: Path, target: Path) -> None:
        hand_out(sample_result(), target, folder=folder, given=GIVEN)
        (kept,) = read_ledger(folder).snapshots
        assert [group.teams for group in kept.groups] == [("a", "b", "c"), ("b",)]
        assert kept.people[0] == Head(team="a", role="", n=2)


def block_the_ledger(folder: Path) -> None:
    """Put a folder where the new ledger would be written: also root cannot write there."""
    (folder / f".{RELEASES_NAME}.part").mkdir()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "engagement"
    folder.mkdir()
    return folder


@pytest.fixture
def target(tmp_path: Path) -> Path:
    out = tmp_path / "out"
    out.mkdir()
    return out / "result.json"


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Diagnosis:
    return diagnose_folder(write_engagement(tmp_path_factory.mktemp("first")))


@pytest.fixture
def late_folder(tmp_path: Path) -> Path:
    add_late_answer(write_engagement(tmp_path))
    return tmp_path
