"""Lists of people as CSV: every fault is one line that says where it is and what is allowed."""

from pathlib import Path

import pytest

from flowgap.errors import InputError
from flowgap.importing.roster.people import MAX_PEOPLE, read_people
from flowgap.importing.roster.teams import read_teams

HEADER = "team,address,parent\n"


def listed(folder: Path, text: str) -> Path:
    path = folder / "people.csv"
    path.write_text(text, encoding="utf-8")
    return path


class TestPeople:
    def test_people_are_put_together_by_team_in_the_order_of_the_file(self, tmp_path: Path) -> None:
        rows = "Dispatch,mia@a.example,Ops\nBilling,bo@a.example,\nDispatch,ada@a.example,\n"
        first, second = read_people(listed(tmp_path, HEADER + rows))
        assert (first.name, first.parent, first.n_invited) == ("Dispatch", "Ops", 0)
        assert first.addresses == ("mia@a.example", "ada@a.example")
        assert (second.name, second.parent) == ("Billing", None)
        assert second.addresses == ("bo@a.example",)

    @pytest.mark.parametrize("name", ["address", "E-Mail", "email", "Mail", "Email address"])
    def test_the_column_of_addresses_has_one_of_its_usual_names(
        self, tmp_path: Path, name: str
    ) -> None:
        (team,) = read_people(listed(tmp_path, f"{name};Team\nmia@a.example;Dispatch\n"))
        assert team.addresses == ("mia@a.example",)

    def test_other_columns_and_empty_lines_do_not_matter(self, tmp_path: Path) -> None:
        text = "name,team,address\nMia,Dispatch, mia@a.example \n,,\n\n"
        (team,) = read_people(listed(tmp_path, text))
        assert team.addresses == ("mia@a.example",)

    def test_ten_thousand_people_are_read(self, tmp_path: Path) -> None:
        rows = "".join(f"Team {n % 800},p{n}@a.example,\n" for n in range(10_000))
        teams = read_people(listed(tmp_path, HEADER + rows))
        assert len(teams) == 800
        assert sum(len(team.addresses) for team in teams) == 10_000


class TestRefusals:
    @pytest.mark.parametrize(
        ("rows", "words"),
        [
            ("Dispatch,mia,\n", ["line 2, column address", "'mia'", "such as mia@example.com"]),
            ("Dispatch,mía@a.example,\n", ["line 2, column address", "xn-- form"]),
            ("Dispatch,Mia <mia@a.example>,\n", ["line 2, column address"]),
            (
                "Dispatch,mia@a.example,\nDispatch,=?utf-8?q?a?=@example.com,\n",
                ["line 3, column address", "without =?"],
            ),
            ('Dispatch,"mia@a.example\nBcc: x@a.example",\n', ["line 2, column address"]),
            (",mia@a.example,\n", ["line 2, column team: it is empty", "a value"]),
            ("Dispatch,,\n", ["line 2, column address: it is empty"]),
            (
                "Dispatch,mia@a.example,\nBilling,MIA@a.example,\n",
                ["line 3, column address", "stands in an earlier row", "every address once"],
            ),
            ("Z\ufffdrich,mia@a.example,\n", ["line 2, column team", "a letter of the name was"]),
            (f"{'x' * 201},mia@a.example,\n", ["column team", "at most 200 characters"]),
            (
                "Dispatch,mia@a.example,Ops\nDispatch,bo@a.example,Sales\n",
                ["line 3, column parent", "another parent"],
            ),
            (
                "Dispatch,mia@a.example,Ops\nOps,bo@a.example,Dispatch\n",
                ["column parent", "lead back to it"],
            ),
            ("Dispatch,mia@a.example\n", ["line 2", "2 fields, the header has 3"]),
        ],
    )
    def test_one_wrong_row_refuses_the_list(
        self, tmp_path: Path, rows: str, words: list[str]
    ) -> None:
        with pytest.raises(InputError) as refusal:
            read_people(listed(tmp_path, HEADER + rows))
        for word in ["people.csv", *words]:
            assert word in str(refusal.value)

    def test_it_says_how_many_more_are_wrong(self, tmp_path: Path) -> None:
        rows = "Dispatch,mia,\nDispatch,bo@a.example,\nDispatch,x,\nDispatch,y,\n"
        with pytest.raises(InputError, match=r"line 2.*2 more rows are wrong"):
            read_people(listed(tmp_path, HEADER + rows))

    @pytest.mark.parametrize(
        ("text", "words"),
        [
            ("", "the file is empty"),
            (HEADER, "it lists 0 people. Allowed: 1 to 100,000"),
            ("team,name\nDispatch,Mia\n", "no column address"),
            ("address\nmia@a.example\n", "no column team"),
        ],
    )
    def test_a_list_without_people_or_columns_is_refused(
        self, tmp_path: Path, text: str, words: str
    ) -> None:
        with pytest.raises(InputError, match=words):
            read_people(listed(tmp_path, text))

    def test_a_list_that_is_not_there_is_refused(self, tmp_path: Path) -> None:
        with pytest.raises(InputError, match="it is missing"):
            read_people(tmp_path / "people.csv")

    def test_more_people_than_allowed_are_refused(self, tmp_path: Path) -> None:
        rows = "".join(f"T,p{n}@a.example,\n" for n in range(MAX_PEOPLE + 1))
        with pytest.raises(InputError, match="it lists 100,001 people"):
            read_people(listed(tmp_path, HEADER + rows))


class TestTeams:
    def test_a_row_of_the_wave_beats_one_of_all_waves_and_all_roles_the_sum(
        self, tmp_path: Path
    ) -> None:
        (tmp_path / "roster.csv").write_text(
            "team,parent,wave,role,invited\n"
            "Dispatch,Ops,,,12\nDispatch,,w1,,9\n"
            "Billing,Ops,,build,4\nBilling,,,lead,3\n"
            "Search,Ops,w2,,5\n"
        )
        teams = read_teams(tmp_path, "w1")
        # Billing: 4 + 3. Search is asked in another wave only.
        assert [(team.name, team.parent, team.n_invited) for team in teams] == [
            ("Dispatch", "Ops", 9),
            ("Billing", "Ops", 7),
        ]

    def test_a_roster_that_invites_nobody_is_refused(self, tmp_path: Path) -> None:
        (tmp_path / "roster.csv").write_text("team,invited\nDispatch,0\n")
        with pytest.raises(InputError, match="nobody is invited to wave w1"):
            read_teams(tmp_path, "w1")

    def test_a_count_that_is_none_is_refused_with_its_line(self, tmp_path: Path) -> None:
        (tmp_path / "roster.csv").write_text("team,invited\nDispatch,many\n")
        with pytest.raises(InputError, match="line 2, column invited: 'many': it is no count"):
            read_teams(tmp_path, "w1")
