"""Which addresses mail is sent to."""

import re
from typing import Final

MAX_ADDRESS_CHARACTERS: Final = 254
"""RFC 5321, 4.5.3.1.3: a path of 256 characters has two brackets around it."""

ADDRESS_ALLOWED: Final = (
    "one plain address such as mia@example.com, without =?; a host with other letters in its xn--"
    " form"
)

_LOCAL: Final = (
    r"(?=[^@]{1,64}@)[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
)
_LABEL: Final = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
_NOT_ENCODED: Final = r"(?!.*=\?)"
"""Headers read `=?` as the start of an encoded word, RFC 2047, 2: it would be another address."""

ADDRESS: Final = re.compile(rf"{_NOT_ENCODED}{_LOCAL}@(?:{_LABEL}\.)+{_LABEL}")


def is_address(text: str) -> bool:
    """Tell whether a text is one address that every mail server takes; no name beside it."""
    return len(text) <= MAX_ADDRESS_CHARACTERS and ADDRESS.fullmatch(text) is not None
