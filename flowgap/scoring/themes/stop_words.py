"""Words that say nothing of a comment's subject, in English and German."""

from typing import Final

from flowgap.scoring.themes.stop_words_de import GERMAN

_ENGLISH: Final = """
a about above after again against ago all almost already also although always am among an and
another any anybody anyone anything anyway are around as at away back be became because become been
before being below best better between both but by came can cannot come comes could day days did do
does doing done down due during each either else enough especially etc even ever every everybody
everyone everything few first for from further gave get gets getting give given goes going gone
good got had half happen happens has have having he her here hers him himself his how however if in
instead into is it its itself just keep keeps kept kind last later least less let like little long
longer lot lots made mainly make makes making many may maybe me might mine month months more most
mostly much must my myself near need needs never next no nobody none nor not nothing now of off
often on once one ones only onto or other others our ours ourselves out over own part people per
perhaps probably put quite rather really right said same say says seem seems several shall she
should since so some somebody someone something sometimes soon still such sure take taken takes
taking than that the their theirs them themselves then there these they thing things think this
those though through thus till to today together too took toward try two under until up upon us use
used uses using usually very want wants was way week weeks well went were what whatever when where
whether which while who whole whom whose why will with within without won would year years yes yet
you your yours yourself
"""

STOP_WORDS: Final = frozenset(_ENGLISH.split()) | GERMAN
"""Both languages at once: comments do not say which one they are in, and teams mix them."""
