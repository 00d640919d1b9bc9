"""The operations of the API that have work done: a folder in, a job out."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from tempfile import SpooledTemporaryFile
from typing import IO, Final

from flask import Response, request, url_for

from flowgap.engagement.archive import Limits, check_archive
from flowgap.errors import InputError
from flowgap.services.idempotency import Answered
from flowgap.services.jobs.diagnosing import ask_to_diagnose
from flowgap.services.jobs.looking import JobSeen, look_at
from flowgap.web.api.answering import answer, as_json
from flowgap.web.api.answers import JobAnswer, RefusalAnswer
from flowgap.web.api.blueprint import bp
from flowgap.web.api.keys import KeepAnswer, answer_once
from flowgap.web.api.requests import check_names
from flowgap.web.database import reading, unit_of_work
from flowgap.web.job_desk import deposited, job_desk
from flowgap.web.problems import ProblemError

_CHUNK_BYTES: Final = 256 * 1024
_IN_MEMORY_BYTES: Final = 1024 * 1024


@bp.post("/jobs")
def diagnose() -> Response:
    """Have a zipped folder diagnosed."""
    check_names(())
    with _received() as (archive, digest):
        try:
            check_archive(archive, limits=Limits())
        except InputError as refusal:
            raise ProblemError(422, str(refusal)) from refusal
        return answer_once(digest, lambda keep: _ask(archive, keep))


@bp.get("/jobs/<key>")
def job(key: str) -> Response:
    """Tell how far a job is."""
    check_names(())
    with reading() as session:
        return answer(_job(look_at(session, key)))


@contextmanager
def _received() -> Iterator[tuple[IO[bytes], str]]:
    """Give what was sent and its digest; most of it may lie on the disk meanwhile."""
    digest = hashlib.sha256()
    with SpooledTemporaryFile(max_size=_IN_MEMORY_BYTES) as archive:
        while chunk := request.stream.read(_CHUNK_BYTES):
            digest.update(chunk)
            archive.write(chunk)
        yield archive, digest.hexdigest()


def _ask(archive: IO[bytes], keep: KeepAnswer) -> Answered:
    """Keep an archive and write its job, and the answer that tells of it, in one transaction."""
    with deposited(archive) as deposit:
        with unit_of_work() as session:
            asked = ask_to_diagnose(session, deposit.upload)
            answered = Answered(
                body=as_json(_job(look_at(session, asked.key))),
                location=url_for("api.job", key=asked.key),
            )
            keep(session, answered)
        deposit.asked = asked
    if asked.is_new:
        job_desk().transport.send(asked.key)
    return answered


def _job(seen: JobSeen) -> JobAnswer:
    progress, refusal = seen.progress, seen.refusal
    return JobAnswer(
        key=seen.key,
        kind=seen.kind,
        state=seen.state,
        engagement_key=seen.engagement,
        step=None if progress is None else progress.step,
        n_done=0 if progress is None else progress.n_done,
        n_total=0 if progress is None else progress.n_total,
        n_before=seen.n_before,
        error=seen.error,
        refusal=None if refusal is None else _refusal(refusal),
    )


def _refusal(refusal: InputError) -> RefusalAnswer:
    return RefusalAnswer(
        problem=refusal.problem,
        file=refusal.file,
        line=refusal.line,
        column=refusal.column,
        allowed=refusal.allowed,
    )
