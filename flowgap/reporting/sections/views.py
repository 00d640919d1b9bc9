"""Where views differ: between roles, within teams, and what people wrote about."""

from flowgap.privacy.thresholds import MINIMUM_COMMENTS
from flowgap.reporting.blocks import Align, Block, Cell, Column, Page, PageId, Prose, Row, Table
from flowgap.reporting.material import Material
from flowgap.reporting.sections.perception import (
    clear_gaps,
    perception_table,
    role_gaps,
)
from flowgap.reporting.sections.team_views import n_split_teams, views_block
from flowgap.reporting.sections.tenure import no_tenure, tenure_gaps


def views_page(material: Material) -> Page | None:
    """Return the page, or nothing where no role, no team and no comment tells of a difference."""
    words = material.words
    if not (role_gaps(material) or n_split_teams(material) or material.result.survey.themes):
        return None
    return Page(
        id=PageId.VIEWS,
        label=words.say("views-label"),
        title=_title(material),
        standfirst=words.say("views-standfirst"),
        base=material.base(survey=True),
        blocks=tuple(_blocks(material)),
    )


def _blocks(material: Material) -> list[Block]:
    words = material.words
    blocks: list[Block] = [perception_table(material)] if role_gaps(material) else []
    if not tenure_gaps(material):
        blocks.append(no_tenure(material))
    if (views := views_block(material)) is not None:
        blocks.append(views)
    if material.result.survey.themes:
        blocks.append(_themes(material))
    elif reason := material.result.survey.themes_reason:
        told = words.named("themes-reason", reason, n=_least_comments(material))
        blocks.append(Prose(heading=words.say("themes-caption"), paragraphs=(told,)))
    return blocks


def _title(material: Material) -> str:
    words = material.words
    if clear_gaps(material):
        return words.say("views-title-roles")
    if n_split := n_split_teams(material):
        return words.say("views-title-split", n=n_split)
    if role_gaps(material):
        return words.say("perception-none-clear")
    return words.say("views-title-themes", n=len(material.result.survey.themes))


def _themes(material: Material) -> Table:
    words = material.words
    return Table(
        caption=words.say("themes-caption"),
        note=words.say("themes-note", n=_least_comments(material)),
        columns=(
            Column(title=words.say("column-theme"), width_mm=112),
            Column(title=words.say("column-comments"), width_mm=58, align=Align.END),
        ),
        rows=tuple(
            Row(cells=(Cell(text=theme.label), Cell(text=words.band(theme.n_band))))
            for theme in material.result.survey.themes
        ),
    )


def _least_comments(material: Material) -> str:
    """Return from how many people who wrote topics may be shown, as a word up to ten."""
    return material.numeral(max(MINIMUM_COMMENTS, material.result.privacy.minimum_group))
