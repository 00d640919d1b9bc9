# Was die Daten sagen. Jeder Befund hat die andere Lesart und das, was ihn widerlegen würde.
finding-gap = Bauen wurde { $saved } Tage schneller, alle übrigen Stufen zusammen änderten sich um { $taken } Tage.
finding-gap-alternative = Etwas anderes, das sich in denselben Monaten änderte, bewirkte beides, etwa neue Leute oder eine andere Art von Arbeit.
finding-gap-falsifier = Teams ohne KI-Assistenten zeigen in denselben Monaten dasselbe Muster.

finding-gap-real = Bauen wurde { $saved } Tage schneller, und der Gewinn kam bei den Kunden an.
finding-gap-real-alternative = Arbeit wurde später begonnen, sodass weniger davon als Bauen zählt.
finding-gap-real-falsifier = Die Durchlaufzeit ab dem ersten Commit steigt in den nächsten zwei Monaten wieder, oder mehr Änderungen müssen repariert werden.

finding-no-saving = Beim Bauen zeigt sich keine klare Ersparnis, also gibt es keinen Gewinn zu verfolgen.
finding-no-saving-alternative = Die Leute sparten Zeit und verwendeten sie beim Bauen für mehr oder bessere Arbeit.
finding-no-saving-falsifier = Ein weiteres Quartal Daten ergibt eine Ersparnis, deren Intervall die Null ausschließt.

finding-no-build = Wie lange das Bauen dauert, steht nicht in diesen Daten; ein Gewinn lässt sich ihm nicht zuschreiben.
finding-no-build-alternative = Das Bauen wurde schneller oder langsamer, und nichts hier kann es zeigen.
finding-no-build-falsifier = Zeitstempel dafür, wann eine Änderung eröffnet und bereit war, machen das Bauen messbar.

finding-schedule = Der größte Teil der Veränderung ist Warten auf eine Auslieferung, nicht Arbeit.
finding-schedule-alternative = Ausgeliefert wurde in anderem Takt, weil es mehr oder weniger auszuliefern gab.
finding-schedule-falsifier = Die Durchlaufzeit bis zum Merge bewegt sich ebenso stark, sobald sie messbar ist.

finding-slower = { $stage } dauert bei vergleichbarer Arbeit länger.
finding-slower-alternative = Die Zeitstempel von { $stage } werden anders gesetzt als vorher.
finding-slower-falsifier = Die Warteschlange vor { $stage } ist so kurz wie früher, wenn man sie an einem Tag zählt.

finding-slower-unseen = { $stage } dauert länger, und niemand spricht davon.
finding-slower-unseen-alternative = Die Zeitstempel von { $stage } werden anders gesetzt als vorher, und die Leute haben recht.
finding-slower-unseen-falsifier = Wer dort arbeitet, sieht beim gemeinsamen Zählen keine längere Warteschlange vor { $stage }.

finding-faster = { $stage } wurde bei vergleichbarer Arbeit schneller.
finding-faster-alternative = Arbeit wartet jetzt anderswo, bevor sie zu { $stage } zählt.
finding-faster-falsifier = Die Stufen vor { $stage } werden in den nächsten Monaten um ebenso viel länger.

finding-felt = Die Leute nennen { $stage } ein Problem; die Uhr zeigt keine längere Zeit.
finding-felt-hint = Ein Hinweis: Die Leute nennen { $stage } ein Problem; die Uhr zeigt keine längere Zeit.
finding-felt-hint-alternative = { $stage } war schon vorher langsam und blieb es.
finding-felt-hint-falsifier = Gespräche mit drei Teams finden weder Unfairness noch schlechte Qualität noch Wartezeiten ohne Zeitstempel.
finding-felt-alternative = { $stage } war schon vorher langsam und blieb es.
finding-felt-falsifier = Gespräche mit drei Teams finden weder Unfairness noch schlechte Qualität noch Wartezeiten ohne Zeitstempel.

finding-weakest = { $dimension } ist die schwächste Praktik.
finding-weakest-hint = Ein Hinweis: { $dimension } ist wohl die schwächste Praktik.
finding-weakest-hint-alternative = Die Fragen zu { $dimension } messen Verschiedenes, und nur eines davon ist schwach.
finding-weakest-hint-falsifier = Die nächste volle Welle setzt mit höherer Wahrscheinlichkeit eine andere Praktik ans Ende.
finding-weakest-alternative = Teams, die dazu viel zu sagen haben, antworteten häufiger als andere.
finding-weakest-falsifier = Die nächste volle Welle setzt mit höherer Wahrscheinlichkeit eine andere Praktik ans Ende.

finding-fell = { $dimension } wird niedriger bewertet als in der ersten Welle.
finding-fell-hint = Ein Hinweis: { $dimension } wird niedriger bewertet als in der ersten Welle.
finding-fell-hint-alternative = Diesmal antworteten andere Leute, oder eine Frage fiel und nicht die Praktik.
finding-fell-hint-falsifier = Die nächste Welle liegt wieder im Intervall der ersten.
finding-fell-alternative = Diesmal antworteten andere Leute.
finding-fell-falsifier = Die nächste Welle liegt wieder im Intervall der ersten.

finding-rose = { $dimension } wird höher bewertet als in der ersten Welle.
finding-rose-alternative = Diesmal antworteten andere Leute.
finding-rose-falsifier = Die nächste Welle liegt wieder im Intervall der ersten.

finding-unseen = Viele können nicht sagen, wie es hier um { $dimension } steht.
finding-unseen-alternative = Die Fragen betreffen Arbeit, an der diese Leute keinen Anteil haben.
finding-unseen-falsifier = Im Gespräch geben Leute aus drei Teams dieselbe Antwort, ohne nachzusehen.

finding-split = { $teams ->
    [one] In einem Team stehen zwei Sichten, und sein Mittelwert zeigt keine davon.
   *[other] In { $teams } Teams stehen zwei Sichten, und ihre Mittelwerte zeigen keine davon.
}
finding-split-alternative = Die Leute eines Teams tun Verschiedenes, und jede Sicht stimmt für ihre Arbeit.
finding-split-falsifier = Wenn das Team die Fragen bespricht, zeigt sich, dass alle dasselbe meinen.

finding-mix = Änderungen wurden größer oder von anderer Art, und das allein verlängert die Durchlaufzeit.
finding-mix-alternative = KI machte die Änderungen größer, sodass dies zu ihrer Wirkung gehört.
finding-mix-falsifier = Größe und Art sind wieder verteilt wie früher, die Durchlaufzeit aber nicht.

finding-constraint = { $stage } ist wahrscheinlich der Engpass: Mehr Kapazität hülfe dort am meisten.
finding-constraint-alternative = In den Zeitstempeln von { $stage } steckt Warten, das zur Stufe dahinter gehört.
finding-constraint-falsifier = { $stage } wird vier Wochen lang entlastet; die Schlange schrumpft, und die Durchlaufzeit bleibt.

finding-long-work = { $stage } hält durch die Arbeit selbst auf: Schnellere oder kleinere Arbeit hülfe dort am meisten.
finding-long-work-alternative = Bei { $stage } wartet Arbeit, ohne dass ein Zeitstempel es zeigt.
finding-long-work-falsifier = Die Arbeit bei { $stage } wird vier Wochen lang um ein Viertel schneller, und die Durchlaufzeit bleibt.

finding-shared = { $stage } ist eine von zwei Stufen, die etwa gleich stark aufhalten.
finding-shared-alternative = Eine der beiden wartet nur auf die andere.
finding-shared-falsifier = Die Entlastung einer allein verkürzt die Durchlaufzeit so sehr wie die Entlastung beider.

finding-no-constraint = Keine Stufe hält auf: Mehr Kapazität verkürzte die Durchlaufzeit nirgends um viel.
finding-no-constraint-alternative = Warten ohne Zeitstempel hält auf, etwa auf Entscheidungen.
finding-no-constraint-falsifier = Die Schlange einer Stufe wächst vier Wochen nacheinander.

finding-unsafe = Das Bauen wurde schneller, und mehr von dem, was ausgeliefert wird, muss nachgebessert werden.
finding-unsafe-alternative = Fehlschläge werden gründlicher erfasst als zuvor.
finding-unsafe-falsifier = Binnen eines Quartals ist der Anteil nachzubessernder Auslieferungen wieder wie zuvor.

finding-churn = Mehr Arbeit geht nach dem Beginn zurück in die Klärung.
finding-churn-alternative = Das Zurückgeben wird genauer erfasst als zuvor.
finding-churn-falsifier = Von zwanzig zurückgegebenen Vorgängen gingen die meisten zurück, weil das Bauen etwas lehrte.

finding-low = { $dimension } wird niedrig bewertet.
finding-low-alternative = Teams, die viel dazu zu sagen haben, antworteten häufiger als die anderen.
finding-low-falsifier = Die nächste volle Welle sieht es über der Mitte der Skala.
finding-low-hint = Ein Hinweis: { $dimension } wirkt niedrig.
finding-low-hint-alternative = Die Fragen zu { $dimension } messen Verschiedenes, und nur eines davon ist niedrig.
finding-low-hint-falsifier = Die nächste volle Welle sieht es über der Mitte der Skala.

finding-unheard = Alles wird niedrig bewertet, während die Uhr keine langsamere Stufe zeigt.
finding-unheard-alternative = Die Stufen waren schon vorher langsam, und verglichen werden zwei gleich langsame Zeiträume.
finding-unheard-falsifier = In offenen Gesprächen nennen Leute aus drei Teams dieselben Praktiken gut.

evidence-change = { $change } Tage ({ $interval }) je Vorgang, bei vergleichbarer Arbeit.
evidence-give-back = Das sind { $share } der Ersparnis.
evidence-score = { $dimension } erreicht { $estimate } von 100 ({ $interval }).
evidence-no-score = { $dimension } hat zu wenige Antworten, um gezeigt zu werden.
evidence-votes = { $share } der Antworten nennen { $stage } als längste Wartezeit.
evidence-weakest = Wahrscheinlichkeit, am niedrigsten zu sein: { $p }.
evidence-hint = Ein Wert trägt eine Empfehlung nur dann allein, wenn seine Fragen eng zusammenhängen (Omega ab { $bound }), und weder die Uhr noch die Abstimmung sagt dasselbe.
evidence-dont-know = { $share } der Antworten lauten „Weiß ich nicht“.
evidence-split = { $team }: { $dimensions }.
evidence-split-more = { $n ->
    [one] Und ein weiteres Team.
   *[other] Und { $n } weitere Teams.
}
evidence-trend = Von { $first } auf { $last } über { $waves } Wellen.
evidence-constraint = Wahrscheinlichkeit, dass Kapazität hier am meisten hilft: { $p }.
evidence-gain = Ein Viertel mehr Kapazität sparte dort { $days } Tage je Vorgang ({ $interval }).
evidence-unsafe = Wahrscheinlichkeit, dass mehr nachzubessern ist als zuvor: { $p }.
evidence-churn = Zurückgegeben: vorher { $before } der Vorgänge, nachher { $after }.
evidence-low = Wahrscheinlichkeit, unter der Mitte der Skala zu liegen: { $p }.
evidence-unheard = Alle { $n } Werte liegen unter der Mitte der Skala.

constraint-nothing-known = Niemand wurde gefragt, und im Zeitraum wurden weniger als 20 Vorgänge ausgeliefert: Nichts erzählt von den Stufen.
constraint-nobody-answered = { $n ->
    [0] Es wurde gefragt, und niemand hat geantwortet.
    [one] Eine Person wurde gefragt und hat nicht geantwortet.
   *[other] { $asked } Personen wurden gefragt, und niemand hat geantwortet.
} Im Zeitraum wurden weniger als 20 Vorgänge ausgeliefert: Nichts erzählt von den Stufen.
constraint-nothing-heard = Es wurde zu wenig geantwortet, um von den Stufen zu erzählen, und im Zeitraum wurden weniger als 20 Vorgänge ausgeliefert.
constraint-out-of-range = Was hier zu sehen ist, liegt außerhalb von allem, woran das Modell gelernt hat; darum gibt es keine Antwort.
constraint-mostly-unseen = Mehr als die Hälfte der Durchlaufzeit gehört zu keiner aufgezeichneten Stufe: Was zu sehen war, hält nichts auf, aber zu wenig war zu sehen, um das für das Ganze sagen zu können.
constraint-hidden-queue = In der Stufe „{ $stage }“ wartet Arbeit umso länger, je mehr davon da ist, obwohl dort laut den Aufzeichnungen jemand frei ist. Vielleicht arbeiten die Menschen dort auch für andere Teams oder sind nur einige Stunden da. Was mehr von ihnen brächten, lässt sich aus diesen Aufzeichnungen nicht berechnen, darum wird zum Engpass nichts gesagt. Fragen Sie, wer dort arbeitet und wie viele Stunden.
constraint-without-queue = In der Stufe „{ $stage }“ wartet kaum Arbeit: Zeit kostet dort die Arbeit selbst. Schnellere oder kleinere Arbeit würde helfen; mehr Menschen hätten dort meist nichts zu tun.
constraint-not-sure = Die führende Stufe ist nur mit einer Wahrscheinlichkeit von { $p } die richtige: zu wenig, um sie zu nennen.
amplifier-no_delivery_data = Ob KI mehr bringt, wo ein Team stärker bewertet ist, lässt sich nicht prüfen: Es gibt keine Lieferdaten.
amplifier-no_adoption = Ob KI mehr bringt, wo ein Team stärker bewertet ist, lässt sich nicht prüfen: Wie viel die Teams KI nutzen, ist nicht bekannt; ai_adoption.csv würde es sagen.
amplifier-few_teams = Ob KI mehr bringt, wo ein Team stärker bewertet ist, lässt sich nicht prüfen: Dazu braucht es mindestens 10 Teams mit einem Wert, der gezeigt werden darf, bekannter Nutzung von KI und Lieferungen.
amplifier-few_periods = Ob KI mehr bringt, wo ein Team stärker bewertet ist, lässt sich nicht prüfen: Dazu braucht es mindestens 10 Teams mit 2 Abschnitten von 4 Wochen, in denen Nutzung von KI und Lieferungen bekannt sind.
amplifier-no_variation = Ob KI mehr bringt, wo ein Team stärker bewertet ist, lässt sich nicht prüfen: Die Teams sind gleich bewertet, oder ihre Nutzung von KI hat sich nie bewegt.
action-method-interrupted = Gegen die eigene Vergangenheit mit ihrem Trend und gegen Tage, an denen nichts geschah.
action-method-differences = Gegen Teams ohne die Maßnahme, jedes mit seinem Trend.
action-result-no_delivery_data = Keine Lieferdaten reichen über den Tag der Maßnahme.
action-result-stage_not_measured = Die Stufe ist bei zu wenigen Vorgängen erfasst.
action-result-few_people = Das Team ist zu klein, um beurteilt zu werden: Es wäre das Tempo Einzelner.
action-result-not_yet = Die Daten enden, bevor sie begann.
action-result-too_few_weeks = Es braucht mindestens 12 Wochen mit Arbeit davor und 6 danach, und die jüngsten Wochen zählen erst, wenn ihre Arbeit Zeit hatte, fertig zu werden.
action-result-chance = Die Änderung liegt in dem, was der Zufall allein bewirken würde.
action-result-placebos = Ein ebenso großer Sprung zeigt sich an Tagen, an denen nichts geschah.
action-result-regression = Sie begann nach einem ungewöhnlich schlechten Monat; auf einen solchen folgt ohnehin ein besserer, deshalb blieb dieser Monat außen vor.
action-result-recorded_unlike = Die Stufe ist auf einer Seite des Tages für deutlich mehr Vorgänge erfasst als auf der anderen; eine Änderung kann eine der Erfassung sein.
action-result-longer = Danach dauerte es länger, um mehr als der Zufall und Tage zeigen, an denen nichts geschah.
action-result-after_good_spell = Sie begann nach einem ungewöhnlich guten Monat; auf einen solchen folgt ohnehin ein schlechterer, deshalb blieb dieser Monat außen vor.

whatif-few = Im Zeitraum wurden weniger als { $n } Vorgänge ausgeliefert: Nichts lässt sich nachspielen.
whatif-too-few = Für eine Rückprüfung braucht jede Hälfte des Zeitraums { $n } ausgelieferte Vorgänge; ohne sie gibt es keine Antwort.
whatif-out-of-range = Was hier zu sehen ist, liegt außerhalb von allem, woran das Modell gelernt hat; darum bürgt es für keine Antwort.
whatif-unseen = Dafür zeigen die Daten zu wenig von diesen Stufen: { $stages }. Weniger Kapazität braucht dort erfasste Arbeit, eine Grenze oder ein Zeitfenster irgendeine erfasste Zeit. Nach mehr Kapazität kann gefragt werden.
whatif-piles-up = Damit werden { $after } statt { $before } Vorgänge pro Woche fertig: Arbeit würde sich stauen, solange es dabei bleibt, darum lässt sich keine Durchlaufzeit nennen.
whatif-failed = An die erste Hälfte des Zeitraums angepasst, sagte das Netz für die zweite { $foretold } Tage voraus; zu sehen waren { $seen } Tage. Es kennt diese Organisation nicht gut genug für eine Antwort.
