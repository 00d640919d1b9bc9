"""Text areas of a form that was not taken: what was typed is shown, so that it can be copied.

Only text areas of the pages listed here are: no passwords, files or hidden fields, and never what
a respondent answers.
"""

import re
from collections.abc import Mapping
from typing import Final

from flask import request

from flowgap.forms.texts import typed

AREAS: Final[Mapping[str, re.Pattern[str]]] = {
    "report_room.commentary": re.compile("text"),
    "setup.settings": re.compile("rollout_by_team|holidays"),
    "setup.team_list": re.compile("team_list"),
    "waves.keep": re.compile("teams"),
    "questionnaires.keep": re.compile(
        r"text:.+|(?:screener|new|item\d)_text_\w+|screener_choices_\w+|dimension_definition_\w+"
    ),
}
"""The names of text areas, by the address that their form is sent to."""


def typed_texts() -> str:
    """Return what was typed into the text areas of this request, an empty line between two.

    No form is larger than `MAX_FORM_MEMORY_SIZE`, so this is not either.
    """
    names = AREAS.get(request.endpoint or "")
    if names is None:
        return ""
    texts = (typed(text).strip() for name, text in request.form.items() if names.fullmatch(name))
    return "\n\n".join(text for text in texts if text)
