"""The whole confidentiality statement: what is kept, where, how long, what nobody can promise."""

from collections.abc import Iterator
from dataclasses import dataclass

from flowgap.web.respondent.pages.promise import facts_of, risk_of
from flowgap.web.respondent.pages.sentences import Fact, Sentence, ask
from flowgap.web.respondent.visit import Visit


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementPage:
    """All that the statement says."""

    learned: tuple[Fact, ...]
    kept: tuple[Fact, ...]
    risk: str
    linkable: tuple[Fact, ...]
    ask: Sentence | None
    address: str


def statement_page(visit: Visit) -> StatementPage:
    """Return the statement of a wave."""
    return StatementPage(
        learned=tuple(facts_of(visit)),
        kept=tuple(_kept(visit)),
        risk=risk_of(visit),
        linkable=tuple(_linkable(visit)),
        ask=ask(visit.wording, visit.door.promise),
        address=visit.address(),
    )


def _kept(visit: Visit) -> Iterator[Fact]:
    say = visit.wording.say
    for name in ("device", "open", "close", "stored", "receipt"):
        text = say(f"respondent-statement-{name}-text")
        yield Fact(term=say(f"respondent-statement-{name}"), text=text)
    kind = "personal" if visit.is_personal else "team"
    text = say(f"respondent-statement-link-{kind}")
    yield Fact(term=say("respondent-statement-link-title"), text=text)


def _linkable(visit: Visit) -> Iterator[Fact]:
    """Yield through whose hands a link between a person and answers could still run."""
    say = visit.wording.say
    kind = "personal" if visit.is_personal else "team"
    yield Fact(
        term=say("respondent-statement-server"), text=say(f"respondent-statement-server-{kind}")
    )
    if visit.is_personal:
        text = say("respondent-statement-mail-text")
        yield Fact(term=say("respondent-statement-mail"), text=text)
    text = say("respondent-statement-network-text")
    yield Fact(term=say("respondent-statement-network"), text=text)
