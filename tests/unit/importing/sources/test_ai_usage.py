"""Who used an AI tool when, without who it was."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path

import polars as pl

from flowgap.importing.harvest import AI_ADOPTION
from flowgap.importing.merging import merge_harvest
from flowgap.importing.sources.ai_usage.claude_code import OF_A_KEY, read_claude_code
from flowgap.importing.sources.ai_usage.copilot import read_copilot
from flowgap.importing.sources.ai_usage.cursor import read_cursor
from tests.support.import_run import Imported, run_importer

MONDAY, NEXT = date(2024, 3, 18), date(2024, 3, 25)


def claude(person: str, day: str, sessions: int, pulls: int = 0) -> dict[str, object]:
    return {
        "date": f"{day}T00:00:00Z",
        "actor": {"type": "user_actor", "email_address": person},
        "core_metrics": {
            "num_sessions": sessions,
            "pull_requests_by_claude_code": pulls,
            "commits_by_claude_code": 0,
        },
    }


def user(login: str, day: str, **more: str) -> dict[str, object]:
    return {"day": day, "user_login": login, "user_initiated_interaction_count": 1, **more}


def seat(login: str, since: str) -> dict[str, object]:
    return {"assignee": {"login": login}, "created_at": since, "last_activity_at": None}


def merged(found: Imported, folder: Path) -> list[dict[str, str | None]]:
    """Return the rows of the folder's file."""
    (path,) = merge_harvest(found.harvest, folder)
    return pl.read_csv(path, infer_schema=False).to_dicts()


def by_week(rows: Sequence[Mapping[str, object]]) -> list[tuple[object, object, object]]:
    weekly = [row for row in rows if row["to"] == row["from"] + timedelta(days=7)]  # type: ignore[operator] # days, as the importer writes them
    return [(row["from"], row["developers"], row["active"]) for row in weekly]


class TestWhoHasNoRow:
    """Somebody without a row used nothing only where the report covers the week and lists him."""

    FRIDAY = "2024-03-22"

    def test_a_list_of_users_alone_does_not_tell_how_many_did_not_use_it(
        self, tmp_path: Path
    ) -> None:
        days = [user("a", "2024-03-18"), user("b", self.FRIDAY)]
        found = run_importer(read_copilot, tmp_path, days)
        assert by_week(found.rows(AI_ADOPTION)) == [(MONDAY, None, 2)]
        assert found.told[0].startswith("the report lists only people who used the tool")

    def test_who_has_a_seat_and_no_row_did_not_use_it(self, tmp_path: Path) -> None:
        days = [user("a", "2024-03-18"), user("b", self.FRIDAY)]
        seats = [seat(login, "2024-01-01T00:00:00Z") for login in "abcd"]
        found = run_importer(read_copilot, tmp_path, days, {"seats": seats})
        # a and b used it; c and d have seats.
        assert by_week(found.rows(AI_ADOPTION)) == [(MONDAY, 4, 2)]

    def test_who_got_a_seat_in_the_middle_of_a_week_is_unknown_in_it(self, tmp_path: Path) -> None:
        days = [user("a", "2024-03-18"), user("a", self.FRIDAY)]
        seats = [seat("a", "2024-01-01"), seat("b", "2024-03-18"), seat("c", "2024-03-19")]
        found = run_importer(read_copilot, tmp_path, days, {"seats": seats})
        assert by_week(found.rows(AI_ADOPTION)) == [(MONDAY, 2, 1)]

    def test_a_week_that_is_covered_in_part_leaves_them_unknown(self, tmp_path: Path) -> None:
        # Tuesday to Friday: on Monday c may have used it.
        days = [user("a", "2024-03-19"), user("b", self.FRIDAY)]
        found = run_importer(read_copilot, tmp_path, days, {"seats": [seat("c", "2024-01-01")]})
        assert by_week(found.rows(AI_ADOPTION)) == [(MONDAY, None, 2)]

    def test_a_week_that_the_report_covers_without_any_row_is_known_not_to_have_users(
        self, tmp_path: Path
    ) -> None:
        span = {"report_start_day": "2024-03-11", "report_end_day": "2024-03-24"}
        found = run_importer(
            read_copilot,
            tmp_path,
            [user("a", "2024-03-18", **span)],
            {"seats": [seat("a", "2024-01-01"), seat("b", "2024-01-01")]},
        )
        assert by_week(found.rows(AI_ADOPTION)) == [(date(2024, 3, 11), 2, 0), (MONDAY, 2, 1)]

    def test_a_report_of_a_hundred_years_covers_what_its_rows_cover(self, tmp_path: Path) -> None:
        span = {"report_start_day": "1995-01-01", "report_end_day": "2095-01-01"}
        days = [user("a", "2024-03-18", **span), user("a", self.FRIDAY)]
        found = run_importer(read_copilot, tmp_path, days, {"seats": [seat("b", "1990-01-01")]})
        assert by_week(found.rows(AI_ADOPTION)) == [(MONDAY, 2, 1)]

    def test_users_of_claude_codes_organization_are_its_seats(self, tmp_path: Path) -> None:
        days = [claude("a@x.de", "2024-03-18", 1), claude("a@x.de", self.FRIDAY, 1)]
        users = [
            {"type": "user", "email": mail, "role": "user", "added_at": "2024-01-01T00:00:00Z"}
            for mail in ("a@x.de", "b@x.de", "c@x.de")
        ]
        found = run_importer(read_claude_code, tmp_path, {"data": days}, {"data": users})
        assert by_week(found.rows(AI_ADOPTION)) == [(MONDAY, 3, 1)]

    def test_members_of_a_cursor_team_are_its_seats(self, tmp_path: Path) -> None:
        days = [
            {"day": day, "isActive": True, "email": "a@x.de"} for day in ("2024-03-18", self.FRIDAY)
        ]
        members = [{"name": "B", "email": "b@x.de", "role": "member"}]
        found = run_importer(read_cursor, tmp_path, days, {"teamMembers": members})
        assert by_week(found.rows(AI_ADOPTION)) == [(MONDAY, 2, 1)]


class TestClaudeCode:
    def test_a_user_counts_once_a_week_whatever_the_days(self, tmp_path: Path) -> None:
        days = [
            claude("a@x.de", "2024-03-18", 3, pulls=1),
            claude("A@x.de", "2024-03-20", 2, pulls=2),
            claude("b@x.de", "2024-03-24", 0),
        ]
        row = run_importer(read_claude_code, tmp_path, {"data": days}, team="T").row(AI_ADOPTION)
        assert (row["from"], row["to"], row["team"]) == (MONDAY, NEXT, "T")
        # a twice, b without a session: two users, one of them active, 1 + 2 changes.
        assert (row["developers"], row["active"], row["ai_changes"]) == (2, 1, 3)

    def test_the_next_monday_begins_the_next_week(self, tmp_path: Path) -> None:
        days = [claude("a@x.de", "2024-03-24", 1), claude("a@x.de", "2024-03-25", 1)]
        rows = run_importer(read_claude_code, tmp_path, days).rows(AI_ADOPTION)
        assert [row["from"] for row in rows] == [MONDAY, NEXT]

    def test_no_address_reaches_a_row(self, tmp_path: Path) -> None:
        days = [claude("somebody@example.com", "2024-03-18", 1)]
        found = run_importer(read_claude_code, tmp_path, days)
        assert "somebody" not in str(found.harvest.rows)

    def test_a_row_without_user_or_day_is_refused(self, tmp_path: Path) -> None:
        broken = {**claude("a@x.de", "2024-03-18", 1), "actor": {"type": "x"}}
        found = run_importer(read_claude_code, tmp_path, [broken])
        assert found.refused == ["it has no user, or no day"]


class TestCursor:
    def test_milliseconds_are_a_day_in_utc(self, tmp_path: Path) -> None:
        # 1 710 720 000 s after 1970 began is Monday, 18 March 2024, 0:00 UTC.
        day = {"date": 1_710_720_000_000, "isActive": True, "email": "a@x.de"}
        row = run_importer(read_cursor, tmp_path, {"data": [day]}).row(AI_ADOPTION)
        assert (row["from"], row["active"], row["tool"]) == (MONDAY, 1, "cursor")

    def test_who_was_not_active_has_a_licence_only(self, tmp_path: Path) -> None:
        day = {"day": "2024-03-18", "isActive": False, "email": "a@x.de"}
        row = run_importer(read_cursor, tmp_path, [day]).row(AI_ADOPTION)
        assert (row["developers"], row["active"]) == (1, 0)


class TestCopilot:
    def test_metrics_of_a_day_stay_a_day_and_editors_do_not_add_up(self, tmp_path: Path) -> None:
        day = {
            "date": "2024-11-04",
            "total_active_users": 4,
            "total_engaged_users": 3,
            "copilot_ide_chat": {"editors": [{"total_engaged_users": 2}] * 2},
        }
        row = run_importer(read_copilot, tmp_path, [day]).row(AI_ADOPTION)
        assert (row["active"], row["engaged"], row["measure"]) == (4, 3, "daily")
        assert (row["from"], row["to"]) == (date(2024, 11, 4), date(2024, 11, 5))

    def test_a_report_of_a_sunday_tells_its_week_and_days_of_it_are_left_out(
        self, tmp_path: Path
    ) -> None:
        days = [
            {"day": "2024-03-23", "daily_active_users": 2, "weekly_active_users": 9},
            {"day": "2024-03-24", "daily_active_users": 1, "weekly_active_users": 7},
            {"day": "2024-03-25", "daily_active_users": 3, "weekly_active_users": 8},
        ]
        rows = run_importer(read_copilot, tmp_path, {"day_totals": days}).rows(AI_ADOPTION)
        assert [(row["from"], row["to"], row["active"], row["measure"]) for row in rows] == [
            (MONDAY, NEXT, 7, "unique"),
            (NEXT, date(2024, 3, 26), 3, "daily"),
        ]

    def test_rows_of_single_users_are_counted_by_week(self, tmp_path: Path) -> None:
        lines = (
            '{"day": "2024-03-18", "user_login": "a", "user_initiated_interaction_count": 2}\n'
            '{"day": "2024-03-19", "user_login": "A", "user_initiated_interaction_count": 1}\n'
            '{"day": "2024-03-19", "user_login": "b", "user_initiated_interaction_count": 0}\n'
        )
        row = run_importer(read_copilot, tmp_path, lines).row(AI_ADOPTION)
        assert (row["developers"], row["active"], row["measure"]) == (2, 1, "unique")

    def test_seats_are_licences_and_their_use_a_lower_bound(self, tmp_path: Path) -> None:
        seats = [
            {"assignee": {"login": "a"}, "last_activity_at": "2024-03-28T10:00:00Z"},
            {"assignee": {"login": "b"}, "last_activity_at": "2024-03-01T10:00:00Z"},
            {"assignee": {"login": "c"}, "last_activity_at": "2024-02-29T10:00:00Z"},
            {"assignee": {"login": "d"}, "last_activity_at": None},
        ]
        found = run_importer(read_copilot, tmp_path, {"total_seats": 4, "seats": seats})
        row = found.row(AI_ADOPTION)
        # 28 days up to 28 March begin on 1 March: b is in, c is not.
        assert (row["from"], row["to"]) == (date(2024, 3, 1), date(2024, 3, 29))
        assert (row["developers"], row["active"]) == (4, 2)
        assert "lower bound" in found.told[0]


class TestWhoIsNoUser:
    def test_what_an_api_key_did_counts_for_nobody(self, tmp_path: Path) -> None:
        key = claude("", "2024-03-18", 3) | {"actor": {"type": "api_actor", "api_key_name": "ci"}}
        found = run_importer(read_claude_code, tmp_path, [key, claude("a@b.c", "2024-03-18", 1)])
        assert by_week(found.rows(AI_ADOPTION)) == [(MONDAY, None, 1)]
        assert OF_A_KEY in found.told


class TestTwoReports:
    def test_the_total_of_a_week_beats_the_users_that_are_listed(self, tmp_path: Path) -> None:
        # One day of users, and the organization's own count of the week that ends that Sunday.
        sunday = "2024-03-24"
        total = {"day": sunday, "daily_active_users": 3, "weekly_active_users": 21}
        found = run_importer(read_copilot, tmp_path, [total, user("a", sunday)])
        assert [row["active"] for row in found.rows(AI_ADOPTION)] == [1, 21]
        (row,) = merged(found, tmp_path)
        assert row["active"] == "21"
