"""Which column of a pasted list of teams is which: by its heading, by its place, or unclear."""

import pytest

from flowgap.errors import InputError
from flowgap.importing.roster.editing import read_list

ROWS = ("Dispatch;Operations;14", "Trucks;;9")


def listed(*lines: str) -> list[tuple[str, str | None, int]]:
    rows = read_list("\n".join(lines).encode()).rows
    return [(row.team, row.parent, row.invited) for row in rows]


READ = [("Dispatch", "Operations", 14), ("Trucks", None, 9)]


class TestNamed:
    @pytest.mark.parametrize(
        ("heading", "order"),
        [
            ("team;parent;invited", (0, 1, 2)),
            ("team;invited;parent", (0, 2, 1)),
            ("invited;team;parent", (2, 0, 1)),
            ("parent;invited;team", (1, 2, 0)),
            ("INVITED;Team;Parent", (2, 0, 1)),
            ('"Invited";  team ;PARENT', (2, 0, 1)),
        ],
    )
    def test_names_may_stand_in_any_order_and_case(
        self, heading: str, order: tuple[int, ...]
    ) -> None:
        rows = [";".join(row.split(";")[place] for place in order) for row in ROWS]
        assert listed(heading, *rows) == READ

    def test_wave_and_role_may_stand_anywhere_too(self) -> None:
        (row,) = read_list(b"invited,role,team,wave\n14,Driver,Dispatch,2026-1\n").rows
        assert (row.team, row.wave, row.role, row.invited) == ("Dispatch", "2026-1", "Driver", 14)

    def test_a_column_that_is_none_of_ours_is_not_read(self) -> None:
        assert listed("team;parent;site;invited", "Dispatch;Ops;Hull;14") == [
            ("Dispatch", "Ops", 14)
        ]

    @pytest.mark.parametrize(
        "heading", ["Team;Unit;Invited", "invited;unit;team", "team;role;unit;invited"]
    )
    def test_without_a_column_of_units_an_unknown_one_may_be_it(self, heading: str) -> None:
        row = ";".join("14" if name == "invited" else "x" for name in heading.lower().split(";"))
        with pytest.raises(InputError, match="may hold the units above the teams") as refused:
            listed("", heading, row)
        assert (refused.value.line, refused.value.column) == (2, "unit")

    @pytest.mark.parametrize(
        ("lines", "names_parents"),
        [
            (("team;invited", "A;1"), False),
            (("team;wave;invited", "A;;1"), False),
            (("Team;Personen", "A;1"), False),
            (("A;1",), False),
            (("A;;1",), True),
            (("Team;Unit;People", "A;;1"), True),
            (("team;parent;invited", "A;;1"), True),
        ],
    )
    def test_it_is_known_whether_a_list_tells_of_units(
        self, lines: tuple[str, ...], *, names_parents: bool
    ) -> None:
        assert read_list("\n".join(lines).encode()).names_parents is names_parents

    @pytest.mark.parametrize(
        ("heading", "missing"),
        [
            ("team;headcount;parent", "invited"),
            ("team;parent;headcount", "invited"),
            ("team;wave;headcount", "invited"),
            ("headcount;team", "invited"),
            ("squad;parent;invited", "team"),
            ("team", "invited"),
        ],
    )
    def test_a_heading_with_names_of_ours_lacks_none_that_is_needed(
        self, heading: str, missing: str
    ) -> None:
        # By their places, the numbers of `team;headcount;parent` would be units.
        with pytest.raises(InputError, match=f"the header has no column {missing}") as refused:
            listed(heading, "Dispatch;14;9")
        assert refused.value.line == 1


class TestByPlace:
    def test_without_a_heading_a_number_shows_that_the_first_row_is_a_team(self) -> None:
        assert listed(*ROWS) == READ
        assert listed("Dispatch;14") == [("Dispatch", None, 14)]

    @pytest.mark.parametrize("name", ["Role", "Wave", "Invited"])
    def test_a_team_or_unit_may_be_called_like_a_column(self, name: str) -> None:
        assert listed(f"{name};Team;14") == [(name, "Team", 14)]

    @pytest.mark.parametrize("heading", ["Team;Bereich;Personen", 'TEAM;Unit;"Number\nof people"'])
    def test_a_heading_that_begins_with_team_may_go_on_in_its_own_words(self, heading: str) -> None:
        assert listed(heading, *ROWS) == READ

    @pytest.mark.parametrize("heading", ["Team;Personen;Bereich", "Dispatch;14;9"])
    def test_numbers_in_the_middle_are_refused(self, heading: str) -> None:
        with pytest.raises(InputError, match="the second column has numbers only"):
            listed(heading, "Trucks;9;3", "Yard;;4")
        # One unit with a name shows that the second column is that of units.
        named = [(team, unit, n) for team, unit, n in listed("Trucks;9;3", "Yard;Depot;4")]
        assert named == [("Trucks", "9", 3), ("Yard", "Depot", 4)]

    @pytest.mark.parametrize(
        "first",
        ["Mannschaft;Bereich;Personen", "Dispatch;Operations;many", "Team;Operations;14", "Trucks"],
    )
    def test_a_first_row_that_may_be_a_heading_or_a_team_is_refused(self, first: str) -> None:
        with pytest.raises(InputError, match="may be a heading or a team") as refused:
            listed("", first, *ROWS)
        assert refused.value.line == 2


class TestEncoding:
    LIST = "Zürich;Köln;14\n"

    @pytest.mark.parametrize(
        ("encoding", "is_windows"),
        [("utf-8", False), ("utf-8-sig", False), ("utf-16", False), ("cp1252", True)],
    )
    def test_letters_stay_what_they_are(self, encoding: str, *, is_windows: bool) -> None:
        found = read_list(self.LIST.encode(encoding))
        assert [(row.team, row.parent) for row in found.rows] == [("Zürich", "Köln")]
        assert found.is_windows is is_windows

    @pytest.mark.parametrize("row", ["Z\ufffdrich;;9", "Zurich;K\ufffdln;9"])
    def test_a_name_that_lost_a_letter_is_refused(self, row: str) -> None:
        with pytest.raises(InputError, match="a letter of the name was lost") as refused:
            listed("team;parent;invited", "Depot;;4", row)
        assert refused.value.line == 3

    def test_bytes_of_no_known_encoding_are_refused(self) -> None:
        # 0x81 is no letter of Windows-1252.
        with pytest.raises(InputError, match="its encoding is not known"):
            read_list(b"Depot\x81;;4\n")


class TestLines:
    @pytest.mark.parametrize(
        ("before", "line"),
        [
            ((), 2),
            (("team;parent;invited",), 3),
            (("Team;Unit;People",), 3),
            (("", " ", "team;parent;invited"), 5),
            (("", "Team;Unit;People"), 4),
            (("", ""), 4),
            (('Team;Unit;"Number\nof people"',), 4),
        ],
    )
    def test_a_fault_is_named_by_the_line_it_was_given_on(
        self, before: tuple[str, ...], line: int
    ) -> None:
        with pytest.raises(InputError) as refused:
            listed(*before, "Dispatch;Operations;14", "Trucks;Operations;many")
        assert refused.value.line == line
