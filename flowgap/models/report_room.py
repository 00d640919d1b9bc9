"""Reports as a firm publishes them: brand, editions, the draft, versions, their files and links."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from flowgap.models.base import STRICT, Base
from flowgap.models.engagement import DIGEST_LENGTH
from flowgap.models.wave import DIGEST_BYTES


class Audience(StrEnum):
    """For whom a version is: all that the result holds, one team's manager, or everybody."""

    EXECUTIVE = "executive"
    MANAGER = "manager"
    EVERYONE = "everyone"


_AUDIENCES = f"audience IN ({', '.join(repr(one.value) for one in Audience)})"
_DIGEST = f"length(digest) = {DIGEST_LENGTH}"


class FirmLogo(Base):
    """A logo as it was encoded here: a PNG. It stays as long as an edition may name it."""

    __tablename__ = "firm_logo"
    __table_args__ = (
        UniqueConstraint("workspace_id", "digest"),
        CheckConstraint(_DIGEST, name="digest_length"),
        STRICT,
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    workspace_id: Mapped[int] = mapped_column(ForeignKey("workspace.id", ondelete="CASCADE"))
    digest: Mapped[str]
    content: Mapped[bytes]


class FirmBrand(Base):
    """Firm, colour (`#rrggbb`) and logo of a workspace; each may be empty."""

    __tablename__ = "firm_brand"
    __table_args__ = (UniqueConstraint("workspace_id"), STRICT)

    id: Mapped[int] = mapped_column(primary_key=True)
    workspace_id: Mapped[int] = mapped_column(ForeignKey("workspace.id", ondelete="CASCADE"))
    firm: Mapped[str]
    colour: Mapped[str]
    logo_digest: Mapped[str]


class ReportEdition(Base):
    """The text of an edition (`flowgap.reporting.edition`), once for each; never changed."""

    __tablename__ = "report_edition"
    __table_args__ = (
        UniqueConstraint("engagement_id", "digest"),
        CheckConstraint(_DIGEST, name="digest_length"),
        STRICT,
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    engagement_id: Mapped[int] = mapped_column(ForeignKey("engagement.id", ondelete="CASCADE"))
    digest: Mapped[str]
    content: Mapped[str]
    made_at: Mapped[datetime]


class ReportDraft(Base):
    """What is being chosen and written for the next version, as JSON; one for each engagement.

    `revision` counts its changes. `saved_by` is how the account is called.
    """

    __tablename__ = "report_draft"
    __table_args__ = (
        UniqueConstraint("engagement_id"),
        CheckConstraint("revision > 0", name="revision"),
        STRICT,
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    engagement_id: Mapped[int] = mapped_column(ForeignKey("engagement.id", ondelete="CASCADE"))
    revision: Mapped[int]
    content: Mapped[str]
    saved_at: Mapped[datetime]
    saved_by: Mapped[str]


class ReportVersion(Base):
    """A published version, never changed. `results` (JSON) holds the result of each language.

    `known` (JSON) is what the engagement knew of teams then, so that what is learned later changes
    no page of it; NULL: published before that was kept. `digest` is that of edition, results,
    audience and team, and of what readers of teams see: the same published twice is one.
    """

    __tablename__ = "report_version"
    __table_args__ = (
        UniqueConstraint("engagement_id", "number"),
        CheckConstraint("number > 0", name="number"),
        CheckConstraint(_AUDIENCES, name="audience"),
        CheckConstraint("(audience = 'manager') = (team IS NOT NULL)", name="team"),
        CheckConstraint(_DIGEST, name="digest_length"),
        STRICT,
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    engagement_id: Mapped[int] = mapped_column(ForeignKey("engagement.id", ondelete="CASCADE"))
    number: Mapped[int]
    edition_id: Mapped[int] = mapped_column(ForeignKey("report_edition.id"), index=True)
    audience: Mapped[str]
    team: Mapped[str | None]
    results: Mapped[str]
    known: Mapped[str | None]
    digest: Mapped[str]
    published_at: Mapped[datetime]
    published_by: Mapped[str]


class ReportFile(Base):
    """The PDF of a version in one language: made once, kept as it is."""

    __tablename__ = "report_file"
    __table_args__ = (
        UniqueConstraint("version_id", "language"),
        CheckConstraint(_DIGEST, name="digest_length"),
        STRICT,
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    engagement_id: Mapped[int] = mapped_column(ForeignKey("engagement.id", ondelete="CASCADE"))
    version_id: Mapped[int] = mapped_column(ForeignKey("report_version.id", ondelete="CASCADE"))
    language: Mapped[str]
    digest: Mapped[str]
    content: Mapped[bytes]


class ReportLink(Base):
    """A link that opens one version without an account; the database has the token's digest."""

    __tablename__ = "report_link"
    __table_args__ = (
        CheckConstraint(f"length(token_digest) = {DIGEST_BYTES}", name="digest_length"),
        STRICT,
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    engagement_id: Mapped[int] = mapped_column(ForeignKey("engagement.id", ondelete="CASCADE"))
    version_id: Mapped[int] = mapped_column(
        ForeignKey("report_version.id", ondelete="CASCADE"), index=True
    )
    token_digest: Mapped[bytes] = mapped_column(unique=True)
    made_at: Mapped[datetime]
    made_by: Mapped[str]
    ends_at: Mapped[datetime]
    revoked_at: Mapped[datetime | None]


class ReportOpening(Base):
    """How often a link was opened on a day: no hour, no address, nobody."""

    __tablename__ = "report_opening"
    __table_args__ = (
        UniqueConstraint("link_id", "opened_on"),
        CheckConstraint("n_opened > 0", name="counted"),
        STRICT,
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    engagement_id: Mapped[int] = mapped_column(ForeignKey("engagement.id", ondelete="CASCADE"))
    link_id: Mapped[int] = mapped_column(ForeignKey("report_link.id", ondelete="CASCADE"))
    opened_on: Mapped[date]
    n_opened: Mapped[int]
