"""Files to keep, not to show."""

from flask import Response


def download(content: bytes, name: str, mimetype: str) -> Response:
    """Return a file that the browser keeps under a name."""
    disposition = f'attachment; filename="{name}"'
    return Response(content, mimetype=mimetype, headers={"Content-Disposition": disposition})
