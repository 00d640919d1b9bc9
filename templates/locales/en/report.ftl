# The report. Titles are sentences with a verb; figures come formatted.

## Every page
report-confidential = Confidential. For the people named by the client, and for improving the way work flows.
report-confidential-short = Confidential.
report-simulated = Simulated data. This client, its people and its figures are invented.
report-simulated-short = Simulated data
report-page-word = page
report-base-survey = Base: { $responded } of { $invited } people ({ $rate }) answered, { $when }.
report-base-survey-unknown = Base: { $responded } people answered, { $when }. How many were asked is not known.
report-base-no-survey = Base: no survey answers that could be used.
report-base-only-pulses = Base: pulses only; no wave asked all questions.
report-base-delivery = { $n_before } work items { $by } { $before }, { $n_after } { $by } { $after }. { $unit ->
    [working_days] Ledger in working days of the client; other figures in calendar days.
   *[days] Calendar days.
}
report-base-no-delivery = No delivered work that could be compared.
report-base-intervals = Intervals: 90%.
report-base-minimum = No result is shown for fewer than { $n } answers.
report-base-not-only-ai = AI use is the best-known change between the periods, not the only one.
report-base-no-rise = AI use shows no rise between the periods.
report-base-rise-unknown = Whether AI use rose between the periods is not known.
report-base-ai-rose = AI use rose within the period before already: that is no time without AI.
report-base-ai-used = The period before had AI use already.
report-base-ai-none = The period before shows hardly any AI use.
report-base-ai-unknown = How much AI was used before is not known.
report-base-pooled = Team scores are pulled towards the company in proportion to their noise.
report-base-pulses = Short waves have wider bands.
report-window-started = started
report-window-merged = merged
report-window-deployed = deployed
report-numeral-5 = five
report-numeral-6 = six
report-numeral-7 = seven
report-numeral-8 = eight
report-numeral-9 = nine
report-numeral-10 = ten
report-not-shown = not shown
report-band-from = from { $low }
report-band-under = under { $high }
report-not-known = Not known
report-not-measured = not measured
report-few-or-held-back = Too few answers, or held back: with an earlier result few people could be told apart
report-held-back = Held back: with an earlier result few people could be told apart
report-hidden = Fewer than { $n } answers, or hidden to protect a group that has fewer
report-company = Company
report-so-what = So what
report-unit-days = days
report-unit-of-100 = of 100
report-unit-per-week = per week
report-unit-hours = hours
report-range = { $low } to { $high }
report-change-better = Shorter
report-change-worse = Longer
report-change-neutral = No clear change
report-grade-measured = Measured
report-grade-asked = Asked
report-grade-both = Measured and asked
report-grade-inferred = Inferred

## Columns
report-column-stage = Stage
report-column-before = Before
report-column-after = After
report-column-bars = Before, below it after
report-column-steps = Change, step by step
report-column-change = Change
report-column-interval = 90% interval
report-column-longer = Chance longer
report-column-definition = Definition
report-column-dots = Change and interval, days
report-column-explanation = Explanation
report-column-share = Share
report-column-link = Link
report-column-makes-possible = Makes possible
report-column-for = Speaks for it
report-column-against = Speaks against it
report-column-median = Median
report-column-team = Team
report-column-answers = Answers
report-column-rate = Rate
report-column-wave = Wave
report-column-when = Open
report-column-people = What people say
report-column-clock = What the clock says
report-column-ageing = Work open now
report-column-vote = Named
report-column-verdict = Together
report-column-outcome = Outcome
report-column-chance = Chance
report-column-dimension = Dimension
report-column-score = Score
report-column-score-interval = 90% interval
report-column-n = n
report-column-favourable = Usually
report-column-dk = Cannot tell
report-column-roles = Between
report-column-difference = Difference in points, 90% interval
report-column-item = Item
report-column-mean = Mean
report-column-theme = Topic
report-column-comments = People who wrote of it
report-column-newcomers = Newcomers
report-column-settled = Settled people
report-column-action = Action
report-column-owner = Who
report-column-watch = Expected effect, or what to watch
report-column-statement = Statement
report-column-effect = Effect, days
report-column-figure = Figure
report-column-value = Value
report-column-indicator = Indicator
report-column-step = Step
report-column-file = File
report-column-rows = Rows
report-column-refused = Refused
report-column-digest = SHA-256, first 16 digits
report-column-state = State
report-column-needs = Would need
report-column-practice = Practice
report-column-explained = Share
report-column-rank = Rank, 90% interval
report-column-check = Check
report-column-bound = Must be
report-column-values = Found
report-column-passed = Passed
report-column-failed = Failed
report-column-not-yet = Not yet

## Cover
report-cover-answers = Survey
report-cover-answers-text = { $responded } of { $invited } people in { $n_teams ->
    [one] one team
   *[other] { $n_teams } teams
}
report-cover-answers-text-unknown = { $responded } people in { $n_teams ->
    [one] one team
   *[other] { $n_teams } teams
}
report-cover-delivery = Delivery data
report-cover-delivery-text = { $n } work items, { $when }
report-cover-rollout = AI rollout
report-cover-firm = Prepared by

## Contents
report-contents-label = Contents
report-contents-title = The story in titles
report-reading-caption = How to read an interval
report-reading-note = { $name }, change in days
report-reading-invented = An invented stage
report-reading-heading = What dot and line say
report-reading-dot = The dot is the estimate. The line is its 90% interval: about nine of ten such lines hold the true value.
report-reading-colour = A line that crosses “no change” is grey: no clear change. Orange is clearly slower or lower, blue clearly faster or higher.
report-reading-grades = Each finding has a grade: measured (delivery data), asked (answers), both, or inferred.

## Headline
report-headline-joined = { $first }, { $then }
report-clause-ai = With AI, building got { $saved } days faster
report-clause-build = Build got { $saved } days faster
report-clause-real = and the gain reached the customer
report-clause-stages = other stages
report-clause-cannot-tell = but we cannot tell where the gain went
report-clause-took-all = but { $stages } took all of it back
report-clause-took-most = but { $stages } took most of it back
report-clause-took-part = and { $stages } took part of it back
report-headline-rework = Build got { $saved } days faster, and rework used up the gain
report-headline-never-adopted = AI assistants are hardly used, so there is no gain to follow
report-headline-mix = Bigger work, not slower stages, explains most of the change
report-headline-schedule = Most of the change is waiting for a release, not work
report-headline-no-saving = We cannot tell: Build shows no clear saving to follow
report-headline-no-build = We cannot tell: these data do not show how long building takes
report-headline-readiness = Readiness is { $readiness } of 100, and the weakest practice is “{ $dimension }”
report-headline-readiness-unsure = Readiness is { $readiness } of 100, and no single practice is clearly the weakest
report-headline-survey-loose = We cannot tell: the items of too many practices do not go together
report-headline-survey-thin = We cannot tell: too few answers for a score
report-headline-only-pulses = There are pulses and no full wave yet, so there is no score
report-headline-empty = There is nothing to diagnose yet
report-standfirst-lead-time = Lead time is { $after } days, { $before } before: { $verdict ->
    [worse] longer
    [better] shorter
   *[other] no clear change
}.
report-standfirst-ceiling = Had nothing else moved, it would be { $ceiling }.
report-ledger-reach = Build was { $share } of lead time, so { $reach } was the most that was ever in reach.
report-standfirst-no-delivery = Without delivery data from before and after there is no gap in days. This report says how ready the organization is, and where people see the wait.
report-standfirst-only-pulses = A pulse asks one item of each dimension. Which of them are easy only a full wave can tell; after one, its scores and those of the pulses appear here.
report-standfirst-empty = No answer and no delivered change could be used. The coverage page says which file would make which figure possible.
report-gap-state-measured = Measured
report-gap-state-provisional = Provisional
report-gap-state-not-identified = Not identified
report-gap-state-readiness-only = Not possible
report-gap-reason-no-delivery-data = There are no delivery data.
report-gap-reason-no-periods = The engagement names no periods before and after.
report-gap-reason-no-start = No stamp marks the start of enough work items.
report-gap-reason-empty-period = One of the two periods holds no work item.
report-gap-reason-too-few = There are too few work items or weeks.
report-gap-reason-build-not-measured = Too few work items say when building began and ended.
report-gap-reason-no-build-saving = Build shows no saving whose interval excludes zero.
report-gap-reason-provisional = There are too few weeks or work items for a measured gap.
report-gap-reason-not-identified = There is no clear saving in Build to follow.
report-gap-reason-readiness-only = A gap in days needs delivery data from before and after.

## Summary
report-summary-label = Executive summary
report-summary-findings = What we found
report-summary-actions = What to do first
report-summary-sure = How sure we are
report-figure-gap = Flow gap
report-figure-gap-none = Not known
report-figure-interval = 90% interval { $interval }
report-figure-give-back = { $share } of the saving ({ $low } to { $high })
report-figure-lead-time = Lead time
report-figure-on-before = { $change } days on before
report-figure-readiness = Readiness
report-figure-practices = { $practices } practices, equal weights
report-figure-saved = saved
report-figure-taken = taken back
report-figure-gained = gained, too
report-figure-responses = Answers
report-figure-responses-line = { $responded } of { $invited } people
report-figure-responses-line-unknown = { $responded } people; how many were asked is not known
report-survey-state-measured = Asked
report-survey-state-provisional = Asked, provisional
report-survey-state-insufficient = Not possible
report-survey-reason-no-answers = No answers could be used.
report-survey-reason-no-full-wave = No wave asked all questions.
report-survey-reason-no-responses = No answers could be used.
report-survey-reason-dont-know = Nobody knew: every answer was “I don’t know” or left empty.
report-survey-reason-too-few-responses = Too few people answered.
report-survey-reason-earlier-result = Held back: with an earlier result few people could be told apart.
report-survey-reason-low-response = Fewer than half answered.
report-readiness-reason-too-few = Too few practices can be shown for a readiness figure.
report-readiness-reason-item-by-item = The items of too many practices do not go together, so there is no readiness figure.
report-readiness-reason-earlier-result = Held back: with an earlier result few people could be told apart.
report-readiness-reason-no-answers = No answers could be used.
report-readiness-reason-no-full-wave = No wave asked all questions.
report-readiness-reason-no-responses = No answers could be used.
report-readiness-reason-too-few-responses = Too few people answered.
report-sure-build = Build is faster than before
report-sure-slower = { $stage } takes longer than before
report-sure-lead-time = Lead time is longer than before
report-sure-weakest = { $dimension } is the weakest practice
report-expected-days = { $days } days ({ $interval })

## Who answered
report-answers-label = Who answered
report-answers-title = { $responded } of { $invited } people answered, { $rate }
report-answers-title-unknown = { $responded } people answered; how many were invited is not known
report-answers-title-low = Only { $rate } answered: the others may see it differently
report-answers-standfirst = { $n_teams ->
    [one] { $n_shown ->
        [one] The one team can be shown.
       *[other] The one team cannot be shown.
    }
   *[other] { $n_shown } of { $n_teams } teams can be shown. The others count in the company’s figures where they hold enough answers together.
}
report-answers-rate-unknown = not known
report-answers-caption = Answers of all who were invited
report-answers-answered = { $n } answered
report-answers-missing = { $n } did not
report-answers-reading = How to read these answers
report-answers-bands = Below the company, counts and rates stand in bands, so that nobody can be found by subtraction.
report-answers-dk = “Cannot tell” is never counted as a middle answer. Its share is a result of its own.
report-answers-teams = Teams, in the order of the roster
report-answers-waves = Waves
report-answers-pilot-heading = Pilot instrument
report-answers-pilot = The questionnaire is still being validated. Scores are for use within this company; they are not compared with others.
report-careless-none = No answers look careless.
report-careless-share = { $share } of the answers look careless. Scores keep them.
report-careless-nothing-moves = { $n ->
    [one] Without them the one dimension that can be compared would not move by more than { $bound } points.
   *[other] Without them none of the { $n } dimensions that can be compared would move by more than { $bound } points.
}
report-careless-moves = Without them these would move by more than { $bound } points: { $dimensions }{ $more ->
    [0] .
   *[other] , and { $more } more.
}
report-careless-moved = { $dimension }, { $before } to { $after }
report-careless-untold = What would change without them is not told: it would give away the few.
report-careless-critical-heading = Leaving careless answers out would silence the critical
report-careless-critical = People with low scores are flagged more often than chance allows. So a flag is no reason to leave anybody out.
report-careless-quarters = Flagged in the quarters of the scores, the lowest first: { $shares }.

## Who did not answer
report-nonresponse-label = Who did not answer
report-nonresponse-title = If the others differ by { $apart } points, scores move by up to { $most }
report-nonresponse-note = Of everybody who was invited. First range: if those without an answer differ by up to { $apart } points on average. Second range: whatever they think.
report-nonresponse-caption = What those who did not answer could change
report-nonresponse-unit = means of answers, 0 to 100
report-nonresponse-reason-no-roster = How many were invited is not known, or more answered than were invited, so what the others could change is not known either.
report-nonresponse-reason-left-out = Not given: some people are left out of this score, and this figure would tell how many.
report-column-weighted = Weighted
report-column-near = Up to { $apart } points apart
report-column-any = Whatever they think
report-weighted-by = Weighted to the roster by { $by }.
report-weighted-precise = So weighted, they are as precise as { $low } to { $high } answers of equal weight.
report-weighted-team = team
report-weighted-team-role = team and, as far as teams allow, role
report-weighted-reason-no-roster = Not weighted: how many were invited is not known for every team, or more answered than were invited.
report-weighted-reason-few-teams = Not weighted: fewer than five groups would move the company by chance.

## Ledger
report-ledger-label = Where the gain went
report-ledger-saved = Build saved { $days } days
report-ledger-no-saving = Build shows no clear saving
report-ledger-no-build = Build is not in these data
report-ledger-together = all other stages changed by { $days }
report-ledger-others = { $n ->
    [one] another stage
   *[other] { $n } other stages
}
report-ledger-added = { $stages } added { $days }
report-ledger-gave = { $stages } gave { $days } back
report-ledger-nothing-else = no other stage clearly changed
report-ledger-gap = The flow gap, all stages but Build, is { $days } days ({ $interval }).
report-ledger-provisional = It is provisional: more weeks or work items would make it firm.
report-ledger-no-gap = There is no flow gap to give.
report-price-items = Per quarter the gap is { $days } item-days ({ $interval }); { $after } items are delivered, { $before } before.
report-price-money = At the rate that was told for an item that comes a day later: { $currency } { $amount } ({ $interval }).
report-ledger-caption = Mean days per work item, and the change like for like
report-ledger-note = Grey: the interval covers zero, no clear change. Stages and mix add up to the change in lead time; residual { $residual }. Figures are rounded so that they add up, so one may differ from its own rounding by 0.1. Before and after hold the mix, the change does not.
report-ledger-left-out = { $n } work items are left out and counted by reason in result.json.
report-line-ceiling = Ceiling
report-line-ceiling-remark = if nothing else moved
report-line-gap = Flow gap
report-line-gap-remark = all stages but Build
report-line-mix = Mix
report-line-mix-remark = size and type
report-line-total = Lead time
report-line-total-remark = mean per item
report-so-what-queue = Another coding tool will not shorten lead time while { $stage } takes longer: work would only arrive there sooner.
report-so-what-if = If { $stage } took as long as before and nothing else moved, lead time would be { $days } days.
report-so-what-no-queue = No later stage takes clearly longer than before. Keep watching: queues show up weeks later.

## Definitions
report-definitions-label = Is it the definition?
report-definitions-title-all = { $n ->
    [one] The one definition that can be measured says: { $conclusion }
   *[other] All { $n } definitions say the same: { $conclusion }
}
report-definitions-title-some = { $n_agree } of { $n } definitions of lead time say: { $conclusion }
report-definitions-standfirst = Lead time can be measured from and to different moments. A finding that flips with the definition is no finding.
report-definitions-caption = The change under each definition
report-definitions-note = days; the line marks no change
report-conclusion-slower = slower
report-conclusion-faster = faster
report-conclusion-no-clear-change = no clear change
report-conclusion-not-possible = not possible
report-definition-created-to-deployed = Created to deployed
report-definition-first-commit-to-deployed = First commit to deployed
report-definition-opened-to-deployed = Opened to deployed
report-definition-first-commit-to-merged = First commit to merged
report-definition-opened-to-merged = Opened to merged
report-definition-median = Median instead of mean
report-definition-window-by-started = Periods by start
report-definition-with-unfinished-work = Unfinished work included
report-definition-window-by-merged = Periods by merge
report-definition-window-by-deployed = Periods by deployment
report-definition-working-time = In working days
report-rivals-label = What else could explain it?
report-rivals-title = { $verdict }: so say { $p } of the resamples
report-rivals-title-none = No explanation of the change stands out
report-rivals-standfirst = Before and after differ in more than one thing. Each explanation has a written rule: a figure that meets it speaks for it, one that does not speaks against it.
report-rivals-caption = Seven explanations, their share and their evidence
report-rivals-note = share of resamples in which the written rule gives that verdict; days per item, 90% intervals
report-clue-lead-time = lead time { $figure }
report-clue-release-wait = wait for release { $figure }
report-clue-build = Build { $figure }
report-clue-first-build = first visits to Build { $figure }
report-clue-elsewhere = first visits elsewhere { $figure }
report-clue-again = later visits { $figure }
report-clue-returned = hotfixes and reverts { $figure }
report-clue-mix = mix { $figure }
report-clue-like-for-like = like for like { $figure }
report-clue-with-open-work = lead time with open work { $figure }
report-clue-ai-share = items with AI now { $figure }
report-clue-ai-rise = items with AI { $figure }
report-clue-instability = chance of more failures { $figure }
report-clue-unlike-stages = stages recorded unlike { $figure }
report-clue-build-coverage = items with a known Build { $figure }
report-clue-likeliest = likeliest explanation { $figure }
report-clue-unknown = Not known: { $clues }
report-verdict-migrated = The saving moved to later stages
report-verdict-absorbed-by-rework = Rework used up the saving
report-verdict-never-adopted = AI was hardly used
report-verdict-mix-change = The work itself changed
report-verdict-schedule-change = The release calendar changed
report-verdict-gain-is-real = The gain is real
report-verdict-cannot-tell = Cannot tell
report-medians-caption = Medians beside the means
report-medians-note = days; medians do not add up, and are not meant to

## Stages
report-stages-label = Witnesses per stage
report-stages-title-only-people = Only people speak here: no stage could be timed in both periods
report-stages-title-only-clock = Only the clock speaks here: no survey score can be shown
report-stages-title-none = No stage is called bad by either witness
report-stages-both = people and the clock both point at { $stages }
report-stages-clock = the clock alone points at { $stages }
report-stages-people = people alone point at { $stages }
report-stages-standfirst = Where both agree, act. Where only the clock speaks, look for a wait that has become normal. Where only people do, ask.
report-witnesses-caption = What each witness says of each stage
report-witnesses-note = chance that the stage is bad; a witness speaks from 80%
report-reading-bad = Bad
report-reading-fine = Fine
report-reading-unclear = Unclear
report-reading-silent = Silent
report-reading-not-asked = Not asked
report-reading-with-chance = { $reading }, { $p }
report-witness-both-bad = Both bad: act
report-witness-metric-bad = Clock bad, people fine
report-witness-people-bad = People bad, clock fine
report-witness-both-fine = Both fine
report-witness-only-clock = Only the clock
report-witness-only-people = Only the people
report-witness-unclear = Unclear
report-posterior-caption = Where more capacity would help most
report-constraint-state-named = one stage stands out
report-constraint-state-shared = two stages share the place
report-constraint-state-none = No stage shortens lead time by 3% or more when it gets a quarter more capacity.
report-constraint-state-abstain = The data do not let one stage be named.
report-constraint-state-out-of-range = This organization is unlike those that the model has learnt from.
report-constraint-heading = The constraint
report-constraint-instead = Where both witnesses call a stage bad, start there; a model would only put such stages in order.
report-constraint-if = What if a stage had a quarter more capacity
report-constraint-gain = { $stage }: lead time { $days } days shorter ({ $interval }).
report-constraint-next = After that, { $stage } would be next (chance { $p }).

## Teams
report-teams-label = Teams and dimensions
report-teams-title-none = No team can be told apart from the company
report-teams-title-own = { $n ->
    [one] Your team beside the company
   *[other] Your { $n } teams beside the company
}
report-teams-title-one = One team answered, so there is none to compare it with
report-teams-title-down = { $n_down } of { $n_shown } { $n_shown ->
    [one] team
   *[other] teams
} { $n_down ->
    [one] stands
   *[other] stand
} clearly below the company in a dimension
report-teams-title-up = { $n_up } of { $n_shown } { $n_shown ->
    [one] team
   *[other] teams
} { $n_up ->
    [one] stands
   *[other] stand
} clearly above the company in a dimension
report-teams-title-both = { $n_down } of { $n_shown } teams { $n_down ->
    [one] stands
   *[other] stand
} clearly below the company somewhere, and { $n_up } clearly above
report-teams-up = Above: { $teams }{ $more ->
    [0] .
   *[other] , and { $more } more.
}
report-teams-down = Below: { $teams }{ $more ->
    [0] .
   *[other] , and { $more } more.
}
report-team-with-dimensions = { $team } ({ $dimension }{ $more ->
    [0] )
   *[other] { " " }and { $more } more)
}
report-teams-noise = Differences without a mark may be noise.
report-teams-caption = Score, 0 to 100
report-teams-note = dimensions from weakest to strongest, teams in the order of the roster
report-mark-split = two views, and the mean shows neither
report-mark-doubt = may not represent the team
report-teams-doubt = May not represent the team: { $teams }.
report-doubt-note = Fewer than half of the team answered, or it may be so: where telling exactly would give the number of answers away, the mark is set to be careful.
report-split-heading = Two views within one team
report-split-teams = In these teams two views stand behind a score, of which the mean shows neither: { $teams }{ $more ->
    [0] .
   *[other] ; and { $more } more.
}
report-split-team = { $team } ({ $dimensions }{ $more ->
    [0] )
   *[other] { " " }and { $more } more)
}
report-agreement-heading = Agreement within teams
report-agreement-own = { $n ->
    [one] Your team agrees within itself to { $agreement } (median rwg(j) against a slightly skewed null: 1 is full agreement, { $floor } the customary floor).
   *[other] { $n } of your teams, of eight people or more, agree within themselves to { $agreement } (median rwg(j) against a slightly skewed null: 1 is full agreement, { $floor } the customary floor).
}
report-agreement = { $n ->
    [one] The one team of eight people or more agrees within itself to { $agreement } (median rwg(j) against a slightly skewed null: 1 is full agreement, { $floor } the customary floor).
   *[other] { $n } teams of eight people or more agree within themselves to { $agreement } (median rwg(j) against a slightly skewed null: 1 is full agreement, { $floor } the customary floor).
}
report-teams-reading = 50 means: about half of the time. A triangle marks a difference whose 90% interval excludes zero. Teams are never ranked; five points are noise for a team of eight. What stands apart at the right is not part of readiness. Hidden teams count in the company’s row where they hold enough answers together.
report-teams-items = Not in this table, since their items do not go together: { $dimensions }.
report-teams-held-back = Some cells are held back: with an earlier result few people could be told apart. The page on confidentiality says which figures.

## Dimensions
report-dimensions-label = Dimensions
report-dimensions-title = The weakest practice is “{ $dimension }”, at { $estimate } of 100
report-dimensions-title-unsure = The answers cannot tell whether “{ $first }” or “{ $second }” is weakest
report-dimensions-title-thin = Too few practices can be shown to name a weakest one
report-dimensions-title-loose = The items of too many practices do not go together to name a weakest one
report-dimensions-readiness = Readiness, the mean of { $practices } practices, is { $estimate } ({ $interval }).
report-dimensions-weakest = Chance of being the lowest: { $chances }.
report-dimensions-weights = Readiness weighs { $practices } practices alike. Under 90% of all other weights it would lie between { $low } and { $high }.
report-dimensions-chance = { $name } { $p }
report-dimensions-caption = Company scores, 0 to 100
report-dimensions-note = weakest first; the line marks 50, about half of the time
report-dimensions-apart = Not part of readiness
report-dimensions-index = “Index” marks a dimension whose items do not hang together closely enough for a score, or of which too little is known: it is a sum of behaviours.
report-items-caption = Item by item
report-items-note = means of those who answered every question of it, 0 to 100, reversed items turned: these items do not go together, so each stands for itself
report-as-index = index
report-as-items = Shown item by item: its items do not go together.
report-as-items-hidden = No score: its items do not go together. Nor can they be told one by one without telling a few people apart.
report-half-rule = Counting only those who answered every question, { $shifts }.
report-half-rule-shift = { $dimension } would be { $shift } points { $way ->
    [lower] lower
   *[higher] higher
}
report-dimensions-so-what = Raise what is low and close to the wait. A practice that is strong everywhere needs no programme.
report-dimensions-no-benchmark = There is no benchmark: too few organizations have answered this questionnaire. 50 is an anchor in words, not an average.
report-score-reason-dont-know = Nobody knew: every answer was “I don’t know” or left empty.
report-score-reason-earlier-result = Held back: with an earlier result few people could be told apart.
report-score-reason-hidden = Not shown: too few answers.
report-score-note-few-for-figures = too few answers for shares and reliability

## Opinions
report-opinions-label = Where people see the wait
report-opinions-title = { $share } of those who answered count “{ $stage }” among the longest waits
report-opinions-title-driver = “{ $dimension }” goes along with outcomes the most
report-opinions-title-no-driver = Which practice goes along with outcomes the most, we cannot tell
report-opinions-standfirst = A vote is a perception: it says where to look, not what is to blame.
report-votes-caption = Where work waits the longest
report-votes-note = share of respondents, up to two choices each
report-votes-other = { $name } { $share }
report-perception-caption = Where roles differ
report-perception-note = first role minus second; { $n ->
    [one] the only difference whose interval excludes zero
   *[other] the { $n } differences whose interval excludes zero
}
report-perception-note-some = first role minus second; the largest { $shown } of { $n } differences whose interval excludes zero
report-perception-none-clear = No difference between roles is clear
report-perception-none-clear-note = Every interval includes zero. { $shown ->
    [one] The only difference, first role minus second.
   *[other] The largest { $shown }, first role minus second.
}
report-drivers-caption = Which practices go along with outcomes
report-drivers-caveat = Associations between opinions, not effects. Shares of what all of them explain between teams; of shares and ranks, read the ranks.
report-drivers-note-few-teams = With few teams, published findings pull the figures along.
report-drivers-note-no-clear-driver = There is no clear first: with other teams drawn, another one often leads.
report-rank-one = rank { $rank }
report-rank-range = rank { $low } to { $high }
report-drivers-reason-fewer-than-10-teams = Nothing can be said: fewer than ten teams can be compared.
report-drivers-reason-fewer-than-100-people = Nothing can be said: fewer than 100 people answered in teams that can be compared.
report-drivers-reason-fewer-than-two-practices = Nothing can be said: fewer than two practices can be shown.
report-drivers-reason-outcome-does-not-vary = Nothing can be said: outcomes do not differ between teams.
report-drivers-reason-no-association = No practice goes along with outcomes in these answers.
report-drivers-reason-no-outcome = Nothing can be said: outcomes cannot be shown.
report-drivers-reason-too-few-answers = Nothing can be said: too few answers may be used together.
report-drivers-reason-no-answers = Nothing can be said: there are no answers.
report-role-pair = { $a } and { $b }
report-role-build = builders
report-role-quality = quality
report-role-platform = platform
report-role-product = product
report-role-lead = leads
report-role-undisclosed = undisclosed
report-tenure-caption = Newcomers and settled people
report-tenure-points = Points of 100
report-tenure-note = newcomers minus settled people, at this one point in time; of all these intervals about one in ten misses by chance
report-tenure-none = Newcomers and settled people are not compared: too few told how long they have been here, or a few people could be told apart.
report-no-stayers = There is no score of those who stayed: answers are not linked between waves.
report-views-label = Where views differ
report-views-title-roles = Roles see some practices differently
report-views-title-split = { $n ->
    [one] One team holds two views of the same practice
   *[other] { $n } teams hold two views of the same practice
}
report-tenure-title = { $n ->
    [one] Newcomers and settled people are compared in one dimension
   *[other] Newcomers and settled people are compared in { $n } dimensions
}
report-views-title-themes = { $n ->
    [one] One topic stands out in the comments
   *[other] { $n } topics stand out in the comments
}
report-views-standfirst = A difference is a question to ask: both sides may be right about their own work.
report-themes-caption = What people wrote about
report-themes-note = topics of comments, never a comment; at least { $n } people wrote, at least three of them of each topic
report-themes-reason-too-few-people-wrote = Nothing can be said of comments: topics are shown once at least { $n } people have written.
report-themes-reason-nothing-that-three-people-wrote-of = At least { $n } people wrote, but no three of them in the same words.

## Trend
report-trend-label = Wave by wave
report-trend-title = { $changes } since the first wave
report-trend-title-cannot-tell = Whether any dimension has changed, we cannot tell
report-trend-title-none = No dimension has clearly changed since the first wave
report-trend-moved = { $n_fell ->
    [one] One dimension fell
   *[other] { $n_fell } dimensions fell
} and { $n_rose ->
    [one] one rose
   *[other] { $n_rose } rose
}
report-trend-fell-one = “{ $dimension }” fell
report-trend-fell-many = { $n } dimensions fell
report-trend-rose-one = “{ $dimension }” rose
report-trend-rose-many = { $n } dimensions rose
report-trend-standfirst = A change is called only if its direction is certain to 97.5% in the last wave, or to 90% in each of the last two, and if it still stands out among all changes that are read together.
report-trend-caption = Company scores over all waves
report-trend-waves = { $n } waves, { $first } to { $last };
report-trend-note = line at 50, band: 90% interval
report-trend-better = Better
report-trend-worse = Worse
report-trend-no-evidence = No evidence of change
report-trend-cannot-tell = Cannot tell
report-trend-waves-missing = not shown in every wave
report-trend-change = { $n ->
    [one] { $change } point
   *[other] { $change } points
}
report-trend-change-with-smallest = { $n ->
    [one] { $change } point (visible from { $smallest })
   *[other] { $change } points (visible from { $smallest })
}
report-trend-outside = { $n ->
    [one] { $dimensions } has left the limits within which chance keeps a score over the waves.
   *[other] { $dimensions } have left the limits within which chance keeps a score over the waves.
}
report-trend-joined = { $n ->
    [one] One person more was invited to the last wave than to the first: at least one joined.
   *[other] { $n } people more were invited to the last wave than to the first: so many at least joined.
}
report-trend-left = { $n ->
    [one] One person fewer was invited to the last wave than to the first: at least one left.
   *[other] { $n } people fewer were invited to the last wave than to the first: so many at least left.
}
report-trend-reading = Other people may have answered in each wave. { report-no-stayers } “No evidence of change” does not mean stable: a true change as large as the one in brackets would be called four times in five.

## Actions
report-actions-label = What to do first
report-actions-title = First: { $action }
report-outcomes-label = Earlier actions
report-outcomes-title = Did it work? What earlier actions changed
report-actions-standfirst = Most effects in the literature are small or mixed. Each move has an early sign to watch, and the next wave tests it.
report-action-because = Because
report-action-first-step = First step
report-action-owner = Who
report-action-expected = Expected effect
report-action-watch = Early sign
report-action-do-not = Caution
report-action-later = Later: { $sign }.
report-action-stop = Stop rule
report-actions-sources = They rest on: { $sources }.
report-action-review = Look again after { $weeks } weeks.
report-action-not-estimated = No model of this engagement predicts it in days yet.
report-action-elsewhere = Elsewhere: { $found }
report-action-effort-s = days to begin
report-action-effort-m = weeks to begin
report-action-effort-l = months to begin
report-action-grade = Evidence { $grade }
report-actions-grades = Evidence A: randomized or strong quasi-experimental studies. B: repeated observational studies. C: queueing logic or expert practice. X: mixed results, so try it with a comparison group.
report-outcomes-standfirst = An action that began on the same day as something else cannot be told from it.
report-action-results-caption = Did earlier actions work?
report-action-results-note = against what would have happened without them
report-action-verdict-worked = It worked
report-action-verdict-worse = It got worse
report-action-verdict-no-evidence = No evidence of change
report-action-verdict-cannot-tell = Cannot tell yet

## Figures
report-figures-label = Supporting figures
report-figures-title = { $n ->
    [0] None of DORA’s five figures can be given
    [one] One of DORA’s five figures can be given
    [5] All of DORA’s five figures can be given
   *[other] { $n } of DORA’s five figures can be given
}
report-figures-standfirst = These figures stand beside the ledger. None of them is a target: a figure that becomes a goal stops measuring.
report-dora-caption = DORA’s five, period after
report-dora-note = definitions by DORA, dora.dev, CC BY 4.0
report-dora-deployment-frequency = Deployment frequency
report-dora-lead-time = Change lead time, median
report-dora-change-fail-rate = Change fail rate
report-dora-recovery-time = Failed deployment recovery time, median
report-dora-rework-rate = Deployment rework rate
report-dora-reason-no-deployments = Not known: no deployments in the data.
report-dora-reason-no-commits = Not known: no stamps of first commits.
report-dora-reason-no-failures-recorded = Not known: no failure is recorded.
report-dora-reason-no-tied-incidents = Not known: no incident names its deployment.
report-dora-reason-no-unplanned-flag = Not known: deployments do not say whether they were planned.
report-indicators-caption = Indicators of the stages
report-indicators-note = changes of shares in percentage points
report-indicator-pickup-p75-hours = Wait for a first review, hours, 75th percentile
report-indicator-change-size-p75 = Size of a change, lines, 75th percentile
report-indicator-unreviewed-share = Changes merged without a review
report-indicator-review-concentration = Reviews done by the busiest tenth
report-indicator-conflict-rate = Changes with a merge conflict
report-indicator-flaky-rate = Test runs repeated without a change
report-indicator-qa-queue = Work waiting for QA, days
report-indicator-security-queue = Work waiting for security, days
report-indicator-requirement-churn = Work items sent back to clarify
report-indicator-wip-age = Age of open work, days
report-indicator-planned-done-share = Planned work that was done
report-indicator-incidents-per-change = Incidents per change
report-funnel-caption = From opened to released
report-funnel-note = work items per developer and week
report-step-opened = Opened
report-step-merged = Merged
report-step-released = Released
report-step-survived = Released, and not taken back within 30 days
report-adoption-label = Individuals against the organization
report-adoption-title-associated-gain = A gain went along with the rollout of AI
report-adoption-title-associated-loss = A loss went along with the rollout of AI
report-adoption-title-both = A gain and a loss went along with the rollout of AI
report-adoption-title-no-evidence = No difference beyond chance went along with the rollout of AI
report-adoption-title-cannot-tell = Whether anything went along with the rollout of AI cannot be told
report-adoption-standfirst = People can get faster while the organization does not. Here the whole is held against what it would have been without the rollout, as far as other teams or earlier weeks show it.
report-adoption-dose-heading = More AI, other lead times?
report-adoption-caption = What went along with the rollout of AI
report-adoption-note = { $design ->
    [staggered] teams that had begun, against teams that had not begun yet
    [interrupted] the weeks after the day, against the course of the weeks before
   *[none] no comparison is possible
}
report-adoption-outcome-lead-time = Lead time of work started
report-adoption-outcome-delivered-items = Work items delivered
report-adoption-verdict-associated-gain = A gain went along with it
report-adoption-verdict-associated-loss = A loss went along with it
report-adoption-verdict-no-evidence = No evidence of a difference
report-adoption-verdict-cannot-tell = Cannot tell
report-adoption-before = Before anything had begun: { $estimate } ({ $low } to { $high }).
report-adoption-placebos = { $share } of the placebos show as much.
report-adoption-dose = { $use ->
    [developers] Within teams, weeks with ten points more active developers had lead times that differed by { $estimate } ({ $low } to { $high }), beside each team’s own trend.
   *[items] Within teams, weeks with ten points more work done with AI had lead times that differed by { $estimate } ({ $low } to { $high }), beside each team’s own trend.
}
report-adoption-no-correlation = Two series that both rise always go together; no such correlation is shown here as an effect. What goes along with a rollout may have another reason that began with it.
report-column-compared = Compared
report-column-adoption-difference = Difference
report-amplifier-label = Does AI amplify what is there?
report-amplifier-title-null = No practice shows beyond chance that AI buys more where it is stronger
report-amplifier-title-more = AI went along with more delivery where these are rated stronger: { $names }
report-amplifier-title-less = AI went along with less delivery where these are rated stronger: { $names }
report-amplifier-title-both = AI went along with more delivery where some practices are stronger, and with less where others are
report-amplifier-standfirst = It is often said that AI makes strong teams stronger and weak ones weaker. Here that is tested on your own teams, and printed whatever comes out.
report-amplifier-caption = How much more AI goes along with where a team is rated higher
report-amplifier-note = Items delivered per developer, from nobody using AI to everybody
report-amplifier-compared = { $teams } teams, { $periods } periods
report-amplifier-step = one step up: { $points } points
report-amplifier-reading-heading = How to read this
report-amplifier-reading = { $use ->
    [developers] Each team is held against itself: periods of four weeks with more active developers against those with fewer, beside what moved all teams. The figure is how much more that goes along with in a team that is rated one step higher; a step is the standard deviation of the teams’ scores. Figures are drawn towards none, as far as few teams can tell.
   *[items] Each team is held against itself: periods of four weeks with more work done with AI against those with less, beside what moved all teams. The figure is how much more that goes along with in a team that is rated one step higher; a step is the standard deviation of the teams’ scores. Figures are drawn towards none, as far as few teams can tell.
}
report-amplifier-no-cause = This is no proof of a cause: teams that are rated stronger may differ in much else, and may have gained for another reason. With so few teams only large differences show; that none shows does not mean that there is none.
report-column-amplifier-compared = Compared
report-column-amplifier-difference = Difference

## What would change our mind
report-mind-label = What would change our mind
report-mind-title = { $n ->
    [one] The finding has another reading, and a test that would refute it
   *[other] Every finding has another reading, and a test that would refute it
}
report-mind-standfirst = Before and after is not the effect of AI: other things changed in the same months. Whoever doubts a finding knows here what to look for.
report-finding-evidence = Evidence
report-finding-alternative = Other reading
report-finding-falsifier = Refuted if
report-robustness-heading = The constraint, judged again
report-robustness-change-fewer-people = with 30% fewer
report-robustness-change-more-people = with 30% more people
report-robustness-change-no-survey = without the survey
report-robustness-change-no-delivery = without delivery data
report-robustness-change-one-respondent = without any one respondent
report-robustness-one-respondent = One respondent alone could turn the verdict.
report-robustness-same = { $change } the verdict is the same.
report-robustness-stage = { $change } it is { $stage }.
report-robustness-state = { $change } { $state }.
report-robustness-state-shared = two stages share the place
report-robustness-state-none = no stage holds the work back
report-robustness-state-abstain = no stage can be named
report-robustness-state-out-of-range = the model does not judge
report-not-claimed-heading = What this report does not claim
report-not-claimed = That AI caused a change, that one team is better than another, that a dimension drives lead time, or how this company compares with others.

## Methods
report-methods-label = Methods
report-methods-title = How the figures were made
report-methods-intervals-heading = Intervals
report-methods-intervals = Intervals are 90% throughout. Delivery figures: weeks are drawn again with replacement and everything is computed anew. Scores: quantiles of the posterior. There are no stars and no p values.
report-methods-ledger-heading = The ledger
report-methods-ledger = A work item’s time is cut at every boundary, and each slice has one owner, so parts add up to the whole. Where a stamp is missing, the slice is unattributed. Means are decomposed because medians do not add. The change of each stage is split into like for like (same size and type) and mix, symmetrically (Kitagawa 1955).
report-methods-gap-heading = The flow gap
report-methods-gap = The gap is the sum of like-for-like changes of all stages but Build. It equals the distance between lead time and the ceiling, the lead time that would stand if only Build had moved. A gap is given only where Build shows a saving whose interval excludes zero.
report-methods-scores-heading = Scores
report-methods-scores = Answers of 1 to 5 become 0 to 100, reversed items turned. A person’s dimension counts when at least half of its items are answered. Team scores are estimated together and pulled towards the company in proportion to their noise.
report-methods-witnesses-heading = The witnesses
report-methods-witnesses = People say a stage is bad when its dimension lies below 50 with a chance of at least 80%. The clock says so when like-for-like time grew by more than 2% of lead time with the same chance. Work open now says so when more of it is old than a steady flow leaves, by over 10 points.
report-sources-caption = What this report was made from
report-sources-note = the result is attached to this file as result.json
report-provenance = FlowGap { $version }, result format { $format }, seed { $seed }. The same input gives the same file, byte for byte.

## The questionnaire
report-instrument-label = The questionnaire
report-instrument-title-pilot = The questionnaire is a pilot instrument: { $n_passed } of { $n } checks are passed
report-instrument-title-passed = The questionnaire has passed { $n_passed } of { $n } checks
report-instrument-standfirst = Until all are passed, scores are for use within this company, and the questionnaire may still change. A check is judged only with enough people, teams, organizations, experts or interviews behind it.
report-instrument-past = Past the pilot: { $dimensions }.
report-instrument-past-pilot = Scores mean what the questionnaire says they do, as far as these checks can tell.
report-gates-caption = Checks of the questionnaire
report-gates-note = values found in these answers, and the bound that each must reach
report-gates-of-each = In each dimension
report-gates-of-all = Of the whole questionnaire
report-gate-too-few = too few to judge
report-bound-at-least = at least { $bound }
report-bound-above = above { $bound }
report-bound-at-most = at most { $bound }
report-bound-below = below { $bound }
report-gate-item-cvi = Relevance of the weakest item (I-CVI)
report-gate-scale-cvi = Relevance of all items (S-CVI)
report-gate-most-misread = People who misread the same item
report-gate-item-rest-r = Weakest item with the others (r)
report-gate-dont-know-share = “Cannot tell”, most of one item
report-gate-omega = Items hang together (omega)
report-gate-cfi = Fit of twelve factors (CFI)
report-gate-rmsea = Misfit of twelve factors (RMSEA)
report-gate-srmr = Misfit of twelve factors (SRMR)
report-gate-icc1 = Teams differ (ICC(1))
report-gate-icc1-low = The same, low end of its interval
report-gate-rwgj-median = Teams agree within (median rwg(j), slight skew)
report-gate-htmt = Stages kept apart (HTMT)
report-gate-review-pickup-r = Code review with the wait for a review (r)
report-gate-integration-conflict-r = Integration with merge conflicts (r)
report-gate-product-churn-r = Product clarity with requirement churn (r)
report-gate-outcome-lead-time-r = Outcomes with lead time (r)
report-gate-retest-r = The same teams four weeks later (r)

## Coverage
report-coverage-label = Data coverage
report-coverage-title = Every stage has stamps on at least { $share } of the work items
report-coverage-title-thin = Stamps are thin for { $stages }, so little can be said there
report-coverage-title-none = What the data can carry, and what they would need
report-coverage-standfirst = A figure is only as good as the stamps below it. The last column says which one would help.
report-coverage-caption = Work items whose time in a stage could be measured
report-coverage-note = orange: under 60%
report-coverage-figures = Which figures are possible
report-coverage-links = What leads to what
report-coverage-helps-most = What would help most
report-link-change-to-deployment = Changes with a deployment
report-link-change-to-review = Changes that tell of a review
report-link-incident-to-deployment = Incidents with a deployment or change
report-coverage-remarks = Remarks of the data check
report-doctor-ledger = Ledger of stages
report-doctor-flow-gap = Flow gap
report-doctor-recovery-time = Recovery time
report-doctor-security-queue = Queue before security
report-doctor-state-possible = Possible
report-doctor-state-weak = Weak
report-doctor-state-impossible = Not possible

## Confidentiality
report-promise-label = Confidentiality
report-promise-title = No survey result stands for fewer than { $n } people
report-promise-held-heading = What is held back
report-promise-refused = Because of earlier results:
report-promise-held = { $suppressed } cells are hidden and { $released } are shown. A hidden cell is absent from every page, chart text, export and the attached data.
report-promise-groups-heading = Groups
report-promise-groups = Scores need at least { $n } answers, comments and agreement eight, distributions and two-way cuts ten. Where a hidden group could be found by subtraction, the smallest of the teams shown beside it is hidden with it, and both carry the same words. Counts and rates of groups stand in bands. Every figure is held against all that was given out of this engagement before, in all waves; what would tell of few people together with an earlier result is held back.
report-promise-use-heading = Use
report-promise-use = No figure in this report describes a person; figures per developer need { $n } developers. It is not made for judging people or teams, for pay, or for ranking. Whoever passes it on passes on this promise.
report-promise-limits-heading = Limits
report-promise-limits = FlowGap was given files. How people were invited, what they were told, and what the host keeps in backups and logs is not known to it. What was given out is noted beside the files; whoever removes that note lets two reports on the same wave, with a late answer in between, give that answer away.
