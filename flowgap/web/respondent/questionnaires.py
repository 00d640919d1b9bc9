"""Questionnaires as respondents read them: each is loaded once per language."""

from functools import cache
from typing import Final

from flowgap.questionnaire import loader
from flowgap.questionnaire.schema import Questionnaire
from flowgap.wording import LANGUAGES

LONGEST_WORD_ACROSS: Final = 8
MOST_POINTS_ACROSS: Final = 5


@cache
def languages_of(reference: str) -> tuple[str, ...]:
    """Return the languages that both a questionnaire and these pages speak, its own first."""
    return tuple(name for name in loader.available_languages(reference) if name in LANGUAGES)


@cache
def questionnaire_in(reference: str, language: str) -> Questionnaire:
    """Return a questionnaire in one of its languages."""
    return loader.load_questionnaire(reference, language=language)


def goes_across(questionnaire: Questionnaire) -> bool:
    """Tell whether the scale fits into one row of a phone; else it is a list."""
    words = [word for point in questionnaire.scale for word in point.label.split()]
    return (
        len(questionnaire.scale) <= MOST_POINTS_ACROSS
        and max(map(len, words)) <= LONGEST_WORD_ACROSS
    )
