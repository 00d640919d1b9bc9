# What the data say. Each finding has the other reading and what would refute it.
finding-gap = Build got { $saved } days faster, and all other stages together changed by { $taken } days.
finding-gap-alternative = Something else that changed in the same months made both moves, for example new people or a different kind of work.
finding-gap-falsifier = Teams without assistants show the same pattern over the same months.

finding-gap-real = Build got { $saved } days faster, and the gain reached the customer.
finding-gap-real-alternative = Work was started later, so that less of it counts as building.
finding-gap-real-falsifier = Lead time from first commit rises again in the next two months, or more changes have to be repaired.

finding-no-saving = Build shows no clear saving, so there is no gain to follow.
finding-no-saving-alternative = People saved time and spent it within Build, on more or better work.
finding-no-saving-falsifier = Another quarter of data gives a saving whose interval excludes zero.

finding-no-build = How long building takes is not in these data, so no gain can be credited to it.
finding-no-build-alternative = Building got faster or slower, and nothing here can show it.
finding-no-build-falsifier = Stamps for when a change was opened and ready, from the code host, let Build be measured.

finding-schedule = Most of the change in lead time is waiting for a release, not work.
finding-schedule-alternative = Releases came at another pace because there was more, or less, to release.
finding-schedule-falsifier = Lead time up to the merge moves by as much once it can be measured.

finding-slower = { $stage } takes longer for like-for-like work.
finding-slower-alternative = The stamps of { $stage } are set differently than before.
finding-slower-falsifier = { $stage } has the same queue as before when someone counts it on one day.

finding-slower-unseen = { $stage } takes longer, and nobody says so.
finding-slower-unseen-alternative = The stamps of { $stage } are set differently than before, and people are right.
finding-slower-unseen-falsifier = People who work in { $stage } see no longer queue when it is counted together.

finding-faster = { $stage } got faster for like-for-like work.
finding-faster-alternative = Work now waits elsewhere before it is counted as { $stage }.
finding-faster-falsifier = The stages before { $stage } lengthen by as much in the next months.

finding-felt = People call { $stage } a problem; the clock shows no longer time.
finding-felt-hint = A hint: people call { $stage } a problem; the clock shows no longer time.
finding-felt-hint-alternative = { $stage } was slow before, too, and stayed so.
finding-felt-hint-falsifier = Talks with three teams find neither unfairness, nor poor quality, nor waits that leave no stamp.
finding-felt-alternative = { $stage } was slow before, too, and stayed so.
finding-felt-falsifier = Talks with three teams find neither unfairness, nor poor quality, nor waits that leave no stamp.

finding-weakest = { $dimension } is the weakest practice.
finding-weakest-hint = A hint: { $dimension } looks like the weakest practice.
finding-weakest-hint-alternative = The items of { $dimension } measure several things, and only one of them is weak.
finding-weakest-hint-falsifier = The next full wave puts another practice lowest with a higher chance.
finding-weakest-alternative = Teams with much to say about it answered more often than the others.
finding-weakest-falsifier = The next full wave puts another practice lowest with a higher chance.

finding-fell = { $dimension } is rated lower than in the first wave.
finding-fell-hint = A hint: { $dimension } is rated lower than in the first wave.
finding-fell-hint-alternative = Other people answered this time, or one item fell and not the practice.
finding-fell-hint-falsifier = The next wave is back inside the interval of the first.
finding-fell-alternative = Other people answered this time.
finding-fell-falsifier = The next wave is back inside the interval of the first.

finding-rose = { $dimension } is rated higher than in the first wave.
finding-rose-alternative = Other people answered this time.
finding-rose-falsifier = The next wave is back inside the interval of the first.

finding-unseen = Many people cannot tell how { $dimension } stands here.
finding-unseen-alternative = The questions are about work that these people have no part in.
finding-unseen-falsifier = Asked in person, people of three teams give the same answer without looking it up.

finding-split = { $teams ->
    [one] One team holds two views, and its mean shows neither.
   *[other] { $teams } teams hold two views, and their means show neither.
}
finding-split-alternative = People of a team do different work, and each view is right for theirs.
finding-split-falsifier = When the team talks the questions over, its people turn out to mean the same.

finding-mix = Changes got bigger or of another kind, and that alone makes lead time longer.
finding-mix-alternative = AI made the changes bigger, so that this belongs to its effect.
finding-mix-falsifier = The distribution of size and type returns to what it was, and lead time does not.

finding-constraint = { $stage } is the likely bottleneck: more capacity there would help most.
finding-constraint-alternative = The stamps of { $stage } hold waiting that belongs to the stage behind it.
finding-constraint-falsifier = { $stage } gets relief for four weeks; its queue shrinks, and lead time stays.

finding-long-work = { $stage } holds the work back by the work itself: faster or smaller work there would help most.
finding-long-work-alternative = At { $stage }, work waits where no stamp shows it.
finding-long-work-falsifier = Work at { $stage } gets a quarter faster for four weeks, and lead time stays.

finding-shared = { $stage } is one of two stages that hold the work back about equally.
finding-shared-alternative = One of the two only waits for the other.
finding-shared-falsifier = Relief at one of them alone shortens lead time as much as relief at both.

finding-no-constraint = No stage holds the work back: more capacity anywhere would shorten lead time by little.
finding-no-constraint-alternative = Waiting that leaves no stamp, such as for decisions, holds the work back.
finding-no-constraint-falsifier = The queue of one stage grows for four weeks in a row.

finding-unsafe = Build got faster, and more of what is released has to be repaired.
finding-unsafe-alternative = Failures are recorded more thoroughly than before.
finding-unsafe-falsifier = Within a quarter, the share of releases to be repaired is back where it was.

finding-churn = More work is sent back to clarify after it has started.
finding-churn-alternative = Sending work back is recorded more faithfully than before.
finding-churn-falsifier = Of twenty items that were sent back, most were sent by what building them taught.

finding-low = { $dimension } is rated low.
finding-low-alternative = Teams with much to say about it answered more often than the others.
finding-low-falsifier = The next full wave puts it above the middle of the scale.
finding-low-hint = A hint: { $dimension } looks low.
finding-low-hint-alternative = The items of { $dimension } measure several things, and only one of them is low.
finding-low-hint-falsifier = The next full wave puts it above the middle of the scale.

finding-unheard = People rate everything low, while the clock shows no slower stage.
finding-unheard-alternative = Stages were slow before, too, and two equally slow periods are compared.
finding-unheard-falsifier = In open talks, people of three teams call the same practices good.

evidence-change = { $change } days ({ $interval }) per work item, like for like.
evidence-give-back = That is { $share } of the saving.
evidence-score = { $dimension } scores { $estimate } of 100 ({ $interval }).
evidence-no-score = { $dimension } has too few answers to be shown.
evidence-votes = { $share } of the answers name { $stage } as the longest wait.
evidence-weakest = Chance of being the lowest: { $p }.
evidence-hint = A score advises alone only where its items go together closely (omega of { $bound } or more), and neither the clock nor the vote says the same.
evidence-dont-know = { $share } of the answers are “I don’t know”.
evidence-split = { $team }: { $dimensions }.
evidence-split-more = { $n ->
    [one] And one more team.
   *[other] And { $n } more teams.
}
evidence-trend = From { $first } to { $last } over { $waves } waves.
evidence-constraint = Chance of being the stage where capacity helps most: { $p }.
evidence-gain = A quarter more capacity there would save { $days } days per work item ({ $interval }).
evidence-unsafe = Chance that more has to be repaired than before: { $p }.
evidence-churn = Sent back: { $before } of the items before, { $after } after.
evidence-low = Chance of lying below the middle of the scale: { $p }.
evidence-unheard = All { $n } scores lie below the middle of the scale.

constraint-nothing-known = Nobody was asked, and fewer than 20 items were delivered in the period: nothing tells of the stages.
constraint-nobody-answered = { $n ->
    [0] People were asked, and nobody answered.
    [one] One person was asked, and did not answer.
   *[other] { $asked } people were asked, and nobody answered.
} Fewer than 20 items were delivered in the period: nothing tells of the stages.
constraint-nothing-heard = Too little was answered to tell of the stages, and fewer than 20 items were delivered in the period.
constraint-out-of-range = What is seen here lies outside everything that the model was trained on, so it gives no answer.
constraint-mostly-unseen = More than half of the lead time belongs to no stage that was recorded: what was seen holds nothing back, but too little was seen to say so of the whole.
constraint-hidden-queue = In the stage “{ $stage }”, the more work is there, the longer it waits, although the records show somebody free. Perhaps people there also work for other teams, or are there for some hours only. What more of them would save cannot be computed from these records, so nothing is said of the bottleneck. Ask who works there, and for how many hours.
constraint-without-queue = Hardly any work waits in the stage “{ $stage }”: what takes time there is the work itself. Faster or smaller work would help; more people would mostly be idle.
constraint-not-sure = The stage that leads is the right one with a probability of { $p } only: too little to name it.
amplifier-no_delivery_data = Whether AI buys more where a team is rated stronger cannot be tested: there are no delivery data.
amplifier-no_adoption = Whether AI buys more where a team is rated stronger cannot be tested: how much each team uses AI is not known; ai_adoption.csv would tell.
amplifier-few_teams = Whether AI buys more where a team is rated stronger cannot be tested: that needs at least 10 teams with a score that may be shown, a known use of AI and deliveries.
amplifier-few_periods = Whether AI buys more where a team is rated stronger cannot be tested: that needs at least 10 teams with 2 periods of 4 weeks in which their use of AI and their deliveries are known.
amplifier-no_variation = Whether AI buys more where a team is rated stronger cannot be tested: teams are rated alike, or their use of AI never moved.
action-method-interrupted = Against its own past, with its trend, and days at which nothing was done.
action-method-differences = Against teams without it, each with its own trend.
action-result-no_delivery_data = No delivery data reach over the day of the action.
action-result-stage_not_measured = The stage is recorded for too few items.
action-result-few_people = The team is too small to be judged: it would be the pace of persons.
action-result-not_yet = The data end before it began.
action-result-too_few_weeks = At least 12 weeks with work before it and 6 after are needed, and the newest weeks count only once their work had time to end.
action-result-chance = The change lies within what chance alone would do.
action-result-placebos = As large a step shows at days at which nothing was done.
action-result-regression = It began after an unusually bad month; such a month is followed by a better one anyway, so that month was left out.
action-result-recorded_unlike = The stage is recorded for clearly more items on one side of the day than on the other: a change may be one of recording.
action-result-longer = It took longer afterwards, by more than chance and days at which nothing was done show.
action-result-after_good_spell = It began after an unusually good month; such a month is followed by a worse one anyway, so that month was left out.

whatif-few = Fewer than { $n } items were delivered in the period: nothing can be replayed.
whatif-too-few = Each half of the period needs { $n } delivered items for a back-test; without one there is no answer.
whatif-out-of-range = What is seen here lies outside everything that the model was trained on, so it vouches for no answer.
whatif-unseen = For this the data show too little of these stages: { $stages }. Less capacity needs work that is recorded there, a limit or a window any recorded time. More capacity can be asked about.
whatif-piles-up = With this, { $after } items a week get done in place of { $before }: work would pile up for as long as it lasts, so no lead time can be told.
whatif-failed = Fitted to the first half of the period, the network foretold { $foretold } days for the second; { $seen } days were seen. It does not know this organization well enough to answer.
