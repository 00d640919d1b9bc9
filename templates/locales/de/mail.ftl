# Mail an die Befragten und die Seite hinter ihrem letzten Link.
mail-subject = { $client }: Wie fließt die Arbeit in Ihrem Team? Etwa { $minutes } Minuten
mail-subject-reminder = Erinnerung von { $client }: Wie fließt die Arbeit in Ihrem Team? Etwa { $minutes } Minuten
mail-greeting = Guten Tag,
mail-asked = { $client } möchte wissen, wie die Arbeit in Ihrem Team fließt und wo sie wartet. Das Antworten dauert etwa { $minutes } Minuten, am Telefon oder am Rechner.
mail-reminded = { $client } möchte wissen, wie die Arbeit in Ihrem Team fließt und wo sie wartet. Ihr Link wurde noch nicht benutzt. Das Antworten dauert etwa { $minutes } Minuten, am Telefon oder am Rechner.
mail-until = Sie können bis { $day }, { $time } Uhr ({ $zone }) antworten.
mail-button = Fragen beantworten
mail-promise = Ihre Antworten sind vertraulich. Niemand bei { $client } kann sehen, wer was geantwortet hat: Werte erscheinen nur für Gruppen von mindestens { $group } Personen. Die erste Seite sagt genau, wer was sieht.
mail-voluntary = Die Teilnahme ist freiwillig, und Sie dürfen jede Frage auslassen.
mail-personal = Dieser Link gehört nur Ihnen und gilt einmal. Bitte leiten Sie ihn nicht weiter. FlowGap weiß, ob ein Link benutzt wurde, damit nur die anderen erinnert werden, und nicht, was damit geantwortet wurde.
mail-contact = Fragen? { $contact }
mail-firm = { $firm } führt diese Befragung für { $client } durch.
mail-stop-link = Erinnern Sie mich nicht mehr

mail-stop-title = Keine Erinnerungen mehr?
mail-stop = Sie erhalten dann keine Erinnerungen an diese Befragung mehr. Ihr persönlicher Link gilt weiter, bis die Befragung endet.
mail-stop-button = Erinnern Sie mich nicht mehr
mail-stopped-title = Sie erhalten keine Erinnerungen mehr
mail-stopped = Das ist für diese Befragung vermerkt. An Ihren Antworten ändert es nichts, und niemand erfährt davon. Sie können diese Seite schließen.
mail-stop-base = Diese Seite sagt allen dasselbe, ob sie geantwortet haben oder nicht.
