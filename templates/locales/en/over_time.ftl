# What is kept over time: delivery figures, notes, the register of actions, the scoreboard, the portfolio.
over-time-problem = This was not kept
over-time-title = { $n ->
    [one] Delivery in one data period; scores cannot be compared yet
   *[other] Delivery over { $n } data periods; scores cannot be compared yet
}
over-time-line = On one line of time
over-time-line-alt = Over time, with 90% intervals: { $dimensions }. All values stand in the tables below.
over-time-figure = Figure
over-time-unknown = not known
over-time-company = Whole company

over-time-delivery = Delivery over all data periods
over-time-delivery-note = { $n ->
    [one] one data period; band: 90% interval
   *[other] { $n } data periods; band: 90% interval, line at 0
}
over-time-delivery-reading = Of each data period the newest result counts. A change is called where the 90% interval of the difference between the last period and the first one that does not overlap with it leaves out 0; among six figures about one in two times one would move by chance alone.
over-time-delivery-table = All delivery figures as a table
over-time-lead-time = Change lead time
over-time-lead-time-unit = days, median
over-time-flow-gap = Flow gap
over-time-flow-gap-unit = days
over-time-deployment-frequency = Deployment frequency
over-time-deployment-frequency-unit = per week
over-time-change-fail-rate = Change fail rate
over-time-change-fail-rate-unit = share of deployments
over-time-recovery-time = Failed deployment recovery time
over-time-recovery-time-unit = hours, median
over-time-rework-rate = Deployment rework rate
over-time-rework-rate-unit = share of deployments
over-time-change = { $change } ({ $interval }), { $unit }
over-time-no-change-one-period = only one period is known
over-time-no-change-overlap = the periods overlap
over-time-no-change-last-unknown = not known in the last period

over-time-points = percentage points

over-time-notes = Notes on the line
over-time-notes-none = No note yet. Write down what else happened: tools that came, teams that were cut anew.
over-time-note-new = Add a note
over-time-note-add = Keep the note
over-time-note-delete = Delete
over-time-day = Day
over-time-day-wrong = Choose a day between 1990 and 2099, as 2026-11-27.
over-time-kind = What happened
over-time-note-kind-rollout = Rollout
over-time-note-kind-reorganization = Reorganization
over-time-note-kind-other = Other
over-time-note = Note
over-time-note-hint = At most 200 characters. Managers read notes on the whole company and on their own teams.
over-time-note-missing = Write what happened.
over-time-note-long = This is longer than 200 characters. Shorten the note.
over-time-note-many = An engagement has at most 500 notes. Delete one first.
over-time-team = Whom it concerns
over-time-choice-wrong = Choose one of the entries.
