"""`python -m flowgap`: the command line."""

import sys

from flowgap.cli.main import main

sys.exit(main())
