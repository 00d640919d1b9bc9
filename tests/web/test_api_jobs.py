"""Folders sent by programs: what becomes of them, and how often the same one is done."""

import errno
import io
import zipfile
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Final

import pytest
from flask import Flask
from sqlalchemy import func, select, update
from werkzeug.test import TestResponse

from flowgap.db import reading, unit_of_work
from flowgap.models import IdempotentRequest, Job, Role
from flowgap.services.accounts.api_tokens import TokenScope
from flowgap.services.idempotency import KEPT, MOST_IN_FLIGHT
from flowgap.services.jobs import asking
from flowgap.services.jobs.files import JobFiles
from flowgap.web.api.openapi import BASE
from flowgap.web.job_desk import EXTENSION
from tests.support.callers import ELSEWHERE, TOKEN, let_call
from tests.support.engagement_files import MANIFEST, write_engagement
from tests.support.signed_in import database
from tests.web.api_client import Api

WRITER: Final = "a-token-that-writes"
KEY: Final = '"8e03978e-40d5-43dd-bc93-6894a57f9324"'
FOLDER: Final = {"engagement.yaml": MANIFEST.encode()}


@pytest.fixture
def app(app: Flask) -> Flask:
    let_call(app, WRITER, TokenScope.WRITE_IMPORTS)
    let_call(app, TOKEN, email="reader@harbour.example")
    return app


@pytest.fixture
def api(app: Flask) -> Api:
    return Api(app, WRITER)


def zipped(files: dict[str, bytes]) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name), data)
    return content.getvalue()


def send(
    api: Api,
    content: bytes | None = None,
    *,
    key: str | None = None,
    **options: Any,  # noqa: ANN401
) -> TestResponse:
    """Send an archive; 202 is expected unless another status is."""
    headers = {} if key is None else {"Idempotency-Key": key}
    given = {"content_type": "application/zip", "status": 202, "headers": headers, **options}
    return api.ask(
        "/jobs", method="POST", data=zipped(FOLDER) if content is None else content, **given
    )


def n_of(app: Flask, table: type) -> int:
    with reading(database(app).sessions) as session:
        return session.scalar(select(func.count()).select_from(table)) or 0


def uploads(app: Flask) -> list[Path]:
    return list(app.extensions[EXTENSION].files.uploads.glob("*"))


class TestDiagnosis:
    def test_a_folder_becomes_a_result_that_can_be_read(
        self, app: Flask, api: Api, tmp_path: Path
    ) -> None:
        folder = write_engagement(tmp_path / "engagement")
        answer = send(api, zipped({path.name: path.read_bytes() for path in folder.iterdir()}))
        queued = answer.get_json()
        assert (queued["kind"], queued["state"]) == ("diagnose", "queued")
        assert answer.headers["Location"] == f"{BASE}/jobs/{queued['key']}"
        done = api.get(f"/jobs/{queued['key']}")
        assert done["state"] == "done"
        assert uploads(app) == []
        results = Api(app).get(f"/engagements/{done['engagement_key']}/results")
        assert len(results["items"]) == 1

    def test_a_folder_that_is_refused_says_what_where_and_what_is_allowed(self, api: Api) -> None:
        content = zipped({"engagement.yaml": b"format: 1\n"})
        job = api.get(f"/jobs/{send(api, content).get_json()['key']}")
        assert (job["state"], job["error"]) == ("failed", "refused")
        assert job["refusal"]["file"] == "engagement.yaml"
        assert set(job["refusal"]) == {"problem", "file", "line", "column", "allowed"}

    def test_a_job_can_be_looked_at_with_either_scope(self, app: Flask, api: Api) -> None:
        key = send(api).get_json()["key"]
        assert Api(app).get(f"/jobs/{key}") == api.get(f"/jobs/{key}")

    def test_a_job_of_another_workspace_is_not_there(self, app: Flask, api: Api) -> None:
        key = send(api).get_json()["key"]
        let_call(app, ELSEWHERE, *TokenScope, email="o@other.example", workspace="Elsewhere")
        Api(app, ELSEWHERE).refused(f"/jobs/{key}", 404)

    def test_what_is_sent_lands_in_the_workspace_of_the_token(self, app: Flask) -> None:
        let_call(app, ELSEWHERE, *TokenScope, email="o@other.example", workspace="Elsewhere")
        send(Api(app, ELSEWHERE))
        assert len(Api(app, ELSEWHERE).get("/engagements")["items"]) == 1
        assert Api(app).get("/engagements")["items"] == []


class TestRefusals:
    @pytest.mark.parametrize("role", [Role.VIEWER, Role.MANAGER])
    def test_a_token_writes_only_where_its_owner_may(self, app: Flask, role: Role) -> None:
        let_call(app, "x", TokenScope.WRITE_IMPORTS, email=f"{role}@harbour.example", role=role)
        send(Api(app, "x"), status=403)
        assert n_of(app, Job) == 0

    def test_a_token_that_only_reads_is_told_which_scope_it_takes(self, app: Flask) -> None:
        refused = send(Api(app), status=403)
        assert 'error="insufficient_scope"' in refused.headers["WWW-Authenticate"]
        assert 'scope="write:imports"' in refused.headers["WWW-Authenticate"]
        assert "write:imports" in refused.get_json()["detail"]

    def test_nobody_writes_without_a_token(self, app: Flask) -> None:
        answer = app.test_client().post(f"{BASE}/jobs", data=b"x", content_type="application/zip")
        assert answer.status_code == 401

    @pytest.mark.parametrize(
        "kind", ["", "application/json", "multipart/form-data", "application/zip2"]
    )
    def test_another_kind_of_body_is_refused(self, api: Api, kind: str) -> None:
        send(api, status=415, content_type=kind)

    @pytest.mark.parametrize("content", [b"no zip", zipped(FOLDER)[:60], zipped({"../x": b""})])
    def test_what_is_no_archive_of_a_folder_is_refused_and_nothing_kept(
        self, app: Flask, api: Api, content: bytes
    ) -> None:
        assert "archive: " in send(api, content, status=422).get_json()["detail"]
        assert n_of(app, Job) == 0
        assert uploads(app) == []

    def test_a_body_without_a_length_is_refused(self, app: Flask, api: Api) -> None:
        answer = app.test_client().post(
            f"{BASE}/jobs",
            headers={**api.known, "Transfer-Encoding": "chunked"},
            content_type="application/zip",
            input_stream=io.BytesIO(zipped(FOLDER)),
        )
        assert answer.status_code == 411
        assert answer.mimetype == "application/problem+json"

    def test_an_archive_that_is_too_large_is_refused(self, app: Flask, api: Api) -> None:
        app.config["MAX_CONTENT_LENGTH"] = 100
        send(api, b"x" * 101, status=413)

    def test_a_parameter_is_refused(self, api: Api) -> None:
        send(api, status=422, query_string={"seed": 1})

    def test_too_many_jobs_are_refused_for_a_while(
        self, api: Api, app: Flask, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(asking, "MOST_QUEUED", 0)
        answer = send(api, status=503, key=KEY)
        assert int(answer.headers["Retry-After"]) > 0
        assert uploads(app) == []
        monkeypatch.undo()
        send(api, key=KEY)

    def test_a_full_disk_keeps_nothing_and_the_same_key_works_later(
        self, api: Api, app: Flask, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def full(*_: object) -> None:
            raise OSError(errno.ENOSPC, "No space left on device")

        monkeypatch.setattr(JobFiles, "keep_upload", full)
        send(api, status=507, key=KEY)
        assert (n_of(app, Job), n_of(app, IdempotentRequest)) == (0, 0)
        monkeypatch.undo()
        send(api, key=KEY)


class TestKeys:
    def test_the_same_request_with_the_same_key_is_done_once_and_answered_alike(
        self, app: Flask, api: Api
    ) -> None:
        first, second = send(api, key=KEY), send(api, key=KEY)
        assert first.data == second.data
        assert first.headers["Location"] == second.headers["Location"]
        assert n_of(app, Job) == 1

    def test_without_a_key_it_is_done_again(self, app: Flask, api: Api) -> None:
        first, second = send(api), send(api)
        assert first.get_json()["key"] != second.get_json()["key"]
        assert n_of(app, Job) == 2

    def test_another_request_with_the_same_key_is_refused(self, app: Flask, api: Api) -> None:
        send(api, key=KEY)
        other = zipped({"engagement.yaml": MANIFEST.replace("Small", "Large").encode()})
        problem = send(api, other, key=KEY, status=422).get_json()
        assert "Idempotency-Key" in problem["detail"]
        assert n_of(app, Job) == 1

    def test_quotes_around_a_key_are_no_part_of_it(self, api: Api) -> None:
        assert send(api, key=KEY).data == send(api, key=KEY.strip('"')).data

    @pytest.mark.parametrize(
        "key", ['""', "", "a b", '"a', 'a"b"', '"\\"', "é", '"' + "x" * 201 + '"']
    )
    def test_what_is_no_key_is_refused(self, app: Flask, api: Api, key: str) -> None:
        send(api, key=key, status=400)
        assert n_of(app, Job) == 0

    @pytest.mark.parametrize("key", ["x", "x" * 200])
    def test_its_ends_are_taken(self, api: Api, key: str) -> None:
        send(api, key=f'"{key}"')

    def test_the_key_of_another_token_is_another_key(self, app: Flask, api: Api) -> None:
        let_call(app, "second", TokenScope.WRITE_IMPORTS, email="two@harbour.example")
        first = send(api, key=KEY).get_json()["key"]
        assert send(Api(app, "second"), key=KEY).get_json()["key"] != first

    def test_while_the_first_is_being_done_the_second_is_told_to_wait(
        self, app: Flask, api: Api, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        told = []

        def meanwhile(files: JobFiles, archive: object) -> None:
            told.append(send(Api(app, WRITER), key=KEY, status=409))
            raise OSError(errno.ENOSPC, f"{files} {archive}")

        monkeypatch.setattr(JobFiles, "keep_upload", meanwhile)
        send(api, key=KEY, status=507)
        assert int(told[0].headers["Retry-After"]) > 0

    def test_of_many_at_once_one_is_done(self, app: Flask) -> None:
        def ask(_number: int) -> int:
            client = app.test_client()
            headers = {"Authorization": f"Bearer {WRITER}", "Idempotency-Key": KEY}
            return client.post(
                f"{BASE}/jobs",
                data=zipped(FOLDER),
                headers=headers,
                content_type="application/zip",
            ).status_code

        with ThreadPoolExecutor(6) as programs:
            codes = set(programs.map(ask, range(6)))
        assert 202 in codes
        assert codes <= {202, 409}
        assert n_of(app, Job) == 1

    @pytest.mark.parametrize(("past", "n_jobs"), [(-5, 1), (5, 2)])
    def test_after_a_day_a_key_is_as_new(
        self, app: Flask, api: Api, past: int, n_jobs: int
    ) -> None:
        send(api, key=KEY)
        let_age(app, KEPT + timedelta(seconds=past))
        send(api, key=KEY)
        assert n_of(app, Job) == n_jobs

    @pytest.mark.parametrize(("past", "status"), [(-5, 409), (5, 202)])
    def test_a_request_whose_process_died_gives_its_key_up(
        self, app: Flask, api: Api, past: int, status: int
    ) -> None:
        send(api, key=KEY)
        with unit_of_work(database(app).sessions) as session:
            session.execute(update(IdempotentRequest).values(body=None, location=None))
        let_age(app, MOST_IN_FLIGHT + timedelta(seconds=past))
        send(api, key=KEY, status=status)

    def test_who_was_taken_for_dead_keeps_nothing(
        self, app: Flask, api: Api, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        kept = JobFiles.keep_upload

        def slowly(files: JobFiles, archive: Any) -> Any:  # noqa: ANN401 - as it is
            monkeypatch.setattr(JobFiles, "keep_upload", kept)
            let_age(app, MOST_IN_FLIGHT)
            send(Api(app, WRITER), key=KEY)
            return kept(files, archive)

        monkeypatch.setattr(JobFiles, "keep_upload", slowly)
        send(api, key=KEY, status=409)
        assert n_of(app, Job) == 1

    def test_neither_key_nor_archive_is_kept_in_words(self, app: Flask, api: Api) -> None:
        send(api, key=KEY)
        with reading(database(app).sessions) as session:
            row = session.scalars(select(IdempotentRequest)).one()
        kept = repr({name: getattr(row, name) for name in ("key_digest", "request_digest", "body")})
        assert KEY.strip('"') not in kept
        assert "Small Client" not in kept


def let_age(app: Flask, age: timedelta) -> None:
    """Let all requests have begun so long ago."""
    with unit_of_work(database(app).sessions) as session:
        session.execute(update(IdempotentRequest).values(begun_at=datetime.now(UTC) - age))
