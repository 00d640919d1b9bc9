# Der Berichtsraum: Ausgaben, Fassungen, Leserkreise, Links, Vergleich.

## Was eine Ausgabe druckt
report-edition-label = Was wir gefunden haben
report-edition-title = { $n ->
    [one] Ein Befund, seine andere Lesart und was ihn widerlegen würde
   *[other] { $count } Befunde, jeder mit seiner anderen Lesart und dem, was ihn widerlegen würde
}
report-edition-standfirst = Die Aussagen ergeben sich nach festen Regeln aus den Daten. Was unter dem Namen { $firm } steht, ist Kommentar: eine Sicht neben den Zahlen, die keine von ihnen ändert.
report-edition-standfirst-plain = Die Aussagen ergeben sich nach festen Regeln aus den Daten.
report-edition-nobody = Kommentar
report-edition-mind = Woran das Urteil hängt und was nicht behauptet wird

## Der Raum
web-report-room = Berichtsraum
web-versions = Veröffentlichte Fassungen
room-label = Berichtsraum
room-title = { $n ->
    [one] Ein Befund
   *[other] { $count } Befunde
}, { $missing ->
    [0] alle Kommentare geschrieben
    [one] ein Kommentar fehlt
   *[other] { $lacking } Kommentare fehlen
}
room-title-none = Kein Befund ist ausgewählt
room-standfirst = Wählen, ordnen und kommentieren Sie, was der Bericht druckt. Zahlen kommen aus dem Ergebnis und lassen sich nicht ändern.
room-state = Entwurf { $n } von Fassung { $version }, gespeichert { $moment } von { $who }
room-state-new = Entwurf von Fassung { $version }: alles, in der Reihenfolge des Ergebnisses
room-problem = Das wurde nicht ausgeführt
room-draft-pdf = Entwurf als PDF laden
room-findings = Befunde
room-findings-note = Wählen und ordnen. Zahlen kommen aus dem Ergebnis und lassen sich nicht ändern.
room-none-chosen = Keiner ist ausgewählt: Der Bericht nennt keinen Befund.
room-left-out = Weggelassen
room-actions = Maßnahmen
room-actions-note = erwartete Tage
room-no-estimate = keine Schätzung
room-text-missing = Text fehlt
room-text-written = Text geschrieben
room-is-new = neu in diesem Ergebnis
room-open = Kommentar
room-up = Nach oben: { $name }
room-down = Nach unten: { $name }
room-keep-choice = Auswahl speichern
room-statement = Aussage, aus den Daten
room-commentary = Ihr Kommentar
room-words = { $n } von { $most } Wörtern
room-printed-under = Gedruckt unter dem Namen { $firm }
room-printed-nobody = Gedruckt als Kommentar; die Seite „Auftritt“ gibt ihm einen Namen
room-keep-text = Kommentar speichern
room-too-long = Ein Kommentar hat höchstens 90 Wörter und 1.200 Zeichen. Ihrer steht unten, wie Sie ihn geschrieben haben; nichts wurde geändert.
room-not-chosen = Dieser Befund ist weggelassen: Sein Kommentar bleibt erhalten und wird nicht gedruckt.
room-always = Immer mit gedruckt
room-other-reading = Andere Lesart: { $text }
room-refuted = Widerlegt, wenn: { $text }
room-no-findings = Dieses Ergebnis enthält keinen Befund
room-no-findings-note = Der Bericht sagt, was fehlt und was Befunde möglich machen würde.
room-first-action = Erste Maßnahme
room-expected = Erwartet: { $effect }.
room-put-first = An den Anfang
room-preview-place = Seite { $n } von { $total }
room-preview-note = Wie sie für den gewählten Leserkreis gedruckt wird. Lange Seiten gehen im PDF über mehrere Blätter, die dort auch nummeriert sind.
room-pages = Alle Seiten
room-before = Zurück
room-after = Weiter
room-publish-title = Fassung { $n } veröffentlichen
room-publish-note = { $n ->
    [0] Sie bleibt für immer, wie sie ist.
    [one] Fassung 1 bleibt, wie sie ist.
   *[other] Die Fassungen 1 bis { $n } bleiben, wie sie sind.
}
room-audience = Leserkreis
room-audience-how = Oben gewählt, damit Vorschau und Prüfungen zeigen, was hinausgeht.
room-audience-executive = Geschäftsleitung: alles
room-audience-everyone = Alle: das Unternehmen, keine Teams
room-audience-manager = Führungskraft von { $team }
room-level-executive = Geschäftsleitung
room-level-everyone = Alle
room-level-manager = Führungskraft eines Teams
room-languages = Sprachen
room-languages-note = Für eine weitere Sprache wählen Sie diese in den Einstellungen und diagnostizieren erneut: Aus denselben Daten lassen sich dann beide veröffentlichen. Kommentare werden gedruckt, wie Sie sie geschrieben haben.
room-language-en = Englisch
room-language-de = Deutsch
room-link = Link
room-link-none = Jetzt kein Link
room-link-days = Läuft in { $n } Tagen ab
room-what-changed = Was sich änderte
room-publish = Veröffentlichen
room-publish-changed = Der Entwurf oder der Auftritt hat sich geändert, seit diese Seite geladen wurde. Sehen Sie ihn noch einmal an und veröffentlichen Sie dann.
room-publish-no-language = Wählen Sie mindestens eine Sprache.
room-publish-blocked = Eine Prüfung ist gescheitert, deshalb wurde nichts veröffentlicht.
room-check-figures-passed = Jede Zahl ist die des Ergebnisses
room-check-figures-failed = Das Gedruckte weicht vom Ergebnis ab: Berechnen Sie es neu
room-check-groups-passed = Keine Gruppe unter { $n }
room-check-groups-failed = Eine Gruppe unter { $n } würde gezeigt
room-check-names-team-failed = Der Kommentar zu Befund { $n } nennt ein Team, das dieser Leserkreis nicht sieht
room-check-no-findings-warned = Kein Befund ist ausgewählt
room-check-no-commentary-warned = { $n ->
    [one] Befund { $places } hat keinen Kommentar
   *[other] Befunde { $places } haben keinen Kommentar
}
room-check-simulated-warned = Die Daten sind simuliert; jede Seite sagt es
room-versions = Veröffentlichte Fassungen
room-versions-title = { $n ->
    [0] Noch ist nichts veröffentlicht
    [one] Eine Fassung ist veröffentlicht
   *[other] { $n } Fassungen sind veröffentlicht
}
room-versions-standfirst = Eine Fassung bleibt, wie sie veröffentlicht wurde. Was gerade geschrieben wird, sehen nur die Beratenden.
room-version = Fassung { $n }
room-version-note = { $moment }, von { $who }. { $audience }
room-base = Andere Lesart, Widerlegung und Grundlage werden mit jeder Ausgabe gedruckt. Die angehängten Daten enthalten alle Befunde, auch die weggelassenen.

## Zweimal bearbeitet
room-twice-text = Zwei Personen schrieben zu „{ $finding }“
room-twice-choice = Zwei Personen wählten zur selben Zeit
room-twice-standfirst = { $who } speicherte { $moment }, nachdem Sie die Seite geöffnet hatten. Von Ihnen ist noch nichts gespeichert, und nichts ist verloren: Vergleichen Sie und wählen Sie.
room-twice-theirs = Gespeichert von { $who }
room-twice-mine = Ihre, nicht gespeichert
room-twice-merge = Ihr Text; übernehmen Sie, was Sie vom anderen behalten wollen
room-twice-nothing = Der Kommentar wurde entfernt.
room-twice-base = Bis Sie wählen, gilt das Gespeicherte.
room-keep-theirs = Das Gespeicherte behalten
room-keep-mine = Meine stattdessen speichern

## Eine Fassung
room-version-title = Fassung { $n } bleibt, wie sie ist
room-version-standfirst = Veröffentlicht { $moment } von { $who }. Spätere Entwürfe und Ergebnisse ändern sie nicht.
room-version-base = Das PDF einer Fassung wird einmal erzeugt und aufbewahrt, mit seinen Daten im Anhang.
room-files = Dateien
room-file-ready = fertig
room-file-waits = in Arbeit
room-file-failed = misslungen
room-file-again = Noch einmal versuchen
room-download = PDF laden
room-links = Links
room-links-note = Wer einen Link hat, kann diese Fassung ohne Konto lesen, bis er abläuft oder zurückgenommen wird. Gezählt werden nur Tage, niemand wird festgehalten.
room-link-make = Link erstellen
room-link-revoke = Zurücknehmen
room-link-fresh-title = Der Link zu dieser Fassung
room-link-fresh = Kopieren Sie ihn jetzt: Er wird nur dieses eine Mal gezeigt, gespeichert ist nur sein Fingerabdruck.
room-link-again-title = Dieser Link wurde eben schon erstellt
room-link-again = Dasselbe Formular kam zweimal an, darum wurde kein zweiter Link erstellt: Dies ist er. Kopieren Sie ihn jetzt. Wollen Sie noch einen, erstellen Sie ihn unten.
room-link-gone-title = Es wurde kein Link erstellt
room-link-gone = Dieses Formular hat seinen Link schon erstellt, und der öffnet nichts mehr. Wollen Sie noch einen, erstellen Sie ihn unten.
room-link-there-title = Diese Fassung hat schon einen Link
room-link-there = Darum wurde kein weiterer erstellt. Seine Adresse wurde gezeigt, als er entstand, und ist nicht gespeichert: Haben Sie sie nicht, nehmen Sie den Link zurück und erstellen Sie einen neuen.
room-link-open = Link { $n }, gilt bis { $moment }
room-link-ended = Link { $n }, abgelaufen { $moment }
room-link-revoked = Link { $n }, zurückgenommen
room-link-note = Erstellt { $moment } von { $who }. { $opened }
room-link-opened = { $n ->
    [0] Noch nicht geöffnet.
    [one] Einmal geöffnet.
   *[other] { $n }-mal geöffnet.
}
room-link-opened-last = { $n ->
    [one] Einmal geöffnet, am { $day }.
   *[other] { $n }-mal geöffnet, zuletzt am { $day }.
}
room-facts = Was sie ist
room-fact-findings = Befunde
room-fact-digest = Fingerabdruck
room-fact-result = Fingerabdruck des Ergebnisses

## Was sich änderte
room-compare = Was sich änderte
room-compare-title-same = Beide sagen dasselbe
room-compare-title-differs = { $n ->
    [0] Keine Hauptzahl hat sich geändert
    [one] Eine Hauptzahl hat sich geändert
   *[other] { $n } Hauptzahlen haben sich geändert
}
room-compare-standfirst = Erst die Zahlen, dann, was sie bewegt haben kann: Daten, Menschen, Fragebogen, Modell und der Text darum herum.
room-compare-from = Von
room-compare-to = Nach
room-compare-draft = Entwurf
room-compare-figures = Hauptzahlen
room-compare-interval = klein: 90-%-Intervall
room-compare-figure = Zahl
room-compare-verdict = Vergleich
room-compare-base = Zwei Zahlen können sich unterscheiden, ohne dass etwas falsch ist: Spätere Antworten, berichtigte Daten oder ein anderes Modell bewegen sie. Diese Seite sagt, was davon vorlag.
room-figure-flow-gap = Flusslücke
room-figure-saving = Beim Bauen gespart
room-figure-lead-time = Änderung der Durchlaufzeit
room-figure-readiness = Bereitschaft
room-figure-days = { $value } Tage
room-figure-none = nicht angegeben
room-figure-no-score = kein Wert
room-figure-differs = geändert
room-figure-same = gleich
room-nothing = nichts
room-cause-data = Daten
room-cause-data-same = Dieselben Dateien und Zeiträume.
room-cause-people = Menschen
room-cause-people-same = Dieselben Menschen, Teams und Wellen.
room-cause-questionnaire = Fragebogen
room-cause-questionnaire-same = Dieselbe Version.
room-cause-model = Modell
room-cause-model-same = Dasselbe Modell, dieselbe Version, derselbe Startwert.
room-cause-text = Text
room-cause-text-same = Dieselben Befunde, Maßnahmen und Kommentare.
room-difference-file-added = { $subject } kam hinzu ({ $after } Zeilen)
room-difference-file-removed = { $subject } fehlt jetzt ({ $before } Zeilen)
room-difference-file-changed = { $subject } ist eine andere Datei: { $before } Zeilen, jetzt { $after }
room-difference-period-before-added = Der Zeitraum davor ist { $after }
room-difference-period-before-removed = Der Zeitraum davor ({ $before }) fehlt jetzt
room-difference-period-before-changed = Der Zeitraum davor war { $before }, jetzt { $after }
room-difference-period-after-added = Der Zeitraum danach ist { $after }
room-difference-period-after-removed = Der Zeitraum danach ({ $before }) fehlt jetzt
room-difference-period-after-changed = Der Zeitraum danach war { $before }, jetzt { $after }
room-difference-invited-added = { $after } Personen waren eingeladen; zuvor war die Zahl nicht bekannt
room-difference-invited-removed = Die Zahl der Eingeladenen ist nicht mehr bekannt; sie war { $before }
room-difference-invited-changed = { $before } Personen waren eingeladen, jetzt { $after }
room-difference-responded-added = { $after } Personen haben geantwortet
room-difference-responded-removed = Niemand hat geantwortet; zuvor waren es { $before }
room-difference-responded-changed = { $before } Personen haben geantwortet, jetzt { $after }
room-difference-n-teams-changed = { $before } Teams, jetzt { $after }
room-difference-team-added = Das Team { $subject } wird jetzt gezeigt
room-difference-team-removed = Das Team { $subject } wird nicht mehr gezeigt
room-difference-wave-added = Die Welle { $subject } kam hinzu
room-difference-wave-removed = Die Welle { $subject } fehlt jetzt
room-difference-digest-added = Ein Fragebogen wurde gestellt ({ $after })
room-difference-digest-removed = Kein Fragebogen wurde mehr gestellt
room-difference-digest-changed = Ein anderer Text des Fragebogens ({ $before }, jetzt { $after })
room-difference-version-added = { $after } wurde gestellt
room-difference-version-removed = { $before } wird nicht mehr gestellt
room-difference-version-changed = { $before }, jetzt { $after }
room-difference-model-added = Das Modell { $after } wurde verwendet
room-difference-model-removed = Kein Modell wurde mehr verwendet; zuvor war es { $before }
room-difference-model-changed = Modell { $before }, jetzt { $after }
room-difference-flowgap-changed = FlowGap { $before }, jetzt { $after }
room-difference-seed-changed = Startwert { $before }, jetzt { $after }: andere Zufallszahlen
room-difference-audience-changed = Leserkreis: { $before }, jetzt { $after }
room-difference-firm-added = Die Firma { $after } wird genannt
room-difference-firm-removed = Die Firma { $before } wird nicht mehr genannt
room-difference-firm-changed = Firma { $before }, jetzt { $after }
room-difference-finding-added = Neu dabei: „{ $subject }“
room-difference-finding-removed = Nicht mehr dabei: „{ $subject }“
room-difference-finding-changed = „{ $before }“ lautet jetzt „{ $after }“
room-difference-finding-order-changed = Die Befunde stehen in anderer Reihenfolge
room-difference-action-added = Maßnahme neu dabei: { $subject }
room-difference-action-removed = Maßnahme nicht mehr dabei: { $subject }
room-difference-action-changed = Maßnahme { $before }, jetzt { $after }
room-difference-action-order-changed = Die Maßnahmen stehen in anderer Reihenfolge
room-difference-commentary-added = Kommentar zu „{ $subject }“ kam hinzu: { $after }
room-difference-commentary-removed = Kommentar zu „{ $subject }“ wurde entfernt: { $before }
room-difference-commentary-changed = Kommentar zu „{ $subject }“ war: { $before } Jetzt: { $after }

## Berichte per Link
shared-label = Bericht, Fassung { $n }
shared-standfirst = Veröffentlicht { $moment }.
shared-note = { $audience }. Dieser Link gilt bis { $end }.
shared-download = Bericht laden: { $language } (PDF)
shared-waits = Eine Datei ist noch in Arbeit. Laden Sie diese Seite in einer Minute noch einmal.
shared-failed = Eine Datei ließ sich nicht erzeugen. Fragen Sie die Person, die Ihnen diesen Link geschickt hat: Sie kann sie noch einmal erzeugen lassen.
shared-logo = Logo der Firma
shared-base = Vertraulich. Für die vom Auftraggeber benannten Personen. Gruppen mit zu wenigen Antworten werden nicht gezeigt. Diese Seite zählt, an welchem Tag sie geöffnet wurde, und hält nichts von Ihnen fest.
shared-ended-label = Bericht per Link
shared-ended-title = Dieser Link öffnet nichts
shared-ended = Er ist abgelaufen, wurde zurückgenommen oder ist nicht vollständig. Bitten Sie die Person, von der Sie ihn haben, um einen neuen.
shared-ended-base = Diese Seite sagt allen dasselbe.

## Auftritt
brand = Auftritt
brand-title = Wie Ihre Berichte aussehen
brand-standfirst = Firma, Farbe und Logo stehen auf Titelseite, Kopfzeile und Kommentaren jeder neuen Fassung. Veröffentlichte Fassungen bleiben, wie sie sind.
brand-firm = Firma
brand-firm-hint = Wie sie gedruckt wird, höchstens 80 Zeichen.
brand-firm-long = Eine Firma hat höchstens { $most } Zeichen.
brand-colour = Farbe
brand-colour-hint = Als #rrggbb, z. B. #0a6b4f. Sie muss auf Weiß lesbar sein: Kontrast mindestens 4,5 zu 1.
brand-colour-wrong = Das ist keine Farbe. Geben Sie sechs Ziffern oder Buchstaben von a bis f ein, z. B. #0a6b4f.
brand-colour-faint = Diese Farbe hat auf Weiß einen Kontrast von { $ratio } zu 1. Nötig sind mindestens 4,5 zu 1: Nehmen Sie eine dunklere.
brand-colour-ratio = Kontrast auf Weiß: { $ratio } zu 1.
brand-logo = Logo
brand-logo-hint = PNG oder JPEG, höchstens 1 MB. Es wird neu kodiert, sodass nur das Bild bleibt.
brand-logo-now = Ihr Logo
brand-logo-again = Das Bild wurde nicht gespeichert. Wählen Sie es noch einmal.
brand-logo-large = Das Logo ist größer als 1 MB.
brand-logo-svg = SVG-Dateien werden nicht angenommen, denn sie können Programme enthalten. Speichern Sie das Logo als PNG.
brand-logo-kind = Das ist weder PNG noch JPEG. Speichern Sie das Logo als PNG.
brand-logo-damaged = Dieses Bild lässt sich nicht lesen. Speichern Sie es neu als PNG.
brand-logo-pixels = Dieses Bild hat mehr als 25 Millionen Pixel. Speichern Sie es kleiner.
brand-without-logo = Ohne Logo drucken
brand-keep = Auftritt speichern
brand-saved = Gespeichert. Die nächste Fassung sieht so aus.
brand-nothing = nichts
brand-problem = Der Auftritt wurde nicht geändert
brand-base = Der Auftritt gehört zum Arbeitsbereich: Alle seine Berichte teilen ihn.
