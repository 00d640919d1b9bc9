"""The job that diagnoses an uploaded folder."""

from typing import Final

from sqlalchemy.orm import Session

from flowgap.db import reading, unit_of_work
from flowgap.engagement.manifest import Manifest
from flowgap.models import JobKind, Scope, confine
from flowgap.privacy.snapshot import Ledger
from flowgap.services.diagnose import Earlier
from flowgap.services.engagements import (
    diagnose_archive,
    earlier_releases,
    keep_diagnosis,
    with_what_was_kept,
)
from flowgap.services.jobs.asking import Asked, Errand, ask_for, engagement_id_of
from flowgap.services.jobs.failures import UploadGoneError
from flowgap.services.jobs.files import Upload
from flowgap.services.jobs.leases import Held, Progress, finish
from flowgap.services.jobs.work import Tools

STEPS: Final = ("read", "score", "measure", "combine")


def ask_to_diagnose(session: Session, upload: Upload) -> Asked:
    """Ask for the diagnosis of an upload; of two equal ones that wait, the second is not needed."""
    given = {"upload": upload.name, "archive_sha256": upload.digest}
    return ask_for(session, Errand(kind=JobKind.DIAGNOSE, input=given, name=upload.digest))


def diagnose(held: Held, tools: Tools) -> None:
    """Diagnose an upload and keep the result. The upload is deleted by whoever runs the job."""
    place = Scope(workspace_id=held.workspace_id)

    def diagnose_and_keep(also: frozenset[int]) -> None:
        try:
            archive = tools.files.upload(held.input["upload"]).open("rb")
        except FileNotFoundError as error:
            raise UploadGoneError("the upload is not there any more") from error
        with archive:
            diagnosis = diagnose_archive(
                archive, earlier=_earlier(tools, place, also), now=tools.clock(), step=tell
            )
        with unit_of_work(tools.sessions) as session:
            confine(session, place)
            key = keep_diagnosis(session, diagnosis, now=tools.clock())
            finish(session, held, engagement_id=engagement_id_of(session, key))

    def tell(step: str) -> None:
        tools.tell(Progress(step=step, n_done=STEPS.index(step), n_total=len(STEPS)))

    with_what_was_kept(diagnose_and_keep)


def _earlier(tools: Tools, place: Scope, also: frozenset[int]) -> Earlier:
    """Return what asks the database at the moment it has to know, and holds it no longer."""

    def of_engagement(manifest: Manifest) -> Ledger:
        with reading(tools.sessions) as session:
            confine(session, place)
            return earlier_releases(session, also=also)(manifest)

    return of_engagement
