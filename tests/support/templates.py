"""Templates compiled once for all applications of the tests."""

from typing import Final

from flask import Flask
from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

COMPILED: Final[dict[str, bytes]] = {}
"""By what the template is and says; an application of its own would compile each anew."""


class _Remembered(BytecodeCache):
    def load_bytecode(self, bucket: Bucket) -> None:
        if bucket.key in COMPILED:
            bucket.bytecode_from_string(COMPILED[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        COMPILED[bucket.key] = bucket.bytecode_to_string()


def with_compiled_templates(app: Flask) -> Flask:
    """Let an application use what another has compiled; return it."""
    app.jinja_env.bytecode_cache = _Remembered()
    return app
