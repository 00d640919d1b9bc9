"""Adding data: of a tool, of any table; what is refused; the check; use in results."""

import io
import json
from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import select
from werkzeug.test import EnvironBuilder

from flowgap.db import reading
from flowgap.models import Engagement
from flowgap.services.folders.keeping import read_file
from flowgap.web.accounts.office import current_office
from tests.support.browse import Browser
from tests.support.exported import TABLE, github, give, jira, zipped
from tests.support.setting_up import begin, filled, send
from tests.web.conftest import database_of, with_jobs_at_once


def kept(app: Flask, name: str) -> str:
    """Return a kept file of the only engagement."""
    with reading(database_of(app).sessions) as session:
        engagement = session.scalars(select(Engagement)).one()
        return (read_file(session, engagement.id, name) or b"").decode()


def column(app: Flask, name: str, file: str = "changes.csv") -> set[str]:
    header, *rows = (line.split(",") for line in kept(app, file).splitlines())
    return {row[header.index(name)] for row in rows}


class TestTool:
    def test_its_files_go_into_what_is_kept(self, app: Flask, browse: Browser) -> None:
        address = begin(browse)
        page = give(browse, address, "github", ("pulls.json", github()), data_team="Dispatch")
        assert page.heading == "180 rows were read"
        assert "180 rows of changes.csv" in page.main
        assert column(app, "team") == {"Dispatch"}

    def test_nobody_is_kept_by_name_and_the_codes_stay_the_same(
        self, app: Flask, browse: Browser
    ) -> None:
        address = begin(browse)
        give(browse, address, "github", ("pulls.json", github()))
        codes = column(app, "author_hash")
        assert len(codes) == 3
        assert not codes & {"ann", "bob"}
        assert "harbour.example" not in kept(app, "changes.csv")
        give(browse, address, "github", ("later.json", github(200)))
        assert column(app, "author_hash") == codes

    def test_somebody_is_the_same_in_an_export_and_in_a_table(
        self, app: Flask, browse: Browser
    ) -> None:
        address = begin(browse)
        give(browse, address, "github", ("pulls.json", github()))
        codes = column(app, "author_hash")
        page = give(browse, address, "csv", ("t.csv", TABLE.replace(b"Ann Example", b"ANN")))
        typed = {**filled(page), "act": "import"}
        browse.read(browse.client.post(f"{address}/data/map", data=typed), 303)
        assert len(column(app, "change_id")) == 360
        assert column(app, "author_hash") == codes

    def test_without_a_secret_nothing_is_imported_and_the_page_says_so(
        self, app: Flask, browse: Browser
    ) -> None:
        with app.app_context():
            settings = current_office().settings
        with_jobs_at_once(app, replace(settings, secret_key=""))
        page = give(browse, begin(browse), "github", ("pulls.json", github()))
        assert page.heading == "These files were not imported"
        assert "people in the data cannot be hidden" in page.main
        assert kept(app, "changes.csv") == ""

    def test_importing_twice_changes_nothing(self, app: Flask, browse: Browser) -> None:
        address = begin(browse)
        give(browse, address, "github", ("pulls.json", github()))
        once = kept(app, "changes.csv")
        give(browse, address, "github", ("again.json", github()))
        assert kept(app, "changes.csv") == once

    def test_periods_are_proposed_where_none_are_set(self, app: Flask, browse: Browser) -> None:
        address = begin(browse)
        page = give(browse, address, "github", ("pulls.json", github()))
        assert "the periods to compare are" in page.main
        assert filled(browse.get(f"{address}/settings"))["before_from"] != ""
        assert "client: Alder Freight" in kept(app, "engagement.yaml")

    def test_a_zip_of_several_files_is_read(self, app: Flask, browse: Browser) -> None:
        files = {"export/a.json": github(3), "export/b.json": github(5), "export/notes.md": b"x"}
        give(browse, begin(browse), "github", ("export.zip", zipped(files)))
        assert len(column(app, "change_id")) == 5

    def test_all_zips_of_an_import_share_one_limit(self, app: Flask, browse: Browser) -> None:
        address = begin(browse)
        zips = [  # 3 x 70 files, where one import may have 200
            (f"{n}.zip", zipped({f"{n}-{k}.json": b"[]" for k in range(70)})) for n in range(3)
        ]
        page = give(browse, address, "github", *zips)
        assert "with the archives before it, it holds 210 entries" in page.main
        assert kept(app, "changes.csv") == ""

    @pytest.mark.parametrize(
        ("tool", "name", "content"),
        [
            ("github", "pulls.json", b"{]"),
            ("github", "pulls.json", b""),
            ("jira", "issues.csv", b"a,b\n1,2\n"),
            ("github", "export.zip", b"no zip"),
            ("github", "export.zip", zipped({"notes.md": b"x"})),
            ("github", "export.zip", zipped({"../pulls.json": github(1)})),
            ("github", "export.zip", zipped({"a/p.json": github(1), "b/p.json": github(2)})),
            # 20 MB of blanks take 20 kB in the archive: 1000 times smaller, 100 times is allowed.
            ("github", "export.zip", zipped({"pulls.json": b" " * 20_000_000})),
        ],
    )
    def test_a_file_that_cannot_be_used_changes_nothing(
        self, app: Flask, browse: Browser, tool: str, name: str, content: bytes
    ) -> None:
        address = begin(browse)
        give(browse, address, "github", ("pulls.json", github(4)))
        before = kept(app, "changes.csv")
        page = give(browse, address, tool, (name, content))
        assert page.heading == "These files were not imported"
        assert "This file was not read" in page.main
        assert "the last data are in use" in page.main
        assert page.links()["Choose another file"] == f"{address}/data/add"
        assert kept(app, "changes.csv") == before

    @pytest.mark.parametrize(
        ("fields", "files", "message"),
        [
            ({"tool": "github"}, (), "Choose at least one file."),
            ({"tool": "../x"}, (("a.json", b"[]"),), "Choose one of the tools."),
            ({"tool": "github"}, (("a.exe", b"MZ"),), "Choose files that end in"),
            ({"tool": "csv"}, (("a.zip", b"PK"),), "Choose files that end in"),
            ({"tool": "csv"}, (("a.csv", b"x"), ("b.csv", b"y")), "Choose one table at a time"),
            (
                {"tool": "github", "data_timezone": "../../etc"},
                (("a.json", b"[]"),),
                "This is no known time zone.",
            ),
        ],
    )
    def test_what_is_wrong_with_the_form_stands_at_its_field(
        self,
        browse: Browser,
        fields: dict[str, str],
        files: tuple[tuple[str, bytes], ...],
        message: str,
    ) -> None:
        rest = {name: value for name, value in fields.items() if name != "tool"}
        page = give(browse, begin(browse), fields["tool"], *files, status=422, **rest)
        assert any(text.startswith(message) for text in page.links())

    @pytest.mark.parametrize(
        "name", ["../../evil.json", "C:\\x\\y.json", "فريق.json", "a" * 300 + ".json"]
    )
    def test_names_of_files_lead_nowhere(self, app: Flask, browse: Browser, name: str) -> None:
        give(browse, begin(browse), "github", (name, github(2)))
        assert len(column(app, "change_id")) == 2

    def test_files_that_are_too_large_are_told_on_a_page(self, app: Flask, browse: Browser) -> None:
        address = begin(browse)
        app.config["MAX_CONTENT_LENGTH"] = 1000
        page = give(browse, address, "github", ("pulls.json", github()), status=413)
        assert page.heading == "The file is too large"

    def test_a_browser_that_stops_in_mid_upload_leaves_nothing(
        self, browse: Browser, tmp_path: Path
    ) -> None:
        form = f"{begin(browse)}/data/add"
        sent = {**filled(browse.get(form)), "tool": "github"}
        built = EnvironBuilder(
            method="POST", data={**sent, "data_files": (io.BytesIO(github()), "pulls.json")}
        )
        body = built.get_request().get_data()
        answer = browse.client.post(
            form,
            input_stream=io.BytesIO(body[: len(body) // 2]),
            content_length=len(body),
            content_type=built.content_type,
        )
        browse.read(answer, 400)
        assert not (tmp_path / "jobs" / "staged").exists()

    def test_another_engagement_has_its_own_imports(self, browse: Browser) -> None:
        first, second = begin(browse), begin(browse, title="Other")
        page = give(browse, first, "github", ("pulls.json", github(2)))
        job = page.response.request.path.rpartition("/")[2]
        browse.get(f"{second}/data/imports/{job}", status=404)


class TestTable:
    def test_its_columns_are_proposed_with_examples_and_no_name(self, browse: Browser) -> None:
        page = give(browse, begin(browse), "csv", ("tickets.csv", TABLE))
        assert page.heading == "What do these columns stand for?"
        assert "Ann Example" not in page.main
        assert "•••" in page.main
        assert "02.07.2025 09:00" in page.main
        chosen = filled(page)
        assert [chosen[f"col-{number}"] for number in (0, 1, 2, 4, 5)] == [
            "change_id",
            "team",
            "author_hash",
            "created_at",
            "deployed_at",
        ]
        # What is often meant stands in words before its name; what rarely is, under its name.
        assert "work begun: first_commit_at" in page.main
        assert "key of the change or work item: change_id (needed)" in page.main
        assert "sprint_planned" in page.main

    def test_it_is_tried_and_then_imported_by_what_was_chosen(
        self, app: Flask, browse: Browser
    ) -> None:
        address = begin(browse)
        page = give(browse, address, "csv", ("tickets.csv", TABLE))
        typed = {**filled(page), "col-3": "type"}
        tried = browse.read(
            browse.client.post(f"{address}/data/map", data={**typed, "act": "check"}), 200
        )
        assert "180 of the first rows can be read, 0 refused" in tried.main
        typed = {**filled(tried), "val-type-0": "fix", "val-type-1": "feature", "act": "import"}
        done = browse.read(browse.client.post(f"{address}/data/map", data=typed), 303)
        assert browse.get(done.response.location or "").heading == "180 rows were read"
        assert column(app, "type") == {"fix", "feature"}
        assert column(app, "team") == {"Dispatch"}
        # 9:00 in Berlin in July is 7:00 in UTC.
        assert "2025-07-02T07:00:00Z" in column(app, "created_at")
        assert "Ann" not in kept(app, "changes.csv")

    def test_the_next_table_with_these_columns_is_read_the_same_way(self, browse: Browser) -> None:
        address = begin(browse)
        page = give(browse, address, "csv", ("tickets.csv", TABLE))
        typed = {**filled(page), "col-5": "closed_at", "act": "import"}
        browse.read(browse.client.post(f"{address}/data/map", data=typed), 303)
        page = give(browse, address, "csv", ("next.csv", TABLE))
        assert "these are the choices of that time" in page.main
        assert filled(page)["col-5"] == "closed_at"

    @pytest.mark.parametrize(
        ("fields", "message"),
        [
            ({"col-1": "change_id"}, "both stand for change_id"),
            ({"col-0": ""}, "change_id is missing"),
            ({"col-0": "nonsense"}, "is no column"),
            ({"file": "../x"}, "is no file"),
            ({"data_timezone": "../../etc/passwd"}, "is no time zone"),
        ],
    )
    def test_what_cannot_be_meant_is_refused_and_nothing_is_kept(
        self, app: Flask, browse: Browser, fields: dict[str, str], message: str
    ) -> None:
        address = begin(browse)
        page = give(browse, address, "csv", ("tickets.csv", TABLE))
        typed = {**filled(page), **fields, "act": "import"}
        page = browse.read(browse.client.post(f"{address}/data/map", data=typed), 422)
        assert message in page.main
        assert kept(app, "changes.csv") == ""

    @pytest.mark.parametrize("content", [b"", b"\x00\x01", b'a,b\n"x'])
    def test_what_is_no_table_is_told(self, browse: Browser, content: bytes) -> None:
        address = begin(browse)
        form = f"{address}/data/add"
        sent = browse.client.post(
            form,
            data={
                **filled(browse.get(form)),
                "tool": "csv",
                "data_files": (io.BytesIO(content), "t.csv"),
            },
            content_type="multipart/form-data",
        )
        answer = browse.client.get(sent.location)
        assert answer.status_code == 422
        assert "Nothing was imported" in answer.text

    @pytest.mark.parametrize(
        ("header", "told"),
        [
            ("stage,team,from,to,people", ("capacity.csv", "“Start from a folder”")),
            ("action_id,started_on,team,title", ("actions.csv", "“Start from a folder”")),
            ("team,parent,invited", ("roster.csv", "on the page Teams")),
        ],
    )
    def test_a_file_of_a_folder_is_told_where_it_goes_in(
        self, browse: Browser, header: str, told: tuple[str, str]
    ) -> None:
        address = begin(browse)
        form = f"{address}/data/add"
        content = io.BytesIO(f"{header}\n".encode())
        sent = browse.client.post(
            form,
            data={**filled(browse.get(form)), "tool": "csv", "data_files": (content, "t.csv")},
            content_type="multipart/form-data",
        )
        page = browse.get(sent.location, status=422)
        assert all(text in page.main for text in told)
        assert "Nothing was imported" in page.main

    def test_files_that_do_not_wait_any_more_are_told(self, browse: Browser) -> None:
        address = begin(browse)
        for upload in ("", "x", "0" * 32, "../../" + "0" * 26):
            page = browse.get(f"{address}/data/map?upload={upload}", status=410)
            assert page.heading == "These files are not waiting any more"

    def test_files_of_one_engagement_do_not_wait_for_another(self, browse: Browser) -> None:
        first, second = begin(browse), begin(browse, title="Other")
        upload = filled(give(browse, first, "csv", ("tickets.csv", TABLE)))["upload"]
        browse.get(f"{second}/data/map?upload={upload}", status=410)


class TestStatuses:
    def test_what_names_tell_is_looked_over_and_imported_once_more(
        self, app: Flask, browse: Browser
    ) -> None:
        address = begin(browse)
        page = give(browse, address, "jira", ("issues.json", jira()))
        assert page.links()["Look over the statuses"] == f"{address}/data/statuses"
        assert column(app, "stage", "events.csv") == {"build"}
        page = browse.get(f"{address}/data/statuses")
        typed = filled(page)
        number = next(name[5:] for name, value in typed.items() if value == "Limbo")
        assert typed[f"status-{number}"] == "ignore"
        typed[f"status-{number}"] = "qa.wait"
        done = browse.read(browse.client.post(f"{address}/data/statuses", data=typed), 303)
        assert "/data/imports/" in (done.response.location or "")
        assert column(app, "stage", "events.csv") == {"build", "qa"}

    def test_how_many_items_were_in_each_is_told(self, browse: Browser) -> None:
        address = begin(browse)
        give(browse, address, "jira", ("issues.json", jira()))
        rows = [
            " ".join("".join(row.itertext()).split())
            for row in browse.get(f"{address}/data/statuses").all("tr")
        ]
        assert any(row.startswith("Limbo 2 ") for row in rows)

    def test_a_meaning_that_is_none_is_refused(self, app: Flask, browse: Browser) -> None:
        address = begin(browse)
        give(browse, address, "jira", ("issues.json", jira()))
        before = kept(app, "stage_map.yaml")
        send(browse, f"{address}/data/statuses", {"status-0": "lunch"}, status=422)
        assert kept(app, "stage_map.yaml") == before

    def test_the_second_editor_is_told(self, browse: Browser) -> None:
        address = begin(browse)
        give(browse, address, "jira", ("issues.json", jira()))
        mine = filled(browse.get(f"{address}/data/statuses"))
        send(browse, f"{address}/data/statuses", {"status-0": "clarify"})
        data = {**mine, "status-0": "qa"}
        page = browse.read(browse.client.post(f"{address}/data/statuses", data=data), 409)
        assert "Edited twice" in page.main

    def test_without_statuses_the_page_says_where_they_come_from(self, browse: Browser) -> None:
        page = browse.get(f"{begin(browse)}/data/statuses")
        assert "No tool with statuses was imported yet." in page.main


class TestCheck:
    def test_it_says_what_is_possible_before_anything_was_diagnosed(self, browse: Browser) -> None:
        address = begin(browse)
        give(browse, address, "github", ("pulls.json", github()))
        page = browse.get(f"{address}/data/check")
        assert "All 180 rows can be used." in page.main
        assert "created_at" in page.main
        assert "Copy request for the client" in page.main
        assert "Dear team at Alder Freight" in page.main

    def test_data_of_the_menu_leads_here_before_the_first_result(self, browse: Browser) -> None:
        address = begin(browse)
        page = browse.read(browse.client.get(f"{address}/data"), 303)
        assert page.response.location == f"{address}/data/check"

    def test_the_request_is_never_for_answers(self, browse: Browser) -> None:
        address = begin(browse)
        give(browse, address, "github", ("pulls.json", github()))
        request = browse.get(f"{address}/data/check").all("p", css_class="request")
        assert "responses.csv" not in "".join(request[0].itertext())

    def test_a_new_file_changes_it(self, browse: Browser) -> None:
        address = begin(browse)
        page = browse.get(f"{address}/data/check")
        assert page.heading == "Lead time cannot be measured yet"
        assert "The periods to compare are missing" in page.main
        give(browse, address, "github", ("pulls.json", github()))
        assert "180 rows" in browse.get(f"{address}/data/check").main

    def test_what_is_kept_is_used_in_results(self, browse: Browser) -> None:
        address = begin(browse)
        give(browse, address, "github", ("pulls.json", github()))
        page = send(browse, f"{address}/diagnose", {}, form=f"{address}/data/check")
        assert page.response.location == f"{address}/"
        assert browse.get(f"{address}/").heading != "This engagement can be diagnosed"
        following = browse.get(f"{address}/next")
        assert "knows everything that is kept here" in following.main
        give(browse, address, "github", ("later.json", github(190)))
        assert "Since then something was changed" in browse.get(f"{address}/next").main

    def test_an_import_report_is_plain_data(self, browse: Browser) -> None:
        body = json.loads(github(2))
        body[0]["created_at"] = "yesterday"
        page = give(browse, begin(browse), "github", ("pulls.json", json.dumps(body).encode()))
        assert page.status == 200
