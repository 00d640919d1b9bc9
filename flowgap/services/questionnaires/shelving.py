"""Published own questionnaires, put where waves and servers of this installation find them."""

import json
from contextlib import suppress

from sqlalchemy import select
from sqlalchemy.orm import Session

from flowgap.errors import InputError
from flowgap.models import OwnQuestionnaire
from flowgap.paths import own_surveys
from flowgap.questionnaire.folder import references
from flowgap.questionnaire.published import publish
from flowgap.questionnaire.shelf import keep_published
from flowgap.services.questionnaires.laying_out import Files, laid_out


def shelve(reference: str, files: Files) -> None:
    """Put a published version on the shelf; twice is as good as once.

    Raises
    ------
    InputError
        If a version of this name with other texts is there already, or it cannot be written.
    """
    with laid_out(files) as root:
        publish([root / name for name in files])
        keep_published(reference, root)


def shelve_missing(session: Session) -> None:
    """Put each published version of the workspace on the shelf that is not there.

    The database keeps what was published. Of the shelf, files may be missing where this host was
    set up anew, or its disk was full when they were to be written. What cannot be written now is
    left out: a wave does not find it yet.
    """
    there = references(own_surveys())
    published = select(OwnQuestionnaire).where(OwnQuestionnaire.published_at.is_not(None))
    for row in session.scalars(published):
        reference = f"{row.name}@{row.version}"
        if reference not in there:
            with suppress(InputError):
                shelve(reference, json.loads(row.files))
