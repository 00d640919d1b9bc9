"""The preview shows a file on the respondents' own pages, and keeps nothing."""

import re
import shutil
import socket
import sys
from pathlib import Path
from subprocess import PIPE, Popen
from urllib.request import urlopen

import pytest
from flask.testing import FlaskClient

from flowgap.answering.selecting import Asking
from flowgap.cli.main import main
from flowgap.errors import InputError
from flowgap.paths import PROJECT_ROOT, SURVEYS
from flowgap.web.preview import create_preview
from tests.support.waiting import is_open, wait_until
from tests.web.respondent.conftest import open_survey

EXAMPLES = PROJECT_ROOT / "tests/questionnaires"
MRI = SURVEYS / "organizational-mri/v1.yaml"
BANNER = "Preview: nothing you enter here is kept or counted."


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    return shutil.copytree(EXAMPLES / "tiny", tmp_path / "tiny") / "v1.yaml"


@pytest.fixture
def client(tiny: Path) -> FlaskClient:
    return create_preview(tiny).test_client()


def heading(text: str) -> str:
    found = re.search(r"<h1>(.*?)</h1>", text)
    assert found
    return found[1]


class TestPages:
    @pytest.mark.parametrize(
        ("address", "status"),
        [
            ("/t/preview", 200),
            ("/r/preview", 200),
            ("/t/preview?all=1", 200),
            ("/t/preview/confidentiality/full", 200),
            ("/receipt", 200),
            ("/answer", 200),
            ("/t/another", 404),
            ("/engagements/", 404),
        ],
    )
    def test_every_page_says_that_it_is_a_preview(
        self, client: FlaskClient, address: str, status: int
    ) -> None:
        page = client.get(address)
        assert page.status_code == status
        assert BANNER in page.text

    def test_a_real_survey_says_nothing_of_it(self, tmp_path: Path) -> None:
        respondent = open_survey(tmp_path / "real").respondent()
        assert 'class="notice"' not in respondent.get().response.text

    def test_it_begins_at_the_link(self, client: FlaskClient) -> None:
        assert client.get("/").location == "/t/preview"

    def test_it_speaks_the_languages_of_the_file(self, client: FlaskClient) -> None:
        assert "Vorschau: Nichts" in client.get("/t/preview?language=de").text
        assert "Unsere Arbeit wartet." in client.get("/t/preview?all=1&language=de").text

    def test_other_hosts_are_refused(self, client: FlaskClient) -> None:
        page = client.get("/t/preview", headers={"Host": "survey.example"})
        assert (page.status_code, page.text) == (400, "A preview is for this machine only.")

    def test_a_booklet_is_shown_as_in_a_wave(self) -> None:
        client = create_preview(MRI, asking=Asking(booklet_items=12)).test_client()
        assert "<strong>12</strong> questions for you" in client.get("/t/preview").text
        page = client.get("/t/preview?all=1").text
        assert len(set(re.findall(r'name="([A-Z]{3}\d)"', page))) == 12


class TestSending:
    def test_one_page_is_thanked_for_and_can_be_sent_again(self, client: FlaskClient) -> None:
        found = re.search(r'name="attempt"\s+value="(\w+)"', client.get("/t/preview?all=1").text)
        assert found
        form = {"attempt": found[1], "FLO1": "2", "OPEN1": "mia@alder.example"}
        for _ in range(2):
            page = client.post("/t/preview?all=1", data=form)
            assert heading(page.text) == "Thank you. Your answers are in."
            assert BANNER in page.text

    def test_page_by_page_leads_to_the_end(self, client: FlaskClient) -> None:
        address = client.post("/r/preview", data={"go": "start"}).location
        seen = []
        while not address.endswith("/words"):
            seen.append(address.rpartition("/")[2])
            address = client.post(address, data={"go": "continue", "FLO1": "2"}).location
        assert seen == ["vote", "FLO", "check"]
        page = client.post(address, data={"go": "continue"})
        assert heading(page.text) == "Thank you. Your answers are in."

    def test_a_receipt_stands_for_nothing(self, client: FlaskClient) -> None:
        page = client.post("/receipt", data={"receipt": "AAAAA-AAAAA-AAAAA-AAAAA"})
        assert page.status_code == 404

    def test_no_file_is_written(
        self, tiny: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("FLOWGAP_DATA", str(tmp_path / "data"))
        before = sorted(tmp_path.rglob("*"))
        client = create_preview(tiny).test_client()
        client.post("/t/preview", data={"go": "start"})
        client.post("/t/preview/words", data={"go": "continue", "OPEN1": "a secret"})
        assert sorted(tmp_path.rglob("*")) == before


class TestChanges:
    def test_a_change_shows_at_the_next_page(self, tiny: Path, client: FlaskClient) -> None:
        change(tiny, "Our work moves on.", "Our work is moving on.")
        assert "Our work is moving on." in client.get("/t/preview?all=1").text

    def test_a_fault_is_told_and_the_last_state_shown(
        self, tiny: Path, client: FlaskClient
    ) -> None:
        change(tiny, "Our work moves on.", "Our work moves and/or waits.")
        page = client.get("/t/preview?all=1").text
        assert "Our work moves on." in page
        assert "Not in order, so not shown: " in page
        assert "asks two things at once" in page
        change(tiny, "and/or", "and")
        assert "Not in order" not in client.get("/t/preview?all=1").text

    def test_a_draft_of_an_earlier_state_is_begun_anew(
        self, tiny: Path, client: FlaskClient
    ) -> None:
        address = client.post("/t/preview", data={"go": "start"}).location
        assert client.get(address).status_code == 200
        change(tiny, "Our work moves on.", "Our work is moving on.")
        assert client.get(address).status_code == 400
        assert client.get("/t/preview").status_code == 200

    def test_an_unfinished_translation_does_not_hide_the_rest(
        self, tiny: Path, client: FlaskClient
    ) -> None:
        change(tiny.parent / "locales/de.yaml", "  FLO2: Unsere Arbeit wartet.\n", "")
        page = client.get("/t/preview?all=1&language=de").text
        assert "Our work waits." in page
        assert "the text &#39;items.FLO2&#39; is missing" in page


class TestServing:
    def test_only_this_machine_reaches_it(self, tiny: Path) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        command = [sys.executable, "-m", "flowgap", "survey", "preview", str(tiny)]
        options = ["--port", str(port), "--language", "de"]
        with Popen([*command, *options], cwd=PROJECT_ROOT, stderr=PIPE, text=True) as process:
            try:
                assert process.stderr is not None
                first = process.stderr.readline()
                address = f"http://127.0.0.1:{port}/t/preview?language=de"
                assert first == f"As a team sees it: {address}\n"
                wait_until(lambda: is_open(port))
                with urlopen(address, timeout=10) as page:
                    assert "Vorschau: Nichts" in page.read().decode()
                with pytest.raises(OSError, match="refused"):
                    socket.create_connection(("127.0.0.2", port), timeout=2)
            finally:
                process.terminate()


class TestRefusals:
    def test_a_file_that_is_in_no_order_is_refused_at_the_start(self) -> None:
        with pytest.raises(InputError, match="asks two things at once"):
            create_preview(EXAMPLES / "and-or/v1.yaml")

    def test_a_language_that_the_pages_do_not_speak_is_refused(
        self, tiny: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert main(["survey", "preview", str(tiny), "--language", "fr"]) == 2
        assert "there is no preview in 'fr'. Allowed: en, de" in capsys.readouterr().err

    def test_a_file_only_in_such_a_language_cannot_be_shown(self, tiny: Path) -> None:
        change(tiny, "language: en", "language: fr")
        shutil.rmtree(tiny.parent / "locales")
        with pytest.raises(InputError, match="it is worded in fr only"):
            create_preview(tiny)

    @pytest.mark.parametrize("n_items", ["0", "50", "-1"])
    def test_a_booklet_that_cannot_be_is_refused(
        self, capsys: pytest.CaptureFixture[str], n_items: str
    ) -> None:
        assert main(["survey", "preview", str(MRI), "--booklet", n_items]) == 2
        assert "Allowed: 1 to 49." in capsys.readouterr().err

    def test_a_pulse_has_no_booklets(self, capsys: pytest.CaptureFixture[str]) -> None:
        pulse = SURVEYS / "pulse/v1.yaml"
        assert main(["survey", "preview", str(pulse), "--booklet", "4"]) == 2
        assert "no booklets: a pulse has sets" in capsys.readouterr().err


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
