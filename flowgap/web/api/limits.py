"""What the API takes: media types, sizes, and how much a page holds."""

from typing import Final

JSON: Final = "application/json"
ZIP: Final = "application/zip"
LARGEST_BODY: Final = 64 * 1024
"""Of a request that should have none: what is larger is not even told apart."""

SMALLEST_LIMIT: Final = 1
LARGEST_LIMIT: Final = 1000
DEFAULT_LIMIT: Final = 100
LONGEST_KEY: Final = 200
"""Characters of an idempotency key."""
