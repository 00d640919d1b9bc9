### Webhooks: wer erfährt, was geschehen ist, und was aus jeder Nachricht wurde.

webhooks-label = Webhooks
webhooks-short = Webhooks
webhooks-title = { $n ->
    [0] Noch kein Programm wird benachrichtigt
    [one] Eine Adresse wird benachrichtigt
   *[other] { $n } Adressen werden benachrichtigt
}
webhooks-standfirst = Ist in { $workspace } etwas fertig, geht eine signierte Nachricht an die Adressen unten. Sie enthält Kennungen und keine Zahl; wofür sie stehen, liest das Programm über die API.
webhooks-base = Nachrichten werden 30 Tage aufbewahrt.
webhooks-add-title = Adresse hinzufügen
webhooks-add = Adresse hinzufügen
accounts-webhook-url = Adresse
accounts-webhook-url-hint = https:// und ein Server, der aus dem Internet erreichbar ist.
accounts-webhook-url-missing = Geben Sie die Adresse ein.
accounts-webhook-events = Worüber sie benachrichtigt wird
accounts-webhook-events-missing = Wählen Sie mindestens einen Anlass.
webhooks-event-wave-closed = Eine Welle wurde geschlossen
webhooks-event-result-ready = Ein Ergebnis ist fertig
webhooks-event-report-ready = Ein Bericht ist fertig
webhooks-event-webhook-test = Ein Test
webhooks-address-url = Das ist keine Adresse. Erlaubt ist https://server/pfad mit bis zu 300 Zeichen, ohne Namen, Passwort oder #.
webhooks-address-not-encrypted = Diese Adresse ist nicht verschlüsselt. Erlaubt ist https://.
webhooks-address-inside = Diese Adresse führt ins eigene Netz. Erlaubt ist ein Server, der aus dem Internet erreichbar ist.
webhooks-address-known = Diese Adresse steht schon in der Liste.
webhooks-too-many = Es gibt 10 Adressen, mehr sind nicht erlaubt. Entfernen Sie zuerst eine.
webhooks-secret-title = Das Geheimnis von { $url }
webhooks-secret-text = Es wird jetzt gezeigt und nie wieder. Mit ihm prüft das andere Programm, dass eine Nachricht von hier kommt.
webhooks-two-secrets = Nachrichten werden bis { $moment } auch mit dem vorigen Geheimnis signiert.
webhooks-test = Test senden
webhooks-new-secret = Neues Geheimnis erzeugen
webhooks-remove = Entfernen
webhooks-messages = Letzte Nachrichten
webhooks-no-messages = Es wurde noch nichts gesendet. Ein Test zeigt, ob der Weg frei ist.
webhooks-state-queued = Wartet auf den Versand.
webhooks-state-sending = Wird gesendet.
webhooks-state-again = Noch nicht angenommen.
webhooks-state-delivered = Angenommen.
webhooks-state-failed = Aufgegeben.
webhooks-tries = { $n ->
    [one] Einmal versucht.
   *[other] { $n }-mal versucht.
}
webhooks-next = Wieder am { $moment }.
webhooks-error-status = Der Server antwortete { $status } statt 2xx.
webhooks-error-redirect = Der Server leitete auf eine andere Adresse weiter; dem wird nicht gefolgt.
webhooks-error-timeout = Der Server brauchte länger als zehn Sekunden.
webhooks-error-unreachable = Der Server ist nicht erreichbar.
webhooks-error-certificate = Das Zertifikat des Servers ist nicht gültig.
webhooks-error-not-http = Die Antwort des Servers ist nicht lesbar.
webhooks-error-inside = Der Name führt ins eigene Netz, daher wurde nichts gesendet.
webhooks-error-unknown-host = Es gibt keinen Server mit diesem Namen.
webhooks-error-not-encrypted = Die Adresse ist nicht verschlüsselt, daher wurde nichts gesendet.
webhooks-error-url = Die Adresse ist nicht verwendbar.
webhooks-error-locked = Das Geheimnis lässt sich nicht öffnen: Der geheime Schlüssel der Installation wurde geändert. Erzeugen Sie ein neues Geheimnis.
webhooks-error-lost = Der Worker starb beim Senden.
