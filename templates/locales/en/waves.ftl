# Waves in the workspace: the list, one wave, closing it, its links.
waves-base = Answers are sealed until a wave is closed. Nobody, not even who runs this installation, can look up who has answered.
waves-none-title = No wave has been opened yet
waves-none-standfirst = A wave asks every team the same questions once. Preparing one takes ten minutes, and nothing is sent before you say so.
waves-standfirst = A wave is one asking of one questionnaire. Open one wave at a time, and ask the same questions again to see what changed.
waves-prepare = Prepare a wave
waves-go-on = Go on preparing
waves-title-planned = { $name } opens on { $day }
waves-title-open = { $name } can be answered until { $day }
waves-title-over = { $name } is over and waits to be closed
waves-title-closed = { $n ->
    [one] One wave was asked and closed
   *[other] { $n } waves were asked and closed
}
waves-state-planned = Planned
waves-state-open = Open
waves-state-over = Over, not closed
waves-state-closed = Closed
waves-when-planned = Opens { $opens }
waves-when-open = Until { $closes }
waves-when-over = Over since { $closes }
waves-when-closed = Closed { $closed }
waves-asked = { $n ->
    [one] One person is asked
   *[other] { $invited } people are asked
}
waves-rate = { $answered } of { $invited } people ({ $share })
waves-rate-band = { $low } to { $high } of { $invited } people
waves-problem = This was not done

waves-label = { $name }, { $state }
waves-page-planned = The wave opens on { $opens } and can be answered until { $closes }
waves-page-planned-text = { $n ->
    [one] One person is asked. The link works from then on.
   *[other] { $n } people are asked. Their links work from then on.
}
waves-page-open = { $share } have answered, and the wave stays open until { $closes }
waves-page-open-band = { $low } to { $high } of { $invited } people have answered, and the wave stays open until { $closes }
waves-page-open-none = Nobody was counted yet, and the wave stays open until { $closes }
waves-page-over = The wave is over since { $closes }, and its answers are still sealed
waves-page-over-text = Nobody can answer any more. Close it, and the answers are unsealed in random order.
waves-page-closed = { $n ->
    [one] One of { $invited } people answered
   *[other] { $answered } of { $invited } people answered
}
waves-page-closed-text = That is { $share } of all who were asked. Addresses and links were erased when the wave was closed.
waves-pace = At this pace { $low } to { $high } will have answered by closing.
waves-pace-unknown = What to expect can be told once an earlier wave was counted from its opening to its end.
waves-pace-few = So few people are asked that the number itself would tell too much while the wave is open.

waves-chart = Answers received, whole company
waves-counted = counted once a day, last on { $day }
waves-chart-alt = Answers by day: { $n } of { $invited } people so far.
waves-chart-alt-expected = { $low } to { $high } are expected by closing.
waves-chart-all = all invited
waves-chart-range = { $low } to { $high }
waves-chart-expected = expected
waves-chart-before = wave before
waves-days = All days as a table
waves-day = Day
waves-no-chart-planned = The first count is made on the day of the opening.
waves-no-chart-never = This wave was not counted day by day.
waves-no-chart-few = Fewer than 40 people are asked: a line by day would tell of single people, so a range is kept and no line is drawn.

waves-showing = What this wave will be able to show
waves-showing-result = Result
waves-showing-reading = Reading
waves-showing-today = If closed today, { $n }
waves-showing-expected = At { $n } answers
waves-showing-presumed = At { $n } answers ({ $share })
waves-showing-company = Company score, one dimension
waves-showing-company-reading = Half the width of its 90% interval
waves-showing-change = Change of the company between two such waves
waves-showing-change-reading = Smaller changes mostly stay unseen
waves-showing-teams = Teams with a score
waves-showing-teams-reading = If every team answers as the company does
waves-showing-plus-minus = ±{ $points } points
waves-showing-or-more = { $points } points or more
waves-showing-of-teams = about { $n } of { $teams }
waves-showing-too-few = too few answers
waves-showing-note = A score needs { $n } answers. These figures come from numbers of people alone; no answer was read.

waves-steps = Time line
waves-step-done = done
waves-step-opening = Opening
waves-step-opening-text = { $moment }
waves-step-invitation = Invitations
waves-step-reminder = { $number ->
    [1] First reminder
    [2] Second reminder
   *[other] Reminder { $number }
}
waves-step-manual = Reminder by hand
waves-step-sent = { $day }. { $n } sent.
waves-step-waiting = { $n } wait to be sent.
waves-step-failed = { $n } could not be delivered.
waves-step-reminded = { $day }. Sent.
waves-step-being-sent = { $day }. Being sent.
waves-step-reminder-due = { $day }, to everyone who has not answered
waves-step-closing = Closing
waves-step-result = Result
waves-step-result-text = Once the wave is closed and its answers are computed.

waves-why = Why no teams here
waves-why-1 = While answers come in, a rate per team would show who is missing. Team rates appear after closing, in bands, for groups of five or more.
waves-why-2 = Nobody can look up here who has answered.
waves-teams = Response by team
waves-team = Team
waves-teams-note = In bands, and only of teams in which at least { $n } people answered. A team that is not listed may have answered less, or is left out to protect another one.
waves-kept = What an export keeps back
waves-kept-joined = { $n ->
    [one] One answer stands under its unit, not under its team: too few of the team answered.
   *[other] { $n } answers stand under their unit, not under their team: too few of the team answered.
}
waves-kept-responses = { $n ->
    [one] One answer does not leave at all: no unit could hide it.
   *[other] { $n } answers do not leave at all: no unit could hide them.
}
waves-kept-comments = { $n ->
    [one] One comment does not leave: there are too few on its question, or people were promised so.
   *[other] { $n } comments do not leave: there are too few on their question, or people were promised so.
}
waves-kept-nothing = Nothing: every group is large enough.

waves-remind = Send a reminder now
waves-remind-note = Only people who have not answered get one. That list is kept apart from the answers and shown to nobody. By hand: once in 14 days.
waves-remind-again-on = People were reminded by hand. Again from { $day }.
waves-remind-shared = Teams share a link, so nobody can be reminded by mail. Ask the teams to pass the link on again.
waves-remind-no-mail = No mail server is set, so nobody can be reminded from here.
waves-remind-soon = People were reminded by hand less than 14 days ago. Nobody was written to.
waves-remind-closed = The wave cannot be answered now, so nobody was reminded.
waves-extend = Give more time
waves-extend-closes = New closing
waves-extend-hint = Now it closes { $closes }. Later than that, and not after the days that people were promised.
waves-extend-button = Give more time
waves-extend-unreadable = The new closing is no day and time. An example: 2026-10-30T18:00.
waves-extend-closed = The wave is closed: its answers are unsealed and nobody can add to them.
waves-extend-not-later = The wave already runs until then. Choose a later moment, or close it early.
waves-extend-too-late = People were promised that their answers do not stay longer. The last day is { $day }.
waves-renew = A link was lost
waves-renew-team = Team
waves-renew-hint = Its exact name; empty for all teams. The old links open nothing any more.
waves-renew-button = Make new links
waves-links-none = There is no team of this name that shares a link, or the wave is closed. No link was changed.

waves-told-reminded = The reminders wait to be sent, to everyone who has not answered.
waves-told-extended = People have more time now.
waves-told-closed = The wave is closed. Its answers were unsealed in random order, and addresses and links are erased.
waves-told-not-forgotten = The wave is closed. Other work held the files of the database, so what was erased is not written over yet. Whoever runs this installation repeats that with: flowgap wave close.

waves-close = Close the wave
waves-close-title = Close { $name }?
waves-close-early = It would stay open until { $closes }. So far: { $answered }.
waves-close-over = Nobody can answer any more since { $closes }. Counted last: { $answered }.
waves-close-step-1 = Nobody can answer afterwards, and no link works any more.
waves-close-step-2 = All answers are unsealed at once and written in random order.
waves-close-step-3 = Addresses and links are erased. Nobody can be reminded afterwards.
waves-close-step-4 = This cannot be undone. The wave cannot be opened again.
waves-close-sure = Yes, close it for good
waves-close-not-sure = Tick the box if you mean it. The wave is still open.
waves-close-other-secret = The answers were sealed with another secret key and cannot be opened with this one. The wave stays as it is. Whoever runs this installation sets FLOWGAP_SECRET_KEY to the key of then.
waves-close-button = Close the wave

waves-links = Links
waves-links-title-new = { $n ->
    [one] { $name } is open, and here is its link
   *[other] { $name } is open, and here are its { $n } links
}
waves-links-title-renewed = { $n ->
    [one] A new link for { $name }
   *[other] { $n } new links for { $name }
}
waves-links-once = They are shown this once. Print the page or keep the table, and pass them on; nobody can look them up afterwards, but new ones can be made.
waves-links-print = Printed, each team has a card with a code to scan and one to type.
waves-links-download = Keep as a table (CSV)
waves-links-kept = I have kept them
waves-links-qr = Code to scan for { $team }
waves-links-type = Or type at { $place }:
waves-links-more = { $n } further links stand in the table only.
waves-links-base = Whoever has a link can answer with it. Delete the table when the wave is closed.
waves-base-comments = Comments from { $n } on a question.
waves-base-no-comments = Comments are not shown.
waves-base-wave = Questionnaire: { $title } ({ $reference }), { $items } items for each person. Smallest group shown: { $n }. { $comments } These limits were promised to the respondents and can no longer be lowered.
