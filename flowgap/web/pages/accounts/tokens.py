"""Tokens for programs in words."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from flowgap.services.accounts.api_tokens import TokenLine, TokenScope
from flowgap.web.pages.accounts.account import at
from flowgap.web.pages.accounts.people import LinkShown
from flowgap.web.pages.fields import Option
from flowgap.web.pages.form import FormView
from flowgap.wording import Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class TokenShown:
    """One token of the list."""

    key: int
    name: str
    told: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TokensPage:
    """All tokens, and the form that makes one more; `fresh` is one that was made right now."""

    label: str
    title: str
    standfirst: str
    tokens: tuple[TokenShown, ...]
    form: FormView
    fresh: LinkShown | None


def tokens_page(
    lines: Sequence[TokenLine],
    form: FormView,
    workspace: str,
    wording: Wording,
    *,
    fresh: LinkShown | None,
) -> TokensPage:
    """Return the page."""
    return TokensPage(
        label=wording.say("accounts-account"),
        title=wording.say("accounts-tokens-title", n=len(lines)),
        standfirst=wording.say("accounts-tokens-standfirst", workspace=workspace),
        tokens=tuple(
            TokenShown(key=line.id, name=line.name, told=_told(line, wording)) for line in lines
        ),
        form=form,
        fresh=fresh,
    )


def scope_options(chosen: Collection[str], wording: Wording) -> tuple[Option, ...]:
    """Return what a token may do."""
    return tuple(
        Option(value=scope, name=_scope(scope, wording), hint=scope, chosen=scope in chosen)
        for scope in TokenScope
    )


def _told(line: TokenLine, wording: Wording) -> str:
    used = (
        wording.say("accounts-token-unused")
        if line.used_at is None
        else wording.say("accounts-token-used", moment=at(line.used_at, wording))
    )
    until = wording.say("accounts-token-until", day=wording.day(line.ends_at.date()))
    scopes = wording.listing([_scope(scope, wording) for scope in line.scopes])
    return f"{scopes} · {until} · {used}"


def _scope(scope: TokenScope, wording: Wording) -> str:
    return wording.say(f"accounts-scope-{scope.replace(':', '-')}")
