"""Questionnaires of a workspace: copied, worded, checked, published, and nobody else's."""

import re
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import select

from flowgap.db import unit_of_work
from flowgap.models import OwnQuestionnaire, Role
from flowgap.questionnaire.loader import load_questionnaire
from flowgap.questionnaire.shelf import find_published
from flowgap.web.cookies import SIGN_IN
from tests.support.browse import XHTML, Browser, Page
from tests.support.hostile_names import HOSTILE_NAMES
from tests.support.sample_result import sample_result
from tests.support.signed_in import stranger, token_of
from tests.web.conftest import database_of, keep_result

SHELF = "/questionnaires"
NEW_ITEM = {
    "new_id": "WRK51",
    "new_text_en": "We stop work that nobody needs.",
    "new_text_de": "Wir beenden Arbeit, die niemand braucht.",
    "new_keyed": "positive",
    "new_referent": "team",
}


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let what is published lie in a folder of the test."""
    monkeypatch.setenv("FLOWGAP_DATA", str(tmp_path / "data"))
    return tmp_path / "data"


@pytest.fixture
def engagement(app: Flask) -> str:
    return f"/engagements/{keep_result(app, sample_result())}"


@pytest.fixture
def copied(browse: Browser) -> str:
    page = browse.post_to(
        f"{SHELF}/copy",
        {"reference": "organizational-mri@1", "name": "acme-mri"},
        form=SHELF,
        status=303,
    )
    return str(page.response.location)


def send(browse: Browser, address: str, form: str, status: int, /, **fields: str) -> Page:
    """Send a form as browsers do that have no file to send."""
    shown = browse.get(form)
    hidden = {
        field.get("name", ""): field.get("value", "")
        for field in shown.root.iter(f"{XHTML}input")
        if field.get("type") == "hidden"
    }
    response = browse.client.post(address, data={**hidden, **fields})
    return browse.read(response, status)


def keep(browse: Browser, copied: str, part: str, status: int = 303, /, **fields: str) -> Page:
    address = f"{copied}/parts/{part}"
    return send(browse, address, address, status, **fields)


def row(app: Flask) -> OwnQuestionnaire:
    with unit_of_work(database_of(app).sessions) as session:
        found = session.scalars(select(OwnQuestionnaire).order_by(OwnQuestionnaire.id)).all()[-1]
        session.expunge(found)
        return found


class TestCopy:
    def test_a_copy_has_all_parts_and_a_name_that_nobody_else_has(
        self, app: Flask, browse: Browser, copied: str
    ) -> None:
        page = browse.get(copied)
        assert page.heading == "Organizational MRI, version 1"
        assert "Workflow" in page.links()
        assert re.fullmatch(r"acme-mri-[a-z2-9]{6}", row(app).name)
        assert "Organizational MRI" in browse.get(SHELF).main

    @pytest.mark.parametrize("name", ["", "Acme", "9x", "x" * 33, "a b", "pulse/../x"])
    def test_a_name_that_cannot_be_used_is_refused(self, browse: Browser, name: str) -> None:
        data = {"reference": "organizational-mri@1", "name": name}
        page = browse.post_to(f"{SHELF}/copy", data, form=SHELF, status=422)
        assert "This name cannot be used" in page.main

    def test_only_what_ships_can_be_copied(self, browse: Browser) -> None:
        data = {"reference": "../../etc@1", "name": "acme"}
        browse.post_to(f"{SHELF}/copy", data, form=SHELF, status=422)

    def test_a_pulse_can_be_copied_too(self, browse: Browser) -> None:
        data = {"reference": "pulse@1", "name": "acme-pulse"}
        page = browse.post_to(f"{SHELF}/copy", data, form=SHELF, status=303)
        assert browse.get(page.response.location).status == 200
        keep(browse, page.response.location, "general", **{"text:en:title": "Acme pulse"})


class TestWording:
    def test_an_item_of_ones_own_is_added(self, browse: Browser, copied: str) -> None:
        keep(browse, copied, "WRK", **NEW_ITEM)
        page = browse.get(copied)
        assert "We stop work that nobody needs." in page.main
        assert "Scores do not compare in: Workflow." in page.main

    def test_a_missing_translation_is_told_at_its_field_and_nothing_is_lost(
        self, browse: Browser, copied: str
    ) -> None:
        page = keep(browse, copied, "WRK", 422, **{**NEW_ITEM, "new_text_de": ""})
        wrong = [area for area in page.all("textarea") if area.get("aria-invalid")]
        assert [area.get("name") for area in wrong] == ["new_text_de"]
        kept = {area.get("name"): area.text for area in page.all("textarea")}
        assert kept["new_text_en"] == NEW_ITEM["new_text_en"]
        assert "WRK51" not in browse.get(copied).main

    @pytest.mark.parametrize(
        ("fields", "told"),
        [
            ({"new_id": "OWN51"}, "does not fit its dimension"),
            ({"new_id": "WRK1"}, "WRK1"),
            ({"new_text_en": " ".join(["word"] * 17)}, "17 words"),
            ({"new_text_en": "x" * 401}, "at most 400 characters"),
        ],
    )
    def test_the_rules_of_the_command_hold(
        self, browse: Browser, copied: str, fields: dict[str, str], told: str
    ) -> None:
        page = keep(browse, copied, "WRK", 422, **{**NEW_ITEM, **fields})
        assert told in page.main

    def test_an_item_is_switched_off_and_on_again(
        self, app: Flask, browse: Browser, copied: str
    ) -> None:
        before = row(app).files
        keep(browse, copied, "WRK", **{"role:WRK2": "off"})
        assert "taken out" in browse.get(copied).main
        keep(browse, copied, "WRK", **{"role:WRK2": "core"})
        assert "No item was added" in browse.get(copied).main
        assert sorted(row(app).files) == sorted(before)

    def test_too_few_items_are_refused(self, browse: Browser, copied: str) -> None:
        roles = {f"role:WRK{number}": "off" for number in (1, 2, 4, 5)}
        page = keep(browse, copied, "WRK", 422, **roles)
        assert "too few core items" in page.main

    def test_the_words_of_the_origin_stay(self, browse: Browser, copied: str) -> None:
        keep(browse, copied, "WRK", **{"text:en:items.WRK1": "Other words."})
        assert "No item was added" in browse.get(copied).main

    def test_a_dimension_is_left_out_and_brought_back(self, browse: Browser, copied: str) -> None:
        send(browse, f"{copied}/dimensions/SEC/leave-out", f"{copied}/parts/SEC", 303)
        page = browse.get(copied)
        assert "Left out" in page.main
        send(browse, f"{copied}/dimensions/SEC/bring-back", copied, 303)
        assert "scores of waves compare" in browse.get(copied).main

    def test_a_dimension_of_ones_own_is_added(self, browse: Browser, copied: str) -> None:
        fields = {
            "dimension_id": "SUP",
            "dimension_name_en": "Support",
            "dimension_name_de": "Betreuung",
            "dimension_definition_en": "Users get help soon.",
            "dimension_definition_de": "Nutzer bekommen bald Hilfe.",
            "item1_id": "SUP1",
            "item1_text_en": "Users get an answer on the same day.",
            "item1_text_de": "Nutzer bekommen am selben Tag eine Antwort.",
            "item2_id": "SUP2",
            "item2_text_en": "Questions of users stay open for a week.",
            "item2_text_de": "Fragen von Nutzern bleiben eine Woche offen.",
            "item2_keyed": "reversed",
        }
        page = keep(browse, copied, "new-dimension", **fields)
        assert page.response.location.endswith("/parts/SUP")
        assert "Support" in browse.get(copied).links()
        keep(browse, copied, "new-dimension", 422, **fields)

    def test_a_screener_of_ones_own_is_added_and_taken_out(
        self, browse: Browser, copied: str
    ) -> None:
        fields = {
            "screener_id": "site",
            "screener_text_en": "Where do you work?",
            "screener_text_de": "Wo ist Ihr Platz?",
            "screener_choices_en": "north; North\nsouth; South",
            "screener_choices_de": "north; Norden\nsouth; Süden",
        }
        keep(browse, copied, "questions", **fields)
        assert "Where do you work?" in browse.get(f"{copied}/parts/questions").main
        page = keep(browse, copied, "questions", 422, **{**fields, "screener_id": "team"})
        assert "team" in page.main
        keep(browse, copied, "questions", **{"drop:site": "yes"})
        assert "Where do you work?" not in browse.get(f"{copied}/parts/questions").main

    def test_the_second_of_two_editors_is_told_and_loses_nothing(
        self, browse: Browser, copied: str
    ) -> None:
        keep(browse, copied, "general", **{"text:en:title": "Theirs"})
        page = keep(browse, copied, "general", 409, **{"text:en:title": "Mine", "revision": "1"})
        assert "Mia Berg changed this meanwhile" in page.main
        assert "Theirs" in page.main
        kept = {area.get("name"): area.text for area in page.all("textarea")}
        assert kept["text:en:title"] == "Mine"

    @pytest.mark.parametrize("name", HOSTILE_NAMES)
    def test_hostile_words_are_texts(self, browse: Browser, copied: str, name: str) -> None:
        form = browse.get(f"{copied}/parts/general")
        hidden = {
            field.get("name", ""): field.get("value", "")
            for field in form.root.iter(f"{XHTML}input")
            if field.get("type") == "hidden"
        }
        data = {**hidden, "text:en:title": name, "text:xx:title": name, "text:en:scale.1": name}
        answer = browse.client.post(f"{copied}/parts/general", data=data)
        assert answer.status_code in {303, 422}
        shown = browse.client.get(copied)
        assert shown.status_code == 200
        assert "<script>" not in shown.text

    @pytest.mark.parametrize("part", ["nope", "WRK1", "..%2F..", "%00"])
    def test_a_part_that_is_not_there_is_not_found(
        self, browse: Browser, copied: str, part: str
    ) -> None:
        assert browse.client.get(f"{copied}/parts/{part}").status_code == 404


class TestPreview:
    def test_it_shows_what_is_kept_in_both_languages(
        self, app: Flask, browse: Browser, copied: str
    ) -> None:
        keep(browse, copied, "WRK", **NEW_ITEM)
        page = browse.get(f"{copied}/parts/WRK")
        assert "frame-src 'self'" in page.response.headers["Content-Security-Policy"]
        english, german = (frame.get("src", "") for frame in page.all("iframe"))
        assert "We stop work that nobody needs." in stranger(app).get(english).text
        assert "Wir beenden Arbeit, die niemand braucht." in stranger(app).get(german).text

    def test_a_draft_of_another_workspace_never_takes_the_place_of_a_dropped_one(
        self, app: Flask, browse: Browser, copied: str
    ) -> None:
        # SQLite gives the number of a deleted row to the next one. Both are of revision 2.
        keep(browse, copied, "WRK", **NEW_ITEM)
        ours = shown_in(browse, copied)
        assert "We stop work that nobody needs." in stranger(app).get(ours).text
        send(browse, f"{copied}/drop", copied, 303)
        other = Browser(app)
        other.client = stranger(app)
        other.client.set_cookie(SIGN_IN, token_of(app, "o@x.example", workspace="Elsewhere"))
        copy = {"reference": "organizational-mri@1", "name": "other-mri"}
        page = other.post_to(f"{SHELF}/copy", copy, form=SHELF, status=303)
        address = str(page.response.location)
        keep(other, address, "WRK", **{**NEW_ITEM, "new_text_en": "A secret of others."})
        shown = stranger(app).get(shown_in(other, address)).text
        assert "A secret of others." in shown
        assert "We stop work that nobody needs." not in shown
        assert stranger(app).get(ours).status_code == 404


def shown_in(browse: Browser, address: str) -> str:
    """Return the address of what the frame beside a part shows in English."""
    return browse.get(f"{address}/parts/WRK").all("iframe")[0].get("src", "")


class TestPublishing:
    def test_a_published_version_is_found_by_waves_and_never_changes(
        self, app: Flask, browse: Browser, copied: str, engagement: str
    ) -> None:
        send(browse, f"{copied}/publish", copied, 303)
        reference = f"{row(app).name}@1"
        assert find_published(reference).title == "Organizational MRI"
        assert load_questionnaire(reference, language="de").title == "Organisations-MRT"
        assert browse.client.get(f"{copied}/parts/WRK").status_code == 303
        for tail in ("publish", "drop"):
            send(browse, f"{copied}/{tail}", SHELF, 409)
        offered = browse.get(f"{engagement}/next-wave").main
        assert reference in offered

    def test_the_next_version_begins_with_its_words(
        self, app: Flask, browse: Browser, copied: str
    ) -> None:
        send(browse, f"{copied}/publish", copied, 303)
        page = send(browse, f"{copied}/next", copied, 303)
        later = page.response.location
        assert browse.get(later).heading == "Organizational MRI, version 2"
        assert send(browse, f"{copied}/next", copied, 303).response.location == later
        keep(browse, later, "WRK", **NEW_ITEM)
        assert f"Compared with {row(app).name}@1" in browse.get(later).main
        send(browse, f"{later}/publish", later, 303)
        assert len(find_published(f"{row(app).name}@2").item_ids) == 61

    def test_files_that_cannot_be_written_yet_are_found_as_soon_as_they_can(
        self, app: Flask, browse: Browser, copied: str, engagement: str, own_folder: Path
    ) -> None:
        own_folder.mkdir(exist_ok=True)
        (own_folder / "surveys").write_text("in the way")
        page = send(browse, f"{copied}/publish", copied, 507)
        assert "It is published, but its files cannot be written" in page.main
        (own_folder / "surveys").unlink()
        reference = f"{row(app).name}@1"
        assert reference in browse.get(f"{engagement}/next-wave").response.text
        assert find_published(reference).title == "Organizational MRI"

    def test_what_another_one_changed_meanwhile_is_not_published_unseen(
        self, browse: Browser, copied: str
    ) -> None:
        keep(browse, copied, "general", **{"text:en:title": "Theirs"})
        page = send(browse, f"{copied}/publish", copied, 409, revision="1")
        assert "Nothing was done" in page.main

    def test_what_another_one_changed_meanwhile_is_not_thrown_away_unseen(
        self, browse: Browser, copied: str
    ) -> None:
        keep(browse, copied, "general", **{"text:en:title": "Theirs"})
        page = send(browse, f"{copied}/drop", copied, 409, revision="1")
        assert "Nothing was done" in page.main
        browse.get(copied)

    def test_a_draft_can_be_thrown_away(self, browse: Browser, copied: str) -> None:
        send(browse, f"{copied}/drop", copied, 303)
        browse.get(copied, status=404)


class TestTenancy:
    def test_another_workspace_finds_nothing(
        self, app: Flask, browse: Browser, copied: str
    ) -> None:
        send(browse, f"{copied}/publish", copied, 303)
        client = stranger(app)
        client.set_cookie(SIGN_IN, token_of(app, "o@x.example", workspace="Elsewhere"))
        other = Browser(app)
        other.client = client
        assert copied not in other.get(SHELF).links().values()
        for tail in ("", "/parts/WRK"):
            other.get(f"{copied}{tail}", status=404)
        for tail in ("/publish", "/next", "/drop", "/parts/WRK"):
            send(other, f"{copied}{tail}", SHELF, 404)

    @pytest.mark.parametrize("role", [Role.VIEWER, Role.MANAGER])
    def test_whoever_may_only_read_sees_none(self, app: Flask, copied: str, role: Role) -> None:
        client = stranger(app)
        client.set_cookie(SIGN_IN, token_of(app, f"{role}@x.example", role=role))
        for address in (SHELF, copied, f"{copied}/parts/WRK"):
            assert client.get(address).status_code == 403
