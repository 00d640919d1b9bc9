# Erste Schritte. Belege und Grenzen stehen in docs/methods/playbook.md.
move-clarify-title = „Bereit“ festlegen, bevor Arbeit beginnt
move-clarify-first-step = Für die nächsten zehn Vorgänge je eine Seite vereinbaren: Problem, Nutzende, Beispiele für fertig, was wegbleibt. Festlegen, wer Fragen binnen eines Arbeitstags beantwortet.
move-clarify-owner = Produktleitung
move-clarify-indicator = Anteil begonnener Arbeit, der das erfüllt; Alter offener Fragen
move-clarify-do-not = Nicht noch mehr Arbeit parallel beginnen, solange Fragen offen sind.

move-build-title = Arbeit in Stücke von zwei bis drei Tagen schneiden
move-build-first-step = Die nächsten zehn Vorgänge vor dem Beginn teilen und je Team begrenzen, wie viel zugleich in Arbeit ist.
move-build-owner = Teamleitungen
move-build-indicator = Alter einer Änderung beim Merge; Anteil der Änderungen über 400 Zeilen
move-build-do-not = Kein weiteres Programmierwerkzeug einführen, bevor die Warteschlangen dahinter schrumpfen.

move-review-title = Ein erstes Review binnen eines Arbeitstags zusagen
move-review-first-step = Größe und Zahl offener Änderungen je Person und je Agent begrenzen, dann nach 24 Stunden die Person erinnern, die am ehesten handelt.
move-review-owner = Entwicklungsleitungen
move-review-indicator = 75. Perzentil der Wartezeit auf das erste Review; Anteil der Änderungen über 400 Zeilen
move-review-do-not = Nicht zuerst ein KI-Review kaufen: In Versuchen verkürzte es Reviews an einem Ort und verlängerte sie an einem anderen.

move-ci-title = Unzuverlässige Tests binnen eines Tages aussondern
move-ci-first-step = Die zehn Tests auflisten, die am häufigsten grundlos scheitern; jeder bekommt Zuständige und zwei Wochen Zeit.
move-ci-owner = Plattformleitung
move-ci-indicator = Wiederholte Läufe je Merge; 75. Perzentil der Minuten je Lauf
move-ci-do-not = Keine Tests in eine Pipeline geben, der niemand mehr glaubt.

move-qa-title = Nichts beginnen, solange die Testschlange voll ist
move-qa-first-step = Vereinbaren, dass nichts Neues beginnt, solange mehr als fünf Arbeitstage Arbeit auf den Test warten, und Testende zum Auftakt holen.
move-qa-owner = Qualitätsleitung
move-qa-indicator = Warteschlange vor dem Test in Arbeitstagen; vor dem Test gefundene Fehler
move-qa-do-not = Keine Testenden für eine Pipeline unzuverlässiger Tests einstellen.

move-security-title = Die Sicherheitsfreigabe nach Risiko staffeln
move-security-first-step = Aufschreiben, welche Änderungen einen Menschen brauchen und welche mit automatischen Prüfungen durchgehen, beides mit Frist.
move-security-owner = Sicherheitsleitung
move-security-indicator = Anteil der Auslieferungen, die auf Freigabe warten; Wartestunden
move-security-do-not = Keinen weiteren Scanner einführen, bevor die Befunde gesichtet sind.

move-integrate-title = Branches höchstens ein bis zwei Tage leben lassen
move-integrate-first-step = Täglich den Hauptzweig in jeden offenen Branch holen und die zwei Schnittstellen wählen, an denen es am meisten klemmt.
move-integrate-owner = Entwicklungsleitungen
move-integrate-indicator = Alter eines Branches beim Merge; Anteil der Merges mit Konflikten
move-integrate-do-not = Keinen Menschen zur Merge-Warteschlange machen.

move-release-title = Ausliefern, wenn eine Änderung fertig ist, nicht wenn der Kalender es sagt
move-release-first-step = Ein Team vier Wochen lang vom festen Liefertag befreien, mit geprobtem Rückweg.
move-release-owner = Entwicklungsleitung
move-release-indicator = Tage vom Merge bis zur Auslieferung; Anteil zurückgenommener Auslieferungen
move-release-do-not = Keine Leute auf eine Wartezeit setzen, die ein Kalender macht.

move-own-title = Jedem Teil des Produkts ein zuständiges Team geben
move-own-first-step = Dienste und Pfade ohne Zuständige auflisten und jedem ein Team und einen Eskalationsweg geben.
move-own-owner = Entwicklungsleitung
move-own-indicator = Anteil der Pfade und Alarme mit Zuständigen; Zeit bis zur ersten Reaktion
move-own-do-not = Keine Zuständigen benennen, ohne ihnen Zeit zu geben.

move-dec-title = Aufschreiben, wer die zehn hemmendsten Entscheidungen trifft
move-dec-first-step = Je eine entscheidende Person, Beratende und eine Frist; Entschiedenes wird nur bei neuen Tatsachen wieder geöffnet.
move-dec-owner = Führungsteam
move-dec-indicator = Alter offener Entscheidungen; monatlich wieder geöffnete Entscheidungen
move-dec-do-not = Dafür kein Gremium einsetzen.

move-wrk-title = Begonnene Arbeit begrenzen und Warten sichtbar machen
move-wrk-first-step = Eine Tafel von der Anfrage bis zu den Nutzenden mit Spalten fürs Warten und einer Grenze für jede.
move-wrk-owner = Teamleitungen
move-wrk-indicator = Alter begonnener Arbeit, 85. Perzentil; Anteil ungeplanter Arbeit
move-wrk-do-not = Nicht messen, wie beschäftigt Leute sind.

move-com-title = Abhängigkeiten früh zur Sprache bringen
move-com-first-step = Zweimal wöchentlich fünfzehn Minuten zwischen Teams, die einander aufhalten; brechende Änderungen einen Zyklus vorher ankündigen.
move-com-owner = Teamleitungen
move-com-indicator = Stunden, die Arbeit auf ein anderes Team wartet; späte Überraschungen
move-com-do-not = Keinen weiteren Statusbericht einführen.

move-measure-title = Das Bauen messen, bevor darüber geurteilt wird
move-measure-first-step = Für beide Zeiträume exportieren, wann Änderungen eröffnet wurden, bereit waren und zuerst geprüft wurden.
move-measure-owner = Entwicklungsbetrieb
move-measure-indicator = Anteil der Änderungen mit diesen Zeitstempeln in beiden Zeiträumen
move-measure-do-not = KI weder loben noch tadeln, bevor das Bauen gemessen ist.
