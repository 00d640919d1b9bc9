### Seiten zu Sichtweisen: wo Rollen auseinanderliegen, was mit Ergebnissen einhergeht.

report-perception-others = Alle anderen Vergleiche
web-perception = Rollen im Vergleich
web-drivers = Treiber
explore-perception-label = Wo Rollen auseinanderliegen
explore-perception-title = { $n ->
    [one] In einem von { $all } Vergleichen liegen zwei Rollen klar auseinander
   *[other] In { $n } von { $all } Vergleichen liegen zwei Rollen klar auseinander
}
explore-perception-standfirst = Die größte Rolle wird mit jeder anderen verglichen, Praktik für Praktik. Ein Unterschied ist eine Frage: Beide können über ihre eigene Arbeit recht haben.
explore-perception-no-roles = Es lassen sich keine zwei Rollen vergleichen
explore-perception-none = Es lassen sich noch keine zwei Gruppen vergleichen
explore-perception-needs = Zwei Rollen lassen sich vergleichen, sobald aus jeder mindestens { $people } Personen ihre Rolle genannt und geantwortet haben. Fragen Sie in der nächsten Welle nach der Rolle, sagen Sie, wofür sie gebraucht wird, und laden Sie ganze Teams ein.
explore-perception-reading = So ist es zu lesen
explore-perception-chance = Wo das Intervall null enthält, ist der Unterschied blass: Er kann Zufall sein. Etwa eines von zehn solchen Intervallen verfehlt die Wahrheit.
explore-perception-hidden = Eine Rolle mit weniger als { $people } Personen, oder eine, deren Zahl wenige Personen verraten würde, fehlt.
explore-drivers-none = Was mit den Ergebnissen einhergeht, lässt sich nicht sagen
explore-drivers-needs = Treiber werden zwischen Teams gesucht: Nötig sind mindestens zehn Teams, die gezeigt werden dürfen, mit 100 Personen, und Ergebnisse, die sich unterscheiden. Mehr Teams und mehr Antworten in der nächsten Welle machen sie möglich; ab 30 Teams stehen sie ohne die Hilfe veröffentlichter Befunde.
explore-drivers-reading = So ist es zu lesen
explore-drivers-shares = Alle Praktiken zusammen erklären einen Teil davon, wie sich die Ergebnisse der Teams unterscheiden. Der Anteil sagt, wie viel von diesem Teil eine Praktik trägt, gleich wie die anderen gezählt werden.
explore-drivers-ranks = Der Rang hat eine Spanne: So weit wandert die Praktik, wenn andere Teams gezogen werden. Praktiken, deren Spannen sich überschneiden, lassen sich nicht unterscheiden.
explore-drivers-not-cause = Ob Ergebnisse besser werden, wo eine Praktik besser wird, weiß man daraus nicht. Das zeigt die nächste Welle, nachdem die Praktik verändert wurde.

themes-name-it = Thema benennen
themes-rename = Namen ändern
themes-name = Name des Themas
themes-name-hint = Bis zu 60 Zeichen. Nennen Sie keine Person und kein Team. Ein leerer Name bringt die Wörter zurück.
themes-keep = Namen behalten
themes-behind = Wörter dahinter: { $words }
themes-name-long = Dieser Name ist zu lang: Erlaubt sind bis zu 60 Zeichen.
themes-meanwhile = Jemand anders hat den Namen inzwischen geändert: Er lautet jetzt { $name }. Behalten Sie Ihren, um ihn an diese Stelle zu setzen.
themes-no-name = nicht vergeben
