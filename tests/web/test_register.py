"""The register of actions in pages: verdicts, one click, two editors, and who sees what."""

from collections.abc import Iterable
from dataclasses import replace

import pytest
from flask import Flask

from flowgap.db import reading, unit_of_work
from flowgap.models import Role
from flowgap.services.over_time.register import ActionDraft, add_action, list_actions
from tests.support.browse import Browser, Page, text_of
from tests.support.sample_register import DAILY, REVIEWER, SMALL, fill_register, judging
from tests.support.sample_result import empty_result, sample_result
from tests.web.conftest import Keep, database_of
from tests.web.samples import with_team_trends
from tests.web.test_access import manager_of, signed_in_as

GOOD = {
    "title": "Pair on reviews",
    "owner": "team leads",
    "state": "running",
    "started_on": "2026-06-01",
    "team": "Dispatch",
    "stage": "review",
    "dimension": "REV",
    "expected_days": "-0,6",
    "expected_low": "-1.0",
    "expected_high": "\N{MINUS SIGN}0.2",
    "revision": "",
}


@pytest.fixture
def judged(app: Flask, keep: Keep) -> str:
    """Return the address of an engagement whose newest result judges actions of its register."""
    address = keep(with_team_trends(sample_result()))
    with unit_of_work(database_of(app).sessions) as session:
        keys = fill_register(session, key_of(address))
    return keep(judging(with_team_trends(sample_result()), keys))


def key_of(address: str) -> str:
    return address.rpartition("/")[2]


def titles(app: Flask, address: str) -> list[str]:
    with reading(database_of(app).sessions) as session:
        return [one.title for one in list_actions(session, key_of(address))]


def lines(page: Page) -> list[str]:
    return [text_of(line) for part in page.all("ul", css_class="taken") for line in part]


class TestVerdicts:
    def test_each_begun_action_has_the_verdict_of_the_newest_result(
        self, browse: Browser, judged: str
    ) -> None:
        minus = "\N{MINUS SIGN}"
        page = browse.get(f"{judged}/register")
        assert page.heading == "3 actions have begun; of one the data show that it worked"
        assert lines(page)[:3] == [
            (
                f"1 {DAILY.title} Done, begun on 4 May 2026; owner release lead;"
                f" Whole company; Release It worked {minus}0.6 days ({minus}1.0 to {minus}0.2)"
                f" Expected {minus}0.8 days of lead time ({minus}1.5 to {minus}0.2) Change"
            ),
            (
                f"2 {REVIEWER.title} Since 1 July 2026; owner manager of Dispatch; Dispatch;"
                f" Review; Code review capacity No evidence of change {minus}0.2 days ({minus}0.9"
                " to +0.5). An effect under 0.7 days could not have been seen. Change"
            ),
            (
                f"3 {SMALL.title} Since 21 September 2026; owner engineering lead; Quotes"
                " Cannot tell yet Not in the newest result yet: the next one will judge it. Change"
            ),
        ]

    def test_the_same_numbers_stand_on_the_line_of_time(self, browse: Browser, judged: str) -> None:
        page = browse.get(f"{judged}/trend")
        drawing = page.all("section", css_class="wide-only")[0]
        signs = {mark.text for mark in drawing.iter() if mark.text in {"1", "2", "3", "4"}}
        assert signs == {"1", "2", "3"}
        assert [line[0] for line in lines(page)] == ["1", "2", "3"]

    def test_an_action_of_the_clients_file_stands_without_a_number(
        self, browse: Browser, keep: Keep
    ) -> None:
        page = browse.get(f"{keep(sample_result())}/register")
        assert lines(page)[0].startswith("Release every day It worked")


class TestAdding:
    def test_one_click_takes_over_what_the_result_proposes(
        self, app: Flask, browse: Browser, keep: Keep
    ) -> None:
        result = sample_result()
        address, (action, *_) = keep(result), result.actions
        answer = browse.post_to(
            f"{address}/register/proposed",
            {"action": action.id},
            form=f"{address}/register",
            status=303,
        )
        entry = browse.get(answer.response.location)
        assert entry.heading == action.title
        assert "This is what the result foretold" in entry.main
        assert all(field.get("name") != "expected_days" for field in entry.all("input"))
        assert "In the register" in browse.get(f"{address}/register").main
        assert titles(app, address) == [action.title]

    def test_what_was_not_proposed_is_not_found(self, browse: Browser, keep: Keep) -> None:
        address = keep(sample_result())
        browse.post_to(
            f"{address}/register/proposed",
            {"action": "made-up"},
            form=f"{address}/register",
            status=404,
        )

    def test_by_hand_everything_is_kept(self, app: Flask, browse: Browser, keep: Keep) -> None:
        address = keep(sample_result())
        browse.post(f"{address}/register/new", GOOD, status=303)
        with reading(database_of(app).sessions) as session:
            (found,) = list_actions(session, key_of(address))
        expected = found.draft.expected
        assert (expected.days, expected.low, expected.high) == (-0.6, -1.0, -0.2)
        assert (found.draft.team, found.draft.stage, found.draft.dimension) == (
            "Dispatch",
            "review",
            "REV",
        )

    @pytest.mark.parametrize(
        ("wrong", "told"),
        [
            ({"title": ""}, "Give the action a title"),
            ({"title": "x" * 121}, "longer than 120 characters"),
            ({"owner": ""}, "Say who owns the action"),
            ({"owner": "x" * 81}, "longer than 80 characters"),
            ({"state": "won"}, "Choose one of the entries"),
            ({"state": "running", "started_on": ""}, "needs its first day"),
            ({"state": "done", "started_on": ""}, "needs its first day"),
            ({"started_on": "tomorrow"}, "Choose a day between 1990 and 2099"),
            ({"team": "Nobody"}, "Choose one of the entries"),
            ({"stage": "unattributed"}, "Choose one of the entries"),
            ({"dimension": "XYZ"}, "Choose one of the entries"),
            ({"expected_days": "soon"}, "Give a number of days"),
            ({"expected_days": "nan"}, "Give a number of days"),
            ({"expected_days": "-1.250"}, "Three digits behind a point"),
            ({"expected_days": "1e5"}, "Give a number of days"),
            ({"expected_days": "1000.1"}, "Give a number of days"),
            ({"expected_low": ""}, "Give both ends of the interval"),
            ({"expected_days": ""}, "Give both ends of the interval"),
            ({"expected_low": "0"}, "The three numbers have to rise"),
            ({"expected_high": "-0.61"}, "The three numbers have to rise"),
        ],
    )
    def test_what_is_wrong_is_told_and_nothing_is_kept(
        self, browse: Browser, keep: Keep, wrong: dict[str, str], told: str
    ) -> None:
        address = keep(sample_result())
        page = browse.post(f"{address}/register/new", {**GOOD, **wrong}, status=422)
        assert told in page.main
        assert page.title.startswith("Error:")
        assert titles(browse.app, address) == []

    @pytest.mark.parametrize(
        "sound",
        [
            {"title": "x" * 120},
            {"owner": "x" * 80},
            {"state": "planned", "started_on": ""},
            {"expected_days": "", "expected_low": "", "expected_high": ""},
            {"expected_low": "", "expected_high": ""},
            {"expected_days": "1000", "expected_high": "1000"},
            {"expected_high": "-0.6"},
            {"title": "<script>alert(1)</script>"},
            {"owner": "فريق 🚚"},
        ],
    )
    def test_what_is_just_within_the_limits_is_kept(
        self, browse: Browser, keep: Keep, sound: dict[str, str]
    ) -> None:
        address = keep(sample_result())
        browse.post(f"{address}/register/new", {**GOOD, **sound}, status=303)
        assert len(lines(browse.get(f"{address}/register"))) >= 1

    def test_an_engagement_without_anything_has_an_empty_register(
        self, browse: Browser, keep: Keep
    ) -> None:
        page = browse.get(f"{keep(empty_result())}/register")
        assert page.heading == "No action is in the register yet"
        assert "proposes no action" in page.main


class TestChanging:
    def test_the_second_editor_sees_both_texts_and_may_keep_the_own(
        self, app: Flask, browse: Browser, keep: Keep
    ) -> None:
        address = keep(sample_result())
        browse.post(f"{address}/register/new", GOOD, status=303)
        with reading(database_of(app).sessions) as session:
            (action,) = list_actions(session, key_of(address))
        place = f"{address}/register/{action.key}"
        first = {**GOOD, "title": "Theirs", "revision": "1"}
        second = {**GOOD, "title": "Mine", "revision": "1"}
        browse.post(place, first, status=303)
        page = browse.post(place, second, status=409)
        assert "Field Kept now Yours" in page.main
        assert "Title Theirs Mine" in page.main
        typed = {field.get("name"): field.get("value") for field in page.all("input")}
        assert (typed["title"], typed["revision"]) == ("Mine", "2")
        assert titles(app, address) == ["Theirs"]
        browse.post(place, {**second, "revision": "2"}, status=303)
        assert titles(app, address) == ["Mine"]

    @pytest.mark.parametrize("revision", ["", "-1", "x", "9" * 30, "2"])
    def test_a_made_up_revision_is_that_of_somebody_else(
        self, app: Flask, browse: Browser, keep: Keep, revision: str
    ) -> None:
        address = keep(sample_result())
        with unit_of_work(database_of(app).sessions) as session:
            action = add_action(session, key_of(address), DAILY)
        changed = {**GOOD, "revision": revision}
        browse.post(f"{address}/register/{action}", changed, status=409)
        assert titles(app, address) == [DAILY.title]

    def test_an_unknown_action_is_not_found(self, browse: Browser, keep: Keep) -> None:
        browse.get(f"{keep(sample_result())}/register/act-0000", status=404)


class TestWhoSeesWhat:
    def test_a_manager_sees_company_wide_actions_and_those_of_own_teams(
        self, app: Flask, judged: str
    ) -> None:
        browse = Browser(app)
        browse.client = manager_of(app, judged, "Quotes")
        for view in ("register", "trend"):
            page = browse.get(f"{judged}/{view}")
            assert REVIEWER.title not in page.response.text
            begun = [line for line in lines(page) if line[0].isdigit()]
            # The numbers are those of the whole register: 2 is of another team.
            assert numbers_of(begun) == ["1", "3"]
            assert "Change" not in " ".join(begun)

    @pytest.mark.parametrize(
        ("text", "action"),
        [
            ("Relieve dispatch", replace(DAILY, title="Relieve dispatch")),
            ("head of DISPATCH", replace(DAILY, owner="head of DISPATCH")),
        ],
    )
    def test_a_manager_sees_no_action_whose_texts_name_another_team(
        self, app: Flask, keep: Keep, text: str, action: ActionDraft
    ) -> None:
        address = keep(with_team_trends(sample_result()))
        browse = Browser(app)
        with unit_of_work(database_of(app).sessions) as session:
            add_action(session, key_of(address), action)
        browse.client = manager_of(app, address, "Quotes")
        for view in ("register", "trend"):
            assert text not in browse.get(f"{address}/{view}").response.text
        browse.client = signed_in_as(app, Role.VIEWER)
        assert text in browse.get(f"{address}/register").response.text

    @pytest.mark.parametrize("role", [Role.MANAGER, Role.VIEWER])
    def test_who_may_not_edit_can_neither_add_nor_change(
        self, app: Flask, judged: str, role: Role
    ) -> None:
        manager = role is Role.MANAGER
        client = manager_of(app, judged, "Quotes") if manager else signed_in_as(app, role)
        assert client.get(f"{judged}/register").status_code == 200
        assert client.get(f"{judged}/register/new").status_code == 403
        assert "/register/new" not in client.get(f"{judged}/register").text


def numbers_of(begun: Iterable[str]) -> list[str]:
    return [line.split()[0] for line in begun]
