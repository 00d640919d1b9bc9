"""The settings of an engagement: its row and its `engagement.yaml`, changed together or not."""

import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from flowgap.engagement.formats import FOLDER_YAML, MANIFEST_NAME
from flowgap.engagement.manifest_file import manifest_faults, manifest_text
from flowgap.errors import FlowGapError
from flowgap.models import Engagement
from flowgap.questionnaire.problems import Fault
from flowgap.services.folders.keeping import keep_file, list_files, read_file
from flowgap.yaml_source import read_yaml

TAKEN = Fault(("title",), "another engagement has this client and title", "another title")


class SettingsRefusedError(FlowGapError):
    """Settings break rules of the file; `faults` say which, each with the key it is about."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        """Keep the faults, so that a page can show each at its field."""
        super().__init__("; ".join(fault.message for fault in faults))
        self.faults = faults


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptSettings:
    """What `engagement.yaml` says; `digest` is None where none is kept, and the row says it."""

    data: Mapping[str, Any]
    digest: str | None
    kept_at: datetime | None = None


def read_settings(session: Session, engagement: Engagement) -> KeptSettings:
    """Return the settings of an engagement.

    Raises
    ------
    InputError
        If the kept file cannot be read, which only a damaged database can bring about.
    """
    content = read_file(session, engagement.id, MANIFEST_NAME)
    if content is None:
        data = {
            "format": 1,
            "client": engagement.client,
            "title": engagement.title,
            "language": engagement.language,
            "timezone": "UTC",
        }
        return KeptSettings(data=data, digest=None)
    line = next(one for one in list_files(session, engagement.id) if one.name == MANIFEST_NAME)
    return KeptSettings(data=_read(content), digest=line.digest, kept_at=line.kept_at)


def start_engagement(session: Session, data: Mapping[str, Any], *, now: datetime) -> str:
    """Add an engagement with its first settings, and return its key.

    Raises
    ------
    SettingsRefusedError
        If a setting breaks a rule, or another engagement has the same client and title.
    """
    _refuse_faults(data)
    engagement = Engagement(client=data["client"], title=data["title"], language=data["language"])
    try:
        with session.begin_nested():
            session.add(engagement)
    except IntegrityError as error:
        raise SettingsRefusedError((TAKEN,)) from error
    content = manifest_text(data).encode()
    keep_file(session, engagement.id, MANIFEST_NAME, content, seen=None, now=now)
    return engagement.public_key


def change_settings(
    session: Session,
    engagement: Engagement,
    data: Mapping[str, Any],
    *,
    seen: str | None,
    now: datetime,
) -> None:
    """Keep other settings in place of those with the digest `seen`.

    Raises
    ------
    SettingsRefusedError
        If a setting breaks a rule, or another engagement has the same client and title.
    FileChangedError
        If somebody else changed them meanwhile.
    """
    _refuse_faults(data)
    content = manifest_text(data).encode()
    keep_file(session, engagement.id, MANIFEST_NAME, content, seen=seen, now=now)
    same = select(Engagement.id).filter_by(client=data["client"], title=data["title"])
    if session.scalar(same) not in {None, engagement.id}:
        raise SettingsRefusedError((TAKEN,))
    engagement.client, engagement.title = data["client"], data["title"]
    engagement.language = data["language"]
    try:
        session.flush()
    except IntegrityError as error:
        raise SettingsRefusedError((TAKEN,)) from error


def _refuse_faults(data: Mapping[str, Any]) -> None:
    if faults := manifest_faults(data):
        raise SettingsRefusedError(faults)


def _read(content: bytes) -> Mapping[str, Any]:
    with tempfile.TemporaryDirectory(prefix="flowgap-") as folder:
        path = Path(folder) / MANIFEST_NAME
        path.write_bytes(content)
        data: Mapping[str, Any] = read_yaml(path, FOLDER_YAML, name=MANIFEST_NAME).data
    return data
