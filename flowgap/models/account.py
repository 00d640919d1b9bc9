"""Who may come in: workspaces, accounts, what they may do where, and what proves who they are."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from flowgap.models.base import STRICT, Base
from flowgap.models.engagement import new_public_key
from flowgap.models.wave import DIGEST_BYTES


class Role(StrEnum):
    """What a member of a workspace is; what each may do stands in one table of the services."""

    OWNER = "owner"
    CONSULTANT = "consultant"
    MANAGER = "manager"
    VIEWER = "viewer"


class LinkKind(StrEnum):
    """What a link to an account is for."""

    INVITATION = "invitation"
    PASSWORD_RESET = "password_reset"  # noqa: S105 - a kind, no password
    FIRST_SIGN_IN = "first_sign_in"
    SECOND_FACTOR = "second_factor"


def _one_of(column: str, values: type[StrEnum]) -> str:
    return f"{column} IN ({', '.join(repr(value.value) for value in values)})"


class Workspace(Base):
    """A consultancy or a company: engagements of one workspace are never seen from another."""

    __tablename__ = "workspace"
    __table_args__ = (
        UniqueConstraint("name"),
        CheckConstraint("name <> ''", name="named"),
        STRICT,
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    public_key: Mapped[str] = mapped_column(unique=True, default=new_public_key)
    name: Mapped[str]


class Account(Base):
    """A person who signs in.

    `email` is in small letters. `password_hash` (argon2id) is null until a password was chosen.
    `language` is null where pages speak what the browser asks for. `sealed_secret` is that of the
    second factor, under a seal whose key is not in the database; `last_step` is the time step
    of the last code that was accepted, so that none is accepted twice.
    """

    __tablename__ = "account"
    __table_args__ = (
        CheckConstraint("email <> '' AND email = lower(email)", name="email"),
        STRICT,
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    email: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    password_hash: Mapped[str | None]
    language: Mapped[str | None]
    sealed_secret: Mapped[bytes | None]
    last_step: Mapped[int | None]
    disabled_at: Mapped[datetime | None]


class Identity(Base):
    """Whom an identity provider calls what: a subject is one account's for ever."""

    __tablename__ = "identity"
    __table_args__ = (STRICT,)

    issuer: Mapped[str] = mapped_column(primary_key=True)
    subject: Mapped[str] = mapped_column(primary_key=True)
    account_id: Mapped[int] = mapped_column(
        ForeignKey("account.id", ondelete="CASCADE"), index=True
    )


class RecoveryCode(Base):
    """The digest of a code that stands in for the second factor, once: then the row is deleted."""

    __tablename__ = "recovery_code"
    __table_args__ = (
        CheckConstraint(f"length(digest) = {DIGEST_BYTES}", name="digest_length"),
        STRICT,
    )

    account_id: Mapped[int] = mapped_column(
        ForeignKey("account.id", ondelete="CASCADE"), primary_key=True
    )
    digest: Mapped[bytes] = mapped_column(primary_key=True)


class Membership(Base):
    """What an account is in a workspace; until `joined_at` it is invited and may do nothing."""

    __tablename__ = "membership"
    __table_args__ = (
        UniqueConstraint("workspace_id", "account_id"),
        CheckConstraint(_one_of("role", Role), name="role"),
        STRICT,
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    workspace_id: Mapped[int] = mapped_column(ForeignKey("workspace.id", ondelete="CASCADE"))
    account_id: Mapped[int] = mapped_column(
        ForeignKey("account.id", ondelete="CASCADE"), index=True
    )
    role: Mapped[str]
    joined_at: Mapped[datetime | None]


class ManagedTeam(Base):
    """A team that a manager may see, by the name that it has in results of the engagement."""

    __tablename__ = "managed_team"
    __table_args__ = (CheckConstraint("team <> ''", name="named"), STRICT)

    membership_id: Mapped[int] = mapped_column(
        ForeignKey("membership.id", ondelete="CASCADE"), primary_key=True
    )
    engagement_id: Mapped[int] = mapped_column(
        ForeignKey("engagement.id", ondelete="CASCADE"), primary_key=True
    )
    team: Mapped[str] = mapped_column(primary_key=True)


class SignIn(Base):
    """One device that is signed in to one workspace; the token itself is on the device only."""

    __tablename__ = "sign_in"
    __table_args__ = (
        CheckConstraint(f"length(token_digest) = {DIGEST_BYTES}", name="digest_length"),
        CheckConstraint("ends_at > created_at", name="in_order"),
        STRICT,
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    token_digest: Mapped[bytes] = mapped_column(unique=True)
    account_id: Mapped[int] = mapped_column(
        ForeignKey("account.id", ondelete="CASCADE"), index=True
    )
    workspace_id: Mapped[int] = mapped_column(ForeignKey("workspace.id", ondelete="CASCADE"))
    device: Mapped[str]
    created_at: Mapped[datetime]
    seen_at: Mapped[datetime]
    ends_at: Mapped[datetime]


class AccountLink(Base):
    """A link that works once and until `ends_at`; an invitation leads into its workspace."""

    __tablename__ = "account_link"
    __table_args__ = (
        CheckConstraint(f"length(token_digest) = {DIGEST_BYTES}", name="digest_length"),
        CheckConstraint(_one_of("kind", LinkKind), name="kind"),
        STRICT,
    )

    token_digest: Mapped[bytes] = mapped_column(primary_key=True)
    kind: Mapped[str]
    account_id: Mapped[int] = mapped_column(
        ForeignKey("account.id", ondelete="CASCADE"), index=True
    )
    workspace_id: Mapped[int | None] = mapped_column(ForeignKey("workspace.id", ondelete="CASCADE"))
    ends_at: Mapped[datetime]


class SignInTry(Base):
    """One try to sign in: `key` is the digest of whom or what it counts against."""

    __tablename__ = "sign_in_try"
    __table_args__ = (
        CheckConstraint(f"length(key) = {DIGEST_BYTES}", name="key_length"),
        STRICT,
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[bytes] = mapped_column(index=True)
    made_at: Mapped[datetime] = mapped_column(index=True)


class ApiToken(Base):
    """A token with which a program asks; `scopes` are words with a blank between them."""

    __tablename__ = "api_token"
    __table_args__ = (
        CheckConstraint(f"length(token_digest) = {DIGEST_BYTES}", name="digest_length"),
        CheckConstraint("name <> ''", name="named"),
        STRICT,
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    account_id: Mapped[int] = mapped_column(
        ForeignKey("account.id", ondelete="CASCADE"), index=True
    )
    workspace_id: Mapped[int] = mapped_column(ForeignKey("workspace.id", ondelete="CASCADE"))
    name: Mapped[str]
    scopes: Mapped[str]
    token_digest: Mapped[bytes] = mapped_column(unique=True)
    ends_at: Mapped[datetime]
    used_at: Mapped[datetime | None]
