# Konten: der Eingang, das eigene Konto, die Menschen eines Arbeitsbereichs und ihre Briefe.
accounts-base = Ergebnisse sind vertraulich, darum braucht jede Seite eine Anmeldung. Wer an einer Befragung teilnimmt, braucht keine.
accounts-base-account = Von Passwörtern wird nur ein Hash aufbewahrt, das Geheimnis des zweiten Faktors liegt unter einem Siegel.
accounts-base-people = Wer entfernt wird, ist sofort abgemeldet. Was die Person getan hat, bleibt.
accounts-problem = Das wurde nicht angenommen
accounts-moment = { $day }, { $time } UTC

accounts-entrance = Eingang
accounts-sign-in = Anmelden
accounts-sign-out = Abmelden
accounts-sign-in-title = Melden Sie sich an, um Ergebnisse zu sehen
accounts-not-set-up = Hier hat noch niemand ein Konto. Wer diese Installation betreibt, findet den Link für das erste in der Ausgabe von: python3 app.py serve
accounts-forgot = Passwort vergessen
accounts-refused = Adresse und Passwort passen nicht zusammen, oder das Konto ist geschlossen.
accounts-too-many = Zu viele Versuche. Warten Sie eine Viertelstunde und versuchen Sie es dann wieder; länger ist nichts gesperrt.
accounts-provider = Mit { $name } anmelden
accounts-provider-away = Die andere Anmeldung ist gerade nicht erreichbar. Ihr Passwort gilt wie immer.
accounts-provider-refused = Die andere Anmeldung hat für kein Konto dieser Installation gebürgt. Bitten Sie den Eigentümer Ihres Arbeitsbereichs um eine Einladung an dieselbe Adresse.
accounts-ticket-over = Der erste Schritt liegt zu lange zurück. Bitte melden Sie sich noch einmal an.
accounts-set-up-over-title = Es gibt schon ein Konto
accounts-set-up-over = Mit diesem Link wurde das erste Konto angelegt; er gilt nicht mehr. Melden Sie sich mit dem damals gewählten Passwort an, oder lassen Sie sich einladen. Wer diese Installation betreibt, ermöglicht ein neues Passwort: python3 app.py user reset E-MAIL.
accounts-link-gone-title = Dieser Link gilt nicht mehr
accounts-link-gone = Jeder Link gilt einmal und nur eine Zeit lang. Bitten Sie um einen neuen, oder melden Sie sich mit Ihrem Passwort an.

accounts-email = E-Mail
accounts-email-missing = Geben Sie Ihre E-Mail-Adresse ein.
accounts-email-wrong = Das ist keine E-Mail-Adresse. Eine sieht so aus: mia@example.com.
accounts-their-email = E-Mail der Person
accounts-password = Passwort
accounts-password-missing = Geben Sie Ihr Passwort ein.
accounts-password-wrong = Das ist nicht Ihr Passwort.
accounts-first-password = Wählen Sie ein Passwort
accounts-first-password-hint = Mindestens 12 Zeichen, gleich welcher Art. Ein paar Wörter hintereinander merken sich leicht.
accounts-new-password = Neues Passwort
accounts-new-password-hint = Mindestens 12 Zeichen, gleich welcher Art. Ein paar Wörter hintereinander merken sich leicht.
accounts-new-password-missing = Geben Sie das neue Passwort ein.
accounts-password-short = Das Passwort hat weniger als 12 Zeichen. Fügen Sie ein Wort hinzu.
accounts-password-long = Das Passwort hat mehr als 256 Zeichen. Lassen Sie einige weg.
accounts-password-common = Dieses Passwort gehört zu den ersten, die jemand versucht. Wählen Sie Wörter, die nicht zusammengehören.
accounts-password-own-name = Dieses Passwort ist Ihr Name oder Ihre Adresse. Wählen Sie ein anderes.
accounts-name = Ihr Name
accounts-name-missing = Geben Sie Ihren Namen ein.
accounts-workspace = Name des Arbeitsbereichs
accounts-workspace-hint = Ihr Unternehmen oder Ihre Beratung. Seine Mitglieder sehen seine Aufträge, sonst niemand.
accounts-workspace-missing = Geben Sie dem Arbeitsbereich einen Namen.
accounts-code = Code
accounts-code-hint = Sechs Ziffern aus Ihrer App oder ein Ersatzcode. Jeder gilt einmal.
accounts-code-missing = Geben Sie den Code ein.
accounts-code-wrong = Dieser Code ist falsch, abgelaufen oder schon verwendet. Warten Sie auf den nächsten.
accounts-code-title = Welchen Code zeigt Ihre App?
accounts-code-lost = Ohne App und Ersatzcodes hilft, wer diese Installation betreibt: flowgap user reset E-MAIL --second-factor
accounts-new-code = Code, den die App jetzt zeigt
accounts-new-code-hint = Sechs Ziffern. Sie belegen, dass die App das Geheimnis hat.
accounts-keep = Speichern

accounts-set-up = Einrichten
accounts-set-up-title = Legen Sie das erste Konto an
accounts-set-up-standfirst = Sie leiten dann den ersten Arbeitsbereich und können andere einladen. Diese Seite schließt sich, sobald es ein Konto gibt.
accounts-set-up-button = Konto und Arbeitsbereich anlegen

accounts-join = Einladung
accounts-join-title = { $workspace } beitreten
accounts-join-new = Sie wurden als { $email } eingeladen. Wählen Sie ein Passwort, dann sind Sie dabei.
accounts-join-known = Sie haben ein Konto als { $email }. Mit dessen Passwort treten Sie bei, danach melden Sie sich an.
accounts-join-vouched = Sie haben ein Konto als { $email }, für das eine andere Anmeldung bürgt. Melden Sie sich dort an, dann sind Sie dabei.
accounts-join-no-longer-vouched = Sie haben ein Konto als { $email }, für das eine andere Anmeldung gebürgt hat; hier gibt es sie nicht mehr. Lassen Sie sich einen Link für ein Passwort an Ihre Adresse senden, und öffnen Sie diese Einladung dann noch einmal.
accounts-join-button = Beitreten
accounts-visit-title = Sehen Sie sich in { $workspace } um
accounts-visit = Dieser Link meldet Sie einmal ohne Passwort an. Alle Menschen und Daten des Beispiels sind erfunden.
accounts-visit-button = Hineingehen

accounts-reset = Neues Passwort
accounts-reset-title = Passwort vergessen?
accounts-reset-standfirst = Wir senden einen Link an Ihre Adresse. Er gilt einmal, eine Stunde lang.
accounts-reset-ask = Link senden
accounts-reset-no-mail = Diese Installation versendet keine Mail. Der Eigentümer Ihres Arbeitsbereichs kann auf der Seite Personen einen Link erzeugen; wer die Installation betreibt, kann es mit: flowgap user reset E-MAIL
accounts-reset-sent-title = Sehen Sie in Ihr Postfach
accounts-reset-sent = Falls es ein Konto für { $email } gibt, ist ein Link unterwegs. Kommt nichts an, fragen Sie den Eigentümer Ihres Arbeitsbereichs.
accounts-reset-new-title = Wählen Sie ein neues Passwort
accounts-reset-new = Für { $email }. Alle Geräte werden abgemeldet, und Sie melden sich mit dem neuen Passwort an.

accounts-account = Konto
accounts-account-standfirst = { $role } in { $workspace }
accounts-profile-title = Name und Sprache
accounts-profile-standfirst = Andere Mitglieder des Arbeitsbereichs sehen Ihren Namen.
accounts-profile-change = Name oder Sprache ändern
accounts-language = Sprache der Seiten
accounts-language-name = Deutsch
accounts-language-browser = Wie der Browser es wünscht
accounts-safety = Passwort und zweiter Faktor
accounts-password-title = Passwort ändern
accounts-password-standfirst = Alle anderen Geräte werden abgemeldet.
accounts-devices = Wo Sie angemeldet sind
accounts-device-unknown = Unbekanntes Gerät
accounts-device-this = dieses Gerät
accounts-device-since = seit { $moment }
accounts-device-seen = zuletzt gesehen { $moment }
accounts-end-others = Überall sonst abmelden
accounts-workspaces = Arbeitsbereiche
accounts-workspace-here = Sie sind hier
accounts-workspace-go = Dorthin wechseln

accounts-second-is-on = Der zweite Faktor ist an. { $n ->
    [one] Ein Ersatzcode ist übrig.
   *[other] { $n } Ersatzcodes sind übrig.
}
accounts-second-is-off = Der zweite Faktor ist aus: Ein Passwort allein öffnet dieses Konto.
accounts-second-title = Schalten Sie den zweiten Faktor ein
accounts-second-standfirst = Zum Anmelden brauchen Sie dann Ihr Passwort und einen Code aus einer App auf Ihrem Telefon.
accounts-second-qr = Quadratischer Code für eine Authenticator-App; das Geheimnis steht als Text daneben
accounts-second-scan = Scannen Sie dies mit einer Authenticator-App.
accounts-second-type = Keine Kamera? Tippen Sie das Geheimnis in die App:
accounts-second-on = Zweiten Faktor einschalten
accounts-second-off = Zweiten Faktor ausschalten
accounts-second-off-title = Zweiten Faktor ausschalten?
accounts-second-off-standfirst = Ein Passwort allein öffnet dann Ihr Konto. Die Ersatzcodes gelten nicht mehr.
accounts-second-codes = Neue Ersatzcodes
accounts-second-codes-title = Neue Ersatzcodes?
accounts-second-codes-standfirst = Sie erhalten zehn neue Codes. Die bisherigen gelten dann nicht mehr.
accounts-codes-title = Bewahren Sie diese Ersatzcodes auf
accounts-codes-standfirst = Jeder ersetzt die App einmal, falls Ihr Telefon verloren geht. Sie werden jetzt gezeigt und nie wieder.
accounts-codes-note = Drucken Sie sie aus oder legen Sie sie in einen Passwortmanager. Wer einen findet, braucht immer noch Ihr Passwort.
accounts-codes-kept = Ich habe sie aufbewahrt

accounts-tokens = Token für Programme
accounts-tokens-text = Mit einem Token liest ein Programm Ergebnisse oder fügt Daten hinzu, soweit Ihre Rolle reicht.
accounts-tokens-open = Token
accounts-tokens-title = { $n ->
    [0] Kein Programm fragt in Ihrem Namen
    [one] Ein Programm darf in Ihrem Namen fragen
   *[other] { $n } Programme dürfen in Ihrem Namen fragen
}
accounts-tokens-standfirst = In { $workspace }, und nie mehr, als Ihre Rolle erlaubt. Ein Token gilt ein Jahr.
accounts-token-name = Name des Tokens
accounts-token-name-hint = Für Sie selbst: welches Programm es verwendet, und wo.
accounts-token-name-missing = Geben Sie dem Token einen Namen.
accounts-scopes = Was es darf
accounts-scopes-missing = Wählen Sie, was das Token darf.
accounts-scope-read-results = Ergebnisse lesen
accounts-scope-write-imports = Daten hinzufügen
accounts-token-make-title = Token erzeugen
accounts-token-make = Token erzeugen
accounts-token-made-title = Das Token { $name }
accounts-token-made = Es wird jetzt gezeigt und nie wieder. Ein Programm sendet es als: Authorization: Bearer TOKEN
accounts-token-until = bis { $day }
accounts-token-used = zuletzt verwendet { $moment }
accounts-token-unused = noch nicht verwendet
accounts-token-revoke = Widerrufen

accounts-people = Personen
accounts-people-title = { $n ->
    [one] Eine Person gehört zu diesem Arbeitsbereich
   *[other] { $n } Personen gehören zu diesem Arbeitsbereich
}
accounts-people-standfirst = Wählen Sie eine Person, um Rolle oder Teams zu ändern oder um sie zu entfernen.
accounts-invite-title = Jemanden einladen
accounts-invite = Einladen
accounts-already-member = Diese Person ist schon beigetreten. In der Liste lässt sich ihre Rolle ändern.
accounts-role = Rolle
accounts-role-missing = Wählen Sie eine Rolle.
accounts-role-owner = Eigentümer
accounts-role-owner-may = Alles, und die Personen des Arbeitsbereichs.
accounts-role-consultant = Beratung
accounts-role-consultant-may = Sieht und bearbeitet alle Aufträge.
accounts-role-manager = Führungskraft
accounts-role-manager-may = Sieht das Unternehmen und die eigenen Teams; kein anderes Team und keine Dateien.
accounts-role-viewer = Nur lesen
accounts-role-viewer-may = Sieht alle Aufträge und ändert nichts.
accounts-state-invited = eingeladen, noch nicht da
accounts-state-joined = zurzeit nicht angemeldet
accounts-state-disabled = Konto geschlossen
accounts-state-seen = zuletzt gesehen { $moment }
accounts-last-owner = Sonst hat dieser Arbeitsbereich keinen Eigentümer. Geben Sie zuerst einer anderen Person diese Rolle.
accounts-foreign-account = Dieses Konto gehört auch zu anderen Arbeitsbereichen, und ein Link von hier könnte auch jene öffnen. Die Person fordert am Eingang selbst einen Link an, oder wer die Installation betreibt, gibt ein: flowgap user reset E-MAIL
accounts-told-role = Die Rolle wurde übernommen. Sie gilt ab der nächsten Seite.
accounts-told-teams = Die Teams wurden übernommen.
accounts-vouched-account = Diese Person meldet sich anderswo an, und ein Link von hier könnte ihr Konto öffnen. Sie bittet am Eingang um einen Link, oder wer die Installation betreibt, gibt ein: flowgap user reset E-MAIL
accounts-teams-title = Teams dieser Führungskraft
accounts-teams-text = Die Seiten zeigen dann das Unternehmen und diese Teams. Die Namen anderer Teams fehlen.
accounts-teams-button = Teams speichern
accounts-teams-none = Noch hat kein Auftrag ein Ergebnis mit Teams.
accounts-person-invitation = Neuer Einladungslink
accounts-person-invitation-note = Der bisherige gilt dann nicht mehr.
accounts-person-reset = Link für ein neues Passwort
accounts-person-reset-note = Übergeben Sie ihn persönlich: Wer ihn hat, wählt das Passwort. Er gilt einmal, eine Stunde lang.
accounts-remove = Aus dem Arbeitsbereich entfernen
accounts-remove-text = { $name } wird abgemeldet und sieht nichts mehr von diesem Arbeitsbereich.
accounts-remove-button = Entfernen
accounts-link-invitation-title = { $email } kann mit diesem Link beitreten
accounts-link-invitation-sent = Er ist per Mail unterwegs und gilt einmal, sieben Tage lang. Hier steht er nur jetzt.
accounts-link-invitation-by-hand = Übergeben Sie ihn selbst: Es wurde keine Mail versandt. Er gilt einmal, sieben Tage lang, und steht hier nur jetzt.
accounts-link-reset-title = { $email } wählt mit diesem Link ein neues Passwort
accounts-link-reset-by-hand = Übergeben Sie ihn selbst. Er gilt einmal, eine Stunde lang, und steht hier nur jetzt.

accounts-mail-invitation-subject = { $inviter } lädt Sie zu { $workspace } auf FlowGap ein
accounts-mail-invitation = { $inviter } lädt Sie zu { $workspace } ein. FlowGap zeigt, wo Arbeit zwischen einer Idee und ihren Nutzern wartet.
accounts-mail-invitation-button = Beitreten
accounts-mail-invitation-closing = Der Link ist nur für Sie, gilt einmal und sieben Tage lang. Wenn Sie nicht wissen, wer Sie einlädt, tun Sie nichts.
accounts-mail-reset-subject = Ein neues Passwort für FlowGap
accounts-mail-reset = Jemand, vermutlich Sie selbst, hat um ein neues Passwort für Ihr Konto gebeten.
accounts-mail-reset-button = Neues Passwort wählen
accounts-mail-reset-closing = Der Link gilt einmal, eine Stunde lang. Falls Sie es nicht waren, tun Sie nichts: Ihr Passwort bleibt, wie es ist.
