"""A whole wave: a list of people in, a result out, and mail to whoever has not answered.

118 people of 12 teams are invited by mail. 80 answer, the other 38 are reminded, 15 of them
answer then: 95 of 118. The first two and every fifth of the others answer in a browser on a phone,
the two part by part, the others on one page; what a browser would send of that page is sent for the
rest.
"""

import csv
import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.client import HTTPConnection
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlencode, urlsplit

import pytest
from click.testing import CliRunner
from pypdf import PdfReader

from flowgap.cli.main import main
from flowgap.cli.wave import wave
from flowgap.config import read_settings
from flowgap.questionnaire.loader import load_questionnaire
from flowgap.questionnaire.schema import DONT_KNOW
from flowgap.web import create_app
from tests.support.mail import MailBox, mail_server, text_of
from tests.web.chromium import IN_BROWSER, follow
from tests.web.conftest import chromium
from tests.web.respondent.browser.devices import PHONE, device, press
from tests.web.serving import serving

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

__all__ = ["chromium"]

N_TEAMS: Final = 12
N_PEOPLE: Final = 118
N_FIRST: Final = 80
N_LATER: Final = 15
N_PATIENT: Final = 2
IN_BROWSER_EVERY: Final = 5
COMMENT: Final = "=cmd|' /C calc'!A0 waits for review, ask mia@alder.example"
MRI: Final = load_questionnaire("organizational-mri@1")
FIELD: Final = re.compile(r'<(?:input|textarea)\b[^>]* name="(\w+)"')
ATTEMPT: Final = re.compile(r'name="attempt" value="([\w-]+)"')
RECEIPT: Final = re.compile(r"[2-9A-Z]{5}(-[2-9A-Z]{5}){3}")
MANIFEST: Final = """\
format: 1
client: Alder Freight
title: Organizational MRI 2026
language: en
timezone: Europe/Berlin
questionnaire: organizational-mri@1
waves: []
minimum_group: 5
"""
MARK: Final = """marks => Object.entries(marks).filter(([name, value]) => {
  const input = document.querySelector(`input[name="${name}"][value="${value}"]`);
  const words = document.querySelector(`textarea[name="${name}"]`);
  if (input) input.checked = true;
  if (words) words.value = value;
  return input || words;
}).map(([name]) => name)"""
"""Fills in what stands on the page, and returns which it were."""

PRESS: Final = "[...document.querySelectorAll('main .button')].at(-1).click()"
"""Takes a tenth of the time of moving a mouse there, as the first people do."""

Record = dict[str, Any]

pytestmark = IN_BROWSER


@dataclass(slots=True)
class Journey:
    """What everyone answered, by item; and what was seen on the way."""

    folder: Path
    box: MailBox
    site: str
    page: "Page"
    answers: dict[str, Mapping[str, int]] = field(default_factory=dict)
    invited: list[str] = field(default_factory=list)
    reminded: list[str] = field(default_factory=list)
    listed: str = ""
    result: Record = field(default_factory=dict)

    @property
    def engagement(self) -> Path:
        return self.folder / "engagement"

    def tokens(self) -> dict[str, str]:
        """Return the token of everyone, read off the mails."""
        return {address: token_in(text_of(mail)) for address, mail in self.box.mails}

    def answer(self, address: str, token: str) -> None:
        """Answer, and keep what was answered."""
        given = self.answers[address] = drawn_answers(address)
        marks = {item: str(code) for item, code in given.items()}
        marks |= {"role": "build", "BV": "review", "ATT": "2", "OPEN1": COMMENT}
        n_before = len(self.answers) - 1
        if n_before < N_PATIENT or n_before % IN_BROWSER_EVERY == 0:
            receipt = self.answer_in_browser(token, marks, is_patient=n_before < N_PATIENT)
        else:
            receipt = self.answer_without(token, marks)
        assert RECEIPT.fullmatch(receipt)

    def answer_in_browser(self, token: str, marks: dict[str, str], *, is_patient: bool) -> str:
        """Fill in what stands on the pages, and return the receipt."""
        address = f"{self.site}/r/{token}" + ("" if is_patient else "?all=1")
        self.page.goto(address, wait_until="domcontentloaded")
        if is_patient:
            follow(self.page.locator("button[value=start]"))
        while True:
            for mark in self.page.evaluate(MARK, marks):
                del marks[mark]
            if is_patient:
                press(self.page)
            else:
                with self.page.expect_navigation(wait_until="domcontentloaded"):
                    self.page.evaluate(PRESS)
            if (receipt := self.page.locator(".receipt")).count():
                break
        assert marks == {}
        return receipt.inner_text()

    def answer_without(self, token: str, marks: Mapping[str, str]) -> str:
        """Send what a browser would send of the one page, and return the receipt."""
        page = self.asked("GET", f"/r/{token}?all=1")
        assert marks.keys() <= set(FIELD.findall(page))
        (attempt,) = ATTEMPT.findall(page)
        thanks = self.asked("POST", f"/r/{token}?all=1", urlencode({"attempt": attempt, **marks}))
        (receipt,) = {found[0] for found in RECEIPT.finditer(thanks)}
        return receipt

    def asked(self, method: str, path: str, form: str | None = None) -> str:
        """Ask the server, and return the page."""
        headers = {} if form is None else {"Content-Type": "application/x-www-form-urlencoded"}
        with closing(HTTPConnection(urlsplit(self.site).netloc, timeout=30)) as connection:
            connection.request(method, path, form, headers)
            answer = connection.getresponse()
            page = answer.read().decode()
        assert answer.status == 200, page
        return page


class TestMail:
    def test_everyone_is_invited_once(self, journey: Journey) -> None:
        assert Counter(journey.invited) == Counter(people())

    def test_only_those_who_had_not_answered_are_reminded(self, journey: Journey) -> None:
        first = set(list(journey.answers)[:N_FIRST])
        assert Counter(journey.reminded) == Counter(set(people()) - first)
        assert len(journey.reminded) == 38  # 118 - 80

    def test_a_reminder_carries_the_link_of_the_invitation(self, journey: Journey) -> None:
        links: dict[str, set[str]] = {}
        for address, mail in journey.box.mails:
            links.setdefault(address, set()).add(token_in(text_of(mail)))
        assert {len(tokens) for tokens in links.values()} == {1}


class TestList:
    def test_while_it_is_open_it_shows_the_rate_and_of_teams_only_bands(
        self, journey: Journey
    ) -> None:
        assert "95 of 118 answered (81%)" in journey.listed
        bands = re.findall(r"Team \d+ (\S+?)(?:,|$)", journey.listed, re.MULTILINE)
        assert bands
        assert set(bands) <= {"80%+", "60-79%", "40-59%", "0-39%", "60%+", "40%+", "40-79%"}


class TestExport:
    def test_every_response_is_one_that_was_sent(self, journey: Journey) -> None:
        rows = table(journey.engagement / "responses.csv")
        found = Counter(
            (row["team"], *(row[item] for item in MRI.item_ids if row[item] != "na"))
            for row in rows
        )
        assert found == Counter(
            (team_of(address), *written(given)) for address, given in journey.answers.items()
        )

    def test_rows_are_in_no_order_that_anybody_knows(self, journey: Journey) -> None:
        rows = [row["team"] for row in table(journey.engagement / "responses.csv")]
        # 95 teams in the order of sending or sorted, by chance: less than one in a billion.
        assert rows != sorted(rows)
        assert rows != [team_of(address) for address in journey.answers]

    def test_comments_are_redacted_and_no_formulas(self, journey: Journey) -> None:
        rows = table(journey.engagement / "comments.csv")
        assert len(rows) == 95
        assert {row["text"] for row in rows} == {"'=cmd|' /C calc'!A0 waits for review, ask […]"}

    def test_nothing_in_the_folder_names_a_person(self, journey: Journey) -> None:
        for path in journey.engagement.iterdir():
            assert "@alder.example" not in path.read_text(encoding="utf-8"), path


class TestResult:
    def test_it_counts_who_was_invited_and_who_answered(self, journey: Journey) -> None:
        survey = journey.result["survey"]
        assert (survey["invited"], survey["responded"]) == (118, 95)
        assert survey["response_rate"] == pytest.approx(95 / 118)

    def test_no_row_is_refused(self, journey: Journey) -> None:
        files = journey.result["generated_from"]
        assert {name: one["refused"] for name, one in files.items() if one["refused"]} == {}
        assert files["responses.csv"]["rows"] == 95

    def test_the_report_is_a_pdf_of_its_own_client(self, journey: Journey) -> None:
        report = PdfReader(journey.folder / "out" / "report.pdf")
        assert "Alder Freight" in report.pages[0].extract_text()

    def test_dimension_means_are_those_of_the_answers_given(self, journey: Journey) -> None:
        found = {one["id"]: one for one in journey.result["survey"]["dimensions"]}
        assert len(found) == 12
        for dimension in found:
            scores = [score_by_hand(given, dimension) for given in journey.answers.values()]
            counted = [score for score in scores if score is not None]
            assert found[dimension]["n"] == len(counted)
            assert found[dimension]["mean"] == pytest.approx(sum(counted) / len(counted))


class TestAfterClosing:
    def test_the_links_are_dead_and_the_files_forget_the_people(self, journey: Journey) -> None:
        token = next(iter(journey.tokens().values()))
        answer = journey.page.goto(f"{journey.site}/r/{token}?all=1")
        assert answer is not None
        assert answer.status == 410
        content = b"".join(
            path.read_bytes() for path in (journey.folder / "data").glob("flowgap.db*")
        )
        assert b"@alder.example" not in content


def score_by_hand(given: Mapping[str, int], dimension: str) -> float | None:
    """Score 0 to 100: the mean of the points of the answered items, if half are answered."""
    items = [item for item in MRI.items_of(dimension) if item.role == "core"]
    codes = {item.id: given[item.id] for item in items if given.get(item.id, 255) != DONT_KNOW}
    if len(codes) < len(items) / 2:
        return None
    reverse = {item.id for item in items if item.reverse_keyed}
    points = [(5 - code if item in reverse else code - 1) / 4 * 100 for item, code in codes.items()]
    return sum(points) / len(points)


def drawn_answers(address: str) -> Mapping[str, int]:
    """Draw what a person answers: the scale, "don't know", or nothing."""
    rng = Random(address)  # noqa: S311 - for a test, not for a secret
    drawn = {
        item.id: rng.choices((1, 2, 3, 4, 5, DONT_KNOW, None), (3, 5, 6, 8, 6, 2, 2))[0]
        for item in MRI.items
        if item.role == "core"
    }
    return {item: code for item, code in drawn.items() if code is not None}


def written(given: Mapping[str, int]) -> Iterator[str]:
    """Return answers to the core items as they stand in `responses.csv`."""
    for item in MRI.items:
        if item.role == "core":
            code = given.get(item.id)
            yield "" if code is None else "dk" if code == DONT_KNOW else str(code)


def people() -> list[str]:
    """Return 118 addresses: ten teams of ten people and two of nine."""
    return [f"person-{number}@alder.example" for number in range(N_PEOPLE)]


def team_of(address: str) -> str:
    number = int(re.findall(r"\d+", address)[0])
    return f"Team {number % N_TEAMS + 1}"


def token_in(text: str) -> str:
    (token,) = set(re.findall(r"/r/([\w-]{22})", text))
    return str(token)


def table(path: Path) -> Sequence[Mapping[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def run(*arguments: object) -> None:
    assert main([str(argument) for argument in arguments]) == 0


@pytest.fixture(scope="module")
def journey(tmp_path_factory: pytest.TempPathFactory, chromium: "Browser") -> Iterator[Journey]:
    folder = tmp_path_factory.mktemp("wave")
    with ExitStack() as stack, pytest.MonkeyPatch.context() as patch:
        box = stack.enter_context(mail_server())
        patch.setenv("FLOWGAP_DATA", str(folder / "data"))
        patch.setenv("FLOWGAP_SMTP_URL", box.url)
        patch.setenv("FLOWGAP_MAIL_FROM", "survey@harbour.example")
        patch.setenv("FLOWGAP_PUBLIC_URL", "https://survey.example")
        open_with_mail(folder)
        site = stack.enter_context(serving(create_app(read_settings())))
        phone = stack.enter_context(device(chromium, "en", PHONE, script=True))
        journey = Journey(folder, box, site, phone.new_page())
        journey.invited = box.recipients
        answer_and_remind(journey)
        close_and_diagnose(journey)
        yield journey


def open_with_mail(folder: Path) -> None:
    engagement, people_file = folder / "engagement", folder / "people.csv"
    engagement.mkdir()
    (engagement / "engagement.yaml").write_text(MANIFEST, encoding="utf-8")
    rows = [f"{team_of(address)},{address},Engineering\n" for address in people()]
    people_file.write_text("team,address,parent\n" + "".join(rows), encoding="utf-8")
    run(
        *("wave", "open", "--engagement", engagement, "--id", "2026-10"),
        *("--people", people_file, "--links", folder / "links.csv", "--send"),
    )


def close_and_diagnose(journey: Journey) -> None:
    run("wave", "close", "2026-10", "--yes")
    run("export", "2026-10", "--to", "csv", "--out", journey.engagement)
    run("diagnose", journey.engagement, "--out", journey.folder / "out", "--pdf")
    text = (journey.folder / "out" / "result.json").read_text(encoding="utf-8")
    journey.result = json.loads(text)


def answer_and_remind(journey: Journey) -> None:
    tokens = journey.tokens()
    order = people()
    Random(7).shuffle(order)  # noqa: S311 - the order of people, no secret
    for address in order[:N_FIRST]:
        journey.answer(address, tokens[address])
    n_before = len(journey.box.mails)
    with pytest.MonkeyPatch.context() as patch:
        # Four days, so that three are over even if midnight fell between opening and sending.
        later = datetime.now(UTC) + timedelta(days=4)
        patch.setattr("flowgap.cli.wave_mail.utc_now", lambda: later)
        run("wave", "remind", "--due")
        run("wave", "remind", "--due")
    journey.reminded = journey.box.recipients[n_before:]
    for address in order[N_FIRST : N_FIRST + N_LATER]:
        journey.answer(address, tokens[address])
    journey.listed = listed()


def listed() -> str:
    """Return what `wave list` prints."""
    return CliRunner().invoke(wave, ["list"]).output
