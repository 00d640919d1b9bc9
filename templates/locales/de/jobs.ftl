# Arbeit neben den Seiten: ihre Seite, und was aus ihr werden kann.
web-job-diagnose = Diagnose
web-job-recompute = Auswertung
web-job-render = Bericht
web-job-diagnose-queued-title = Ihr Ordner wartet auf seine Diagnose
web-job-diagnose-queued = Er ist vollständig angekommen. Sobald er an der Reihe ist, wird er entpackt und jede Zeile geprüft.
web-job-diagnose-running-title = Ihr Ordner wird ausgewertet
web-job-diagnose-running = Ein kleiner Ordner braucht eine Minute, ein großer oder ein ausgelasteter Rechner mehrere. Danach führt diese Seite zum Ergebnis.
web-job-diagnose-done-title = Ihr Ordner wurde ausgewertet
web-job-diagnose-done = Das Ergebnis steht in der Liste der Aufträge.
web-job-recompute-queued-title = Die Auswertung wartet, bis sie an der Reihe ist
web-job-recompute-queued = Sie entsteht aus den Dateien und Wellen, die zu diesem Auftrag aufbewahrt sind.
web-job-recompute-running-title = Die Auswertung entsteht
web-job-recompute-running = Bis sie fertig ist, gilt das letzte Ergebnis. Dann führt diese Seite zum neuen.
web-job-recompute-done-title = Die Auswertung ist fertig
web-job-recompute-done = Alle Seiten zeigen jetzt das neue Ergebnis.
web-job-render-queued-title = Ihr Bericht wartet auf seine Herstellung
web-job-render-queued = Er entsteht aus dem letzten Ergebnis, sobald er an der Reihe ist.
web-job-render-running-title = Ihr Bericht wird hergestellt
web-job-render-running = Das dauert bei den meisten Berichten einige Sekunden, bei Hunderten von Teams bis zu einer Minute.
web-job-render-done-title = Ihr Bericht ist fertig
web-job-render-done = Er bleibt aufbewahrt; beim nächsten Mal beginnt das Herunterladen sofort.
web-job-what_if = Was wäre wenn
web-job-what_if-queued-title = Ihre Frage wartet, bis sie an der Reihe ist
web-job-what_if-queued = Sobald es so weit ist, durchlaufen Ihre Vorgänge die geänderten Stufen.
web-job-what_if-running-title = Ihre Vorgänge durchlaufen die geänderten Stufen
web-job-what_if-running = Das dauert einige Sekunden, bei sehr vielen Einheiten bis zu einer Minute. Dann führt diese Seite zur Antwort.
web-job-what_if-done-title = Ihre Frage ist beantwortet
web-job-what_if-done = Die Antwort steht auf der Seite „Was wäre wenn“ des Auftrags.
web-job-before = { $n ->
    [0] Es geht gleich los.
    [one] Vorher ist noch eine andere Aufgabe an der Reihe.
   *[other] Vorher sind noch { $n } andere Aufgaben an der Reihe.
}
web-job-step-start = Die Arbeit hat begonnen.
web-job-step-read = Schritt { $n } von { $total }: Die Dateien werden gelesen, jede Zeile wird geprüft
web-job-step-score = Schritt { $n } von { $total }: Die Antworten werden ausgewertet
web-job-step-measure = Schritt { $n } von { $total }: Die Lieferdaten werden vermessen
web-job-step-combine = Schritt { $n } von { $total }: Aus beidem entstehen Befunde und erste Schritte
web-job-step-replay = Die Vorgänge werden gelesen und nachgespielt.
web-job-step-layout = Die Seiten werden vorbereitet.
web-job-step-page = Seite { $n } wird gesetzt
web-job-taken = { $n ->
    [one] Vor einer Minute angestoßen.
   *[other] Vor { $n } Minuten angestoßen.
}
web-job-no-worker = Zurzeit meldet sich kein Arbeitsprozess. Wer diese Installation betreibt, gibt ein: python3 app.py worker. Bis dahin geht nichts verloren.
web-job-refreshes = Diese Seite aktualisiert sich selbst.
web-job-stop = Nicht mehr aktualisieren
web-job-still = Diese Seite aktualisiert sich nicht selbst.
web-job-look = Jetzt nachsehen
web-job-refresh = Wieder selbst aktualisieren
web-job-leave = Sie können diese Seite verlassen
web-job-leave-text = Die Arbeit geht auch ohne sie weiter. Um wieder nachzusehen, bewahren Sie die Adresse dieser Seite auf; das Ergebnis erscheint auch in der Liste der Aufträge.
web-job-again = Noch einmal versuchen
web-job-to-report = Seite des Berichts öffnen
web-job-refused-title = Der Ordner konnte nicht ausgewertet werden
web-job-refused = Beheben Sie, was hier genannt ist, packen Sie den Ordner neu und laden Sie ihn hoch. Die gesendeten Dateien wurden gelöscht.
web-job-kept-refused-title = Die aufbewahrten Dateien konnten nicht ausgewertet werden
web-job-kept-refused = Beheben Sie, was hier genannt ist, und starten Sie die Auswertung erneut. Das letzte Ergebnis bleibt in Gebrauch.

web-error-disk-full-title = Die Festplatte ist voll
web-error-disk-full = Es wurde nichts geändert, und kein Teil einer Datei blieb zurück. Wer diese Installation betreibt, schafft Platz im Datenordner; versuchen Sie es danach noch einmal.
web-error-upload-gone-title = Die hochgeladenen Dateien sind nicht mehr da
web-error-upload-gone = Sie wurden gelöscht, bevor sie gelesen werden konnten, oder der Arbeitsprozess teilt den Datenordner nicht mit dem Server. Laden Sie den Ordner noch einmal hoch.
web-error-files-changed-title = Inzwischen wurde der Auftrag geändert
web-error-files-changed = Während Ihr Ordner ausgewertet wurde, hat jemand anderes Einstellungen, Teams oder Daten dieses Auftrags geändert. Damit diese Arbeit nicht verloren geht, wurde von Ihrem Ordner nichts aufbewahrt. Sehen Sie nach, was jetzt aufbewahrt ist, und laden Sie den Ordner dann noch einmal hoch.
web-error-memory-title = Der Arbeitsspeicher reichte nicht aus
web-error-memory = Die Arbeit wurde beendet, bevor sie andere aufhalten konnte, und es wurde nichts geändert. Wer diese Installation betreibt, kann sie ohne diese Grenze ausführen: python3 app.py diagnose FOLDER --out OUT.
web-error-time-title = Es hat zu lange gedauert
web-error-time = Die Arbeit wurde beendet, damit andere an die Reihe kommen, und es wurde nichts geändert. Wer diese Installation betreibt, kann sie ohne diese Grenze ausführen: python3 app.py diagnose FOLDER --out OUT.
web-error-lost-title = Der Arbeitsprozess endete dreimal mittendrin
web-error-lost = Es wurde nichts geändert. Versuchen Sie es noch einmal; geschieht es wieder, hilft der Betreiberin oder dem Betreiber das Protokoll des Arbeitsprozesses.
web-error-unexpected-title = Bei uns ist dreimal etwas schiefgegangen
web-error-unexpected = Es wurde nichts geändert. Der Fehler steht im Protokoll des Arbeitsprozesses. Ein neuer Versuch schadet nicht.
