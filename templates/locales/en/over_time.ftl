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
over-time-delivery-reading = Of each data period the newest result counts. A change is called where the 90% interval of the difference between the last period and the first one that does not overlap with it leaves out 0, of flow gaps only where both were measured against the same period before and in the same way; among six figures about one in two times one would move by chance alone.
over-time-delivery-table = All delivery figures as a table
over-time-lead-time = Change lead time
over-time-lead-time-unit = days, median
over-time-flow-gap = Flow gap
over-time-flow-gap-unit = days
over-time-flow-gap-unit-working = working days
over-time-days-days = calendar days
over-time-days-working-days = working days
over-time-other-days = { $interval }; { $days }
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
over-time-no-change-other-baseline = measured against different periods before
over-time-no-change-other-yardstick = counted in other days, or from or up to other stamps

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

web-register = Action register
over-time-register-empty = No action is in the register yet
over-time-register-title = { $n ->
    [0] No action has begun yet
    [one] One action has begun; { $worked ->
        [0] whether it worked, no data show yet
       *[other] it worked
    }
   *[other] { $n } actions have begun; { $worked ->
        [0] of none do the data show that it worked
        [one] of one the data show that it worked
       *[other] of { $worked } the data show that they worked
    }
}
over-time-register-standfirst = What was begun, by whom, since when, and what the newest result says of it. The verdict comes from delivery data around the first day, never from opinions.
over-time-register-full = The register holds at most 500 actions. Change a planned one that is no longer needed into the new one.
over-time-new = Add an action
over-time-new-title = A new action
over-time-entry-standfirst = An action with a first day stands on the line of time, and the next result judges it by the data around that day.
over-time-keep = Keep the action
over-time-edit = Change
over-time-back = Back to the register
over-time-waiting = Planned or dropped
over-time-proposed = Proposed by the newest result
over-time-proposed-none = The newest result proposes no action.
over-time-proposed-add = Add to the register
over-time-proposed-there = In the register
over-time-owned = owner { $owner }
over-time-not-judged = Not in the newest result yet: the next one will judge it.
over-time-not-expected = No effect in days is foretold.
over-time-expected = Expected { $days } days of lead time ({ $interval })
over-time-expected-alone = Expected { $days } days of lead time, without an interval
over-time-expected-stays = This is what the result foretold, so it stays as it is.
over-time-none = None
over-time-nothing = nothing

over-time-title-field = Title
over-time-title-missing = Give the action a title.
over-time-title-long = This is longer than 120 characters. Shorten the title.
over-time-owner = Owner
over-time-owner-hint = A role, or a name if that person agreed. At most 80 characters.
over-time-owner-missing = Say who owns the action.
over-time-owner-long = This is longer than 80 characters. Shorten the owner.
over-time-state = State
over-time-state-planned = Planned
over-time-state-planned-day = Planned for { $day }
over-time-state-running = Running
over-time-state-running-day = Since { $day }
over-time-state-done = Done
over-time-state-done-day = Done, begun on { $day }
over-time-state-dropped = Dropped
over-time-state-dropped-day = Dropped, begun on { $day }
over-time-state-needs-day = An action that runs or is done needs its first day.
over-time-started-on = First day
over-time-started-on-hint = The day from which the work was done differently. The verdict compares the time before with the time after.
over-time-stage = Stage
over-time-stage-hint = The verdict is on the time in this stage; without a stage, on all lead time.
over-time-dimension = Dimension
over-time-expected-days = Expected change of mean lead time, in days
over-time-expected-days-hint = Negative is faster, for instance -0.6. May be left out.
over-time-expected-low = From
over-time-expected-low-hint = Ends of the 90% interval. Leave out both, or give both.
over-time-expected-high = To
over-time-days-wrong = Give a number of days from -1000 to 1000, such as -0.6.
over-time-days-unclear = Three digits behind a point or a comma may be thousands or decimals. Write 1250, or 1.25 with one or two decimals.
over-time-interval-half = Give both ends of the interval and the days between them, or neither end.
over-time-interval-order = The three numbers have to rise: from, expected, to.

report-methods-record-heading = What became of earlier forecasts
report-record-none = Not yet validated on real organizations: { $n ->
    [0] no expected effect has been judged yet
    [one] one expected effect has been judged so far
   *[other] { $n } expected effects have been judged so far
}; figures are given from { $least } effects of at least two organizations on.
report-record = { $n } expected effects of { $organizations } real organizations have been judged: Brier score { $brier } ({ $brier_interval }; 0.25 is a coin’s), seen minus expected { $bias } days ({ $bias_interval }), { $covered } within the stated interval ({ $covered_low } to { $covered_high }).
report-record-brier-name = Brier score
report-record-brier-meaning = Mean squared distance between the chance of getting faster and what came. 0 is perfect, 0.25 is a coin’s.
report-record-bias-name = Seen minus expected
report-record-bias-meaning = Above 0, actions brought less than was foretold.
report-record-covered-name = Within the stated interval
report-record-covered-meaning = The intervals say 90%; somewhat less is to be expected, since what is seen has an error of its own.

scoreboard = Scoreboard
scoreboard-title = { $n } expected effects, and what came of them
scoreboard-title-none = Not yet validated on real organizations
scoreboard-standfirst = Every effect that a result foretells is kept, and judged as soon as its action was taken up and a later result has judged it. Nothing is taken back.
scoreboard-count = Judged effects of real organizations
scoreboard-cases = All judged effects
scoreboard-action = Action
scoreboard-stated = Foretold on
scoreboard-expected = Expected, days
scoreboard-chance = Chance to get faster
scoreboard-observed = Seen, days
scoreboard-covered = Seen effect
scoreboard-inside = inside the interval
scoreboard-outside = outside the interval
scoreboard-open = { $n ->
    [0] No effect of a real organization waits for its verdict.
    [one] One effect of a real organization waits for its verdict: its action has not begun, or no later result has judged it.
   *[other] { $n } effects of real organizations wait for their verdicts: their actions have not begun, or no later result has judged them.
}
scoreboard-untried = { $n ->
    [0] No action that was proposed with an expected effect was left aside.
    [one] Nobody has taken up one action that was proposed with an expected effect, so nothing is known of it. What is judged is a selection: people take up what they believe in.
   *[other] Nobody has taken up { $n } actions that were proposed with an expected effect, so nothing is known of them. What is judged is a selection: people take up what they believe in.
}
scoreboard-simulated = { $n ->
    [0] Effects of simulated organizations would be counted apart, and never among the { $least } that are needed.
    [one] One effect of a simulated organization was judged. It is counted apart, and never among the { $least } that are needed.
   *[other] { $n } effects of simulated organizations were judged. They are counted apart, and never among the { $least } that are needed.
}
scoreboard-base = Intervals: 90%. They take into account that effects of one organization are alike.

portfolio = Portfolio
portfolio-title = { $n ->
    [0] There is no client yet
    [one] One engagement
   *[other] { $n } engagements, by name
}
portfolio-standfirst = Where each client stands and what is due. Organizations differ in size, work and people, so they are never ranked by a score.
portfolio-client = Client
portfolio-readiness = Readiness
portfolio-gap = Flow gap, days
portfolio-constraint = Bottleneck
portfolio-last-wave = Last wave
portfolio-state = State
portfolio-next = Next step
portfolio-state-empty = No result
portfolio-state-outdated = Cannot be read
portfolio-state-over = Wave over, not closed
portfolio-state-running = Wave running
portfolio-state-planned = Wave planned
portfolio-state-measured = Result
portfolio-no-readiness = not known
portfolio-step-add-data = Add data
portfolio-step-recompute = Compute the result anew: an earlier version made it
portfolio-step-close-wave = Close the wave, over since { $day }
portfolio-step-wave-ends = The wave ends on { $day }
portfolio-step-wave-opens = The wave opens on { $day }
portfolio-step-compute = Compute the result of the closed wave
portfolio-step-nobody-answered = Plan the next wave: nobody answered the one closed on { $day }
portfolio-step-choose-action = Choose an action for the register
portfolio-step-begin-action = Begin a planned action
portfolio-step-next-wave = Next wave, due since { $day }
portfolio-step-nothing = Nothing is due
portfolio-step-nothing-until = Nothing is due until { $day }: next wave
portfolio-benchmark = Mean of organizations
portfolio-few-organizations = { $n ->
    [0] no organization yet
    [one] only one organization
   *[other] only { $n } organizations
}
portfolio-few-alike = { $n ->
    [0] of { $all } organizations none in calendar days
    [one] of { $all } organizations only one measured alike
   *[other] of { $all } organizations only { $n } measured alike
}
portfolio-one-too-large = one is too large
portfolio-rule = Given from { $least } organizations on, none with more than { $most } of the people. Each counts once, by its newest result; simulated ones never do. Of gaps it is the mean of those in calendar days that are measured alike.
portfolio-pages = Pages
portfolio-before = Previous
portfolio-after = Next
portfolio-where = { $first } to { $last } of { $n }
portfolio-base = In brackets: 90% intervals. That of the mean says where the mean of such organizations lies, not where one of them does.
