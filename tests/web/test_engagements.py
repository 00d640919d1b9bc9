"""The list of engagements, and uploading a folder: good, broken and hostile."""

import io
import stat
import zipfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from flask import Flask

from flowgap.engagement.archive import Limits
from flowgap.services.releases.kept import ReleaseDamagedError, ReleaseRefusedError
from flowgap.wording import Wording
from tests.support.browse import XHTML, Browser
from tests.support.engagement_files import MANIFEST, write_engagement
from tests.support.sample_result import sample_result
from tests.web.conftest import Keep


class TestList:
    def test_an_empty_list_says_what_is_needed_and_has_one_button(self, browse: Browser) -> None:
        page = browse.get("/")
        assert page.heading == "No engagement yet"
        assert len(page.all("a", css_class="button")) == 1
        assert page.links()["Create an engagement"] == "/engagements/create"
        assert page.links()["Start from a folder"] == "/engagements/new"

    def test_an_engagement_leads_to_its_overview(self, browse: Browser, keep: Keep) -> None:
        address = keep(sample_result())
        page = browse.get("/")
        assert page.heading == "One engagement has a result"
        assert f"{address}/" in page.links().values()
        assert "Result of 22 November 2026" in page.main

    @pytest.mark.parametrize(
        ("asked", "heading"),
        [
            ("de", "Noch kein Auftrag"),
            ("de-AT,de;q=0.9,en;q=0.5", "Noch kein Auftrag"),
            ("en", "No engagement yet"),
            ("fr", "No engagement yet"),
            ("", "No engagement yet"),
        ],
    )
    def test_it_speaks_the_language_that_the_browser_asks_for(
        self, browse: Browser, asked: str, heading: str
    ) -> None:
        assert browse.get("/", language=asked).heading == heading


class TestUpload:
    def test_a_folder_becomes_a_result(self, browse: Browser, tmp_path: Path) -> None:
        folder = write_engagement(tmp_path / "engagement")
        files = {path.name: path.read_bytes() for path in folder.iterdir()}
        page = browse.post("/engagements/new", {"folder": zipped(files)}, status=303)
        overview = browse.get(page.response.location or "")
        assert "Small Client" in overview.title

    @pytest.mark.parametrize(
        ("error", "code", "message"),
        [
            (
                ReleaseRefusedError("w", engagement_ids=frozenset()),
                409,
                "web-error-release-refused",
            ),
            (ReleaseDamagedError("row 3"), 503, "web-error-release-damaged"),
        ],
    )
    def test_what_stands_against_a_result_is_told_on_a_page(
        self, app: Flask, tmp_path: Path, error: Exception, code: int, message: str
    ) -> None:
        def refuse(*_things: object, **_named: object) -> str:
            raise error

        folder = write_engagement(tmp_path / "engagement")
        files = {path.name: path.read_bytes() for path in folder.iterdir()}
        with pytest.MonkeyPatch.context() as patched:
            patched.setattr("flowgap.services.jobs.diagnosing.keep_diagnosis", refuse)
            data: dict[str, object] = {"folder": zipped(files)}
            page = Browser(app).post("/engagements/new", data, status=code)
        assert page.heading == Wording("en").say(f"{message}-title")
        assert Wording("en").say(message) in page.main

    def test_a_form_without_a_file_says_so_at_the_field(self, browse: Browser) -> None:
        page = browse.post("/engagements/new", {}, status=422)
        assert page.title.startswith("Error: ")
        assert page.links()["Choose a file."] == "#folder"

    def test_what_is_no_zip_is_refused_whatever_its_name(self, browse: Browser) -> None:
        page = browse.post(
            "/engagements/new", {"folder": (io.BytesIO(b"no zip"), "folder.zip")}, status=422
        )
        assert "This file is no zip archive." in page.main

    def test_a_folder_without_a_manifest_is_refused_by_name(self, browse: Browser) -> None:
        page = browse.post(
            "/engagements/new", {"folder": zipped({"roster.csv": b"team,invited\n"})}, status=422
        )
        assert "engagement.yaml" in page.main
        assert "Nothing was imported" in page.main

    @pytest.mark.parametrize(
        "name", ["../engagement.yaml", "/etc/engagement.yaml", "a/../../engagement.yaml", "C:\\x"]
    )
    def test_a_name_that_leaves_the_folder_is_refused(self, browse: Browser, name: str) -> None:
        browse.post("/engagements/new", {"folder": zipped({name: b"format: 1"})}, status=422)

    def test_a_link_is_refused(self, browse: Browser) -> None:
        link = zipfile.ZipInfo("engagement.yaml")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive = io.BytesIO()
        with zipfile.ZipFile(archive, "w") as target:
            target.writestr(link, "/etc/passwd")
        archive.seek(0)
        page = browse.post("/engagements/new", {"folder": (archive, "f.zip")}, status=422)
        assert "root:" not in page.response.get_data(as_text=True)

    def test_a_bomb_is_refused_before_it_is_unpacked(self, browse: Browser) -> None:
        # 20 MB of zeros take 20 kB in the archive: 1000 times smaller, 100 times is allowed.
        files = {"engagement.yaml": b"format: 1", "responses.csv": bytes(20 * 1024 * 1024)}
        page = browse.post("/engagements/new", {"folder": zipped(files)}, status=422)
        assert "packed more than 100 times smaller" in page.main

    def test_more_files_than_a_folder_has_are_refused(self, browse: Browser) -> None:
        files = {f"{number}.csv": b"" for number in range(Limits().max_files + 1)}
        page = browse.post("/engagements/new", {"folder": zipped(files)}, status=422)
        assert "it holds 201 entries" in page.main

    @pytest.mark.parametrize("cut", [1, 60, 100])
    def test_a_damaged_archive_is_refused(self, browse: Browser, cut: int) -> None:
        archive, name = zipped({"engagement.yaml": MANIFEST.encode()})
        spoiled = bytearray(archive.getvalue())
        spoiled[cut + 40] ^= 0xFF
        browse.post("/engagements/new", {"folder": (io.BytesIO(spoiled), name)}, status=422)

    def test_a_refusal_is_english_on_a_german_page_and_says_so(self, browse: Browser) -> None:
        browse.client.environ_base["HTTP_ACCEPT_LANGUAGE"] = "de"
        page = browse.post("/engagements/new", {"folder": zipped({"a.csv": b"a\n"})}, status=422)
        assert page.all("html")[0].get("lang") in {"de", "en"}
        told = page.root.find(f".//{XHTML}p[@id='folder-error']")
        assert told is not None
        assert told.get("lang") == "en"

    def test_two_uploads_of_a_folder_at_once_give_one_result(
        self, app: Flask, browse: Browser, tmp_path: Path
    ) -> None:
        folder = write_engagement(tmp_path / "engagement")
        files = {path.name: path.read_bytes() for path in folder.iterdir()}

        def upload(_: int) -> str:
            sent = {"folder": zipped(files)}
            return Browser(app).post("/engagements/new", sent, status=303).response.location or ""

        with ThreadPoolExecutor(max_workers=2) as uploads:
            first, second = uploads.map(upload, range(2))
        assert first == second
        assert "first result" in browse.get("/").main

    def test_nothing_is_kept_of_a_refused_folder(self, browse: Browser) -> None:
        browse.post("/engagements/new", {"folder": zipped({"a.csv": b"a\n"})}, status=422)
        assert browse.get("/").heading == "No engagement yet"

    def test_a_form_without_its_token_is_refused_in_words(self, browse: Browser) -> None:
        response = browse.client.post("/engagements/new", data={})
        assert response.status_code == 400
        assert "This form was open in an earlier session" in response.get_data(as_text=True)

    def test_a_file_that_is_too_large_is_refused_in_words(
        self, app: Flask, browse: Browser
    ) -> None:
        app.config["MAX_CONTENT_LENGTH"] = 1000
        page = browse.post(
            "/engagements/new", {"folder": (io.BytesIO(bytes(2000)), "f.zip")}, status=413
        )
        assert page.heading == "The file is too large"

    def test_the_page_speaks_german(self, browse: Browser) -> None:
        page = browse.get("/engagements/new", language="de")
        assert page.heading == Wording("de").say("web-add-title")


def zipped(files: dict[str, bytes]) -> tuple[io.BytesIO, str]:
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in files.items():
            target.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    archive.seek(0)
    return archive, "folder.zip"
