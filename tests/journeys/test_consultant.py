"""A whole engagement in a real browser, from the link of the first account to a shared report.

A consultant sets the installation up, creates the engagement of the demo from its files, asks its
fourth wave, adds incidents, has all of it diagnosed, edits, publishes and shares the report. Then a
manager of two teams joins, and tells from the page of the trend alone what really changed, what
cannot be told, and whether an action worked: as the simulator knows it to be.
"""

import os
import re
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest
from flask import Flask
from pypdf import PdfReader
from sqlalchemy import delete

from flowgap.db import unit_of_work
from flowgap.errors import PangoMissingError
from flowgap.models import Account
from flowgap.questionnaire.loader import load_questionnaire
from flowgap.reporting.pdf import require_pango
from flowgap.services.accounts.tokens import set_up_token
from flowgap.services.waves.doors import find_team_door
from flowgap.services.waves.seals import enclose, response_seal
from flowgap.services.waves.sending import send
from flowgap.web.accounts.office import current_office
from flowgap.wording import Wording
from tests.support.accounts import PASSWORD, cheap_hashes
from tests.support.demo_apart import OWN_NAMES, DemoApart, Row, submission_of, take_demo_apart
from tests.support.somebody import Somebody
from tests.support.trend_reader import TrendReader
from tests.support.waves import MRI
from tests.web.chromium import IN_BROWSER, follow
from tests.web.conftest import chromium, database_of, new_application
from tests.web.serving import serving

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Download

__all__ = ["chromium"]

CLIENT: Final = "Alder Freight"
WAVE: Final = "2026-11"
OWN_TEAMS: Final = ("Dispatch", "Tracking")
COMMENTARY: Final = "On Thursdays reviewers wait for one another."
SLOW_MS: Final = 120_000
PHONE: Final = {"width": 390, "height": 844}
DESK: Final = {"width": 1440, "height": 900}

pytestmark = IN_BROWSER


@dataclass(frozen=True, slots=True)
class Place:
    """An installation that runs, and browsers for all who come to it."""

    app: Flask
    site: str
    chromium: "Browser"
    language: str

    @contextmanager
    def somebody(self, *, phone: bool = False) -> Iterator[Somebody]:
        """Give somebody a browser that nobody has used before."""
        context = self.chromium.new_context(
            locale=self.language,
            viewport=PHONE if phone else DESK,  # type: ignore[arg-type] # a size
            is_mobile=phone,
            has_touch=phone,
            reduced_motion="reduce",
        )
        page = context.new_page()
        page.set_default_timeout(SLOW_MS)
        complaints = list[str]()
        page.on("pageerror", lambda error: complaints.append(str(error)))
        yield Somebody(page, self.site, Wording(self.language))
        context.close()
        assert complaints == []


@pytest.fixture(params=["en", "de"])
def place(tmp_path: Path, chromium: "Browser", request: pytest.FixtureRequest) -> Iterator[Place]:
    try:
        require_pango()
    except PangoMissingError as error:
        pytest.skip(str(error))
    app = new_application(tmp_path)
    with unit_of_work(database_of(app).sessions) as session:
        session.execute(delete(Account))
    with cheap_hashes(), serving(app) as site:
        yield Place(app, site, chromium, str(request.param))


def test_from_the_first_link_to_a_shared_report_and_a_manager_who_reads_four_waves(
    place: Place, tmp_path: Path
) -> None:
    demo = take_demo_apart(tmp_path / "files", language=place.language)
    with ExitStack() as stack:
        owner = stack.enter_context(place.somebody())
        sign_up(owner, place)
        create_engagement(owner, demo)
        upload(owner, demo)
        ask_a_wave(owner, place, demo)
        import_incidents(owner, demo)
        diagnose(owner)
        edit_report(owner)
        publish(owner)
        share_and_take_back(owner, place)
        manager = stack.enter_context(place.somebody())
        join(manager, invite_manager(owner))
        reads_own_teams_only(manager, demo)
        answers_three_questions(manager, demo)


def sign_up(owner: Somebody, place: Place) -> None:
    with place.app.app_context():
        owner.visit(f"/set-up/{set_up_token(current_office().settings.secret_key)}")
    owner.fill(
        accounts_workspace="Harbour and Lane",
        accounts_name="Ada",
        accounts_email="ada@harbour.example",
        accounts_first_password=PASSWORD,
    )
    owner.press("accounts-set-up-button")
    assert owner.heading == owner.say("web-empty-title")


def create_engagement(owner: Somebody, demo: DemoApart) -> None:
    owner.open("setup-create")
    owner.fill(setup_client=CLIENT, setup_title=demo.title)
    assert owner.field("setup-language").input_value() == owner.words.language
    owner.press("setup-create-button")
    assert owner.heading == owner.say("setup-next-title-empty")


def upload(owner: Somebody, demo: DemoApart) -> None:
    """Bring the folder of three waves; it becomes the result of the engagement created before."""
    owner.visit("/")
    owner.go("web-add")
    owner.field("web-add-folder").set_input_files(demo.folder)
    owner.press("web-add-button")
    assert owner.page.locator(".value").count() >= 3
    owner.visit("/")
    assert owner.page.get_by_role("link", name=CLIENT).count() == 1
    follow(owner.page.get_by_role("link", name=CLIENT))


def ask_a_wave(owner: Somebody, place: Place, demo: DemoApart) -> None:
    links = open_wave(owner, demo)
    rows = list(demo.answers)
    answer_on_a_phone(place, links, rows.pop())
    for row in rows:
        answer(place.app, links, row)
    close_wave(owner, n_answers=len(demo.answers))


def open_wave(owner: Somebody, demo: DemoApart) -> dict[str, str]:
    """Prepare and open a wave of all teams, and return the token of each."""
    owner.go("web-waves")
    owner.page.locator(".stage").get_by_role("link", name=owner.say("waves-prepare")).click()
    lines = (f"{team}; {n_people}; {unit}" for team, unit, n_people in demo.teams)
    owner.fill(waves_field_name=WAVE, waves_field_teams="\n".join(lines))
    owner.press("waves-form-button")
    owner.open("waves-check-preview")
    framed = owner.page.frame_locator(
        f"iframe[title='{owner.say(f'waves-preview-{owner.words.language}')}']"
    )
    framed.get_by_role("button", name=owner.say("respondent-start")).click()
    framed.locator("fieldset").first.wait_for()
    owner.press("waves-preview-button")
    owner.press("waves-open-button")
    cards = owner.page.locator(".given li").all()
    links = {
        card.locator("h2").inner_text(): card.locator("code").first.inner_text().rpartition("/")[2]
        for card in cards
    }
    assert links.keys() == {team for team, _unit, _n in demo.teams}
    owner.open("waves-links-kept")
    return links


def answer_on_a_phone(place: Place, links: dict[str, str], row: Row) -> None:
    """Answer page by page, with a finger, and keep the receipt."""
    with place.somebody(phone=True) as person:
        person.visit(f"/t/{links[row['team']]}")
        person.press("respondent-start")
        send_button = person.button("respondent-send")
        while not send_button.count():
            tap_what_is_asked(person, row)
            at_check = person.page.url.endswith("/check")
            person.press("respondent-check-next" if at_check else "respondent-continue")
        follow(send_button)
        assert re.fullmatch(r"[2-9A-Z]{5}(-[2-9A-Z]{5}){3}", receipt_of(person))


def tap_what_is_asked(person: Somebody, row: Row) -> None:
    names = dict.fromkeys(
        field.get_attribute("name") or "" for field in person.page.locator(".opt input").all()
    )
    for name in names:
        for value in row.get(name, "").split("+"):
            code = "255" if value == "dk" else value
            if value:
                person.page.locator(f".opt:has(input[name={name}][value='{code}'])").tap()


def receipt_of(person: Somebody) -> str:
    return person.page.locator(".receipt").inner_text()


def answer(app: Flask, links: dict[str, str], row: Row) -> None:
    """Send what another person answered."""
    seal = response_seal(app.config["SECRET_KEY"], MRI)
    with unit_of_work(database_of(app).sessions) as session:
        now = datetime.now(UTC)
        door = find_team_door(session, links[row["team"]], now=now)
        envelope = enclose(
            submission_of(row), attempt=os.urandom(16), wave_id=door.wave_id, seal=seal
        )
        send(session, door, envelope, now=now)


def close_wave(owner: Somebody, *, n_answers: int) -> None:
    owner.page.reload()
    owner.open("waves-close")
    owner.page.get_by_label(owner.say("waves-close-sure")).check()
    owner.press("waves-close-button")
    assert str(n_answers) in owner.heading


def import_incidents(owner: Somebody, demo: DemoApart) -> None:
    """Bring a table whose columns have names of their own."""
    owner.go("web-data")
    owner.open("setup-data-add")
    owner.field("setup-tool").select_option("csv")
    owner.field("setup-data-files").set_input_files(demo.incidents)
    owner.press("setup-data-button")
    owner.open("setup-file-incidents")
    for name, own in OWN_NAMES.items():
        label = owner.say("setup-map-column", column=own)
        owner.page.get_by_label(label, exact=True).select_option(name)
    owner.press("setup-map-check")
    owner.press("setup-map-import")
    n_rows = len(demo.incidents.read_text(encoding="utf-8").splitlines()) - 1
    assert owner.heading == owner.say("setup-imported-title", n=n_rows, rows=str(n_rows))


def diagnose(owner: Somebody) -> None:
    owner.open("setup-imported-check")
    owner.press("setup-use")
    assert owner.page.locator(".value").count() >= 3


def edit_report(owner: Somebody) -> None:
    """Move the first finding down, and comment on the one that is first then."""
    owner.go("web-report-room")
    first, second, *_ = findings(owner)
    owner.press("room-down", name=first)
    assert findings(owner)[:2] == [second, first]
    follow(owner.page.get_by_role("link", name=f"{owner.say('room-open')}: {second}", exact=True))
    assert COMMENTARY not in preview(owner)
    owner.fill(room_commentary=COMMENTARY)
    owner.press("room-keep-text")
    seen = preview(owner)
    assert COMMENTARY in seen
    assert second in seen


def findings(owner: Somebody) -> list[str]:
    """Return the chosen findings in their order, without their numbers."""
    lines = owner.page.locator(".room-choice ol").first.locator("label").all_inner_texts()
    return [line.partition(" ")[2] for line in lines]


def preview(owner: Somebody) -> str:
    return " ".join(owner.page.locator(".room-paper .sheet").inner_text().split())


def publish(owner: Somebody) -> None:
    owner.press("room-publish")
    owner.page.get_by_text(owner.say("room-file-ready"), exact=True).first.wait_for()
    with owner.page.expect_download() as download:
        owner.page.get_by_role("link", name=re.compile(owner.say("room-download"))).click()
    holds_the_report(download.value)


def holds_the_report(download: "Download") -> None:
    path = Path(download.path())
    assert path.read_bytes().startswith(b"%PDF")
    words = " ".join(" ".join(page.extract_text() for page in PdfReader(path).pages).split())
    assert COMMENTARY in words
    assert CLIENT in words


def share_and_take_back(owner: Somebody, place: Place) -> None:
    """Hand the report to somebody without an account, and take it back."""
    owner.press("room-link-make")
    address = owner.page.locator(".fresh code").inner_text()
    with place.somebody() as reader:
        path = f"/s/{address.rpartition('/')[2]}"
        reader.visit(path)
        assert CLIENT in reader.text
        with reader.page.expect_download() as download:
            reader.page.get_by_role("link").first.click()
        holds_the_report(download.value)
        assert reader.page.context.cookies() == []
        take_back = re.compile(rf"^{owner.say('room-link-revoke')}")
        follow(owner.page.get_by_role("button", name=take_back))
        reader.visit(path)
        assert reader.heading == reader.say("shared-ended-title")
        assert CLIENT not in reader.text


def invite_manager(owner: Somebody) -> str:
    """Invite a manager of two teams, and return where the invitation leads."""
    owner.go("accounts-people")
    owner.fill(accounts_their_email="bo@alder.example")
    owner.page.get_by_label(owner.say("accounts-role-manager")).check()
    owner.press("accounts-invite")
    link = owner.page.locator(".fresh code").inner_text()
    follow(owner.page.get_by_role("link", name="bo@alder.example"))
    for team in OWN_TEAMS:
        owner.page.get_by_label(team, exact=True).check()
    owner.press("accounts-teams-button")
    return f"/join/{link.rpartition('/')[2]}"


def join(manager: Somebody, path: str) -> None:
    manager.visit(path)
    manager.fill(accounts_name="Bo", accounts_first_password=PASSWORD)
    manager.press("accounts-join-button")
    follow(manager.page.get_by_role("link", name=CLIENT))


def reads_own_teams_only(manager: Somebody, demo: DemoApart) -> None:
    others = [team for team, _unit, _n in demo.teams if team not in OWN_TEAMS]
    assert len(others) == 10
    for view in ("web-overview", "web-heat-map", "web-trend"):
        manager.go(view)
        shown = manager.page.content()
        assert [team for team in others if team in shown] == [], view
    choices = manager.page.locator(".chooser li a").all_text_contents()
    assert [choice.strip() for choice in choices] == [manager.say("report-company"), *OWN_TEAMS]


def answers_three_questions(manager: Somebody, demo: DemoApart) -> None:
    """What really changed, of what it cannot be told, and did it work: from the page alone."""
    page = TrendReader(manager)
    page.open_table()
    assert page.n_waves == 4
    assert page.dimensions_that("worse") == {named("REV", manager)}
    assert page.dimensions_that("better") == {named("AIA", manager)}
    assert demo.true_change("REV") == pytest.approx(-11, abs=1)
    assert demo.true_change("AIA") == pytest.approx(9, abs=1)
    page.choose(OWN_TEAMS[0])
    assert len(page.dimensions) == 12
    assert page.dimensions_that("cannot-tell") == set(page.dimensions)
    # In truth the reminders did nothing; what daily releases saved is no more than chance does.
    verdicts = {key: page.whether_it_worked(title) for key, title in demo.actions.items()}
    assert verdicts == {"release-every-day": "no-evidence", "review-reminders": "no-evidence"}


def named(dimension: str, reader: Somebody) -> str:
    """Return what a dimension is called in the language of a reader."""
    questionnaire = load_questionnaire(MRI.reference, language=reader.words.language)
    return next(one.name for one in questionnaire.dimensions if one.id == dimension)
