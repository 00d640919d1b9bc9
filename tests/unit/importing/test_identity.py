"""People of a source without their names."""

import os
from datetime import UTC, date, datetime
from itertools import permutations
from pathlib import Path

import pytest

from flowgap.errors import InputError
from flowgap.importing.identity import (
    KEY_NAME,
    Identity,
    Membership,
    ai_tools,
    find_key,
    is_code,
    read_key,
)
from flowgap.importing.members import read_bots, read_members

KEY = bytes(32)
AT = datetime(2024, 5, 1, 12, tzinfo=UTC)


def identity(**known: object) -> Identity:
    return Identity(key=KEY, **known)  # type: ignore[arg-type]


class TestPerson:
    def test_one_person_has_one_hash_however_the_login_is_written(self) -> None:
        assert identity().person("Octocat ") == identity().person("octocat")

    def test_another_engagement_has_another_hash(self) -> None:
        assert identity().person("octocat") != Identity(key=b"\1" * 32).person("octocat")

    def test_a_code_has_a_mark_and_stays_a_code(self) -> None:
        code = identity().person("octocat")
        assert code is not None
        assert code.startswith("flowgap:")
        assert is_code(code)
        assert identity().person(f" {code} ") == code

    def test_an_account_of_hexadecimal_digits_is_hidden(self) -> None:
        for account in ("5b10a2844c20165700ede21f", "ab" * 16, "AB" * 16):
            code = identity().person(account)
            assert code is not None
            assert account.lower() not in code

    def test_nobody_has_none(self) -> None:
        assert identity().person(None) is None
        assert identity().person(" ") is None


class TestBots:
    @pytest.mark.parametrize(
        "name",
        [
            "dependabot[bot]",
            "renovate-bot",
            "app/dependabot",
            "github-actions",
            "my_bot",
            "coderabbitai",
            "copilot-pull-request-reviewer",
        ],
    )
    def test_bots_are_known_by_their_name(self, name: str) -> None:
        assert identity().is_bot(name)

    @pytest.mark.parametrize("name", ["robot", "cubot", "bots", "abbott", "talbot", "botany", None])
    def test_people_with_such_names_are_people(self, name: str | None) -> None:
        assert not identity().is_bot(name)

    def test_the_type_of_the_account_decides_first(self) -> None:
        assert identity().is_bot("octocat", account_type="Bot")
        assert not identity().is_bot("octocat", account_type="User")

    def test_a_list_makes_any_account_a_bot(self) -> None:
        assert identity(bots=frozenset({"octocat"})).is_bot("Octocat", account_type="User")


class TestTeam:
    MOVED = (
        Membership(team="A", start=None, end=date(2024, 5, 1)),
        Membership(team="B", start=date(2024, 5, 1), end=None),
    )

    def test_a_person_belongs_to_the_team_of_that_day(self) -> None:
        known = identity(memberships={"octocat": self.MOVED}, team="rest")
        before = datetime(2024, 4, 30, 23, 59, tzinfo=UTC)
        assert known.team_of("o/r", author="Octocat", at=before) == "A"
        assert known.team_of("o/r", author="Octocat", at=AT) == "B"

    def test_who_is_in_no_list_belongs_to_the_team_of_all(self) -> None:
        assert identity(team="rest").team_of("o/r", author="somebody", at=AT) == "rest"

    def test_without_one_the_repository_is_the_team(self) -> None:
        assert identity().team_of("owner/name", author=None, at=None) == "name"


class TestAiTools:
    def test_an_agent_is_known_by_its_account(self) -> None:
        assert ai_tools("copilot-swe-agent") == {"copilot"}

    def test_no_trace_is_no_tool(self) -> None:
        assert not ai_tools("octocat", message="Fix it")


class TestKey:
    def test_it_is_drawn_once_and_kept(self, tmp_path: Path) -> None:
        assert read_key(tmp_path) == read_key(tmp_path)
        assert (tmp_path / KEY_NAME).exists()

    def test_looking_for_it_draws_none(self, tmp_path: Path) -> None:
        assert find_key(tmp_path) is None
        assert not (tmp_path / KEY_NAME).exists()
        assert read_key(tmp_path) == find_key(tmp_path)

    @pytest.mark.skipif(os.name != "posix", reason="such modes are of POSIX systems")
    def test_nobody_else_on_the_machine_reads_it(self, tmp_path: Path) -> None:
        read_key(tmp_path)
        assert (tmp_path / KEY_NAME).stat().st_mode & 0o077 == 0

    def test_two_folders_have_two(self, tmp_path: Path) -> None:
        assert read_key(tmp_path / "a") != read_key(tmp_path / "b")

    def test_a_file_that_holds_none_is_refused(self, tmp_path: Path) -> None:
        (tmp_path / KEY_NAME).write_text("secret", encoding="utf-8")
        with pytest.raises(InputError, match="it holds no key"):
            read_key(tmp_path)


class TestLists:
    def test_the_order_of_rows_decides_nothing(self, tmp_path: Path) -> None:
        rows = ["octo,B,2024-01-01,", "octo,A,2024-01-01,", "octo,C,2024-03-01,2024-06-01"]
        found = []
        for ordered in permutations(rows):
            path = tmp_path / "members.csv"
            path.write_text("\n".join(["person,team,from,to", *ordered]), encoding="utf-8")
            found.append([one.team for one in read_members(path)["octo"]])
        assert found == [["A", "B", "C"]] * 6

    def test_members_are_read_with_their_days(self, tmp_path: Path) -> None:
        path = tmp_path / "members.csv"
        path.write_text("person,team,from,to\nOcto,B,2024-05-01,\nOcto,A,,2024-05-01\n")
        assert read_members(path) == {"octo": TestTeam.MOVED}

    def test_a_row_that_cannot_be_read_refuses_the_list(self, tmp_path: Path) -> None:
        path = tmp_path / "members.csv"
        path.write_text("person,team,from\nOcto,B,soon\n")
        with pytest.raises(InputError, match=r"members\.csv, line 2, column from"):
            read_members(path)

    def test_bots_stand_one_a_line(self, tmp_path: Path) -> None:
        path = tmp_path / "bots.txt"
        path.write_text("# ours\nOcto\n\nother # a robot\n")
        assert read_bots(path) == {"octo", "other"}
