"""Keep the draft of an engagement. Who saves over a newer text or choice is told, not obeyed."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from flowgap.errors import FlowGapError
from flowgap.models import Engagement, ReportDraft
from flowgap.result.document import Result
from flowgap.services.engagements.finding import engagement_id_of
from flowgap.services.report_room.draft import (
    Draft,
    draft_text,
    first_draft,
    fitted,
    read_draft,
    said,
    text_digest,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptDraft:
    """A draft with its history: how often it was changed, when last, and by whom."""

    draft: Draft
    revision: int = 0
    saved_at: datetime | None = None
    saved_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A commentary that was typed: on which finding, and the digest of the text before it."""

    finding: str
    text: str
    base: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Author:
    """Who saves, and when."""

    name: str
    now: datetime


class EditedTwiceError(FlowGapError):
    """Somebody else saved meanwhile; `theirs` is what is kept now."""

    def __init__(self, theirs: KeptDraft) -> None:
        """Keep what the other one saved, so that both can be compared."""
        self.theirs = theirs
        super().__init__("somebody else saved this meanwhile")


@dataclass(frozen=True, slots=True)
class DraftDesk:
    """The draft of one engagement, fitted to its result. Never commits."""

    session: Session
    key: str
    result: Result

    def find(self) -> KeptDraft:
        """Return the draft; where nobody saved one, it holds everything."""
        row = self.session.scalar(
            select(ReportDraft)
            .join(Engagement, Engagement.id == ReportDraft.engagement_id)
            .where(Engagement.public_key == self.key)
        )
        return KeptDraft(draft=first_draft(self.result)) if row is None else self._kept(row)

    def save_choice(
        self, change: Callable[[Draft], Draft], *, base: str, author: Author
    ) -> KeptDraft:
        """Change what is chosen; `base` is the digest of the choice that the author saw.

        Raises
        ------
        EditedTwiceError
            If it is another one by now, and not the one that the author wants.
        """

        def checked(before: KeptDraft) -> Draft:
            after = change(before.draft)
            if before.draft.choice_digest not in {base, after.choice_digest}:
                raise EditedTwiceError(before)
            return after

        return self._save(checked, author)

    def save_commentary(self, note: Note, author: Author) -> KeptDraft:
        """Keep a commentary. Texts on other findings may change meanwhile.

        Raises
        ------
        EditedTwiceError
            If somebody else changed the text of this finding meanwhile.
        EditionError
            If the text is too long.
        """

        def checked(before: KeptDraft) -> Draft:
            there = before.draft.text_of(note.finding)
            after = said(before.draft, note.finding, note.text)
            if text_digest(there) != note.base and there != after.text_of(note.finding):
                raise EditedTwiceError(before)
            return after

        return self._save(checked, author)

    def _save(self, change: Callable[[KeptDraft], Draft], author: Author) -> KeptDraft:
        row = self._locked(author)
        after = draft_text(change(self._kept(row)))
        if after != row.content:
            row.content, row.revision = after, row.revision + 1
            row.saved_at, row.saved_by = author.now, author.name
        return self._kept(row)

    def _locked(self, author: Author) -> ReportDraft:
        """Return the row, which nobody else changes meanwhile; it is made where there is none."""
        engagement_id = engagement_id_of(self.session, self.key)
        query = select(ReportDraft).filter_by(engagement_id=engagement_id).with_for_update()
        row = self.session.scalar(query)
        if row is not None:
            return row
        row = ReportDraft(
            engagement_id=engagement_id,
            revision=1,
            content=draft_text(first_draft(self.result)),
            saved_at=author.now,
            saved_by=author.name,
        )
        try:
            with self.session.begin_nested():
                self.session.add(row)
        except IntegrityError:
            return self.session.scalars(query).one()
        return row

    def _kept(self, row: ReportDraft) -> KeptDraft:
        return KeptDraft(
            draft=fitted(read_draft(row.content), self.result),
            revision=row.revision,
            saved_at=row.saved_at,
            saved_by=row.saved_by,
        )
