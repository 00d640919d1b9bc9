"""The promise that was made to those who answered, and what this report holds back."""

from flowgap.reporting.blocks import Block, Callout, Page, PageId, Prose
from flowgap.reporting.material import Material


def confidentiality_page(material: Material) -> Page:
    """Return the last page."""
    words = material.words
    n = material.minimum_group
    blocks: list[Block] = [
        _prose(material, "promise-groups", n=n),
        _prose(material, "promise-use", n=n),
        _prose(material, "promise-limits"),
    ]
    if held := _held_back(material):
        blocks.insert(0, Callout(heading=words.say("promise-held-heading"), paragraphs=held))
    return Page(
        id=PageId.CONFIDENTIALITY,
        label=words.say("promise-label"),
        title=words.say("promise-title", n=n),
        standfirst="",
        base=material.base(survey=True),
        blocks=tuple(blocks),
    )


def _held_back(material: Material) -> tuple[str, ...]:
    """Return how many cells are hidden, then what earlier results keep from being given."""
    words, privacy = material.words, material.result.privacy
    told = []
    if privacy.released_cells or privacy.suppressed_cells:
        told.append(
            words.say(
                "promise-held",
                suppressed=words.number(privacy.suppressed_cells),
                released=words.number(privacy.released_cells),
            )
        )
    if privacy.refused:
        told += [words.say("promise-refused"), *privacy.refused]
    return tuple(told)


def _prose(material: Material, message: str, **values: object) -> Prose:
    words = material.words
    return Prose(
        heading=words.say(f"{message}-heading"), paragraphs=(words.say(message, **values),)
    )
