"""Who did not answer: what their answers could change, and the means weighted to the roster."""

from collections.abc import Iterator, Mapping
from itertools import groupby

from flowgap.reporting.blocks import Align, Block, Cell, Column, Page, PageId, Prose, Row, Table
from flowgap.reporting.marks import Tone
from flowgap.reporting.material import Material
from flowgap.reporting.sections.teams import map_dimensions
from flowgap.result.survey import DimensionScore, Nonresponse, WeightedMean


def nonresponse_page(material: Material) -> Page | None:
    """Return the page, or nothing where of no dimension it is known what others could change."""
    words, known = material.words, [beside for beside in _all(material) if beside.reason is None]
    if not known:
        return None
    apart = words.number(known[0].apart_points)
    blocks: list[Block] = [_table(material)]
    if weights := tuple(_weights(material)):
        blocks.append(Prose(paragraphs=weights, muted=True))
    return Page(
        id=PageId.NONRESPONSE,
        label=words.say("nonresponse-label"),
        title=words.say("nonresponse-title", apart=apart, most=_most(material)),
        standfirst=words.say("nonresponse-note", apart=apart),
        base=material.base(survey=True),
        blocks=tuple(blocks),
    )


def nonresponse_remarks(material: Material) -> Iterator[str]:
    """Yield why there is no such page, where there are scores and none."""
    reasons = dict.fromkeys(beside.reason for beside in _all(material))
    if None not in reasons:
        for reason in reasons:
            yield material.words.named("nonresponse-reason", reason or "")


def _scores(material: Material) -> Iterator[tuple[DimensionScore, Nonresponse]]:
    """Yield what is told of each dimension that is shown as a score, the weakest first."""
    for score in map_dimensions(material):
        if score.nonresponse is not None and score.mean is not None:
            yield score, score.nonresponse


def _all(material: Material) -> list[Nonresponse]:
    return [beside for _, beside in _scores(material)]


def _most(material: Material) -> str:
    """Return by how many points a mean moves at most while the others are near."""
    moves = (
        abs(end - (score.mean or 0.0))
        for score, beside in _scores(material)
        for end in (beside.near_low, beside.near_high)
        if end is not None
    )
    return material.words.number(max(moves), decimals=1)


def _table(material: Material) -> Table:
    words = material.words
    apart = words.number(_all(material)[0].apart_points)
    return Table(
        caption=words.say("nonresponse-caption"),
        note=words.say("nonresponse-unit"),
        columns=(
            Column(title=words.say("column-dimension"), width_mm=62),
            Column(title=words.say("column-mean"), width_mm=18, align=Align.END),
            Column(title=words.say("column-weighted"), width_mm=22, align=Align.END),
            Column(title=words.say("column-near", apart=apart), width_mm=34, align=Align.END),
            Column(title=words.say("column-any"), width_mm=34, align=Align.END),
        ),
        rows=tuple(_row(material, *told) for told in _scores(material)),
    )


def _row(material: Material, score: DimensionScore, beside: Nonresponse) -> Row:
    words = material.words
    weighted = None if score.weighted is None else score.weighted.mean
    means = (
        Cell(text=score.name),
        Cell(text=words.number(score.mean, decimals=1), tone=Tone.STRONG),
        Cell(text=words.number(weighted, decimals=1)),
    )
    if beside.reason is not None:
        why = words.named("nonresponse-reason", beside.reason)
        return Row(cells=(*means, Cell(text=why, tone=Tone.MUTED, span=2)))
    near = words.interval(beside.near_low, beside.near_high)
    return Row(
        cells=(
            *means,
            Cell(text=near),
            Cell(text=words.interval(beside.mean_low, beside.mean_high), tone=Tone.MUTED),
        )
    )


def _weights(material: Material) -> Iterator[str]:
    """Yield by what means are weighted and how precise they stay, then why others are not."""
    words = material.words
    weighted = {score.name: score.weighted for score, _ in _scores(material) if score.weighted}
    by_what = sorted(weighted, key=lambda name: weighted[name].by)
    groups = [
        (by, list(names)) for by, names in groupby(by_what, key=lambda name: weighted[name].by)
    ]
    for by, names in groups:
        if by:
            told = _weighted(material, by, {name: weighted[name] for name in names})
            yield told if len(groups) == 1 else f"{words.listing(names)}: {told}"
    for reason in dict.fromkeys(one.reason for one in weighted.values() if one.reason):
        yield words.named("weighted-reason", reason)


def _weighted(material: Material, by: tuple[str, ...], means: Mapping[str, WeightedMean]) -> str:
    words = material.words
    known = [one.n_effective for one in means.values() if one.n_effective is not None]
    told = words.say("weighted-by", by=words.named("weighted", "_".join(by)))
    if not known:
        return told
    precise = words.say(
        "weighted-precise", low=words.number(min(known)), high=words.number(max(known))
    )
    return f"{told} {precise}"
