# Der Bericht. Titel sind Sätze mit einem Verb; Zahlen kommen fertig gesetzt.

## Jede Seite
report-confidential = Vertraulich. Für die vom Auftraggeber benannten Personen und um den Fluss der Arbeit zu verbessern.
report-confidential-short = Vertraulich.
report-simulated = Simulierte Daten. Dieses Unternehmen, seine Menschen und seine Zahlen sind erfunden.
report-simulated-short = Simulierte Daten
report-page-word = Seite
report-base-survey = Basis: { $responded } von { $invited } Personen ({ $rate }) haben geantwortet, { $when }.
report-base-survey-unknown = Basis: { $responded } Personen haben geantwortet, { $when }. Wie viele gefragt wurden, ist nicht bekannt.
report-base-no-survey = Basis: keine verwendbaren Antworten.
report-base-only-pulses = Basis: nur Kurzbefragungen; keine Welle enthielt alle Fragen.
report-base-delivery = { $n_before } Vorgänge { $by } { $before }, { $n_after } { $by } { $after }. { $unit ->
    [working_days] Bilanz in Arbeitstagen des Unternehmens, andere Zahlen in Kalendertagen.
   *[days] Kalendertage.
}
report-base-no-delivery = Keine vergleichbaren Lieferdaten.
report-base-intervals = Intervalle: 90 %.
report-base-minimum = Kein Ergebnis steht für weniger als { $n } Antworten.
report-base-not-only-ai = KI ist die bekannteste Veränderung zwischen den Zeiträumen, nicht die einzige.
report-base-no-rise = Die Nutzung von KI steigt zwischen den Zeiträumen nicht erkennbar.
report-base-rise-unknown = Ob die Nutzung von KI zwischen den Zeiträumen stieg, ist nicht bekannt.
report-base-ai-rose = KI-Nutzung stieg schon innerhalb des Zeitraums davor: Er ist keine Zeit ohne KI.
report-base-ai-used = Im Zeitraum davor wurde KI schon genutzt.
report-base-ai-none = Im Zeitraum davor zeigt sich kaum KI-Nutzung.
report-base-ai-unknown = Wie viel KI davor genutzt wurde, ist nicht bekannt.
report-base-pooled = Werte von Teams sind entsprechend ihrem Rauschen zum Unternehmen hin gezogen.
report-base-pulses = Kurze Wellen haben breitere Bänder.
report-window-started = begonnen
report-window-merged = zusammengeführt
report-window-deployed = ausgeliefert
report-numeral-5 = fünf
report-numeral-6 = sechs
report-numeral-7 = sieben
report-numeral-8 = acht
report-numeral-9 = neun
report-numeral-10 = zehn
report-not-shown = nicht gezeigt
report-band-from = ab { $low }
report-band-under = unter { $high }
report-not-known = Nicht bekannt
report-not-measured = nicht gemessen
report-few-or-held-back = Zu wenige Antworten oder zurückgehalten: Mit einem früheren Ergebnis ließen sich wenige Menschen unterscheiden
report-held-back = Zurückgehalten: Mit einem früheren Ergebnis ließen sich wenige Menschen unterscheiden
report-hidden = Weniger als { $n } Antworten oder zum Schutz einer kleineren Gruppe verborgen
report-company = Unternehmen
report-so-what = Was daraus folgt
report-unit-days = Tage
report-unit-of-100 = von 100
report-unit-per-week = pro Woche
report-unit-hours = Stunden
report-range = { $low } bis { $high }
report-change-better = Kürzer
report-change-worse = Länger
report-change-neutral = Keine klare Änderung
report-grade-measured = Gemessen
report-grade-asked = Gefragt
report-grade-both = Gemessen und gefragt
report-grade-inferred = Gefolgert

## Spalten
report-column-stage = Stufe
report-column-before = Vorher
report-column-after = Nachher
report-column-bars = Vorher, darunter nachher
report-column-steps = Änderung Schritt für Schritt
report-column-change = Änderung
report-column-interval = 90-%-Intervall
report-column-longer = Wahrsch. länger
report-column-definition = Definition
report-column-dots = Änderung und Intervall, Tage
report-column-explanation = Erklärung
report-column-share = Anteil
report-column-link = Verbindung
report-column-makes-possible = Macht möglich
report-column-for = Spricht dafür
report-column-against = Spricht dagegen
report-column-median = Median
report-column-team = Team
report-column-answers = Antworten
report-column-rate = Quote
report-column-wave = Welle
report-column-when = Offen
report-column-people = Was Menschen sagen
report-column-clock = Was die Uhr sagt
report-column-ageing = Offene Arbeit
report-column-vote = Genannt
report-column-verdict = Zusammen
report-column-outcome = Ergebnis
report-column-chance = Wahrscheinlichkeit
report-column-dimension = Dimension
report-column-score = Wert
report-column-score-interval = 90-%-Intervall
report-column-n = n
report-column-favourable = Meistens
report-column-dk = Weiß nicht
report-column-roles = Zwischen
report-column-difference = Unterschied in Punkten, 90-%-Intervall
report-column-item = Frage
report-column-mean = Mittel
report-column-theme = Thema
report-column-comments = Wie viele davon schrieben
report-column-newcomers = Neue
report-column-settled = Eingearbeitete
report-column-action = Maßnahme
report-column-owner = Wer
report-column-watch = Erwartete Wirkung oder worauf zu achten ist
report-column-statement = Aussage
report-column-effect = Wirkung, Tage
report-column-figure = Kennzahl
report-column-value = Wert
report-column-indicator = Kennzahl
report-column-step = Schritt
report-column-file = Datei
report-column-rows = Zeilen
report-column-refused = Abgelehnt
report-column-digest = SHA-256, erste 16 Stellen
report-column-state = Zustand
report-column-needs = Bräuchte
report-column-practice = Praktik
report-column-explained = Anteil
report-column-rank = Rang, 90-%-Intervall
report-column-check = Prüfung
report-column-bound = Soll
report-column-values = Gefunden
report-column-passed = Bestanden
report-column-failed = Verfehlt
report-column-not-yet = Offen

## Titelseite
report-cover-answers = Befragung
report-cover-answers-text = { $responded } von { $invited } Personen in { $n_teams ->
    [one] einem Team
   *[other] { $n_teams } Teams
}
report-cover-answers-text-unknown = { $responded } Personen in { $n_teams ->
    [one] einem Team
   *[other] { $n_teams } Teams
}
report-cover-delivery = Lieferdaten
report-cover-delivery-text = { $n } Vorgänge, { $when }
report-cover-rollout = Einführung der KI
report-cover-firm = Erstellt von

## Inhalt
report-contents-label = Inhalt
report-contents-title = Die Geschichte in Titeln
report-reading-caption = So liest man ein Intervall
report-reading-note = { $name }, Änderung in Tagen
report-reading-invented = Eine erfundene Stufe
report-reading-heading = Was Punkt und Linie sagen
report-reading-dot = Der Punkt ist die Schätzung. Die Linie ist ihr 90-%-Intervall: Etwa neun von zehn solchen Linien enthalten den wahren Wert.
report-reading-colour = Eine Linie über „keine Änderung“ ist grau: keine klare Änderung. Orange ist klar langsamer oder niedriger, blau klar schneller oder höher.
report-reading-grades = Jeder Befund hat eine Stufe: gemessen (Lieferdaten), gefragt (Antworten), beides oder gefolgert.

## Schlagzeile
report-headline-joined = { $first }, { $then }
report-clause-ai = Bauen wurde mit KI { $saved } Tage schneller
report-clause-build = Bauen wurde { $saved } Tage schneller
report-clause-real = und der Gewinn kam beim Kunden an
report-clause-stages = andere Stufen
report-clause-cannot-tell = aber wohin der Gewinn ging, lässt sich nicht sagen
report-clause-took-all = aber { $stages } { $n ->
    [one] zehrte
   *[other] zehrten
} alles auf
report-clause-took-most = aber { $stages } { $n ->
    [one] zehrte
   *[other] zehrten
} das meiste auf
report-clause-took-part = und { $stages } { $n ->
    [one] zehrte
   *[other] zehrten
} einen Teil auf
report-headline-rework = Bauen wurde { $saved } Tage schneller, und Nacharbeit zehrte den Gewinn auf
report-headline-never-adopted = KI-Assistenten werden kaum genutzt, also gibt es keinen Gewinn zu verfolgen
report-headline-mix = Größere Arbeit, nicht langsamere Stufen, erklärt den größten Teil der Änderung
report-headline-schedule = Der größte Teil der Änderung ist Warten auf ein Release, nicht Arbeit
report-headline-no-saving = Das lässt sich nicht sagen: Bauen zeigt keine klare Ersparnis, der man folgen könnte
report-headline-no-build = Das lässt sich nicht sagen: Diese Daten zeigen nicht, wie lange das Bauen dauert
report-headline-readiness = Bereitschaft { $readiness } von 100, am schwächsten: „{ $dimension }“
report-headline-readiness-unsure = Bereitschaft { $readiness } von 100, keine Praktik ist eindeutig die schwächste
report-headline-survey-loose = Das lässt sich nicht sagen: Bei zu vielen Praktiken hängen die Fragen nicht zusammen
report-headline-survey-thin = Das lässt sich nicht sagen: zu wenige Antworten für einen Wert
report-headline-only-pulses = Es gibt Kurzbefragungen und noch keine volle Welle, also keinen Wert
report-headline-empty = Es gibt noch nichts zu untersuchen
report-standfirst-lead-time = Die Durchlaufzeit beträgt { $after } Tage, vorher { $before }: { $verdict ->
    [worse] länger
    [better] kürzer
   *[other] keine klare Änderung
}.
report-standfirst-ceiling = Hätte sich sonst nichts bewegt, wären es { $ceiling }.
report-ledger-reach = Bauen machte { $share } der Durchlaufzeit aus, erreichbar waren also höchstens { $reach }.
report-standfirst-no-delivery = Ohne Lieferdaten von vorher und nachher gibt es keine Lücke in Tagen. Dieser Bericht sagt, wie bereit die Organisation ist und wo Menschen das Warten sehen.
report-standfirst-only-pulses = Eine Kurzbefragung stellt eine Frage je Dimension. Welche davon leicht sind, sagt erst eine volle Welle; danach stehen hier ihre Werte und die der Kurzbefragungen.
report-standfirst-empty = Keine Antwort und keine ausgelieferte Änderung ließ sich verwenden. Die Seite zur Datenlage sagt, welche Datei welche Kennzahl möglich machen würde.
report-gap-state-measured = Gemessen
report-gap-state-provisional = Vorläufig
report-gap-state-not-identified = Nicht bestimmbar
report-gap-state-readiness-only = Nicht möglich
report-gap-reason-no-delivery-data = Es gibt keine Lieferdaten.
report-gap-reason-no-periods = Für den Auftrag sind keine Zeiträume vorher und nachher genannt.
report-gap-reason-no-start = Kein Zeitstempel markiert den Beginn von genügend Vorgängen.
report-gap-reason-empty-period = Einer der beiden Zeiträume enthält keinen Vorgang.
report-gap-reason-too-few = Es sind zu wenige Vorgänge oder Wochen.
report-gap-reason-build-not-measured = Zu wenige Vorgänge sagen, wann das Bauen begann und endete.
report-gap-reason-no-build-saving = Bauen zeigt keine Ersparnis, deren Intervall null ausschließt.
report-gap-reason-provisional = Für eine gemessene Lücke sind es zu wenige Wochen oder Vorgänge.
report-gap-reason-not-identified = Bauen zeigt keine klare Ersparnis, der man folgen könnte.
report-gap-reason-readiness-only = Eine Lücke in Tagen braucht Lieferdaten von vorher und nachher.

## Zusammenfassung
report-summary-label = Zusammenfassung
report-summary-findings = Was wir gefunden haben
report-summary-actions = Was zuerst zu tun ist
report-summary-sure = Wie sicher wir sind
report-figure-gap = Flusslücke
report-figure-gap-none = Nicht bekannt
report-figure-interval = 90-%-Intervall { $interval }
report-figure-give-back = { $share } der Ersparnis ({ $low } bis { $high })
report-figure-lead-time = Durchlaufzeit
report-figure-on-before = { $change } Tage gegen vorher
report-figure-readiness = Bereitschaft
report-figure-practices = { $practices } Praktiken, gleich gewichtet
report-figure-saved = gespart
report-figure-taken = aufgezehrt
report-figure-gained = auch gespart
report-figure-responses = Antworten
report-figure-responses-line = { $responded } von { $invited } Personen
report-figure-responses-line-unknown = { $responded } Personen; wie viele gefragt wurden, ist nicht bekannt
report-survey-state-measured = Gefragt
report-survey-state-provisional = Gefragt, vorläufig
report-survey-state-insufficient = Nicht möglich
report-survey-reason-no-answers = Keine Antwort ließ sich verwenden.
report-survey-reason-no-full-wave = Keine Welle enthielt alle Fragen.
report-survey-reason-no-responses = Keine Antwort ließ sich verwenden.
report-survey-reason-dont-know = Niemand wusste es: Alle Antworten waren „Weiß ich nicht“ oder blieben leer.
report-survey-reason-too-few-responses = Zu wenige haben geantwortet.
report-survey-reason-earlier-result = Zurückgehalten: Mit einem früheren Ergebnis ließen sich wenige Menschen unterscheiden.
report-survey-reason-low-response = Weniger als die Hälfte hat geantwortet.
report-readiness-reason-too-few = Für eine Zahl zur Bereitschaft können zu wenige Praktiken gezeigt werden.
report-readiness-reason-item-by-item = Bei zu vielen Praktiken hängen die Fragen nicht zusammen, also gibt es keine Zahl zur Bereitschaft.
report-readiness-reason-earlier-result = Zurückgehalten: Mit einem früheren Ergebnis ließen sich wenige Menschen unterscheiden.
report-readiness-reason-no-answers = Keine Antwort ließ sich verwenden.
report-readiness-reason-no-full-wave = Keine Welle enthielt alle Fragen.
report-readiness-reason-no-responses = Keine Antwort ließ sich verwenden.
report-readiness-reason-too-few-responses = Zu wenige haben geantwortet.
report-sure-build = Bauen ist schneller als vorher
report-sure-slower = { $stage } dauert länger als vorher
report-sure-lead-time = Die Durchlaufzeit ist länger als vorher
report-sure-weakest = „{ $dimension }“ ist die schwächste Praktik
report-expected-days = { $days } Tage ({ $interval })

## Wer geantwortet hat
report-answers-label = Wer geantwortet hat
report-answers-title = { $responded } von { $invited } Personen haben geantwortet, { $rate }
report-answers-title-unknown = { $responded } Personen haben geantwortet; wie viele eingeladen waren, ist nicht bekannt
report-answers-title-low = Nur { $rate } haben geantwortet: Die anderen sehen es vielleicht anders
report-answers-standfirst = { $n_teams ->
    [one] { $n_shown ->
        [one] Das eine Team kann gezeigt werden.
       *[other] Das eine Team kann nicht gezeigt werden.
    }
   *[other] { $n_shown } von { $n_teams } Teams können gezeigt werden. Die übrigen zählen in den Zahlen des Unternehmens, wenn sie zusammen genügend Antworten haben.
}
report-answers-rate-unknown = nicht bekannt
report-answers-caption = Antworten aller Eingeladenen
report-answers-answered = { $n } haben geantwortet
report-answers-missing = { $n } nicht
report-answers-reading = So liest man diese Antworten
report-answers-bands = Unterhalb des Unternehmens stehen Anzahlen und Quoten in Spannen, damit sich niemand durch Abziehen finden lässt.
report-answers-dk = „Weiß nicht“ zählt nie als mittlere Antwort. Sein Anteil ist ein eigenes Ergebnis.
report-answers-teams = Teams in der Reihenfolge der Teamliste
report-answers-waves = Wellen
report-answers-pilot-heading = Instrument in Erprobung
report-answers-pilot = Der Fragebogen wird noch validiert. Die Werte gelten innerhalb dieses Unternehmens; mit anderen werden sie nicht verglichen.
report-careless-none = Keine Antworten wirken unachtsam.
report-careless-share = { $share } der Antworten wirken unachtsam. In den Werten bleiben sie.
report-careless-nothing-moves = { $n ->
    [one] Ohne sie bewegte sich die eine Dimension, die sich vergleichen lässt, um höchstens { $bound } Punkte.
   *[other] Ohne sie bewegte sich keine der { $n } Dimensionen, die sich vergleichen lassen, um mehr als { $bound } Punkte.
}
report-careless-moves = Ohne sie bewegten sich um mehr als { $bound } Punkte: { $dimensions }{ $more ->
    [0] .
   *[other] {" "}und { $more } weitere.
}
report-careless-moved = { $dimension }, { $before } auf { $after }
report-careless-untold = Was sich ohne sie änderte, steht hier nicht: Es würde die wenigen verraten.
report-careless-critical-heading = Unachtsame Antworten wegzulassen hieße, Kritische verstummen zu lassen
report-careless-critical = Wer niedrige Werte gibt, wirkt häufiger unachtsam, als es der Zufall erlaubt. Das ist also kein Grund, jemanden auszuschließen.
report-careless-quarters = Als unachtsam markiert je Viertel der Werte, das niedrigste zuerst: { $shares }.

## Wer nicht geantwortet hat
report-nonresponse-label = Wer nicht geantwortet hat
report-nonresponse-title = Weichen die anderen um { $apart } Punkte ab, ändern sich Werte um bis zu { $most }
report-nonresponse-note = Bezogen auf alle Eingeladenen. Erster Bereich: wenn die ohne Antwort im Mittel um bis zu { $apart } Punkte abweichen. Zweiter Bereich: was immer sie denken.
report-nonresponse-caption = Was die ändern könnten, die nicht geantwortet haben
report-nonresponse-unit = Mittel der Antworten, 0 bis 100
report-nonresponse-reason-no-roster = Wie viele eingeladen waren, ist nicht bekannt, oder mehr haben geantwortet; so ist auch nicht bekannt, was die anderen ändern könnten.
report-nonresponse-reason-left-out = Nicht angegeben: Einige Personen fehlen in diesem Wert, und diese Zahl würde verraten, wie viele.
report-column-weighted = Gewichtet
report-column-near = Bis { $apart } Punkte entfernt
report-column-any = Was immer sie denken
report-weighted-by = Nach { $by } auf die Belegschaft gewichtet.
report-weighted-precise = So gewichtet sind sie so genau wie { $low } bis { $high } gleich gewichtete Antworten.
report-weighted-team = Team
report-weighted-team-role = Team und, soweit die Teams es zulassen, Rolle
report-weighted-reason-no-roster = Nicht gewichtet: Wie viele eingeladen waren, ist nicht für jedes Team bekannt, oder mehr haben geantwortet.
report-weighted-reason-few-teams = Nicht gewichtet: Weniger als fünf Gruppen würden das Unternehmen zufällig verschieben.

## Bilanz
report-ledger-label = Wohin der Gewinn ging
report-ledger-saved = Bauen sparte { $days } Tage
report-ledger-no-saving = Bauen zeigt keine klare Ersparnis
report-ledger-no-build = Bauen ist nicht in diesen Daten
report-ledger-together = alle übrigen Stufen änderten sich um { $days }
report-ledger-others = { $n ->
    [one] eine andere Stufe
   *[other] { $n } andere Stufen
}
report-ledger-added = { $stages } { $n ->
    [one] kostete
   *[other] kosteten
} { $days }
report-ledger-gave = { $stages } { $n ->
    [one] gab
   *[other] gaben
} { $days } zurück
report-ledger-nothing-else = keine andere Stufe änderte sich klar
report-ledger-gap = Die Flusslücke, alle Stufen außer Bauen, beträgt { $days } Tage ({ $interval }).
report-ledger-provisional = Sie ist vorläufig: Mehr Wochen oder Vorgänge würden sie festigen.
report-ledger-no-gap = Eine Flusslücke lässt sich nicht angeben.
report-price-items = Im Quartal sind das { $days } Vorgangstage ({ $interval }); geliefert werden { $after } Vorgänge, zuvor { $before }.
report-price-money = Mit dem genannten Satz für einen Vorgang, der einen Tag später kommt: { $currency } { $amount } ({ $interval }).
report-ledger-caption = Mittlere Tage je Vorgang und die Änderung bei vergleichbarer Arbeit
report-ledger-note = Grau: Das Intervall enthält null, keine klare Änderung. Stufen und Mischung ergeben zusammen die Änderung der Durchlaufzeit; Rest { $residual }. Die Zahlen sind so gerundet, dass sie sich addieren; einzelne können um 0,1 von ihrer eigenen Rundung abweichen. Vorher und nachher enthalten die Mischung, die Änderung nicht.
report-ledger-left-out = { $n } Vorgänge bleiben außen vor; result.json zählt sie nach Grund.
report-line-ceiling = Grenze
report-line-ceiling-remark = wenn sonst nichts geschah
report-line-gap = Flusslücke
report-line-gap-remark = alles außer Bauen
report-line-mix = Mischung
report-line-mix-remark = Größe und Art
report-line-total = Durchlaufzeit
report-line-total-remark = Mittel je Vorgang
report-so-what-queue = Ein weiteres Werkzeug zum Programmieren verkürzt die Durchlaufzeit nicht, solange { $stage } länger dauert: Die Arbeit käme dort nur früher an.
report-so-what-if = Dauerte { $stage } so lange wie vorher und bewegte sich sonst nichts, läge die Durchlaufzeit bei { $days } Tagen.
report-so-what-no-queue = Keine spätere Stufe dauert klar länger als vorher. Weiter beobachten: Schlangen zeigen sich erst Wochen später.

## Definitionen
report-definitions-label = Liegt es an der Definition?
report-definitions-title-all = { $n ->
    [one] Die einzige messbare Definition sagt: { $conclusion }
   *[other] Alle { $n } Definitionen sagen dasselbe: { $conclusion }
}
report-definitions-title-some = { $n_agree } von { $n } Definitionen der Durchlaufzeit sagen: { $conclusion }
report-definitions-standfirst = Durchlaufzeit lässt sich von und bis zu verschiedenen Momenten messen. Ein Befund, der mit der Definition kippt, ist kein Befund.
report-definitions-caption = Die Änderung unter jeder Definition
report-definitions-note = Tage; der Strich markiert keine Änderung
report-conclusion-slower = langsamer
report-conclusion-faster = schneller
report-conclusion-no-clear-change = keine klare Änderung
report-conclusion-not-possible = nicht möglich
report-definition-created-to-deployed = Angelegt bis ausgeliefert
report-definition-first-commit-to-deployed = Erster Commit bis ausgeliefert
report-definition-opened-to-deployed = Geöffnet bis ausgeliefert
report-definition-first-commit-to-merged = Erster Commit bis zusammengeführt
report-definition-opened-to-merged = Geöffnet bis zusammengeführt
report-definition-median = Median statt Mittel
report-definition-window-by-started = Zeiträume nach Beginn
report-definition-with-unfinished-work = Mit unfertiger Arbeit
report-definition-window-by-merged = Zeiträume nach Zusammenführen
report-definition-window-by-deployed = Zeiträume nach Auslieferung
report-definition-working-time = In Arbeitstagen
report-rivals-label = Was könnte es sonst erklären?
report-rivals-title = { $verdict }: So sagen es { $p } der Ziehungen
report-rivals-title-none = Keine Erklärung der Änderung sticht hervor
report-rivals-standfirst = Davor und danach unterscheiden sich in mehr als einem. Jede Erklärung hat eine schriftliche Regel: Eine Zahl, die sie erfüllt, spricht dafür, sonst dagegen.
report-rivals-caption = Sieben Erklärungen, ihr Anteil und ihre Belege
report-rivals-note = Anteil der Ziehungen, in denen die schriftliche Regel so urteilt; Tage je Vorgang, 90-%-Intervalle
report-clue-lead-time = Durchlaufzeit { $figure }
report-clue-release-wait = Warten auf das Ausliefern { $figure }
report-clue-build = Bauen { $figure }
report-clue-first-build = erste Besuche beim Bauen { $figure }
report-clue-elsewhere = erste Besuche anderswo { $figure }
report-clue-again = spätere Besuche { $figure }
report-clue-returned = Hotfixes und Rücknahmen { $figure }
report-clue-mix = Mischung { $figure }
report-clue-like-for-like = bei vergleichbarer Arbeit { $figure }
report-clue-with-open-work = Durchlaufzeit mit offener Arbeit { $figure }
report-clue-ai-share = Vorgänge mit KI jetzt { $figure }
report-clue-ai-rise = Vorgänge mit KI { $figure }
report-clue-instability = Wahrscheinlichkeit von mehr Fehlern { $figure }
report-clue-unlike-stages = ungleich erfasste Stufen { $figure }
report-clue-build-coverage = Vorgänge mit bekanntem Bauen { $figure }
report-clue-likeliest = wahrscheinlichste Erklärung { $figure }
report-clue-unknown = Nicht bekannt: { $clues }
report-verdict-migrated = Die Ersparnis wanderte in spätere Stufen
report-verdict-absorbed-by-rework = Nacharbeit zehrte die Ersparnis auf
report-verdict-never-adopted = KI wurde kaum genutzt
report-verdict-mix-change = Die Arbeit selbst änderte sich
report-verdict-schedule-change = Der Kalender der Releases änderte sich
report-verdict-gain-is-real = Der Gewinn ist echt
report-verdict-cannot-tell = Lässt sich nicht sagen
report-medians-caption = Mediane neben den Mitteln
report-medians-note = Tage; Mediane addieren sich nicht und sollen es nicht

## Stufen
report-stages-label = Zeugen je Stufe
report-stages-title-only-people = Hier sprechen nur die Menschen: Lieferdaten fehlen
report-stages-title-only-clock = Hier spricht nur die Uhr: Kein Wert der Umfrage lässt sich zeigen
report-stages-title-none = Kein Zeuge nennt eine Stufe schlecht
report-stages-both = Menschen und Uhr zeigen beide auf { $stages }
report-stages-clock = allein die Uhr zeigt auf { $stages }
report-stages-people = allein die Menschen zeigen auf { $stages }
report-stages-standfirst = Wo beide einig sind: handeln. Wo nur die Uhr spricht: nach einem Warten suchen, das normal geworden ist. Wo nur Menschen sprechen: nachfragen.
report-witnesses-caption = Was jeder Zeuge zu jeder Stufe sagt
report-witnesses-note = Wahrscheinlichkeit, dass die Stufe schlecht ist; ein Zeuge spricht ab 80 %
report-reading-bad = Schlecht
report-reading-fine = Gut
report-reading-unclear = Unklar
report-reading-silent = Stumm
report-reading-not-asked = Nicht gefragt
report-reading-with-chance = { $reading }, { $p }
report-witness-both-bad = Beide schlecht: handeln
report-witness-metric-bad = Uhr schlecht, Menschen gut
report-witness-people-bad = Menschen schlecht, Uhr gut
report-witness-both-fine = Beide gut
report-witness-only-clock = Nur die Uhr
report-witness-only-people = Nur die Menschen
report-witness-unclear = Unklar
report-posterior-caption = Wo mehr Kapazität am meisten helfen würde
report-constraint-state-named = eine Stufe ragt heraus
report-constraint-state-shared = zwei Stufen teilen sich den Platz
report-constraint-state-none = Keine Stufe verkürzt die Durchlaufzeit um 3 % oder mehr, wenn sie ein Viertel mehr Kapazität erhält.
report-constraint-state-abstain = Die Daten lassen es nicht zu, eine Stufe zu nennen.
report-constraint-state-out-of-range = Diese Organisation ist anders als die, an denen das Modell gelernt hat.
report-constraint-heading = Der Engpass
report-constraint-instead = Wo beide Zeugen eine Stufe schlecht nennen, dort beginnen; ein Modell würde solche Stufen nur ordnen.
report-constraint-if = Wenn eine Stufe ein Viertel mehr Kapazität hätte
report-constraint-gain = { $stage }: Durchlaufzeit { $days } Tage kürzer ({ $interval }).
report-constraint-next = Danach käme { $stage } an die Reihe (Wahrscheinlichkeit { $p }).

## Teams
report-teams-label = Teams und Dimensionen
report-teams-title-none = Kein Team lässt sich vom Unternehmen unterscheiden
report-teams-title-own = { $n ->
    [one] Ihr Team neben dem Unternehmen
   *[other] Ihre { $n } Teams neben dem Unternehmen
}
report-teams-title-one = Ein Team hat geantwortet, also gibt es keines zum Vergleich
report-teams-title-down = { $n_down } von { $n_shown } { $n_shown ->
    [one] Team
   *[other] Teams
} { $n_down ->
    [one] liegt
   *[other] liegen
} in einer Dimension klar unter dem Unternehmen
report-teams-title-up = { $n_up } von { $n_shown } { $n_shown ->
    [one] Team
   *[other] Teams
} { $n_up ->
    [one] liegt
   *[other] liegen
} in einer Dimension klar über dem Unternehmen
report-teams-title-both = { $n_down } von { $n_shown } Teams { $n_down ->
    [one] liegt
   *[other] liegen
} irgendwo klar unter dem Unternehmen, { $n_up } klar darüber
report-teams-up = Darüber: { $teams }{ $more ->
    [0] .
   *[other] {" "}und { $more } weitere.
}
report-teams-down = Darunter: { $teams }{ $more ->
    [0] .
   *[other] {" "}und { $more } weitere.
}
report-team-with-dimensions = { $team } ({ $dimension }{ $more ->
    [0] )
   *[other] {" "}und { $more } weitere)
}
report-teams-noise = Unterschiede ohne Zeichen können Rauschen sein.
report-teams-caption = Werte von 0 bis 100
report-teams-note = Dimensionen von schwach nach stark, Teams in der Reihenfolge der Teamliste
report-mark-split = zwei Sichten, und das Mittel zeigt keine
report-mark-doubt = steht vielleicht nicht für das Team
report-teams-doubt = Stehen vielleicht nicht für das Team: { $teams }.
report-doubt-note = Weniger als die Hälfte des Teams hat geantwortet, oder es kann so sein: Wo die genaue Angabe die Zahl der Antworten verraten würde, steht der Hinweis vorsichtshalber.
report-split-heading = Zwei Sichten in einem Team
report-split-teams = In diesen Teams stehen zwei Sichten hinter einem Wert, und das Mittel zeigt keine von beiden: { $teams }{ $more ->
    [0] .
   *[other] ; und { $more } weitere.
}
report-split-team = { $team } ({ $dimensions }{ $more ->
    [0] )
   *[other] {" "}und { $more } weitere)
}
report-agreement-heading = Übereinstimmung in den Teams
report-agreement-own = { $n ->
    [one] Ihr Team stimmt in sich zu { $agreement } überein (Median von rwg(j) gegen eine leicht schiefe Nullverteilung: 1 ist volle Übereinstimmung, { $floor } die übliche Untergrenze).
   *[other] { $n } Ihrer Teams mit acht oder mehr Personen stimmen in sich zu { $agreement } überein (Median von rwg(j) gegen eine leicht schiefe Nullverteilung: 1 ist volle Übereinstimmung, { $floor } die übliche Untergrenze).
}
report-agreement = { $n ->
    [one] Das eine Team mit acht oder mehr Personen stimmt in sich zu { $agreement } überein (Median von rwg(j) gegen eine leicht schiefe Nullverteilung: 1 ist volle Übereinstimmung, { $floor } die übliche Untergrenze).
   *[other] { $n } Teams mit acht oder mehr Personen stimmen in sich zu { $agreement } überein (Median von rwg(j) gegen eine leicht schiefe Nullverteilung: 1 ist volle Übereinstimmung, { $floor } die übliche Untergrenze).
}
report-teams-reading = 50 heißt: etwa die Hälfte der Zeit. Ein Dreieck markiert einen Unterschied, dessen 90-%-Intervall null ausschließt. Teams werden nie gereiht; fünf Punkte sind bei einem Team von acht nur Rauschen. Was rechts abgesetzt steht, gehört nicht zur Bereitschaft. Verborgene Teams zählen in der Zeile des Unternehmens, wenn sie zusammen genügend Antworten haben.
report-teams-items = Nicht in dieser Tabelle, weil ihre Fragen nicht zusammenhängen: { $dimensions }.
report-teams-held-back = Manche Zellen sind zurückgehalten: Mit einem früheren Ergebnis ließen sich wenige Menschen unterscheiden. Die Seite zur Vertraulichkeit nennt die Zahlen.

## Dimensionen
report-dimensions-label = Dimensionen
report-dimensions-title = Die schwächste Praktik ist „{ $dimension }“ mit { $estimate } von 100
report-dimensions-title-unsure = Die Antworten lassen offen, ob „{ $first }“ oder „{ $second }“ am schwächsten ist
report-dimensions-title-thin = Zu wenige Praktiken können gezeigt werden, um eine schwächste zu nennen
report-dimensions-title-loose = Bei zu vielen Praktiken hängen die Fragen nicht zusammen, um eine schwächste zu nennen
report-dimensions-readiness = Die Bereitschaft, das Mittel aus { $practices } Praktiken, liegt bei { $estimate } ({ $interval }).
report-dimensions-weakest = Wahrscheinlichkeit, die niedrigste zu sein: { $chances }.
report-dimensions-weights = Die Bereitschaft gewichtet { $practices } Praktiken gleich. Bei 90 % aller anderen Gewichte läge sie zwischen { $low } und { $high }.
report-dimensions-chance = { $name } { $p }
report-dimensions-caption = Werte des Unternehmens, 0 bis 100
report-dimensions-note = die schwächste zuerst; der Strich markiert 50, etwa die Hälfte der Zeit
report-dimensions-apart = Nicht Teil der Bereitschaft
report-dimensions-index = „Index“ markiert eine Dimension, deren Fragen für einen Wert nicht eng genug zusammenhängen oder über die zu wenig bekannt ist: eine Summe von Verhaltensweisen.
report-items-caption = Frage für Frage
report-items-note = Mittel derer, die jede Frage davon beantwortet haben, 0 bis 100, umgekehrte Fragen gedreht: Diese Fragen hängen nicht zusammen, jede steht für sich
report-as-index = Index
report-as-items = Frage für Frage gezeigt: Die Fragen hängen nicht zusammen.
report-as-items-hidden = Kein Wert: Die Fragen hängen nicht zusammen. Auch einzeln lassen sie sich nicht zeigen, ohne dass wenige Menschen erkennbar würden.
report-half-rule = Zählte man nur, wer jede Frage beantwortet hat, läge { $shifts }.
report-half-rule-shift = { $dimension } { $shift } Punkte { $way ->
    [lower] niedriger
   *[higher] höher
}
report-dimensions-so-what = Heben, was niedrig ist und nahe am Warten liegt. Eine Praktik, die überall stark ist, braucht kein Programm.
report-dimensions-no-benchmark = Es gibt keinen Vergleichswert: Zu wenige Organisationen haben diesen Fragebogen beantwortet. 50 ist ein Anker in Worten, kein Durchschnitt.
report-score-reason-dont-know = Niemand wusste es: Alle Antworten waren „Weiß ich nicht“ oder blieben leer.
report-score-reason-earlier-result = Zurückgehalten: Mit einem früheren Ergebnis ließen sich wenige Menschen unterscheiden.
report-score-reason-hidden = Nicht gezeigt: zu wenige Antworten.
report-score-note-few-for-figures = zu wenige Antworten für Anteile und Zuverlässigkeit

## Meinungen
report-opinions-label = Wo Menschen das Warten sehen
report-opinions-title = { $share } der Antwortenden zählen „{ $stage }“ zu den längsten Wartezeiten
report-opinions-title-driver = „{ $dimension }“ geht am stärksten mit den Ergebnissen einher
report-opinions-title-no-driver = Welche Praktik am stärksten mit den Ergebnissen einhergeht, lässt sich nicht sagen
report-opinions-standfirst = Eine Stimme ist eine Wahrnehmung: Sie sagt, wo man hinsehen soll, nicht wer schuld ist.
report-votes-caption = Wo Arbeit am längsten wartet
report-votes-note = Anteil der Antwortenden, bis zu zwei Nennungen
report-votes-other = { $name } { $share }
report-perception-caption = Wo Rollen auseinanderliegen
report-perception-note = erste Rolle minus zweite; { $n ->
    [one] der einzige Unterschied, dessen Intervall null ausschließt
   *[other] die { $n } Unterschiede, deren Intervall null ausschließt
}
report-perception-note-some = erste Rolle minus zweite; die { $shown } größten von { $n } Unterschieden, deren Intervall null ausschließt
report-perception-none-clear = Zwischen Rollen ist kein Unterschied klar
report-perception-none-clear-note = Jedes Intervall enthält null. { $shown ->
    [one] Der einzige Unterschied, erste Rolle minus zweite.
   *[other] Die { $shown } größten, erste Rolle minus zweite.
}
report-drivers-caption = Welche Praktiken mit den Ergebnissen einhergehen
report-drivers-caveat = Zusammenhänge zwischen Meinungen, keine Wirkungen. Anteile an dem, was alle zwischen den Teams erklären; verlässlicher als die Anteile sind die Ränge.
report-drivers-note-few-teams = Bei wenigen Teams ziehen veröffentlichte Befunde die Zahlen mit.
report-drivers-note-no-clear-driver = Keine ist klar die erste: Mit anders gezogenen Teams führt oft eine andere.
report-rank-one = Rang { $rank }
report-rank-range = Rang { $low } bis { $high }
report-drivers-reason-fewer-than-10-teams = Dazu lässt sich nichts sagen: Es gibt weniger als zehn vergleichbare Teams.
report-drivers-reason-fewer-than-100-people = Dazu lässt sich nichts sagen: In vergleichbaren Teams haben weniger als 100 Personen geantwortet.
report-drivers-reason-fewer-than-two-practices = Dazu lässt sich nichts sagen: Es lassen sich weniger als zwei Praktiken zeigen.
report-drivers-reason-outcome-does-not-vary = Dazu lässt sich nichts sagen: Die Ergebnisse der Teams unterscheiden sich nicht.
report-drivers-reason-no-association = In diesen Antworten geht keine Praktik mit den Ergebnissen einher.
report-drivers-reason-no-outcome = Dazu lässt sich nichts sagen: Die Ergebnisse lassen sich nicht zeigen.
report-drivers-reason-too-few-answers = Dazu lässt sich nichts sagen: Zu wenige Antworten dürfen zusammen verwendet werden.
report-drivers-reason-no-answers = Dazu lässt sich nichts sagen: Es gibt keine Antworten.
report-role-pair = { $a } und { $b }
report-role-build = Entwicklung
report-role-quality = Qualität
report-role-platform = Plattform
report-role-product = Produkt
report-role-lead = Führung
report-role-undisclosed = ohne Angabe
report-tenure-caption = Neue und Eingearbeitete
report-tenure-points = Punkte von 100
report-tenure-note = Neue minus Eingearbeitete, zu diesem einen Zeitpunkt; von all diesen Intervallen geht etwa jedes zehnte durch Zufall fehl
report-tenure-none = Neue und Eingearbeitete werden nicht verglichen: zu wenige haben gesagt, wie lange sie hier sind, oder wenige Menschen würden erkennbar.
report-no-stayers = Es gibt keinen Wert derer, die geblieben sind: Antworten werden zwischen Wellen nicht verknüpft.
report-views-label = Verschiedene Sichten
report-views-title-roles = Rollen sehen manche Praktiken verschieden
report-views-title-split = { $n ->
    [one] In einem Team stehen zwei Sichten derselben Praktik
   *[other] In { $n } Teams stehen zwei Sichten derselben Praktik
}
report-tenure-title = { $n ->
    [one] Neue und Eingearbeitete werden in einer Dimension verglichen
   *[other] Neue und Eingearbeitete werden in { $n } Dimensionen verglichen
}
report-views-title-themes = { $n ->
    [one] Ein Thema fällt in den Kommentaren auf
   *[other] { $n } Themen fallen in den Kommentaren auf
}
report-views-standfirst = Ein Unterschied ist eine Frage: Beide Seiten können über ihre Arbeit recht haben.
report-themes-caption = Worüber Menschen schrieben
report-themes-note = Themen der Kommentare, nie ein Kommentar; mindestens { $n } Menschen haben geschrieben, mindestens drei davon zu jedem Thema
report-themes-reason-too-few-people-wrote = Über Kommentare lässt sich nichts sagen: Themen erscheinen erst, wenn mindestens { $n } Menschen geschrieben haben.
report-themes-reason-nothing-that-three-people-wrote-of = Mindestens { $n } Menschen haben geschrieben, aber keine drei mit denselben Wörtern.

## Verlauf
report-trend-label = Welle für Welle
report-trend-title = { $changes } seit der ersten Welle
report-trend-title-cannot-tell = Ob sich eine Dimension geändert hat, lässt sich nicht sagen
report-trend-title-none = Keine Dimension hat sich seit der ersten Welle klar geändert
report-trend-moved = { $n_fell ->
    [one] Eine Dimension sank
   *[other] { $n_fell } Dimensionen sanken
} und { $n_rose ->
    [one] eine stieg
   *[other] { $n_rose } stiegen
}
report-trend-fell-one = „{ $dimension }“ sank
report-trend-fell-many = { $n } Dimensionen sanken
report-trend-rose-one = „{ $dimension }“ stieg
report-trend-rose-many = { $n } Dimensionen stiegen
report-trend-standfirst = Eine Änderung wird nur genannt, wenn ihre Richtung in der letzten Welle zu 97,5 % sicher ist, oder zu je 90 % in den letzten beiden, und wenn sie unter allen zusammen gelesenen Änderungen noch heraussticht.
report-trend-caption = Werte des Unternehmens über alle Wellen
report-trend-waves = { $n } Wellen, { $first } bis { $last };
report-trend-note = Linie bei 50, Band: 90-%-Intervall
report-trend-better = Besser
report-trend-worse = Schlechter
report-trend-no-evidence = Kein Hinweis auf Änderung
report-trend-cannot-tell = Lässt sich nicht sagen
report-trend-waves-missing = nicht in jeder Welle gezeigt
report-trend-change = { $n ->
    [one] { $change } Punkt
   *[other] { $change } Punkte
}
report-trend-change-with-smallest = { $n ->
    [one] { $change } Punkt (sichtbar ab { $smallest })
   *[other] { $change } Punkte (sichtbar ab { $smallest })
}
report-trend-outside = { $n ->
    [one] { $dimensions } hat die Grenzen verlassen, in denen der Zufall einen Wert über die Wellen hält.
   *[other] { $dimensions } haben die Grenzen verlassen, in denen der Zufall einen Wert über die Wellen hält.
}
report-trend-joined = { $n ->
    [one] Zur letzten Welle war eine Person mehr eingeladen als zur ersten: Mindestens eine kam hinzu.
   *[other] Zur letzten Welle waren { $n } Personen mehr eingeladen als zur ersten: Mindestens so viele kamen hinzu.
}
report-trend-left = { $n ->
    [one] Zur letzten Welle war eine Person weniger eingeladen als zur ersten: Mindestens eine ging.
   *[other] Zur letzten Welle waren { $n } Personen weniger eingeladen als zur ersten: Mindestens so viele gingen.
}
report-trend-reading = In jeder Welle können andere Menschen geantwortet haben. { report-no-stayers } „Kein Hinweis auf Änderung“ heißt nicht stabil: Eine wahre Änderung so groß wie die in Klammern würde in vier von fünf Fällen genannt.

## Maßnahmen
report-actions-label = Was zuerst zu tun ist
report-actions-title = Zuerst: { $action }
report-outcomes-label = Frühere Maßnahmen
report-outcomes-title = Hat es gewirkt? Was frühere Maßnahmen änderten
report-actions-standfirst = Die meisten Wirkungen in der Literatur sind klein oder gemischt. Jeder Schritt hat ein frühes Zeichen, und die nächste Welle prüft ihn.
report-action-because = Weil
report-action-first-step = Erster Schritt
report-action-owner = Wer
report-action-expected = Erwartete Wirkung
report-action-watch = Frühes Zeichen
report-action-do-not = Vorsicht
report-action-later = Später: { $sign }.
report-action-stop = Abbruchregel
report-actions-sources = Sie stützen sich auf: { $sources }.
report-action-review = Nach { $weeks } Wochen erneut ansehen.
report-action-not-estimated = Noch sagt kein Modell dieser Untersuchung sie in Tagen voraus.
report-action-elsewhere = Anderswo: { $found }
report-action-effort-s = Beginn in Tagen
report-action-effort-m = Beginn in Wochen
report-action-effort-l = Beginn in Monaten
report-action-grade = Evidenz { $grade }
report-actions-grades = Evidenz A: Experimente oder starke Quasi-Experimente. B: wiederholte Beobachtungsstudien. C: Warteschlangenlogik oder Erfahrung von Fachleuten. X: gemischte Ergebnisse, also mit Vergleichsgruppe erproben.
report-outcomes-standfirst = Was am selben Tag begann wie etwas anderes, lässt sich davon nicht trennen.
report-action-results-caption = Haben frühere Maßnahmen gewirkt?
report-action-results-note = gemessen an dem, was ohne sie geschehen wäre
report-action-verdict-worked = Es hat gewirkt
report-action-verdict-worse = Es wurde schlechter
report-action-verdict-no-evidence = Kein Hinweis auf Änderung
report-action-verdict-cannot-tell = Lässt sich noch nicht sagen

## Kennzahlen
report-figures-label = Weitere Kennzahlen
report-figures-title = { $n ->
    [0] Keine der fünf Kennzahlen von DORA lässt sich angeben
    [one] Eine der fünf Kennzahlen von DORA lässt sich angeben
    [5] Alle fünf Kennzahlen von DORA lassen sich angeben
   *[other] { $n } der fünf Kennzahlen von DORA lassen sich angeben
}
report-figures-standfirst = Diese Zahlen stehen neben der Bilanz. Keine von ihnen ist ein Ziel: Eine Zahl, die zum Ziel wird, hört auf zu messen.
report-dora-caption = Die fünf von DORA, Zeitraum nachher
report-dora-note = Definitionen von DORA, dora.dev, CC BY 4.0
report-dora-deployment-frequency = Häufigkeit der Auslieferung
report-dora-lead-time = Durchlaufzeit von Änderungen, Median
report-dora-change-fail-rate = Anteil fehlgeschlagener Auslieferungen
report-dora-recovery-time = Zeit bis zur Wiederherstellung, Median
report-dora-rework-rate = Anteil ungeplanter Auslieferungen
report-dora-reason-no-deployments = Nicht bekannt: keine Auslieferungen in den Daten.
report-dora-reason-no-commits = Nicht bekannt: keine Zeitstempel erster Commits.
report-dora-reason-no-failures-recorded = Nicht bekannt: kein Fehlschlag verzeichnet.
report-dora-reason-no-tied-incidents = Nicht bekannt: kein Vorfall nennt seine Auslieferung.
report-dora-reason-no-unplanned-flag = Nicht bekannt: Auslieferungen sagen nicht, ob sie geplant waren.
report-indicators-caption = Kennzahlen der Stufen
report-indicators-note = Änderungen von Anteilen in Prozentpunkten
report-indicator-pickup-p75-hours = Warten auf ein erstes Review, Stunden, 75. Perzentil
report-indicator-change-size-p75 = Größe einer Änderung, Zeilen, 75. Perzentil
report-indicator-unreviewed-share = Änderungen ohne Review
report-indicator-review-concentration = Reviews durch das aktivste Zehntel
report-indicator-conflict-rate = Änderungen mit Konflikt beim Zusammenführen
report-indicator-flaky-rate = Testläufe, die ohne Änderung wiederholt wurden
report-indicator-qa-queue = Arbeit vor der QA, Tage
report-indicator-security-queue = Arbeit vor der Sicherheitsprüfung, Tage
report-indicator-requirement-churn = Vorgänge, die zurück ins Klären gingen
report-indicator-wip-age = Alter offener Arbeit, Tage
report-indicator-planned-done-share = Geplante Arbeit, die fertig wurde
report-indicator-incidents-per-change = Vorfälle je Änderung
report-funnel-caption = Von geöffnet bis ausgeliefert
report-funnel-note = Vorgänge je Entwicklerin oder Entwickler und Woche
report-step-opened = Geöffnet
report-step-merged = Zusammengeführt
report-step-released = Ausgeliefert
report-step-survived = Ausgeliefert und nicht binnen 30 Tagen zurückgenommen
report-adoption-label = Einzelne gegen das Ganze
report-adoption-title-associated-gain = Mit der Einführung von KI ging ein Gewinn einher
report-adoption-title-associated-loss = Mit der Einführung von KI ging ein Verlust einher
report-adoption-title-both = Mit der Einführung von KI gingen ein Gewinn und ein Verlust einher
report-adoption-title-no-evidence = Mit der Einführung von KI ging kein Unterschied einher, der über den Zufall hinausgeht
report-adoption-title-cannot-tell = Ob mit der Einführung von KI etwas einherging, lässt sich nicht sagen
report-adoption-standfirst = Einzelne können schneller werden, ohne dass es das Unternehmen wird. Hier steht das Ganze gegen das, was ohne die Einführung gewesen wäre, soweit andere Teams oder frühere Wochen es zeigen.
report-adoption-dose-heading = Mehr KI, andere Durchlaufzeiten?
report-adoption-caption = Was mit der Einführung von KI einherging
report-adoption-note = { $design ->
    [staggered] Teams, die begonnen hatten, gegen Teams, die noch nicht begonnen hatten
    [interrupted] die Wochen nach dem Tag gegen den Verlauf der Wochen davor
   *[none] kein Vergleich ist möglich
}
report-adoption-outcome-lead-time = Durchlaufzeit begonnener Arbeit
report-adoption-outcome-delivered-items = Gelieferte Vorgänge
report-adoption-verdict-associated-gain = Ein Gewinn ging damit einher
report-adoption-verdict-associated-loss = Ein Verlust ging damit einher
report-adoption-verdict-no-evidence = Kein Hinweis auf einen Unterschied
report-adoption-verdict-cannot-tell = Lässt sich nicht sagen
report-adoption-before = Bevor etwas begonnen hatte: { $estimate } ({ $low } bis { $high }).
report-adoption-placebos = { $share } der Placebos zeigen ebenso viel.
report-adoption-dose = { $use ->
    [developers] In den Teams unterschied sich die Durchlaufzeit in Wochen mit zehn Punkten mehr aktiven Entwicklern um { $estimate } ({ $low } bis { $high }), neben dem eigenen Trend jedes Teams.
   *[items] In den Teams unterschied sich die Durchlaufzeit in Wochen mit zehn Punkten mehr Arbeit mit KI um { $estimate } ({ $low } bis { $high }), neben dem eigenen Trend jedes Teams.
}
report-adoption-no-correlation = Zwei Reihen, die beide steigen, gehen immer miteinander; kein solcher Zusammenhang wird hier als Wirkung gezeigt. Was mit einer Einführung einhergeht, kann einen anderen Grund haben, der mit ihr begann.
report-column-compared = Verglichen
report-column-adoption-difference = Unterschied
report-amplifier-label = Verstärkt KI, was da ist?
report-amplifier-title-null = Bei keiner Praxis zeigt sich über den Zufall hinaus, dass KI mehr bringt, wo sie stärker ist
report-amplifier-title-more = Mit KI ging mehr Lieferung einher, wo stärker bewertet ist: { $names }
report-amplifier-title-less = Mit KI ging weniger Lieferung einher, wo stärker bewertet ist: { $names }
report-amplifier-title-both = Mit KI ging mehr Lieferung einher, wo manche Praktiken stärker sind, und weniger, wo es andere sind
report-amplifier-standfirst = Oft heißt es, KI mache starke Teams stärker und schwache schwächer. Hier wird das an Ihren eigenen Teams geprüft und gedruckt, was immer herauskommt.
report-amplifier-caption = Wie viel mehr mit KI einhergeht, wo ein Team höher bewertet ist
report-amplifier-note = Gelieferte Vorgänge je Entwicklerin oder Entwickler, von niemand nutzt KI bis alle
report-amplifier-compared = { $teams } Teams, { $periods } Abschnitte
report-amplifier-step = eine Stufe höher: { $points } Punkte
report-amplifier-reading-heading = Wie das zu lesen ist
report-amplifier-reading = { $use ->
    [developers] Jedes Team steht gegen sich selbst: Abschnitte von vier Wochen, in denen mehr Entwicklerinnen und Entwickler KI nutzten, gegen solche mit weniger, neben dem, was alle Teams bewegte. Die Zahl sagt, wie viel mehr damit in einem Team einhergeht, das eine Stufe höher bewertet ist; eine Stufe ist die Standardabweichung der Werte der Teams. Die Zahlen sind zu keinem Unterschied hingezogen, so weit wenige Teams nicht mehr sagen können.
   *[items] Jedes Team steht gegen sich selbst: Abschnitte von vier Wochen mit mehr Arbeit, bei der KI half, gegen solche mit weniger, neben dem, was alle Teams bewegte. Die Zahl sagt, wie viel mehr damit in einem Team einhergeht, das eine Stufe höher bewertet ist; eine Stufe ist die Standardabweichung der Werte der Teams. Die Zahlen sind zu keinem Unterschied hingezogen, so weit wenige Teams nicht mehr sagen können.
}
report-amplifier-no-cause = Das beweist keine Ursache: Stärker bewertete Teams können sich in vielem anderen unterscheiden und aus einem anderen Grund gewonnen haben. Bei so wenigen Teams zeigen sich nur große Unterschiede; dass sich keiner zeigt, heißt nicht, dass es keinen gibt.
report-column-amplifier-compared = Verglichen
report-column-amplifier-difference = Unterschied

## Was uns umstimmen würde
report-mind-label = Was uns umstimmen würde
report-mind-title = { $n ->
    [one] Der Befund hat eine andere Lesart und eine Probe, die ihn widerlegen würde
   *[other] Jeder Befund hat eine andere Lesart und eine Probe, die ihn widerlegen würde
}
report-mind-standfirst = Vorher und nachher ist nicht die Wirkung der KI: In denselben Monaten änderte sich anderes. Wer einen Befund bezweifelt, weiß hier, wonach zu suchen ist.
report-finding-evidence = Beleg
report-finding-alternative = Andere Lesart
report-finding-falsifier = Widerlegt, wenn
report-robustness-heading = Der Engpass, noch einmal beurteilt
report-robustness-change-fewer-people = mit 30 % weniger
report-robustness-change-more-people = mit 30 % mehr Menschen
report-robustness-change-no-survey = ohne die Umfrage
report-robustness-change-no-delivery = ohne Lieferdaten
report-robustness-change-one-respondent = ohne irgendeine einzelne Antwort
report-robustness-one-respondent = Eine einzelne Antwort könnte das Urteil wenden.
report-robustness-same = { $change } bleibt es dabei.
report-robustness-stage = { $change } ist es { $stage }.
report-robustness-state = { $change } { $state }.
report-robustness-state-shared = teilen sich zwei Stufen den Platz
report-robustness-state-none = hält keine Stufe die Arbeit auf
report-robustness-state-abstain = lässt sich keine Stufe nennen
report-robustness-state-out-of-range = urteilt das Modell nicht
report-not-claimed-heading = Was dieser Bericht nicht behauptet
report-not-claimed = Dass KI eine Änderung verursacht hat, dass ein Team besser ist als ein anderes, dass eine Dimension die Durchlaufzeit treibt oder wie dieses Unternehmen im Vergleich zu anderen steht.

## Methoden
report-methods-label = Methoden
report-methods-title = So sind die Zahlen entstanden
report-methods-intervals-heading = Intervalle
report-methods-intervals = Alle Intervalle sind 90-%-Intervalle. Lieferdaten: Wochen werden mit Zurücklegen neu gezogen, und alles wird neu gerechnet. Werte: Quantile der Posterior-Verteilung. Es gibt weder Sterne noch p-Werte.
report-methods-ledger-heading = Die Bilanz
report-methods-ledger = Die Zeit eines Vorgangs wird an jeder Grenze geteilt, und jedes Stück hat einen Besitzer; die Teile ergeben also das Ganze. Fehlt ein Zeitstempel, ist das Stück nicht zuordenbar. Zerlegt werden Mittel, denn Mediane addieren sich nicht. Die Änderung jeder Stufe wird symmetrisch in vergleichbare Arbeit (gleiche Größe und Art) und Mischung geteilt (Kitagawa 1955).
report-methods-gap-heading = Die Flusslücke
report-methods-gap = Die Lücke ist die Summe der Änderungen bei vergleichbarer Arbeit über alle Stufen außer Bauen. Sie ist der Abstand zwischen der Durchlaufzeit und der Grenze, also der Durchlaufzeit, die gälte, wenn sich nur Bauen verändert hätte. Sie wird nur genannt, wenn Bauen eine Ersparnis zeigt, deren Intervall null ausschließt.
report-methods-scores-heading = Werte
report-methods-scores = Aus Antworten von 1 bis 5 wird 0 bis 100, umgekehrte Fragen werden gedreht. Die Dimension einer Person zählt, wenn mindestens die Hälfte ihrer Fragen beantwortet ist. Werte von Teams werden gemeinsam geschätzt und entsprechend ihrem Rauschen zum Unternehmen hin gezogen.
report-methods-witnesses-heading = Die Zeugen
report-methods-witnesses = Menschen nennen eine Stufe schlecht, wenn ihre Dimension mit einer Wahrscheinlichkeit von mindestens 80 % unter 50 liegt. Die Uhr tut es, wenn die Zeit bei vergleichbarer Arbeit mit derselben Wahrscheinlichkeit um mehr als 2 % der Durchlaufzeit wuchs. Offene Arbeit tut es, wenn davon mehr alt ist, als ein steter Fluss übrig lässt, um über 10 Punkte.
report-sources-caption = Woraus dieser Bericht entstand
report-sources-note = das Ergebnis liegt dieser Datei als result.json bei
report-provenance = FlowGap { $version }, Ergebnisformat { $format }, Startwert { $seed }. Dieselbe Eingabe ergibt dieselbe Datei, Byte für Byte.

## Der Fragebogen
report-instrument-label = Der Fragebogen
report-instrument-title-pilot = Der Fragebogen ist in Erprobung: { $n_passed } von { $n } Prüfungen sind bestanden
report-instrument-title-passed = Der Fragebogen hat { $n_passed } von { $n } Prüfungen bestanden
report-instrument-standfirst = Bis alle bestanden sind, gelten die Werte nur innerhalb dieses Unternehmens, und der Fragebogen kann sich noch ändern. Beurteilt wird eine Prüfung erst, wenn genügend Personen, Teams, Organisationen, Fachleute oder Gespräche dahinterstehen.
report-instrument-past = Nicht mehr in Erprobung: { $dimensions }.
report-instrument-past-pilot = Soweit diese Prüfungen es sagen können, bedeuten die Werte, was der Fragebogen verspricht.
report-gates-caption = Prüfungen des Fragebogens
report-gates-note = in diesen Antworten gefundene Werte und die Grenze, die jeder erreichen muss
report-gates-of-each = In jeder Dimension
report-gates-of-all = Für den ganzen Fragebogen
report-gate-too-few = zu wenige für ein Urteil
report-bound-at-least = mindestens { $bound }
report-bound-above = über { $bound }
report-bound-at-most = höchstens { $bound }
report-bound-below = unter { $bound }
report-gate-item-cvi = Relevanz der schwächsten Frage (I-CVI)
report-gate-scale-cvi = Relevanz aller Fragen (S-CVI)
report-gate-most-misread = Personen, die dieselbe Frage missverstehen
report-gate-item-rest-r = Schwächste Frage mit den anderen (r)
report-gate-dont-know-share = „Weiß nicht“, höchster Anteil einer Frage
report-gate-omega = Fragen hängen zusammen (Omega)
report-gate-cfi = Passung von zwölf Faktoren (CFI)
report-gate-rmsea = Abweichung von zwölf Faktoren (RMSEA)
report-gate-srmr = Abweichung von zwölf Faktoren (SRMR)
report-gate-icc1 = Teams unterscheiden sich (ICC(1))
report-gate-icc1-low = Dasselbe, unteres Ende des Intervalls
report-gate-rwgj-median = Teams stimmen in sich überein (Median rwg(j), leicht schief)
report-gate-htmt = Stufen lassen sich trennen (HTMT)
report-gate-review-pickup-r = Code-Review mit Warten auf ein Review (r)
report-gate-integration-conflict-r = Integration mit Konflikten (r)
report-gate-product-churn-r = Produktklarheit mit neuen Anforderungen (r)
report-gate-outcome-lead-time-r = Ergebnisse mit Durchlaufzeit (r)
report-gate-retest-r = Dieselben Teams nach vier Wochen (r)

## Datenlage
report-coverage-label = Datenlage
report-coverage-title = Jede Stufe hat Zeitstempel bei mindestens { $share } der Vorgänge
report-coverage-title-thin = Für { $stages } fehlen viele Zeitstempel; dort lässt sich wenig sagen
report-coverage-title-none = Was die Daten tragen können und was sie bräuchten
report-coverage-standfirst = Eine Zahl ist nur so gut wie die Zeitstempel unter ihr. Die letzte Spalte sagt, welcher helfen würde.
report-coverage-caption = Vorgänge, deren Zeit in einer Stufe messbar war
report-coverage-note = orange: unter 60 %
report-coverage-figures = Welche Kennzahlen möglich sind
report-coverage-links = Was wohin führt
report-coverage-helps-most = Was am meisten helfen würde
report-link-change-to-deployment = Änderungen mit Auslieferung
report-link-change-to-review = Änderungen, die von einem Review zeugen
report-link-incident-to-deployment = Störungen mit Auslieferung oder Änderung
report-coverage-remarks = Anmerkungen der Datenprüfung
report-doctor-ledger = Bilanz der Stufen
report-doctor-flow-gap = Flusslücke
report-doctor-recovery-time = Zeit bis zur Wiederherstellung
report-doctor-security-queue = Arbeit vor der Sicherheitsprüfung
report-doctor-state-possible = Möglich
report-doctor-state-weak = Schwach
report-doctor-state-impossible = Nicht möglich

## Vertraulichkeit
report-promise-label = Vertraulichkeit
report-promise-title = Kein Umfrageergebnis steht für weniger als { $n } Personen
report-promise-held-heading = Was zurückgehalten wird
report-promise-refused = Wegen früherer Ergebnisse:
report-promise-held = { $suppressed } Zellen sind verborgen, { $released } werden gezeigt. Eine verborgene Zelle fehlt auf jeder Seite, in Texten der Diagramme, in Exporten und in den beigelegten Daten.
report-promise-groups-heading = Gruppen
report-promise-groups = Werte brauchen mindestens { $n } Antworten, Kommentare und Übereinstimmung acht, Verteilungen und Kreuzungen zehn. Wo sich eine verborgene Gruppe durch Abziehen finden ließe, wird das kleinste der gezeigten Teams neben ihr mit verborgen, und beide tragen dieselben Worte. Anzahlen und Quoten von Gruppen stehen in Spannen. Jede Zahl wird mit allem verglichen, was aus diesem Auftrag bisher herausgegeben wurde, über alle Wellen hinweg; was zusammen mit einem früheren Ergebnis von wenigen Menschen erzählen würde, wird zurückgehalten.
report-promise-use-heading = Verwendung
report-promise-use = Keine Zahl in diesem Bericht beschreibt eine Person; Zahlen je Entwicklerin oder Entwickler brauchen { $n } davon. Er dient nicht dazu, Menschen oder Teams zu beurteilen, zu bezahlen oder zu reihen. Wer ihn weitergibt, gibt dieses Versprechen mit weiter.
report-promise-limits-heading = Grenzen
report-promise-limits = FlowGap hat Dateien bekommen. Wie Menschen eingeladen wurden, was ihnen gesagt wurde und was der Betreiber in Sicherungen und Protokollen aufbewahrt, ist ihm nicht bekannt. Was herausgegeben wurde, ist neben den Dateien vermerkt; wer diesen Vermerk entfernt, lässt zu, dass zwei Berichte über dieselbe Welle, zwischen denen eine Antwort nachkam, diese Antwort verraten.
