"""Names of teams as people type them: in any case, with other dashes, blanks, marks and umlauts."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Final

_UMLAUTS: Final = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})
_SIGNS: Final = str.maketrans(
    {"&": " und ", "_": " ", "\N{RIGHT SINGLE QUOTATION MARK}": "'", "\N{ACUTE ACCENT}": "'"}
)
_AND: Final = frozenset({"und", "and"})
_WORDS: Final = re.compile(r"\d+|[^\W\d_]+")
_BETWEEN: Final = r"[^\w.!?;:,]{0,3}"
"""What may stand between the parts of a name; the end of a sentence may not."""
_APART: Final = r"[^\w.!?;:,]{1,3}"
_ENDING: Final = "(?:'?s|es|n|en)?"
_LONGEST_SHORT: Final = 2
_LEAST_TO_JOIN: Final = 5
"""Letters from which on a name is known, too, where its parts are typed as one word."""


def pattern_of(names: Iterable[str]) -> re.Pattern[str] | None:
    """Return what finds any of these names in a text that was `folded`; None if none can be found.

    Names of one or two letters are not looked for: "it" would be IT, and "as" be A's.
    """
    any_of = sorted({one for name in names for one in _spellings(name)}, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(any_of)}){_ENDING}(?!\w)") if any_of else None


def folded(text: str) -> tuple[str, str]:
    """Return a text without what people type in several ways: with ü as u, and with ü as ue."""
    visible = "".join(letter for letter in text if not _is_unseen(letter))
    # Compatible forms once more: some letters without case are no compatible form themselves.
    alike = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", visible).casefold())
    alike = alike.translate(_SIGNS)
    return _bare(alike), _bare(alike.translate(_UMLAUTS))


def _is_unseen(letter: str) -> bool:
    """Tell whether a letter leaves no trace: a soft hyphen, a joiner, a selector of variants."""
    kind = unicodedata.category(letter)
    return kind == "Cf" or (kind == "Mn" and not unicodedata.combining(letter))


def _bare(text: str) -> str:
    apart = unicodedata.normalize("NFKD", text)
    return " ".join("".join(one for one in apart if not unicodedata.combining(one)).split())


def _spellings(name: str) -> Iterator[str]:
    for spelling in dict.fromkeys(folded(_with_words_apart(name))):
        words = [*_WORDS.finditer(spelling)]
        n_letters = sum(len(word.group()) for word in words)
        if n_letters > _LONGEST_SHORT:
            yield "".join(_parts(words, may_join=n_letters >= _LEAST_TO_JOIN))


def _parts(words: list[re.Match[str]], *, may_join: bool) -> Iterator[str]:
    last_end: int | None = None
    for word in words:
        if last_end is not None:
            yield _BETWEEN if may_join or word.start() == last_end else _APART
        yield "(?:und|and)" if word.group() in _AND else re.escape(word.group())
        last_end = word.end()


def _with_words_apart(name: str) -> str:
    """Return a name like FrontEnd in two words."""
    pairs = zip(name, f"{name[1:]} ", strict=True)
    return "".join(f"{one} " if one.islower() and then.isupper() else one for one, then in pairs)
