"""Meanings proposed for the names of statuses."""

from pathlib import Path

import pytest

from flowgap.engagement.stage_map import read_stage_map
from flowgap.importing.stage_proposal import propose, stage_map_text


class TestNames:
    @pytest.mark.parametrize(
        ("status", "meaning"),
        [
            ("To Do", "not_started"),
            ("Zu erledigen", "not_started"),
            ("Backlog", "not_started"),
            ("In Analyse", "clarify"),
            ("In Progress", "build"),
            ("In Arbeit", "build"),
            ("Ready for Development", "build.wait"),
            ("Code Review", "review"),
            ("In Prüfung", "review"),
            ("Ready for review", "review.wait"),
            ("In Review", "review"),
            ("Testing", "qa"),
            ("Ready for QA", "qa.wait"),
            ("Bereit zum Testen", "qa.wait"),
            ("In Abnahme", "qa"),
            ("Security review", "security"),
            ("Waiting for security", "security.wait"),
            ("Wartet auf Freigabe", "release.wait"),
            ("Ready for release", "release.wait"),
            ("Staging", "integrate"),
            ("Done", "done"),
            ("Fertig", "done"),
            ("Erledigt", "done"),
            ("Won't do", "ignore"),
            ("Offen", "not_started"),
            ("In Bearbeitung", "build"),
            ("Im Review", "review"),
            ("Review", "review"),
            ("Prüfung", "review"),
            ("QA", "qa"),
            ("Test", "qa"),
            ("In Test", "qa"),
            ("Abnahme", "qa"),
            ("Sicherheitsprüfung", "security"),
            ("Bereit zur Auslieferung", "release.wait"),
            ("Geschlossen", "done"),
            ("Blocked", "build.wait"),
            ("Blockiert", "build.wait"),
            ("On Hold", "build.wait"),
            ("Wartend", "build.wait"),
            ("Zurückgestellt", "build.wait"),
            ("Approved", "integrate"),
            ("Preview", "ignore"),
            ("Archiviert", "ignore"),
            ("Xyzzy", "ignore"),
        ],
    )
    def test_a_common_name_has_its_usual_meaning(self, status: str, meaning: str) -> None:
        (proposal,) = propose([status])
        assert proposal.meaning == meaning

    def test_each_status_is_proposed_once_in_the_order_of_the_pipeline(self) -> None:
        found = propose(["Done", "Testing", "To Do", "Doing", "Testing"])
        assert [one.status for one in found] == ["To Do", "Doing", "Testing", "Done"]

    def test_an_unknown_name_is_no_sure_thing(self) -> None:
        (proposal,) = propose(["Xyzzy"])
        assert not proposal.is_sure

    def test_only_a_name_that_says_nothing_is_unmapped(self) -> None:
        found = propose(["Xyzzy", "Blocked", "Won't do"])
        assert [one.status for one in found if one.is_unmapped] == ["Xyzzy"]


class TestFile:
    def test_it_is_read_back_whatever_the_names_hold(self, tmp_path: Path) -> None:
        names = ['say "yes": no', "已完成", "# no remark", "To Do", "yes", "1", "a\\b"]
        text = stage_map_text(propose(names))
        (tmp_path / "stage_map.yaml").write_text(text, encoding="utf-8")
        assert set(read_stage_map(tmp_path)) == set(names)

    def test_a_guess_is_marked(self) -> None:
        assert '"Xyzzy": ignore  # a guess' in stage_map_text(propose(["Xyzzy"]))
        assert "unmapped" in stage_map_text(propose(["Xyzzy"]))
