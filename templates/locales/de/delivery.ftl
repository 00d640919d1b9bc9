# Sätze neben den Lieferzahlen, und warum eine Zahl fehlt.
delivery-recorded-unlike = { $stages }: in einem Zeitraum für deutlich mehr Vorgänge erfasst als im anderen; eine Änderung kann eine Änderung der Erfassung sein. Aus ihr wird kein Befund gezogen.

flow-gap-no_delivery_data = Es gibt keine Lieferdaten: Nur die Bereitschaft der Organisation lässt sich beschreiben.
flow-gap-no_periods = Der Auftrag nennt keinen Zeitraum davor und danach; es gibt nichts zu vergleichen.
flow-gap-no_start = Weder created_at noch first_commit_at noch opened_at liegt für 80 % der Vorgänge beider Zeiträume vor; die Durchlaufzeit hat keinen Anfang.
flow-gap-empty_period = In einen der beiden Zeiträume fällt kein messbarer ausgelieferter Vorgang ({ $items_before } davor, { $items_after } danach).
flow-gap-too_few = Zu wenige Daten: { $items_before } Vorgänge in { $weeks_before } Wochen davor und { $items_after } Vorgänge in { $weeks_after } Wochen danach; nötig sind je Zeitraum 30 Vorgänge in 6 Wochen.
flow-gap-provisional = Vorläufig: { $items_before } Vorgänge in { $weeks_before } Wochen davor und { $items_after } Vorgänge in { $weeks_after } Wochen danach; mit 60 Vorgängen in 12 Wochen je Zeitraum gilt die Zahl als gemessen.
flow-gap-no_build_saving = Die Daten zeigen nicht, dass das Bauen schneller wurde; es gibt keine Ersparnis, der man folgen könnte.
flow-gap-build_never_seen = Nichts zeigt, wann das Bauen endete. Ein Git-Verlauf aus zusammengefassten Änderungen enthält keine Stufe Bauen; keine Veränderung der Durchlaufzeit lässt sich schnellerem Bauen zuschreiben.
flow-gap-build_seldom_seen = Zeitstempel des Bauens (first_commit_at und opened_at oder ready_at) haben { $before } der Vorgänge davor und { $after } danach; nötig sind 80 % in beiden Zeiträumen.
flow-gap-build_before_start = Die Durchlaufzeit beginnt mit dem Öffnen der Änderung, weil frühere Zeitstempel fehlen: Das Bauen liegt davor und ist nicht gemessen.

indicator-missing-pickup_p75_hours = Braucht ready_at oder opened_at sowie first_review_at in beiden Zeiträumen.
indicator-missing-change_size_p75 = Braucht additions und deletions in beiden Zeiträumen.
indicator-missing-unreviewed_share = Braucht n_reviews für 60 % der zusammengeführten Änderungen beider Zeiträume.
indicator-missing-review_concentration = Braucht actor_hash der Ereignisse review started oder finished und ein Team mit fünf Personen, die in beiden Zeiträumen begutachten.
indicator-missing-conflict_rate = Braucht conflict in beiden Zeiträumen.
indicator-missing-flaky_rate = Keine Spalte enthält wiederholte Läufe eines Commits.
indicator-missing-qa_queue = Braucht Ereignisse der Stufe qa in beiden Zeiträumen.
indicator-missing-security_queue = Braucht Ereignisse der Stufe security in beiden Zeiträumen.
indicator-missing-requirement_churn = Keine Spalte enthält Änderungen von Anforderungen.
indicator-missing-wip_age = Am Ende eines der Zeiträume war kein Vorgang offen.
indicator-missing-planned_done_share = Braucht sprint_planned und sprint_done in beiden Zeiträumen.
indicator-missing-incidents_per_change = Braucht incidents.csv und ausgelieferte Vorgänge in beiden Zeiträumen.

restricted-no_start = Weder created_at noch first_commit_at noch opened_at gibt es bei 80 % der Vorgänge beider Zeiträume; so hat die Durchlaufzeit keinen Anfang.
restricted-no_periods = Der Auftrag nennt keine zwei Zeiträume.
restricted-empty_period = In einem der Zeiträume wurde kein Vorgang begonnen.
restricted-short_follow_up = Die Daten enden zu bald nach den Zeiträumen: Weniger als ein Fünftel der Vorgänge ließ sich eine Woche lang verfolgen.
dora-missing-no_period = Der Auftrag nennt keinen Zeitraum danach.
dora-missing-no_deployments = Im Zeitraum danach ist keine Auslieferung in die Produktion erfasst.
dora-missing-no_commits = Kein im Zeitraum danach ausgelieferter Vorgang hat first_commit_at.
dora-missing-no_failures_recorded = Keine Störung nennt ihre Auslieferung, und keine Auslieferung wurde zurückgenommen: Das kann an fehlenden Aufzeichnungen liegen.
dora-missing-no_tied_incidents = Keine behobene Störung im Zeitraum danach ist mit einer Auslieferung oder Änderung verbunden.
dora-missing-no_unplanned_flag = Keine Auslieferung sagt, ob sie ungeplant war.

adoption-effect-no_rollout = Weder ein Tag der Einführung noch die wöchentliche Nutzung von KI ist bekannt: ai_rollout, ai_rollout_by_team oder ai_adoption.csv gäben Auskunft.
adoption-effect-no_delivery_data = Es gibt keine Lieferdaten, die sich vergleichen ließen.
adoption-effect-few_teams = Teams begannen zu verschiedenen Zeiten, doch dafür braucht es mindestens 4 Teams mit 12 Wochen davor, in 2 Gruppen, und 6 Wochen, in denen die einen begonnen hatten und andere nicht.
adoption-effect-few_weeks = Es braucht mindestens 12 Wochen mit Arbeit vor dem Tag und 12 danach, und die jüngsten Wochen zählen erst, wenn ihre Arbeit Zeit hatte, fertig zu werden.
adoption-effect-few_placebos = Es gibt zu wenige Tage davor oder zu wenige Teams, um zu sehen, wie oft der Zufall ebenso viel zeigt.
adoption-effect-chance = Der Unterschied liegt in dem, was der Zufall allein bewirken würde.
adoption-effect-placebos = Ebenso viel zeigt sich, wo nichts begann: an früheren Tagen oder mit anders verteilten Terminen.
adoption-effect-unlike_before = Halb so viel oder mehr zeigte sich schon, bevor etwas begonnen hatte; die Einführung erklärt es also nicht.
adoption-dose-no_delivery_data = Es gibt keine Lieferdaten, die sich vergleichen ließen.
adoption-dose-too_little = Dafür braucht es mindestens 4 Teams mit je 12 Wochen bekannter Nutzung, die sich neben ihrem Trend bewegt.

stage-counts-unlike = { $stage }: Im Mittel sind dort { $counted } Vorgänge, aus Zugängen und Zeiten gelieferter Vorgänge folgen aber { $expected }. Gelieferte Vorgänge sprechen vielleicht nicht für alle.
