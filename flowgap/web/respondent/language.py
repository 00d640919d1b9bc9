"""Which language a respondent reads."""

from collections.abc import Sequence

from flask import request

from flowgap.web.language import speak
from flowgap.wording import LANGUAGES, Wording


def chosen_language(languages: Sequence[str], *, kept: str | None = None) -> str:
    """Return the language just chosen, else the page's, the draft's or the browser's."""
    wanted = (
        request.form.get("language"),
        request.form.get("spoken"),
        request.args.get("language"),
        kept,
    )
    for language in wanted:
        if language in languages:
            return str(language)
    return request.accept_languages.best_match(languages, default=languages[0]) or languages[0]


def speak_outside() -> Wording:
    """Let a page that belongs to no wave speak; what was sent is not read for it."""
    asked = request.args.get("language")
    if asked in LANGUAGES:
        return speak(str(asked))
    return speak(request.accept_languages.best_match(LANGUAGES, default=LANGUAGES[0]) or "")
