"""The door: `python3 app.py COMMAND` sets up and runs; a WSGI server imports `app:app`."""

import sys

if __name__ == "__main__":
    from flowgap.bootstrap import main

    sys.exit(main(sys.argv[1:]))

from flowgap.web import create_app

app = create_app()
