"""Beginning an engagement, what is next, and its settings."""

import io
import zipfile
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import select

from flowgap.db import reading
from flowgap.models import Engagement
from tests.support.browse import Browser
from tests.support.setting_up import BEGUN, begin, filled, send, upload
from tests.web.conftest import database_of

PERIODS = {
    "before_from": "2025-10-01",
    "before_to": "2026-03-30",
    "after_from": "2026-03-30",
    "after_to": "2026-09-28",
}


class TestCreate:
    def test_four_lines_are_enough(self, browse: Browser) -> None:
        address = begin(browse)
        page = browse.get(f"{address}/")
        assert page.heading == "Begin with teams or with data"
        assert "Alder Freight" in page.title
        assert page.links()["Add teams"] == f"{address}/teams"

    def test_the_list_shows_what_has_no_result_yet(self, browse: Browser) -> None:
        address = begin(browse)
        page = browse.get("/")
        assert page.heading == "One engagement, no result yet"
        assert f"{address}/" in page.links().values()

    @pytest.mark.parametrize(
        ("field", "value", "message"),
        [
            ("client", "", "Say whose engagement it is, in at most 200 characters."),
            ("title", "x" * 201, "Give it a title of at most 200 characters."),
            ("timezone", "Europe/Nowhere", "This is no known time zone."),
            ("timezone", "../../etc/passwd", "This is no known time zone."),
            ("language", "fr", "Choose one of the languages."),
        ],
    )
    def test_what_is_wrong_stands_at_its_field(
        self, browse: Browser, field: str, value: str, message: str
    ) -> None:
        page = send(browse, "/engagements/create", {**BEGUN, field: value}, status=422)
        assert page.title.startswith("Error: ")
        assert any(text.startswith(message) for text in page.links())
        assert filled(page)["client"] == ("" if field == "client" else "Alder Freight")

    def test_one_client_has_a_title_once(self, browse: Browser) -> None:
        begin(browse)
        page = send(browse, "/engagements/create", BEGUN, status=422)
        assert "There is an engagement with this client and title already." in page.main
        begin(browse, title="Second look")

    @pytest.mark.parametrize("name", ["شركة النقل", "🚚 Fracht & Söhne <b>", "a=b: {c} # d"])
    def test_any_script_can_name_a_client(self, browse: Browser, name: str) -> None:
        address = begin(browse, client=name)
        assert name in browse.get(f"{address}/").main
        assert filled(browse.get(f"{address}/settings"))["client"] == name


class TestSettings:
    def test_all_of_them_come_back_as_they_were_saved(self, browse: Browser) -> None:
        address = f"{begin(browse)}/settings"
        given = {
            **PERIODS,
            "ai_rollout": "2026-03-30",
            "rollout_by_team": "Dispatch = 2026-03-30\nA = B = 2026-04-01",
            "minimum_group": "7",
            "window_by": "merged",
            "cap_days": "90",
            "include_bots": "yes",
            "questionnaire": "organizational-mri@1",
            "clock": "working",
            "hours_from": "09:00",
            "hours_to": "24:00",
            "holidays": "2026-12-25\n2026-12-26",
            "working_timezone": "Asia/Kolkata",
            "currency": "EUR",
            "per_item_day": "120.5",
        }
        send(browse, address, {**given, "weekdays": ["mon", "sun"]})
        kept = filled(browse.get(address))
        assert {name: kept[name] for name in given} == given
        assert kept["weekdays"] == "mon"

    @pytest.mark.parametrize(
        ("typed", "kept"),
        [
            ("1250", "1250"),
            ("1,5", "1.5"),
            ("1.25", "1.25"),
            ("0.125", "0.125"),
            ("0,125", "0.125"),
            # As it is shown, it can be saved once more.
            ("1.1250", "1.1250"),
            ("1250.125", "1250.125"),
        ],
    )
    def test_a_price_is_read_with_a_point_or_a_comma(
        self, browse: Browser, typed: str, kept: str
    ) -> None:
        address = f"{begin(browse)}/settings"
        send(browse, address, {"currency": "EUR", "per_item_day": typed})
        assert filled(browse.get(address))["per_item_day"] == kept
        send(browse, address, {})
        assert filled(browse.get(address))["per_item_day"] == kept

    def test_a_new_name_holds_for_the_engagement_as_well(self, browse: Browser, app: Flask) -> None:
        address = f"{begin(browse)}/settings"
        send(browse, address, {"client": "Alder Rail", "language": "de"})
        with reading(database_of(app).sessions) as session:
            engagement = session.scalars(select(Engagement)).one()
            assert (engagement.client, engagement.language) == ("Alder Rail", "de")
        assert browse.get(address).heading == "Was für den ganzen Auftrag gilt"

    def test_the_name_of_another_engagement_is_refused_and_nothing_is_kept(
        self, browse: Browser
    ) -> None:
        begin(browse, title="First")
        address = f"{begin(browse, title='Second')}/settings"
        page = send(browse, address, {"title": "First", "minimum_group": "9"}, status=422)
        assert "There is an engagement with this client and title already." in page.main
        assert filled(browse.get(address))["minimum_group"] == "5"

    @pytest.mark.parametrize(
        ("fields", "message"),
        [
            ({"minimum_group": "4"}, "Write a whole number of at least 5."),
            ({"minimum_group": "5.5"}, "Write a whole number of at least 5."),
            ({"before_from": "2026-01-01"}, "Say on which day the period before is over"),
            ({**PERIODS, "after_from": "2026-03-29"}, "The period after needs two days"),
            ({**PERIODS, "before_to": "2025-10-01"}, "The period before needs two days"),
            ({"ai_rollout": "31.3.2026"}, "Write a day such as 2026-03-30"),
            ({"rollout_by_team": "Dispatch 2026-03-30"}, "Write one team a line with its day"),
            ({"cap_days": "0"}, "Write a number above 0, such as 90"),
            ({"clock": "working"}, "Where only working hours count"),
            ({"hours_from": "17:00", "hours_to": "09:00"}, "Say when work begins"),
            ({"hours_from": "9", "hours_to": "17:00"}, "Say when work begins"),
            ({"hours_from": "09:00", "hours_to": "25:00"}, "Say when work ends"),
            (
                {"working_timezone": "Mars/Base", "hours_from": "09:00", "hours_to": "17:00"},
                "This is no known time zone.",
            ),
            (
                {"holidays": "Christmas", "hours_from": "09:00", "hours_to": "17:00"},
                "Write one day a line",
            ),
            ({"currency": "Euro", "per_item_day": "1"}, "A price needs a currency"),
            ({"currency": "EUR"}, "Write a number above 0, such as 120."),
            # 1250 or 1.25: a price that is a thousand times too low would go unseen.
            ({"currency": "EUR", "per_item_day": "1.250"}, "Three digits behind a point"),
            ({"currency": "EUR", "per_item_day": "1,250"}, "Three digits behind a point"),
            ({"cap_days": "12.000"}, "Three digits behind a point"),
        ],
    )
    def test_what_is_wrong_stands_at_its_field_and_is_not_lost(
        self, browse: Browser, fields: dict[str, str], message: str
    ) -> None:
        address = f"{begin(browse)}/settings"
        page = send(browse, address, fields, status=422)
        assert any(text.startswith(message) for text in page.links()), page.main[:800]
        assert {name: filled(page)[name] for name in fields} == fields

    def test_the_second_editor_is_told_and_chooses(self, browse: Browser) -> None:
        address = f"{begin(browse)}/settings"
        mine = filled(browse.get(address))
        send(browse, address, {"minimum_group": "8"})
        page = browse.read(browse.client.post(address, data={**mine, "minimum_group": "6"}), 409)
        assert page.heading == "Somebody else saved this while you were writing"
        row = [td.split() for td in [" ".join(tr.itertext()) for tr in page.all("tr")] if "8" in td]
        assert row
        assert row[0][-2:] == ["8", "6"]
        browse.read(browse.client.post(address, data=filled(page)), 303)
        assert filled(browse.get(address))["minimum_group"] == "6"

    def test_what_the_form_does_not_show_stays(self, browse: Browser, tmp_path: Path) -> None:
        address = upload(browse, tmp_path / "folder")
        page = browse.get(f"{address}/settings")
        assert "One wave stands in the file as well" in page.main
        send(browse, f"{address}/settings", {"minimum_group": "6"})
        with zipfile.ZipFile(
            io.BytesIO(browse.client.get(f"{address}/files/engagement.zip").data)
        ) as folder:
            text = folder.read("engagement.yaml").decode()
        assert "id: w1" in text
        assert "minimum_group: 6" in text

    def test_an_unknown_engagement_has_none(self, browse: Browser) -> None:
        for address in ("next", "settings", "teams", "files", "delete"):
            browse.get(f"/engagements/nobody/{address}", status=404)
