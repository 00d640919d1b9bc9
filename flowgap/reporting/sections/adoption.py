"""What went along with the rollout of AI, and what is never shown as an effect."""

from flowgap.reporting.blocks import Align, Cell, Column, Page, PageId, Prose, Row, Table
from flowgap.reporting.marks import Symbol, Tone
from flowgap.reporting.material import Material
from flowgap.result.delivery import AdoptionEffect, EffectVerdict

_VERDICT = {
    EffectVerdict.GAIN: (Symbol.CHECK, Tone.STRONG),
    EffectVerdict.LOSS: (Symbol.CHECK, Tone.WORSE),
    EffectVerdict.NO_EVIDENCE: (Symbol.BAR, Tone.PLAIN),
    EffectVerdict.CANNOT_TELL: (Symbol.DOTTED, Tone.MUTED),
}


def adoption_page(material: Material) -> Page | None:
    """Return the page, or nothing where nothing was compared."""
    adoption, words = material.result.delivery.adoption, material.words
    found = [one for one in (adoption.effect, adoption.effect_on_delivered) if one is not None]
    if not material.has_delivery or not found or found[0].design is None:
        return None
    return Page(
        id=PageId.ADOPTION,
        label=words.say("adoption-label"),
        title=_title(material, found),
        standfirst=words.say("adoption-standfirst"),
        base=material.base(delivery=True),
        blocks=(_effects(material, found), _remarks(material)),
    )


def _title(material: Material, found: list[AdoptionEffect]) -> str:
    """Return what is told of either outcome; what went along with it comes first."""
    verdicts = {one.verdict for one in found}
    told = next(verdict for verdict in _VERDICT if verdict in verdicts)
    if {EffectVerdict.GAIN, EffectVerdict.LOSS} <= verdicts:
        return material.words.say("adoption-title-both")
    return material.words.named("adoption-title", told)


def _effects(material: Material, found: list[AdoptionEffect]) -> Table:
    words = material.words
    return Table(
        caption=words.say("adoption-caption"),
        note=words.say("adoption-note", design=found[0].design or "none"),
        columns=(
            Column(title=words.say("column-compared"), width_mm=44),
            Column(title=words.say("column-outcome"), width_mm=92),
            Column(title=words.say("column-adoption-difference"), width_mm=34, align=Align.END),
        ),
        rows=tuple(_effect(material, one) for one in found),
    )


def _effect(material: Material, one: AdoptionEffect) -> Row:
    words = material.words
    symbol, tone = _VERDICT[one.verdict]
    said = (one.reason or "", _before(material, one), _placebos(material, one))
    return Row(
        cells=(
            Cell(text=words.named("adoption-outcome", one.outcome)),
            Cell(
                text=words.named("adoption-verdict", one.verdict),
                note=" ".join(part for part in said if part),
                symbol=symbol,
                tone=tone,
            ),
            Cell(
                text=words.percent(one.estimate, signed=True) if one.estimate is not None else "",
                note=_range(material, one.interval90),
            ),
        )
    )


def _before(material: Material, one: AdoptionEffect) -> str:
    """Return what showed before anything had begun."""
    if one.before is None or one.before_interval90 is None:
        return ""
    told = _told(material, one.before, one.before_interval90)
    return material.words.say("adoption-before", **told)


def _placebos(material: Material, one: AdoptionEffect) -> str:
    if one.placebo_share is None:
        return ""
    share = material.words.percent(one.placebo_share)
    return material.words.say("adoption-placebos", share=share)


def _remarks(material: Material) -> Prose:
    words, dose = material.words, material.result.delivery.adoption.dose
    said = [words.say("adoption-no-correlation")]
    if dose is not None and dose.estimate is not None and dose.interval90 is not None:
        told = _told(material, dose.estimate, dose.interval90)
        said.insert(0, words.say("adoption-dose", use=dose.use, **told))
    elif dose is not None and dose.reason is not None:
        said.insert(0, dose.reason)
    return Prose(heading=words.say("adoption-dose-heading"), paragraphs=tuple(said))


def _told(material: Material, estimate: float, ends: tuple[float, float]) -> dict[str, str]:
    words = material.words
    low, high = (words.percent(end, signed=True) for end in ends)
    return {"estimate": words.percent(estimate, signed=True), "low": low, "high": high}


def _range(material: Material, ends: tuple[float, float] | None) -> str:
    if ends is None:
        return ""
    low, high = (material.words.percent(end, signed=True) for end in ends)
    return material.words.say("range", low=low, high=high)
