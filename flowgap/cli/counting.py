"""Numbers of things in English sentences."""


def counted(number: int, noun: str) -> str:
    """Return a number with its noun, e.g. `1 mail` or `1,200 mails`."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
