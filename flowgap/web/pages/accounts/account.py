"""One's own account in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from flowgap.services.accounts.own_account import OwnAccount
from flowgap.services.accounts.sign_ins import Device, SignedIn
from flowgap.wording import Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A name and a value."""

    name: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DeviceLine:
    """Where one is signed in."""

    name: str
    since: str
    seen: str
    workspace: str
    is_this: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkspaceLine:
    """A workspace that one may go over to."""

    key: int
    name: str
    is_here: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountPage:
    """The account: facts, the second factor, devices, workspaces."""

    label: str
    title: str
    standfirst: str
    facts: tuple[Fact, ...]
    has_second_factor: bool
    second_factor: str
    devices: tuple[DeviceLine, ...]
    workspaces: tuple[WorkspaceLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CodesPage:
    """Recovery codes, shown this once."""

    label: str
    title: str
    standfirst: str
    codes: tuple[str, ...]
    note: str


def account_page(  # noqa: PLR0913, PLR0917 - each part is needed
    who: SignedIn,
    own: OwnAccount,
    devices: Sequence[Device],
    workspaces: Sequence[tuple[int, str]],
    n_codes: int,
    wording: Wording,
) -> AccountPage:
    """Return the page of who is signed in."""
    language = Wording(own.language).say("accounts-language-name") if own.language else ""
    state = (
        wording.say("accounts-second-is-on", n=n_codes)
        if own.has_second_factor
        else wording.say("accounts-second-is-off")
    )
    return AccountPage(
        label=wording.say("accounts-account"),
        title=own.name,
        standfirst=wording.say(
            "accounts-account-standfirst",
            role=wording.say(f"accounts-role-{who.role}"),
            workspace=who.workspace,
        ),
        facts=(
            Fact(name=wording.say("accounts-email"), value=own.email),
            Fact(
                name=wording.say("accounts-language"),
                value=language or wording.say("accounts-language-browser"),
            ),
        ),
        has_second_factor=own.has_second_factor,
        second_factor=state,
        devices=tuple(_device(one, who, wording) for one in devices),
        workspaces=tuple(
            WorkspaceLine(key=key, name=name, is_here=key == who.workspace_id)
            for key, name in workspaces
        ),
    )


def codes_page(codes: tuple[str, ...], wording: Wording) -> CodesPage:
    """Return the page that shows recovery codes."""
    return CodesPage(
        label=wording.say("accounts-account"),
        title=wording.say("accounts-codes-title"),
        standfirst=wording.say("accounts-codes-standfirst"),
        codes=codes,
        note=wording.say("accounts-codes-note"),
    )


def at(moment: datetime, wording: Wording) -> str:
    """Return a moment in words; pages know no time zone but UTC."""
    return wording.say("accounts-moment", day=wording.day(moment.date()), time=f"{moment:%H:%M}")


def _device(one: Device, who: SignedIn, wording: Wording) -> DeviceLine:
    return DeviceLine(
        name=one.device or wording.say("accounts-device-unknown"),
        since=wording.say("accounts-device-since", moment=at(one.created_at, wording)),
        seen=wording.say("accounts-device-seen", moment=at(one.seen_at, wording)),
        workspace=one.workspace,
        is_this=one.id == who.sign_in_id,
    )
