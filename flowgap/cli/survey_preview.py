"""`flowgap survey preview`: see a questionnaire as respondents will."""

from pathlib import Path
from typing import Final

import click

from flowgap.answering.booklets import n_core_items
from flowgap.answering.selecting import Asking
from flowgap.errors import InputError
from flowgap.questionnaire.loader import languages_of_file, load_file
from flowgap.wording import LANGUAGES

DEFAULT_PORT: Final = 8010


@click.command()
@click.argument("source", metavar="FILE", type=click.Path(path_type=Path))
@click.option("--language", metavar="CODE", help="Language to begin with. Default: the browser's.")
@click.option("--port", default=DEFAULT_PORT, show_default=True, type=click.IntRange(1, 65535))
@click.option("--booklet", type=int, metavar="N", help="Ask N of the items, as in a wave.")
def preview(*, source: Path, language: str | None, port: int, booklet: int | None) -> None:
    """Serve the pages of FILE to this machine only; nothing that is entered is kept."""
    # Loaded here, because no other command of this group needs a web server.
    from flowgap.cli.survey_server import serve_preview  # noqa: PLC0415

    asking = _asking(source, booklet)
    _refuse_language(source, language)
    serve_preview(source, language=language, port=port, asking=asking)


def _asking(source: Path, booklet: int | None) -> Asking:
    questionnaire = load_file(source)
    n_core = n_core_items(questionnaire)
    if booklet is not None and (questionnaire.sets or not 1 <= booklet <= n_core):
        allowed = f"1 to {n_core}" if not questionnaire.sets else "no booklets: a pulse has sets"
        raise InputError(f"{booklet} items for each person", file="--booklet", allowed=allowed)
    return Asking(booklet_items=booklet)


def _refuse_language(source: Path, language: str | None) -> None:
    spoken = [name for name in languages_of_file(source) if name in LANGUAGES]
    if language is not None and language not in spoken:
        raise InputError(
            f"there is no preview in {language[:20]!r}",
            file="--language",
            allowed=f"{', '.join(spoken)}: languages of the file that the pages speak, too",
        )
