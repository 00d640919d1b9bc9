"""A parser of pages that keeps the regular expressions it makes.

The parser reads a page in stretches, each up to one of certain characters, and means to compile the
expression for these characters once. It keeps it under the expression instead of the characters, so
that it never finds it again and makes it anew for every attribute of every page: more than a third
of all the time that a page takes. What it finds on a page stays the same.
"""

import re
from collections.abc import Iterable
from xml.etree.ElementTree import Element

from tinyhtml5 import inputstream  # type: ignore[import-untyped] # has no types
from tinyhtml5.parser import HTMLParser  # type: ignore[import-untyped] # has no types


class _Kept(dict[tuple[Iterable[str], bool], re.Pattern[str]]):
    """The expression for some characters, or for all but them: made when first asked for."""

    def __missing__(self, asked: tuple[Iterable[str], bool]) -> re.Pattern[str]:
        characters, these = asked
        listed = "".join(f"\\x{ord(character):02x}" for character in characters)
        self[asked] = found = re.compile(f"[{'' if these else '^'}{listed}]+")
        return found


inputstream.characters_until_regex = _Kept()


def parse_strictly(html: str) -> Element:
    """Parse a page in which nothing needs to be mended."""
    parser = HTMLParser(namespace_html_elements=True)
    root: Element = parser.parse(html)
    assert not parser.errors, [f"{place}: {error}" for place, error, _ in parser.errors]
    return root


def parse(html: str) -> Element:
    """Parse a document without checks."""
    root: Element = HTMLParser(namespace_html_elements=True).parse(html)
    return root
