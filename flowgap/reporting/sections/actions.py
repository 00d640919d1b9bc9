"""What to do first, why, by whom, how to see that it works, and what not to do."""

from flowgap.reporting.blocks import Entries, Entry, Page, PageId, Prose
from flowgap.reporting.material import Material
from flowgap.result.diagnosis import Action


def actions_page(material: Material) -> Page | None:
    """Return the page, or nothing where nothing is proposed."""
    actions, words = material.actions, material.words
    if not actions:
        return None
    entries = tuple(_entry(material, action) for action in actions)
    return Page(
        id=PageId.ACTIONS,
        label=words.say("actions-label"),
        title=words.say("actions-title", action=actions[0].title),
        standfirst=words.say("actions-standfirst"),
        base=material.base(survey=material.has_survey, delivery=material.has_delivery),
        blocks=(Entries(entries=entries), Prose(paragraphs=_remarks(material), muted=True)),
    )


def _entry(material: Material, action: Action) -> Entry:
    words = material.words
    statements = {finding.id: finding.statement for finding in material.findings}
    because = [statements[finding] for finding in action.because if finding in statements]
    verdict = f"{action.verdict_name}." if action.verdict_name else ""
    parts = [
        (words.say("action-because"), " ".join([verdict, *because]).strip()),
        (words.say("action-first-step"), action.first_step),
        (words.say("action-owner"), _owner(material, action)),
        (words.say("action-expected"), _expected(material, action)),
        (words.say("action-watch"), _signs(material, action)),
        (words.say("action-stop"), _stop(material, action)),
        (words.say("action-do-not"), action.do_not),
    ]
    return Entry(
        title=action.title,
        badge=words.say("action-grade", grade=action.evidence_grade),
        parts=tuple((label, text) for label, text in parts if text),
    )


def _remarks(material: Material) -> tuple[str, ...]:
    """Say what the grades mean, and what the actions rest on."""
    words = material.words
    sources = dict.fromkeys(one for action in material.actions for one in action.sources)
    named = words.say("actions-sources", sources="; ".join(sources)) if sources else ""
    return (f"{words.say('actions-grades')} {named}".strip(),)


def _owner(material: Material, action: Action) -> str:
    if action.effort is None:
        return action.owner_role
    effort = material.words.named("action-effort", action.effort.lower())
    return f"{action.owner_role}; {effort}"


def _signs(material: Material, action: Action) -> str:
    if action.lagging_indicator is None:
        return action.leading_indicator
    later = material.words.say("action-later", sign=action.lagging_indicator)
    return f"{action.leading_indicator}. {later}"


def _stop(material: Material, action: Action) -> str:
    if action.stop_rule is None or action.review_after_weeks is None:
        return ""
    again = material.words.say("action-review", weeks=action.review_after_weeks)
    return f"{action.stop_rule} {again}"


def _expected(material: Material, action: Action) -> str:
    """Say the predicted effect in days, or that there is none, and what studies found elsewhere."""
    words, expected = material.words, action.expected
    here = words.say("action-not-estimated")
    if expected.days is not None:
        here = words.say(
            "expected-days",
            days=words.days(expected.days, signed=True),
            interval=words.change(expected.low, expected.high),
        )
    if action.expected_range is None:
        return here
    return f"{here} {words.say('action-elsewhere', found=action.expected_range)}"
