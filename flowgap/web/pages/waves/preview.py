"""The preview of a wave in preparation: the pages of respondents in a frame."""

from dataclasses import dataclass

from flowgap.services.waves.preparing import Preparation
from flowgap.wording import LANGUAGES, Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class Framed:
    """One frame: the first page in a language."""

    title: str
    language: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WavePreviewPage:
    """The frames, one for each language of the pages."""

    label: str
    title: str
    standfirst: str
    token: str
    frames: tuple[Framed, ...]
    base: str


def wave_preview_page(preparation: Preparation, token: str, wording: Wording) -> WavePreviewPage:
    """Return the page."""
    say = wording.say
    return WavePreviewPage(
        label=say("waves-preview"),
        title=say("waves-preview-title", name=preparation.name),
        standfirst=say("waves-preview-standfirst"),
        token=token,
        frames=tuple(
            Framed(title=say(f"waves-preview-{language}"), language=language)
            for language in LANGUAGES
        ),
        base=say("waves-preview-base"),
    )
