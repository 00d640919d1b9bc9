# Die Seiten, auf denen geantwortet wird. Ein Satz, eine Tatsache; erst was ist, dann was zu tun ist.

# Rahmen
respondent-language = Deutsch
respondent-skip = Zu den Fragen
respondent-error-title = Fehler: { $title }
respondent-run-by = Durchgeführt von { $firm } mit FlowGap.
respondent-run-by-nobody = Durchgeführt mit FlowGap.
respondent-statement-link = Vertraulichkeit
respondent-statement-link-full = Die ganze Erklärung zur Vertraulichkeit
respondent-new-tab = (öffnet einen neuen Tab)
respondent-preview = Vorschau: Nichts, was Sie hier eingeben, wird gespeichert oder gezählt.
respondent-preview-problem = Vorschau: Nichts, was Sie hier eingeben, wird gespeichert oder gezählt. Nicht in Ordnung und darum nicht gezeigt: { $problem }
respondent-draft-translation = Vorläufige Übersetzung: Ihr Wortlaut ist noch nicht erprobt.
respondent-moment = { $day }, { $time } Uhr (Ortszeit { $place })
respondent-moment-utc = { $day }, { $time } Uhr UTC
respondent-ask = Fragen? Wenden Sie sich an: { $contact }.
respondent-ask-firm = Fragen? Wenden Sie sich an: { $contact } (die Befragung führt { $firm } durch).

# Zusage
respondent-promise-title = Wo bleibt gute Arbeit stecken?
respondent-promise-text = { $client } möchte wissen, was Arbeit auf dem Weg zu den Nutzern aufhält. Niemand weiß das besser als Sie. Die Teilnahme ist freiwillig.
respondent-figure-minutes = { $n } Min.
respondent-figure-minutes-note = zum Antworten, Pausen sind möglich
respondent-figure-booklet-note = Fragen für Sie: zusammen beantwortet ein Team alle
respondent-figure-group-note = Personen: die kleinste gezeigte Gruppe
respondent-figure-comments-note = Kommentare, bevor einer gezeigt wird
respondent-learned = Was man über Sie erfahren könnte
respondent-fact-own = Ihre eigenen Antworten
respondent-fact-own-text = Sieht niemand außer denen, die die Befragung durchführen. Sie gehen in Mittelwerte von { $n } oder mehr Personen ein.
respondent-fact-own-text-firm = Sieht niemand bei { $client }. Sie gehen in Mittelwerte von { $n } oder mehr Personen ein.
respondent-fact-handled = Wer mit Antworten umgeht
respondent-fact-handled-text = Mit einzelnen Antworten, ohne Namen, gehen nur die um, die die Befragung durchführen, um die Ergebnisse zu berechnen.
respondent-fact-handled-text-firm = Mit einzelnen Antworten, ohne Namen, geht nur { $firm } um, um die Ergebnisse zu berechnen.
respondent-fact-handled-few = Antworten von weniger als { $n } Personen eines Teams werden ohne Team, Rolle und Zeit im Team weitergegeben.
respondent-fact-team = Die Werte Ihres Teams
respondent-fact-team-text = Sehen Ihr Team und seine Führungskräfte, wenn mindestens { $n } von Ihnen antworten. Bei weniger bleiben sie verborgen, ebenso jede Zahl, aus der sie sich errechnen ließen.
respondent-fact-work = Ihre Art von Arbeit
respondent-fact-work-text = Wird nur für das ganze Unternehmen gezeigt, nie nach Team.
respondent-fact-comments = Ihre Kommentare
respondent-fact-comments-text = Werden in zufälliger Reihenfolge für das ganze Unternehmen gezeigt, ohne Team und Rolle, sobald es { $n } oder mehr sind. Bitte nennen Sie niemanden.
respondent-fact-comments-hidden = Sieht bei { $client } niemand. Bitte nennen Sie niemanden.
respondent-fact-whether = Ob Sie geantwortet haben
respondent-fact-whether-personal = Ihr Link wird als benutzt vermerkt, ohne Zeit, damit wir Sie nicht erinnern. Ihre Führungskräfte sehen das nicht.
respondent-fact-whether-team = Kann niemand erkennen. Ihr ganzes Team benutzt denselben Link.
respondent-fact-never = Nie mit Antworten gespeichert
respondent-fact-never-text = Name, E-Mail, Gerät, Internetadresse, Zeit.
respondent-fact-long = Wie lange
respondent-fact-long-text = Bis { $day }. Dann werden alle Antworten gelöscht.
respondent-fact-long-open = Ein Tag der Löschung ist nicht festgelegt.
respondent-risk = Was wir nicht ausschließen können
respondent-risk-personal = Wer den Server und seine Sicherungen ganz beherrscht, könnte bis { $day } Personen und Antworten zusammenbringen. Dann sind die letzten Kopien gelöscht.
respondent-risk-personal-open = Wer den Server und seine Sicherungen ganz beherrscht, könnte Personen und Antworten zusammenbringen. Ein Tag, an dem die letzten Kopien gelöscht sind, ist nicht festgelegt.
respondent-risk-team = Wer den Server ganz beherrscht, könnte beobachten, welches Gerät welche Antworten sendet. Sicherungen allein zeigen es nicht: Kein Link gehört Ihnen allein.
respondent-fixed = Diese Regeln standen fest, als die Befragung begann. Niemand kann sie lockern.
respondent-start = Beginnen
respondent-open-until = Offen bis { $moment }.
respondent-one-page = Alle Fragen auf einer Seite beantworten
respondent-go-on-title = Ihre Antworten auf { $n ->
    [one] eine Frage
   *[other] { $n } Fragen
} liegen auf diesem Gerät
respondent-go-on-none = Sie haben auf diesem Gerät begonnen
respondent-go-on-text = Noch ist nichts abgesendet.
respondent-go-on = Fortfahren
respondent-delete = Von diesem Gerät löschen
respondent-nothing-title = Auf diesem Gerät liegt nichts
respondent-nothing-text = Falls Sie Ihre Antworten abgesendet haben, sind sie angekommen, und es ist nichts mehr zu tun. Falls Sie eben auf Beginnen gedrückt haben, nimmt Ihr Browser keine Cookies an: Sie können trotzdem auf einer Seite antworten.

# Fragen
respondent-part-about = Ihre Arbeit
respondent-part-vote = Wo Arbeit wartet
respondent-part-words = In eigenen Worten
respondent-part-items = Wie die Arbeit läuft, Seite { $n }
respondent-part-check = Antworten prüfen
respondent-progress = Teil { $n } von { $of }
respondent-minutes-left = { $n ->
    [one] Noch etwa eine Minute
   *[other] Noch etwa { $n } Minuten
}
respondent-parts = Teile der Befragung
respondent-done = erledigt
respondent-about-prompt = Manche Teile hängen davon ab, was Sie tun.
respondent-about-kept = Ihre Art von Arbeit und Ihre Zeit im Team werden mit Ihren Antworten gespeichert. Woran Sie mitwirken, wählt nur die Fragen aus. Es wird nicht gespeichert.
respondent-about-percent = etwa { $percent }
respondent-optional = Sie können jede dieser Fragen offen lassen.
respondent-continue = Weiter
respondent-back = Zurück
respondent-device = Ihre bisherigen Antworten liegen { $where }. Wir speichern nichts, bis Sie sie am Ende absenden.
respondent-device-where = nur auf diesem Gerät
respondent-hint-all = Wählen Sie alles, was zutrifft.
respondent-hint-most = { $most ->
    [1] Wählen Sie eine Antwort.
    [2] Wählen Sie eine oder zwei.
   *[other] Wählen Sie bis zu { $most }.
}
respondent-offline = Gerade besteht keine Verbindung. Ihre Antworten bleiben auf dieser Seite. Es geht weiter, sobald die Verbindung zurück ist.

# Probleme
respondent-problems = { $n ->
    [one] Bitte prüfen Sie eine Stelle
   *[other] Bitte prüfen Sie { $n } Stellen
}
respondent-problem-one = Wählen Sie eine Antwort. Bei uns kamen { $found } an.
respondent-problem-scale = Wählen Sie eine der gezeigten Antworten. Was bei uns ankam, ist keine davon.
respondent-problem-choice = Wählen Sie aus der Liste. Was bei uns ankam, steht nicht darin.
respondent-problem-twice = Wählen Sie jede Antwort einmal. Bei uns kam eine zweimal an.
respondent-problem-alone = Diese Antwort steht für sich allein. Wählen Sie sie oder andere.
respondent-problem-most = { $most ->
    [1] Höchstens eine.
    [2] Höchstens zwei.
    [3] Höchstens drei.
   *[other] Höchstens { $most }.
} Sie haben { $found ->
    [2] zwei
    [3] drei
    [4] vier
    [5] fünf
    [6] sechs
    [7] sieben
    [8] acht
    [9] neun
   *[other] { $found }
} gewählt.
respondent-problem-long = Höchstens { $most } Zeichen. Sie haben { $found } geschrieben.

# Prüfen
respondent-check-label = Vor dem Absenden
respondent-check-text = Noch ist nichts abgesendet. Sie können jede Antwort ändern oder entfernen.
respondent-check-none = Offen gelassen
respondent-check-n = { $n } von { $of } beantwortet
respondent-change = Ändern
respondent-remove = Entfernen
respondent-check-next = Weiter zu Ihren eigenen Worten

# Worte
respondent-words-prompt = { $n ->
    [0] Es gibt keine weitere Frage. Sie können Ihre Antworten jetzt absenden.
    [1] Eine letzte Frage. Sie ist freiwillig.
    [2] Zwei letzte Fragen. Beide sind freiwillig.
   *[other] Die letzten Fragen. Alle sind freiwillig.
}
respondent-words-warning-title = Bitte nennen Sie niemanden
respondent-words-warning = Nennen Sie keine Personen und keine Kunden. Wir entfernen E-Mail-Adressen, Links, @Namen, Ticket- und Telefonnummern. Namen können wir nicht erkennen.
respondent-words-hint = Höchstens { $n } Zeichen.
respondent-words-kept = Was Sie hier schreiben, wird auf diesem Gerät nicht aufbewahrt. Es ist fort, wenn Sie diese Seite verlassen, ohne zu senden.
respondent-send = Meine Antworten absenden
respondent-blank-title = Sie haben keine der Fragen mit Skala beantwortet. Trotzdem absenden?
respondent-blank-text = Noch wurde nichts gesendet, und Ihre Eingaben sind noch da. Sie können jede Frage offen lassen. Wenn Sie absenden, zählt das als ein Fragebogen.
respondent-blank-send = Trotzdem absenden
respondent-send-note = Damit verlassen Ihre Antworten dieses Gerät. Sie erhalten eine Quittung, mit der Sie sie zurücknehmen können.
respondent-all-text = Alle Fragen auf einer Seite. Auf diesem Gerät wird nichts aufbewahrt. Nichts wird gesendet, bis Sie den Knopf am Ende drücken.

# Dank
respondent-thanks-label = Abgesendet
respondent-thanks-title = Danke. Ihre Antworten sind da.
respondent-thanks-text = Sie sind ohne Ihren Namen gespeichert, und auf diesem Gerät liegt kein Entwurf mehr. Bewahren Sie Ihre Quittung auf und schließen Sie dann diese Seite.
respondent-thanks-repeated = Diese Antworten waren schon eingegangen. Was Sie seither vielleicht geändert haben, wurde nicht übernommen.
respondent-removed = { $n ->
    [one] Aus Ihren Kommentaren haben wir eine Stelle entfernt, die jemanden nennen könnte.
   *[other] Aus Ihren Kommentaren haben wir { $n } Stellen entfernt, die jemanden nennen könnten.
}
respondent-receipt = Ihre Quittung
respondent-receipt-keep = Behalten Sie sie für sich. Wir können sie nicht für Sie nachschlagen: Nichts verbindet sie mit Ihnen.
respondent-receipt-save = Als Textdatei speichern
respondent-receipt-file = quittung.txt
respondent-receipt-file-text = Quittung { $receipt }
    { $client }
    Bis { $moment } können Sie damit Ihre Antworten zurücknehmen.
    Danach können Sie prüfen, ob sie gezählt wurden.
    Adresse: { $address }
respondent-receipt-can = Was Sie damit tun können
respondent-until = Bis { $moment }
respondent-until-text = Ihre Antworten zurücknehmen. Sie werden dann endgültig gelöscht.
respondent-after = Danach
respondent-after-text = Prüfen, ob Ihre Antworten gezählt wurden. Die Quittung zeigt nie, was Sie gesagt haben.
respondent-use-receipt = Eine Quittung verwenden
respondent-next = Wie es weitergeht
respondent-next-close-text = Die Befragung endet. Bis dahin sieht niemand einen Wert.
respondent-next-results = Danach
respondent-next-results-text = Ergebnisse werden für Gruppen von { $n } oder mehr Personen mitgeteilt.

# Zustände eines Links
respondent-nothing-sent = Nichts wurde abgesendet
respondent-used-label = Dieser Link wurde benutzt
respondent-used-title = Mit diesem Link wurden Antworten gesendet
respondent-used-text = Ein persönlicher Link gilt einmal. Was mit ihm gesendet wurde, wird niemandem gezeigt, also auch nicht hier.
respondent-used-you = Wenn Sie es waren
respondent-used-you-text = Dann ist nichts mehr zu tun. Mit Ihrer Quittung können Sie prüfen, ob Ihre Antworten da sind.
respondent-used-not-you = Wenn Sie es nicht waren
respondent-used-not-you-text = Vielleicht hat jemand anderes Ihren Link. Bitte sagen Sie es denen, die die Befragung durchführen.
respondent-used-title-late = Diese Antworten wurden nicht gesendet
respondent-used-text-late = Mit diesem Link waren schon Antworten gesendet worden, von hier oder von anderswo. Ein persönlicher Link gilt einmal.
respondent-on-device = Auf diesem Gerät
respondent-on-device-text = { $n ->
    [0] Sie haben hier begonnen.
    [one] Ihre Antwort auf eine Frage liegt noch hier.
   *[other] Ihre Antworten auf { $n } Fragen liegen noch hier.
} Sonst hat sie niemand.
respondent-on-device-none = Hier liegt nichts.
respondent-delete-mine = Meine Antworten von diesem Gerät löschen
respondent-check-receipt = Ihre Quittung prüfen
respondent-closed-label = Beendet
respondent-closed-title = Die Befragung ist beendet
respondent-closed-text = Sie endete am { $moment }. Antworten werden nicht mehr angenommen.
respondent-closed-text-early = Sie wurde vorzeitig beendet, vor { $moment }. Antworten werden nicht mehr angenommen.
respondent-closed-text-late = Sie endete am { $moment }. Ihre Antworten waren nicht abgesendet, also zählen sie nicht.
respondent-closed-text-early-late = Sie wurde vorzeitig beendet, vor { $moment }. Ihre Antworten waren nicht abgesendet, also zählen sie nicht.
respondent-sent-before = Wenn Sie sie schon gesendet haben
respondent-sent-before-text = Dann sind sie gezählt.
respondent-not-yet-label = Noch nicht offen
respondent-not-yet-title = Die Befragung hat noch nicht begonnen
respondent-not-yet-text = Sie beginnt am { $moment }. Ab dann gilt Ihr Link.
respondent-until-then = Bis dahin
respondent-until-then-text = Es ist nichts zu tun. Sie können diese Seite schließen.
respondent-unknown-label = Nicht gefunden
respondent-unknown-title = Diesen Link kennen wir nicht
respondent-unknown-text = Vielleicht ist er unvollständig, vertippt oder gelöscht. Nichts wurde gespeichert.
respondent-unknown-mail = Aus einer E-Mail
respondent-unknown-mail-text = Öffnen Sie den Link in der E-Mail noch einmal. Geht er über zwei Zeilen, kopieren Sie beide.
respondent-unknown-code = Von einem Aushang
respondent-unknown-code-text = Geben Sie den Code Ihres Teams noch einmal ein.
respondent-unknown-code-link = Einen Code eingeben
respondent-unknown-else = Wenn es weiter nicht geht
respondent-unknown-else-text = Bitte fragen Sie die Person, die Ihnen den Link geschickt hat.
respondent-replaced-label = Ersetzt
respondent-replaced-title = Diesen Link hat ein neuerer ersetzt
respondent-replaced-text = Er öffnet nichts mehr. Was mit ihm gesendet wurde, zählt.
respondent-replaced-new = Der neue Link
respondent-replaced-new-text = Er steht in der neuesten Einladung. Finden Sie ihn nicht, fragen Sie bitte die Person, die Sie eingeladen hat.
respondent-replaced-code-text = Mit dem Link wurde auch der Code ersetzt. Ein neuerer Aushang zeigt den neuen.
respondent-slow-label = Zu viele falsche Links
respondent-slow-title = Bitte warten Sie eine Minute
respondent-slow-text = Aus Ihrem Netz kamen binnen einer Minute viele unbekannte Links, Codes oder Quittungen. Das schützt die Links der anderen. Richtige Links gehen jederzeit.
respondent-damaged-title = Die Antworten auf diesem Gerät waren nicht lesbar
respondent-damaged-text = Der Entwurf war beschädigt oder verändert, darum wurde er entfernt. Manche Browser und Aufräumprogramme tun das. Sie haben nichts falsch gemacht.
respondent-damaged-answers = Ihre Antworten
respondent-damaged-answers-text = Wir haben nichts gespeichert, und niemand hat sie gesehen.
respondent-damaged-link = Ihr Link
respondent-damaged-link-text = Noch nicht benutzt. Er gilt bis { $moment }.
respondent-damaged-do = Was Sie tun können
respondent-damaged-do-text = { $n ->
    [one] Bitte beginnen Sie noch einmal. Es dauert etwa eine Minute.
   *[other] Bitte beginnen Sie noch einmal. Es dauert etwa { $n } Minuten.
}
respondent-start-again = Noch einmal beginnen
respondent-damaged-twice = Geschieht das zweimal, versuchen Sie einen anderen Browser.
respondent-damaged-ask = Geschieht das zweimal, versuchen Sie einen anderen Browser oder wenden Sie sich an: { $contact }. Bitte schreiben Sie Ihre Antworten nicht.
respondent-damaged-ask-firm = Geschieht das zweimal, versuchen Sie einen anderen Browser oder wenden Sie sich an: { $contact } (die Befragung führt { $firm } durch). Bitte schreiben Sie Ihre Antworten nicht.
respondent-deleted-label = Gelöscht
respondent-deleted-title = Auf diesem Gerät liegt nichts mehr
respondent-deleted-text = Ihr Entwurf ist gelöscht. Wir hatten nichts gespeichert.
respondent-deleted-link-team = Er gilt bis { $moment }.

# Fehler
respondent-error-label-yours = Nichts wurde gespeichert
respondent-error-label-ours = Bitte noch einmal versuchen
respondent-error-400-title = Was gesendet wurde, war nicht lesbar
respondent-error-400 = Gehen Sie zurück, laden Sie die Seite neu und senden Sie sie noch einmal.
respondent-error-403-title = Dieses Formular kam von einer anderen Website
respondent-error-403 = Wir nehmen Antworten nur von den Seiten dieser Befragung an. Öffnen Sie Ihren Link und verwenden Sie seine Knöpfe.
respondent-error-404-title = Unter dieser Adresse gibt es keine Seite
respondent-error-404 = Vielleicht ist der Link unvollständig. Öffnen Sie ihn noch einmal von dort, wo Sie ihn bekommen haben.
respondent-error-405-title = Diese Adresse lässt sich so nicht verwenden
respondent-error-405 = Öffnen Sie Ihren Link und verwenden Sie die Knöpfe der Seite.
respondent-error-413-title = Das war zu viel auf einmal
respondent-error-413 = Was gesendet wurde, ist größer, als eine Antwort sein kann. Gehen Sie zurück und kürzen Sie Ihre Texte.
respondent-error-415-title = Diese Art von Inhalt ist nicht lesbar
respondent-error-415 = Wir nehmen Antworten nur als Formular an. Öffnen Sie Ihren Link und verwenden Sie seine Knöpfe.
respondent-error-500-title = Bei uns ist etwas schiefgegangen
respondent-error-500 = Was auf diesem Gerät lag, liegt noch dort. Gehen Sie zurück und drücken Sie den Knopf noch einmal: Dieselben Antworten werden nie zweimal gespeichert.
respondent-error-503-title = Wir können gerade nichts speichern
respondent-error-503 = Was auf diesem Gerät lag, liegt noch dort. Gehen Sie zurück und drücken Sie den Knopf in einer Minute: Dieselben Antworten werden nie zweimal gespeichert.

# Quittung
respondent-receipt-title = Ihre Quittung verwenden
respondent-receipt-text = Sie zeigt, dass Ihre Antworten gespeichert sind oder gezählt wurden. Sie zeigt nie, was Sie gesagt haben.
respondent-receipt-field = Quittung
respondent-receipt-hint = 20 Buchstaben und Ziffern, z. B. 7KQ2M-4XW9T-HB6RC-PZ3NE. Bindestriche und Großschreibung sind gleichgültig.
respondent-receipt-button = Prüfen
respondent-receipt-malformed = Eine Quittung hat 20 Buchstaben und Ziffern, ohne 0, 1, I und O. Prüfen Sie, was Sie eingegeben haben.
respondent-receipt-unknown = Unter dieser Quittung liegen keine Antworten. Vielleicht wurden sie zurückgenommen, oder ein Buchstabe ist falsch.
respondent-receipt-open-label = Gespeichert
respondent-receipt-open-title = Ihre Antworten sind gespeichert
respondent-receipt-open-text = Bis die Befragung endet, können Sie sie zurücknehmen.
respondent-receipt-counted-label = Gezählt
respondent-receipt-counted-title = Ihre Antworten wurden gezählt
respondent-receipt-counted-text = Die Befragung ist beendet. Von dieser Quittung führt nichts zu Ihren Antworten, also kann niemand sie einzeln löschen.
respondent-withdraw = Meine Antworten zurücknehmen
respondent-withdraw-title = Ihre Antworten zurücknehmen?
respondent-withdraw-text = Sie werden endgültig gelöscht. Ein persönlicher Link bleibt benutzt: Sie können mit ihm nicht noch einmal antworten.
respondent-withdraw-yes = Ja, löschen
respondent-withdraw-no = Nein, behalten
respondent-withdrawn-label = Gelöscht
respondent-withdrawn-title = Ihre Antworten sind gelöscht
respondent-withdrawn-text = Sie sind kein Teil der Befragung mehr. Die Quittung steht jetzt für nichts.
respondent-withdrawn-late-title = Zum Zurücknehmen ist es zu spät
respondent-withdrawn-late-text = Die Befragung ist inzwischen beendet. Ihre Antworten wurden gezählt.

# Code eines Teams
respondent-code-title = Geben Sie den Code Ihres Teams ein
respondent-code-text = Er steht auf dem Aushang oder der Folie, die Sie einlädt.
respondent-code-field = Code
respondent-code-hint = 8 Buchstaben und Ziffern, z. B. 7KQ2-M4XW. Bindestrich und Großschreibung sind gleichgültig.
respondent-code-button = Weiter
respondent-code-replaced = Diesen Code hat ein neuerer ersetzt. Er steht in der neuesten Einladung; finden Sie ihn nicht, fragen Sie die Person, die Sie eingeladen hat.
respondent-code-unknown = Diesen Code hat keine Befragung. Ein Code hat 8 Buchstaben und Ziffern, ohne 0, 1, I und O.

# Erklärung zur Vertraulichkeit
respondent-statement-title = Wer was erfahren kann
respondent-statement-text = Das ist alles: was aufbewahrt wird, wo, wie lange, und was wir nicht verhindern können.
respondent-statement-back = Zurück zur Befragung
respondent-statement-device = Auf Ihrem Gerät
respondent-statement-device-text = Ihre Antworten liegen in einem verschlüsselten Cookie, bis Sie sie senden oder löschen. Ihr Browser gibt ihn nur an die Seiten dieses Links zurück. Es gibt keinen anderen Cookie und kein Skript von anderswo. Was Sie in eigenen Worten schreiben, bleibt nie auf dem Gerät.
respondent-statement-open = Solange die Befragung läuft
respondent-statement-open-text = Was Sie senden, liegt unter einem Siegel. Die Datenbank allein kann es nicht öffnen. Niemand sieht einen Wert.
respondent-statement-close = Wenn sie endet
respondent-statement-close-text = Alle Antworten werden auf einmal geöffnet und in zufälliger Reihenfolge neu geschrieben. Kommentare werden von den übrigen Antworten getrennt und noch einmal gemischt. E-Mail-Adressen werden gelöscht.
respondent-statement-stored = Was gespeichert wird
respondent-statement-stored-text = Ihr Team, Ihre Antworten, Ihre Sprache, die Reihenfolge der Fragen und was Sie über Ihre Arbeit gesagt haben. Kein Schlüssel führt von dort zu Ihnen.
respondent-statement-link-title = Ihr Link
respondent-statement-link-personal = Er gehört Ihnen allein. Wir wissen, wer ihn bekam und ob er benutzt wurde, aber nicht wann. Wir wissen nicht, was mit ihm geantwortet wurde.
respondent-statement-link-team = Ihr ganzes Team teilt ihn. Wir wissen nicht, wer ihn benutzt hat.
respondent-statement-receipt = Ihre Quittung
respondent-statement-receipt-text = Sie entsteht aus einer Zufallszahl, die mit Ihrem Formular reist und nirgends gespeichert wird. Wer die Quittung hat, kann die Antworten zurücknehmen, bis die Befragung endet. Danach beweist sie nur noch, dass sie gezählt wurden.
respondent-statement-server = Wer den Server betreibt
respondent-statement-server-personal = Dort liegt der Schlüssel des Siegels, und dort lässt sich beobachten, was eintrifft. Kopien der Datenbank aus der Zeit der Befragung können zeigen, mit welchen Links die neuesten Antworten kamen.
respondent-statement-server-team = Dort liegt der Schlüssel des Siegels, und dort lässt sich beobachten, was eintrifft und von welchem Gerät.
respondent-statement-mail = Wer das Protokoll des Mailservers liest
respondent-statement-mail-text = Erinnerungen gehen nur an Personen, die noch nicht geantwortet haben. Das Protokoll verrät also, zwischen welchen Tagen Sie geantwortet haben, nie was.
respondent-statement-network = Das Netz, in dem Sie sind
respondent-statement-network-text = Es sieht, dass Ihr Gerät diesen Server erreicht hat und wann. Es kann weder die Seiten noch Ihre Antworten lesen.
