"""Exporting lists the wave in `engagement.yaml`, with what people were promised."""

from dataclasses import replace
from pathlib import Path

import pytest

from flowgap.engagement.reading import read_engagement
from flowgap.errors import InputError
from flowgap.questionnaire.loader import item_ids
from flowgap.services.diagnose import diagnose_folder
from flowgap.services.waves.export_folder import write_wave
from tests.support.exports import closed, exported, folder, wave, write_manifest
from tests.support.waves import OpenWave

__all__ = ["closed", "folder", "wave"]

W0 = "{id: w0, questionnaire: pulse@1, opened_on: 2026-05-01, closed_on: 2026-05-09}"
W2 = "{id: w2, questionnaire: pulse@1, opened_on: 2027-05-01, closed_on: 2027-05-09}"
SAME_DAY = "{id: w1, questionnaire: pulse@1, opened_on: 2026-10-12, closed_on: 2026-10-31}"
OTHER = '{id: "2026-10", questionnaire: pulse@1, opened_on: 2026-10-10, closed_on: 2026-10-31}'

SAME = (
    '{id: "2026-10", questionnaire: organizational-mri@1,'
    " opened_on: 2026-10-10, closed_on: 2026-10-31}"
)
_BLOCK = """waves:
- id: "2026-10"
  questionnaire: organizational-mri@1
  opened_on: 2026-10-10
  closed_on: 2026-10-31  # done
"""
LISTED = [
    (f"waves: [{SAME}]  # one", f"waves: [{SAME[:-1]}, minimum_group: 5}}]  # one"),
    (f"waves:\n  - {SAME[:-1]},}}", f"waves:\n  - {SAME[:-1]}, minimum_group: 5,}}"),
    (_BLOCK, f"{_BLOCK}  minimum_group: 5\n"),
]
"""How people list the wave before it is exported, and what becomes of it."""

BLOCK_W0 = """
    - id: w0
      questionnaire: pulse@1
      opened_on: 2026-05-01
      closed_on: 2026-05-09  # done"""
BLOCK_W2 = """
    - id: w2
      questionnaire: pulse@1
      opened_on: 2027-05-01
      closed_on: 2027-05-09"""

LISTS = {
    "empty": "waves: []",
    "empty with a blank": "waves: [ ]  # none yet",
    "missing": "# no waves",
    "earlier": f"waves: [{W0}]",
    "later": f"waves: [{W2}]",
    "on both sides": f"waves: [{W0}, {W2}]",
    "on lines of its own": f"waves: [\n  {W0},\n]",
    "dashes at the edge": f"waves:\n- {W0}",
    "blocks": f"waves:{BLOCK_W0}\n    # later{BLOCK_W2}\n",
    "a later block": f"waves:{BLOCK_W2}",
}
"""How people list their waves."""


class TestManifest:
    @pytest.mark.parametrize("waves", LISTS.values(), ids=LISTS)
    def test_the_wave_is_put_in_its_place_and_nothing_else_changes(
        self, closed: OpenWave, folder: Path, waves: str
    ) -> None:
        before = write_manifest(folder, waves)
        write_wave(exported(closed.sessions), folder)
        after = (folder / "engagement.yaml").read_text()
        read = read_engagement(folder, items=item_ids)
        names = [wave.id for wave in read.manifest.waves]
        assert names == [
            name for name in ("w0", "2026-10", "w2") if name == "2026-10" or name in before
        ]
        # Every character of before is there, in its order.
        rest = iter(after)
        assert all(character in rest for character in before)

    @pytest.mark.parametrize(("entry", "after"), LISTED)
    def test_a_wave_that_is_listed_gets_the_promised_group_and_nothing_else_changes(
        self, closed: OpenWave, folder: Path, entry: str, after: str
    ) -> None:
        before = write_manifest(folder, entry)
        write_wave(exported(closed.sessions), folder)
        text = (folder / "engagement.yaml").read_text()
        assert text == before.replace(entry, after)
        (listed,) = read_engagement(folder, items=item_ids).manifest.waves
        assert listed.minimum_group == 5
        write_wave(exported(closed.sessions), folder)
        assert (folder / "engagement.yaml").read_text() == text

    def test_a_list_at_the_very_end_of_the_file_gets_it_too(
        self, closed: OpenWave, folder: Path
    ) -> None:
        head, _, _ = write_manifest(folder, "").partition("\n\n")
        text = f'{head}\nwaves:\n- id: "2026-10"\n  questionnaire: organizational-mri@1'
        text += "\n  opened_on: 2026-10-10\n  closed_on: 2026-10-31"
        (folder / "engagement.yaml").write_text(text)
        write_wave(exported(closed.sessions), folder)
        assert (folder / "engagement.yaml").read_text() == f"{text}\n  minimum_group: 5"

    @pytest.mark.parametrize(("written", "is_fine"), [(5, False), (6, True), (7, True)])
    def test_a_wave_that_is_listed_with_less_than_was_promised_is_refused(
        self, closed: OpenWave, folder: Path, written: int, *, is_fine: bool
    ) -> None:
        entry = SAME.replace("}", f", minimum_group: {written}}}")
        before = write_manifest(folder, f"waves: [{entry}]").replace(
            "minimum_group: 5\n", "minimum_group: 9\n"
        )
        (folder / "engagement.yaml").write_text(before)
        tables = exported(closed.sessions)
        tables = replace(tables, promise=replace(tables.promise, minimum_group=6))
        if is_fine:
            write_wave(tables, folder)
        else:
            with pytest.raises(InputError, match="has minimum_group 5, but people were promised 6"):
                write_wave(tables, folder)
        assert (folder / "engagement.yaml").read_text() == before

    def test_a_minimum_that_is_lowered_after_the_export_changes_nothing(
        self, closed: OpenWave, folder: Path
    ) -> None:
        tables = exported(closed.sessions)
        tables = replace(tables, promise=replace(tables.promise, minimum_group=10))
        write_wave(tables, folder)
        path = folder / "engagement.yaml"
        path.write_text(path.read_text().replace("\nminimum_group: 10", "\nminimum_group: 5"))
        assert diagnose_folder(folder).result.privacy.minimum_group == 10

    @pytest.mark.parametrize(
        ("change", "words"),
        [
            (("client: Alder Freight", "client: Birch Bank"), "it is of Birch Bank"),
            (("title: Organizational MRI 2026", "title: Other"), "it is of Alder Freight, Other"),
            (("# w", f"waves: [{OTHER}]"), "asks pulse@1, but organizational-mri@1 was answered"),
            (("# w", f"waves: [{SAME_DAY}]"), "wave 2026-10 cannot be listed"),
        ],
    )
    def test_a_folder_that_does_not_fit_is_refused(
        self, closed: OpenWave, folder: Path, change: tuple[str, str], words: str
    ) -> None:
        text = write_manifest(folder, "# w").replace(*change)
        (folder / "engagement.yaml").write_text(text)
        with pytest.raises(InputError, match=words):
            write_wave(exported(closed.sessions), folder)
        assert [path.name for path in folder.iterdir()] == ["engagement.yaml"]

    @pytest.mark.parametrize(("promised", "is_fine"), [(5, True), (6, False)])
    def test_a_folder_that_shows_smaller_groups_than_were_promised_is_refused(
        self, closed: OpenWave, folder: Path, promised: int, *, is_fine: bool
    ) -> None:
        write_manifest(folder, "waves: []")
        tables = exported(closed.sessions)
        tables = replace(tables, promise=replace(tables.promise, minimum_group=promised))
        if is_fine:
            assert write_wave(tables, folder)
            return
        with pytest.raises(InputError, match="minimum_group is 5, but people were promised 6"):
            write_wave(tables, folder)
