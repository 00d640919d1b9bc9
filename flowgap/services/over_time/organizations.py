"""Which engagements are of the same organization, by the name of the client."""

import unicodedata


def organization_of(client: str) -> str:
    """Return what tells an organization from others, however its name was typed."""
    return " ".join(unicodedata.normalize("NFKC", client).split()).casefold()
