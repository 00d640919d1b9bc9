"""The third witness of a stage: what is open there now, and whether queue and wait agree."""

from collections.abc import Iterator

from flowgap.reporting.blocks import KeyFigure
from flowgap.reporting.material import Material
from flowgap.reporting.sections.stages import READING_MARKS
from flowgap.result.diagnosis import Reading, StageQueue, Witnesses
from flowgap.stages import Stage
from flowgap.web.pages.results.cards import BarLine, bar
from flowgap.web.pages.results.evidence_card import EvidenceCard
from flowgap.wording import Wording


def reading_state(reading: Reading, p: float | None, material: Material) -> str:
    """Return what a witness says, with its chance."""
    words = material.words
    told = words.named("reading", reading)
    return told if p is None else words.say("reading-with-chance", reading=told, p=words.chance(p))


def queue_card(row: Witnesses, material: Material, wording: Wording) -> EvidenceCard:
    """Return how much is open in a stage, how old it is, and the cross-check of its counts."""
    words, queue = material.words, queue_of(row.stage, material)
    symbol, tone = READING_MARKS[row.ageing]
    name, state = wording.say("explore-queue"), reading_state(row.ageing, row.ageing_p, material)
    if queue is None or queue.n_open is None:
        is_heard = row.ageing.is_heard
        figure = KeyFigure(
            name=name,
            state=state,
            symbol=symbol,
            value=wording.say(f"explore-queue-{row.ageing if is_heard else 'unknown'}"),
            is_figure=False,
            lines=(wording.say(f"explore-queue-{'p' if is_heard else 'needs'}"),),
        )
    else:
        figure = KeyFigure(
            name=name,
            state=state,
            symbol=symbol,
            value=words.number(queue.n_open),
            unit=wording.say("explore-items", n=queue.n_open),
            lines=(wording.say("explore-queue-open"),),
        )
    return EvidenceCard(
        figure=figure,
        tone=tone,
        bars=() if queue is None else tuple(_old(queue, material, wording)),
        notes=() if queue is None else tuple(_cross_check(queue, material, wording)),
    )


def queue_of(stage: Stage, material: Material) -> StageQueue | None:
    """Return what is known of the open work of a stage."""
    return next((one for one in material.result.constraint.queues if one.stage is stage), None)


def _old(queue: StageQueue, material: Material, wording: Wording) -> Iterator[BarLine]:
    """Yield the share of old items, and what a steady flow would leave."""
    shares = (("explore-old", queue.old_share), ("explore-old-steady", queue.steady_share))
    for message, share in shares:
        if share is not None:
            name = wording.say(message)
            yield BarLine(
                name=name,
                drawing=bar(share, name, strong=share is queue.old_share),
                share=material.words.percent(share),
                is_leader=share is queue.old_share,
            )


def _cross_check(queue: StageQueue, material: Material, wording: Wording) -> Iterator[str]:
    if queue.counted is not None and queue.expected is not None:
        yield wording.say(
            "explore-little" if queue.fits else "explore-little-not",
            counted=material.words.number(queue.counted, decimals=1),
            expected=material.words.number(queue.expected, decimals=1),
        )
