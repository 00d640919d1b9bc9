"""The jobs that diagnose a folder: one that was uploaded, or the kept one anew."""

import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from flowgap.db import reading, unit_of_work
from flowgap.engagement.archive import Limits, unpack
from flowgap.engagement.manifest import Manifest
from flowgap.engagement.manifest_file import read_manifest
from flowgap.models import Engagement, JobKind, Scope, confine
from flowgap.models.engagement import new_public_key
from flowgap.privacy.snapshot import Ledger
from flowgap.services.diagnose import DEFAULT_SEED, Earlier, diagnose_folder
from flowgap.services.engagements.finding import engagement_id_of
from flowgap.services.engagements.keeping import (
    EngagementNotFoundError,
    earlier_releases,
    keep_diagnosis,
    with_what_was_kept,
)
from flowgap.services.folders.hiding import hide_people_in, people_key
from flowgap.services.folders.keeping import NO_FILES, folder_digest, keep_folder
from flowgap.services.folders.laying_out import (
    digest_with,
    lay_out,
    lay_over,
    layout_digest,
    own_work,
)
from flowgap.services.folders.progress import note_layout
from flowgap.services.jobs.asking import Asked, Errand, ask_for
from flowgap.services.jobs.failures import (
    FilesChangedMeanwhileError,
    RenamedMeanwhileError,
    UploadGoneError,
)
from flowgap.services.jobs.files import Upload
from flowgap.services.jobs.leases import Held, Progress, finish
from flowgap.services.jobs.work import Tools
from flowgap.services.over_time.predictions import current_record

STEPS: Final = ("read", "score", "measure", "combine")

Keep = Callable[[Session, int], str]
"""Keeps what belongs to a diagnosis, in its transaction, of the engagement with an id.

It returns the digest of all that was laid out for the diagnosis.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """The engagement of an upload as it was when the upload was read."""

    client: str
    title: str
    key: str
    is_known: bool
    files: str
    """The digest of what was kept of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Read:
    """What an upload was diagnosed with: its engagement, and the state of our own work."""

    found: _Found
    own: bytes


def ask_to_diagnose(session: Session, upload: Upload) -> Asked:
    """Ask for the diagnosis of an upload; of two equal ones that wait, the second is not needed."""
    given = {"upload": upload.name, "archive_sha256": upload.digest}
    return ask_for(session, Errand(kind=JobKind.DIAGNOSE, input=given, name=upload.digest))


def ask_to_recompute(session: Session, key: str) -> Asked:
    """Ask for a new diagnosis of what is kept of an engagement: its files and its waves."""
    engagement_id = engagement_id_of(session, key)
    return ask_for(
        session,
        Errand(
            kind=JobKind.RECOMPUTE,
            input={"engagement": key},
            name=f"{key} {layout_digest(session, engagement_id)}",
            engagement_id=engagement_id,
        ),
    )


def diagnose(held: Held, tools: Tools) -> None:
    """Diagnose an upload; keep the result, and its files in place of those kept before.

    The upload itself is deleted by whoever runs the job.
    """
    with _desk() as unpacked, _desk() as folder:
        try:
            archive = tools.files.upload(held.input["upload"]).open("rb")
        except FileNotFoundError as error:
            raise UploadGoneError("the upload is not there any more") from error
        with archive:
            unpack(archive, unpacked, limits=Limits())
        found = _found(held, tools, unpacked)
        hide_people_in(unpacked, people_key(tools.secret_key, found.key))
        shutil.copytree(unpacked, folder, dirs_exist_ok=True)
        own = _lay_own_work_over(held, tools, folder, found)
        _diagnose_and_keep(
            held,
            tools,
            folder,
            found=found,
            also_keep=lambda session, engagement_id: _keep_upload(
                session, engagement_id, unpacked, tools, _Read(found=found, own=own)
            ),
        )


def recompute(held: Held, tools: Tools) -> None:
    """Diagnose what is kept of an engagement, and keep the result."""
    with _desk() as folder:
        with reading(tools.sessions) as session:
            confine(session, _place(held))
            engagement_id = engagement_id_of(session, held.input["engagement"])
            lay_out(session, engagement_id, folder, now=tools.clock())
            digest = layout_digest(session, engagement_id)
        _diagnose_and_keep(
            held,
            tools,
            folder,
            also_keep=lambda _session, kept_id: _same(kept_id, engagement_id, digest),
        )


def _keep_upload(
    session: Session, engagement_id: int, folder: Path, tools: Tools, read: _Read
) -> str:
    before = folder_digest(session, engagement_id)
    key = people_key(tools.secret_key, read.found.key)
    keep_folder(session, engagement_id, folder, now=tools.clock(), people_key=key)
    after = folder_digest(session, engagement_id)
    if before not in {read.found.files, after}:
        raise FilesChangedMeanwhileError("others kept files of the engagement meanwhile")
    # A wave that was closed since it was read is not known to the result.
    return digest_with(after, read.own)


def _same(kept_id: int, engagement_id: int, digest: str) -> str:
    """Refuse a result of an engagement that has another name by now; it is made once more."""
    if kept_id != engagement_id:
        raise RenamedMeanwhileError("the engagement got another name meanwhile")
    return digest


def _found(held: Held, tools: Tools, folder: Path) -> _Found:
    """Return the engagement that a folder is of, with a new key where it is not known."""
    manifest, _source = read_manifest(folder)
    known = select(Engagement).filter_by(client=manifest.client, title=manifest.title)
    with reading(tools.sessions) as session:
        confine(session, _place(held))
        engagement = session.scalar(known)
        return _Found(
            client=manifest.client,
            title=manifest.title,
            key=new_public_key() if engagement is None else engagement.public_key,
            is_known=engagement is not None,
            files=NO_FILES if engagement is None else folder_digest(session, engagement.id),
        )


def _refuse_deleted(session: Session, found: _Found) -> None:
    """Hold the engagement that an upload was read for; what was deleted does not come back."""
    named = select(Engagement.public_key).filter_by(client=found.client, title=found.title)
    if found.is_known and session.scalar(named.with_for_update()) != found.key:
        raise EngagementNotFoundError("the engagement was deleted or renamed meanwhile")


def _lay_own_work_over(held: Held, tools: Tools, folder: Path, found: _Found) -> bytes:
    """Write waves and actions that were done here into an uploaded folder; tell their state."""
    known = select(Engagement.id).filter_by(client=found.client, title=found.title)
    with reading(tools.sessions) as session:
        confine(session, _place(held))
        engagement_id = session.scalar(known)
        if engagement_id is None:
            return b""
        own = own_work(session, engagement_id)
        lay_over(session, engagement_id, folder, now=tools.clock())
        return own


def _diagnose_and_keep(
    held: Held, tools: Tools, folder: Path, *, also_keep: Keep, found: _Found | None = None
) -> None:
    place = _place(held)

    def tell(step: str) -> None:
        tools.tell(Progress(step=step, n_done=STEPS.index(step), n_total=len(STEPS)))

    with reading(tools.sessions) as session:
        confine(session, place)
        record = current_record(session)

    def work(also: frozenset[int]) -> None:
        earlier = _earlier(tools, place, also)
        # A ledger in the folder is not read, as it may be of any time.
        diagnosis = diagnose_folder(
            folder, seed=DEFAULT_SEED, earlier=earlier, now=tools.clock(), step=tell, record=record
        )
        with unit_of_work(tools.sessions) as session:
            confine(session, place)
            if found is not None:
                _refuse_deleted(session, found)
            new_key = None if found is None else found.key
            key = keep_diagnosis(session, diagnosis, now=tools.clock(), new_key=new_key)
            engagement_id = engagement_id_of(session, key)
            note_layout(session, engagement_id, also_keep(session, engagement_id))
            finish(session, held, engagement_id=engagement_id)

    with_what_was_kept(work)


def _place(held: Held) -> Scope:
    return Scope(workspace_id=held.workspace_id)


@contextmanager
def _desk() -> Iterator[Path]:
    """Give a folder that is deleted afterwards."""
    with tempfile.TemporaryDirectory(prefix="flowgap-") as folder:
        yield Path(folder)


def _earlier(tools: Tools, place: Scope, also: frozenset[int]) -> Earlier:
    """Return what asks the database at the moment it has to know, and holds it no longer."""

    def of_engagement(manifest: Manifest) -> Ledger:
        with reading(tools.sessions) as session:
            confine(session, place)
            return earlier_releases(session, also=also)(manifest)

    return of_engagement
