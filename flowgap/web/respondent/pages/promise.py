"""The first page: what could be learned about whoever answers, before the first question."""

from collections.abc import Iterator
from dataclasses import dataclass

from flowgap.web.respondent.asking import n_items, n_minutes
from flowgap.web.respondent.course import course_of_draft, n_answered
from flowgap.web.respondent.moments import day_of, moment
from flowgap.web.respondent.pages.sentences import Fact, Sentence, ask
from flowgap.web.respondent.visit import Visit


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number and what it says."""

    value: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GoOn:
    """A draft lies on this device."""

    title: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PromisePage:
    """All that the first page shows. `nothing`: a page was asked for that needs a draft."""

    label: str
    text: str
    figures: tuple[Figure, ...]
    facts: tuple[Fact, ...]
    risk: str
    open_until: str
    ask: Sentence | None
    address: str
    one_page: str
    go_on: GoOn | None
    nothing: bool


def promise_page(visit: Visit, *, nothing: bool) -> PromisePage:
    """Return the page. What a setting makes untrue is not said."""
    wording, door = visit.wording, visit.door
    closes = moment(wording, door.closes_at, door.promise.timezone)
    return PromisePage(
        label=visit.questionnaire.title,
        text=wording.say("respondent-promise-text", client=door.client),
        figures=tuple(_figures(visit)),
        facts=tuple(facts_of(visit)),
        risk=risk_of(visit),
        open_until=wording.say("respondent-open-until", moment=closes),
        ask=ask(wording, door.promise),
        address=visit.address(),
        one_page=visit.address(all="1", language=wording.language),
        go_on=_go_on(visit),
        nothing=nothing,
    )


def facts_of(visit: Visit) -> Iterator[Fact]:
    """Yield what can be learned of whom."""
    wording, promise = visit.wording, visit.door.promise
    yield from _single_answers(visit)
    yield _fact(visit, "team", n=promise.minimum_group)
    if visit.questionnaire.screeners:
        yield _fact(visit, "work")
    if visit.questionnaire.open_questions and promise.shows_comments:
        yield _fact(visit, "comments", n=promise.minimum_comments)
    elif visit.questionnaire.open_questions:
        text = wording.say("respondent-fact-comments-hidden", client=visit.door.client)
        yield Fact(term=wording.say("respondent-fact-comments"), text=text)
    kind = "personal" if visit.is_personal else "team"
    yield Fact(
        term=wording.say("respondent-fact-whether"),
        text=wording.say(f"respondent-fact-whether-{kind}"),
    )
    yield _fact(visit, "never")
    yield Fact(term=wording.say("respondent-fact-long"), text=_how_long(visit))


def risk_of(visit: Visit) -> str:
    """Return what nobody can promise."""
    wording, until = visit.wording, visit.door.promise.backups_until
    if not visit.is_personal:
        return wording.say("respondent-risk-team")
    if until is None:
        return wording.say("respondent-risk-personal-open")
    return wording.say("respondent-risk-personal", day=day_of(wording, until))


def _figures(visit: Visit) -> Iterator[Figure]:
    wording, promise = visit.wording, visit.door.promise
    minutes = wording.say("respondent-figure-minutes", n=n_minutes(visit))
    yield Figure(value=minutes, note=wording.say("respondent-figure-minutes-note"))
    if visit.door.asking.booklet_items is not None:
        part = wording.say("respondent-figure-booklet-note")
        yield Figure(value=wording.number(n_items(visit)), note=part)
    group = wording.say("respondent-figure-group-note")
    yield Figure(value=wording.number(promise.minimum_group), note=group)
    if promise.shows_comments and visit.questionnaire.open_questions:
        comments = wording.say("respondent-figure-comments-note")
        yield Figure(value=wording.number(promise.minimum_comments), note=comments)


def _single_answers(visit: Visit) -> Iterator[Fact]:
    """Yield who sees what one person answered; a client that runs it itself is no outsider."""
    say, door = visit.wording.say, visit.door
    promise, n = door.promise, door.promise.minimum_group
    if promise.firm is None or promise.firm == door.client:
        seen = say("respondent-fact-own-text", n=n)
        handled = say("respondent-fact-handled-text")
    else:
        seen = say("respondent-fact-own-text-firm", n=n, client=door.client)
        handled = say("respondent-fact-handled-text-firm", firm=promise.firm)
    yield Fact(term=say("respondent-fact-own"), text=seen)
    few = say("respondent-fact-handled-few", n=n)
    yield Fact(term=say("respondent-fact-handled"), text=f"{handled} {few}")


def _fact(visit: Visit, name: str, **values: int) -> Fact:
    say = visit.wording.say
    text = say(f"respondent-fact-{name}-text", **values)
    return Fact(term=say(f"respondent-fact-{name}"), text=text)


def _how_long(visit: Visit) -> str:
    wording, until = visit.wording, visit.door.promise.keeps_until
    if until is None:
        return wording.say("respondent-fact-long-open")
    return wording.say("respondent-fact-long-text", day=day_of(wording, until))


def _go_on(visit: Visit) -> GoOn | None:
    if visit.draft is None:
        return None
    course = course_of_draft(visit.questionnaire, visit.draft)
    n = n_answered(course, visit.draft.answers)
    say = visit.wording.say
    return GoOn(
        title=say("respondent-go-on-title", n=n) if n else say("respondent-go-on-none"),
        href=visit.address_of(course.reached(visit.draft)),
    )
