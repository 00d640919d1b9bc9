"""Which language a page speaks, and the words that templates may ask for."""

from babel.core import Locale, negotiate_locale
from flask import Flask, g, has_request_context, request

from flowgap.services.accounts.sign_ins import SignedIn
from flowgap.wording import DEFAULT_LANGUAGE, LANGUAGES, Wording


def register(app: Flask) -> None:
    """Give templates `say` and the language of the page."""
    app.context_processor(_words)


def speak(language: str) -> Wording:
    """Let the page of this request speak `language`, e.g. that of its engagement."""
    spoken = language if language in LANGUAGES else DEFAULT_LANGUAGE
    g.wording = Wording(spoken)
    return current_wording()


def current_wording() -> Wording:
    """Return the words of this request: as chosen by `speak`, by who asks, or by the browser."""
    wording = g.get("wording")
    if isinstance(wording, Wording):
        return wording
    found = g.get("signed_in")
    if isinstance(found, SignedIn) and found.language in LANGUAGES:
        return Wording(found.language)
    return Wording(_asked_language() if has_request_context() else DEFAULT_LANGUAGE)


def _asked_language() -> str:
    asked = [language.replace("-", "_") for language, _ in request.accept_languages]
    found = negotiate_locale(asked, LANGUAGES)
    return Locale.parse(found).language if found else DEFAULT_LANGUAGE


def _words() -> dict[str, object]:
    wording = current_wording()
    return {"say": wording.say, "wording": wording, "language": wording.language}
