"""The cover: whose report, its conclusion, and what it rests on."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from flowgap.reporting.headline import headline
from flowgap.reporting.material import Material
from flowgap.reporting.titles import balanced_width_mm

CONCLUSION_SIZE: Final = 17.0
CONCLUSION_WIDTH_MM: Final = 144


@dataclass(frozen=True, slots=True, kw_only=True)
class Cover:
    """The first page; `simulated` is empty for a real client."""

    client: str
    title: str
    month: str
    conclusion: str
    conclusion_width_mm: int
    facts: tuple[tuple[str, str], ...]
    confidential: str
    simulated: str


def cover(material: Material, *, firm: str | None) -> Cover:
    """Return the cover of the report."""
    words, engagement = material.words, material.result.engagement
    issued_on = data_end(material)
    conclusion = headline(material)
    return Cover(
        client=engagement.client,
        title=engagement.title,
        month="" if issued_on is None else words.month(issued_on),
        conclusion=conclusion,
        conclusion_width_mm=balanced_width_mm(
            conclusion, most_mm=CONCLUSION_WIDTH_MM, size=CONCLUSION_SIZE
        ),
        facts=tuple((label, text) for label, text in _facts(material, firm) if text),
        confidential=words.say("confidential"),
        simulated=words.say("simulated") if engagement.simulated else "",
    )


def data_end(material: Material) -> date | None:
    """Return the last day that the report speaks of: it stands for the date of issue.

    The day of rendering would make two equal reports differ.
    """
    engagement = material.result.engagement
    days = [wave.closed_on for wave in engagement.waves]
    if engagement.after is not None:
        days.append(engagement.after.until - timedelta(days=1))
    return max(days, default=None)


def _facts(material: Material, firm: str | None) -> list[tuple[str, str]]:
    words, result = material.words, material.result
    survey, delivery, engagement = result.survey, result.delivery, result.engagement
    answers = periods = ""
    if survey.responded:
        answers = words.say(
            "cover-answers-text" if survey.invited else "cover-answers-text-unknown",
            responded=words.number(survey.responded),
            invited=words.number(survey.invited),
            n_teams=survey.n_teams,
        )
    if material.has_delivery and engagement.before is not None and engagement.after is not None:
        periods = words.say(
            "cover-delivery-text",
            n=words.number(delivery.before.n + delivery.after.n),
            when=words.span(engagement.before.start, engagement.after.until - timedelta(days=1)),
        )
    rollout = "" if engagement.ai_rollout is None else words.day(engagement.ai_rollout)
    return [
        (words.say("cover-answers"), answers),
        (words.say("cover-delivery"), periods),
        (words.say("cover-rollout"), rollout),
        (words.say("cover-firm"), firm or ""),
    ]
