"""German words that say nothing of a comment's subject."""

from typing import Final

_WORDS: Final = """
ab aber alle allem allen aller alles als also am an andere anderem anderen anderer anderes auch auf
aus bei beide beiden beim bekommt bereits besser bin bis bisher bist bleibt brauchen braucht da
dabei dadurch dafür dagegen daher dahin damit danach daneben dann daran darauf daraus darf darin
darum darüber das dass davon davor dazu dein deine dem den denen denn der deren des deshalb dessen
dich die dies diese diesem diesen dieser dieses dir doch dort drei durch dürfen eben eher
eigentlich ein eine einem einen einer eines einfach einige einigen einiger einiges einmal er erst
erste ersten es etwa etwas euch euer eure fast für ganz ganze ganzen gar geben gegen gehen geht
gemacht genau genug gerade gern gibt gut gute guten habe haben hat hatte hatten heute hier hin
hinter ich ihm ihn ihnen ihr ihre ihrem ihren ihrer im immer in ins irgendwie ist ja jahr jahre
jahren jahres jede jedem jeden jeder jedes jedoch jemand jetzt kann kaum kein keine keinem keinen
keiner keines kommen kommt können könnte lange lassen leider letzte letzten lässt machen macht mal
man manche manchmal mehr mein meine meinem meinen meiner meist meistens mich mir mit monat monate
monaten muss musste möchte möglich müssen nach nachdem nicht nichts nie niemand nimmt noch nun nur
ob oben obwohl oder oft ohne paar pro schon sehr sei sein seine seinem seinen seiner seit selbst
selten sich sie sind so sobald sogar solche soll sollen sollte somit sondern sonst sowie stets tag
tage tagen teil teils trotz um und uns unser unsere unserem unseren unserer unter usw viel viele
vielen vieles vielleicht vom von vor wann war waren warum was weg wegen weil weiter welche welchem
welchen welcher welches wenig wenige weniger wenn wer werden wie wieder will wir wird wirklich wo
woche wochen wollen worden wurde wurden während wäre zu zum zur zwar zwei zwischen zwischendurch
über überall
"""

GERMAN: Final = frozenset(_WORDS.split())
