"""A server that can be killed: its parent starts another at once, at the same address.

Run as a program: `python -m tests.support.killable_server PORT`. It prints the id of the process
group of each server that it starts. The parent holds no database and no request, but what takes
long to read, so that the next server begins at once.
"""

import os
import sys

from flowgap.cli.serve import run
from flowgap.config import read_settings
from flowgap.web import create_app
from flowgap.web.respondent.questionnaires import questionnaire_in
from flowgap.wording import LANGUAGES, Wording
from tests.support.waves import MRI

N_PROCESSES = 2

TEMPLATES = (
    "base.html",
    "icon.txt",
    "form.html",
    "parts.html",
    "all.html",
    "all_parts.html",
    "thanks.html",
)


def main(port: int) -> None:
    app = create_app(read_settings())
    for name in TEMPLATES:
        app.jinja_env.get_template(f"respondent/{name}")
    questionnaire_in(MRI.reference, MRI.language)
    # Every page names the other languages in their own words.
    for language in LANGUAGES:
        Wording(language).say("respondent-start")
    while True:
        child = os.fork()
        if child == 0:
            os.setpgid(0, 0)
            run(lambda: app, host="127.0.0.1", port=port, n_processes=N_PROCESSES)
            return
        # Both say it, so that the group is there before its id is told.
        os.setpgid(child, child)
        print(child, flush=True)  # noqa: T201 - whom to kill
        os.waitpid(child, 0)


if __name__ == "__main__":
    main(int(sys.argv[1]))
