# The pages on which people answer. One fact a sentence; say what is so, then what to do.

# Frame
respondent-language = English
respondent-skip = Skip to the questions
respondent-error-title = Error: { $title }
respondent-run-by = Run by { $firm } with FlowGap.
respondent-run-by-nobody = Run with FlowGap.
respondent-statement-link = Confidentiality
respondent-statement-link-full = The full confidentiality statement
respondent-new-tab = (opens in a new tab)
respondent-preview = Preview: nothing you enter here is kept or counted.
respondent-preview-problem = Preview: nothing you enter here is kept or counted. Not in order, so not shown: { $problem }
respondent-draft-translation = Draft translation: its wording has not been tested yet.
respondent-moment = { $day }, { $time } { $place } time
respondent-moment-utc = { $day }, { $time } UTC
respondent-ask = Questions? Ask { $contact }.
respondent-ask-firm = Questions? Ask { $contact } ({ $firm } runs the survey).

# Promise
respondent-promise-title = Where does good work get stuck?
respondent-promise-text = { $client } wants to know what slows work on its way to users. Nobody knows that better than you. Taking part is up to you.
respondent-figure-minutes = { $n } min
respondent-figure-minutes-note = to answer, and you can pause
respondent-figure-booklet-note = questions for you: together, a team answers all
respondent-figure-group-note = people: the smallest group shown
respondent-figure-comments-note = comments before any is shown
respondent-learned = What could be learned about you
respondent-fact-own = Your own answers
respondent-fact-own-text = Nobody sees them but whoever runs the survey. They enter averages of { $n } people or more.
respondent-fact-own-text-firm = Nobody at { $client } sees them. They enter averages of { $n } people or more.
respondent-fact-handled = Who handles answers
respondent-fact-handled-text = Single answers, without names, are handled only by whoever runs the survey, to work out the results.
respondent-fact-handled-text-firm = Single answers, without names, are handled only by { $firm }, to work out the results.
respondent-fact-handled-few = Answers of fewer than { $n } people of a team are handed on without team, role and time on the team.
respondent-fact-team = Your team’s scores
respondent-fact-team-text = Shown to your team and its managers if at least { $n } of you answer. With fewer, they stay hidden, and so does any number they could be worked out from.
respondent-fact-work = Your kind of work
respondent-fact-work-text = Shown for the whole company only, never by team.
respondent-fact-comments = Your comments
respondent-fact-comments-text = Shown in random order for the whole company, without team or role, once there are { $n } or more. Please name nobody.
respondent-fact-comments-hidden = Shown to nobody at { $client }. Please name nobody.
respondent-fact-whether = Whether you answered
respondent-fact-whether-personal = Your link is marked as used, without a time, so that we do not remind you. Your managers cannot see it.
respondent-fact-whether-team = Nobody can tell. Your whole team uses the same link.
respondent-fact-never = Never stored with answers
respondent-fact-never-text = Name, e-mail, device, internet address, time.
respondent-fact-long = How long
respondent-fact-long-text = Until { $day }. Then all answers are deleted.
respondent-fact-long-open = No day of deletion has been set.
respondent-risk = What we cannot rule out
respondent-risk-personal = Someone with full control of the server and its backups could match people to answers until { $day }. Then the last copies are gone.
respondent-risk-personal-open = Someone with full control of the server and its backups could match people to answers. No day has been set on which the last copies are gone.
respondent-risk-team = Someone with full control of the server could watch which device sends which answers. Backups alone cannot show it: no link is yours alone.
respondent-fixed = These rules were fixed when the survey opened. Nobody can loosen them.
respondent-start = Start
respondent-open-until = Open until { $moment }.
respondent-one-page = Answer all questions on one page
respondent-go-on-title = Your answers to { $n ->
    [one] one question
   *[other] { $n } questions
} are kept on this device
respondent-go-on-none = You have started on this device
respondent-go-on-text = Nothing has been sent yet.
respondent-go-on = Go on
respondent-delete = Delete them from this device
respondent-nothing-title = Nothing is kept on this device
respondent-nothing-text = If you have sent your answers, they have arrived and there is nothing more to do. If you have just pressed Start, your browser keeps no cookies: you can still answer on one page.

# Questions
respondent-part-about = About your work
respondent-part-vote = Where work waits
respondent-part-words = In your own words
respondent-part-items = How work goes, page { $n }
respondent-part-check = Check your answers
respondent-progress = Part { $n } of { $of }
respondent-minutes-left = { $n ->
    [one] About one minute left
   *[other] About { $n } minutes left
}
respondent-parts = Parts of the survey
respondent-done = done
respondent-about-prompt = Some parts depend on what you do.
respondent-about-kept = Your kind of work and your time on the team are kept with your answers. What you take part in only chooses the questions. It is not stored.
respondent-about-percent = about { $percent }
respondent-optional = You can leave any of these unanswered.
respondent-continue = Continue
respondent-back = Back
respondent-device = Your answers so far are kept { $where }. We store nothing until you send them at the end.
respondent-device-where = on this device only
respondent-hint-all = Choose all that apply.
respondent-hint-most = { $most ->
    [1] Choose one.
    [2] Choose one or two.
   *[other] Choose up to { $most }.
}
respondent-offline = There is no network right now. Your answers stay on this page. They go on as soon as the network is back.

# Problems
respondent-problems = { $n ->
    [one] Please check one thing
   *[other] Please check { $n } things
}
respondent-problem-one = Choose one answer. We received { $found }.
respondent-problem-scale = Choose one of the answers shown. What we received is none of them.
respondent-problem-choice = Choose from the list. What we received is not in it.
respondent-problem-twice = Choose each answer once. We received one twice.
respondent-problem-alone = This answer stands alone. Choose it, or choose others.
respondent-problem-most = { $most ->
    [1] Choose one at most.
    [2] Choose two at most.
    [3] Choose three at most.
   *[other] Choose { $most } at most.
} You chose { $found ->
    [2] two
    [3] three
    [4] four
    [5] five
    [6] six
    [7] seven
    [8] eight
    [9] nine
   *[other] { $found }
}.
respondent-problem-long = { $most } characters at most. You wrote { $found }.

# Check
respondent-check-label = Before you send
respondent-check-text = Nothing has been sent yet. You can change or remove each answer.
respondent-check-none = Not answered
respondent-check-n = { $n } of { $of } answered
respondent-change = Change
respondent-remove = Remove
respondent-check-next = Continue to your own words

# Words
respondent-words-prompt = { $n ->
    [0] There is no further question. You can send your answers now.
    [1] One last question. It is optional.
    [2] Two last questions. Both are optional.
   *[other] The last questions. All are optional.
}
respondent-words-warning-title = Please name nobody
respondent-words-warning = Do not name people or customers. We remove e-mail addresses, links, @names, ticket numbers and telephone numbers. We cannot recognize names.
respondent-words-hint = At most { $n } characters.
respondent-words-kept = What you write here is not kept on this device. It is gone if you leave this page without sending.
respondent-send = Send my answers
respondent-blank-title = You have answered none of the questions with a scale. Send it anyway?
respondent-blank-text = Nothing was sent yet, and what you entered is still here. You may leave any question out. If you send it, it counts as one questionnaire.
respondent-blank-send = Send it anyway
respondent-send-note = With this your answers leave this device. You get a receipt with which you can take them back.
respondent-all-text = All questions on one page. Nothing is kept on this device. Nothing is sent until you press the button at the end.

# Thanks
respondent-thanks-label = Sent
respondent-thanks-title = Thank you. Your answers are in.
respondent-thanks-text = They are stored without your name, and no draft is left on this device. Keep your receipt, then close this page.
respondent-thanks-repeated = These answers had arrived before. What you may have changed since then was not kept.
respondent-removed = { $n ->
    [one] We removed one passage that could name someone from your comments.
   *[other] We removed { $n } passages that could name someone from your comments.
}
respondent-receipt = Your receipt
respondent-receipt-keep = Keep it to yourself. We cannot look it up for you: nothing ties it to you.
respondent-receipt-save = Save as a text file
respondent-receipt-file = receipt.txt
respondent-receipt-file-text = Receipt { $receipt }
    { $client }
    Until { $moment } you can take your answers back with it.
    After that you can check that they were counted.
    Address: { $address }
respondent-receipt-can = What you can do with it
respondent-until = Until { $moment }
respondent-until-text = Take your answers back. They are then deleted for good.
respondent-after = After that
respondent-after-text = Check that your answers were counted. The receipt never shows what you said.
respondent-use-receipt = Use a receipt
respondent-next = What happens next
respondent-next-close-text = The survey closes. Until then nobody sees any score.
respondent-next-results = After that
respondent-next-results-text = Results are shared for groups of { $n } or more people.

# States of a link
respondent-nothing-sent = Nothing was sent
respondent-used-label = This link was used
respondent-used-title = Answers were sent with this link
respondent-used-text = A personal link can be used once. What was sent with it is not shown to anyone, so it cannot be shown here either.
respondent-used-you = If it was you
respondent-used-you-text = Then there is nothing left to do. With your receipt you can check that your answers are in.
respondent-used-not-you = If it was not you
respondent-used-not-you-text = Someone else may have your link. Please tell the people who run the survey.
respondent-used-title-late = These answers were not sent
respondent-used-text-late = Answers had already been sent with this link, from here or from elsewhere. A personal link can be used once.
respondent-on-device = On this device
respondent-on-device-text = { $n ->
    [0] You have started here.
    [one] Your answer to one question is still kept here.
   *[other] Your answers to { $n } questions are still kept here.
} Nobody else has them.
respondent-on-device-none = Nothing is kept here.
respondent-delete-mine = Delete my answers from this device
respondent-check-receipt = Check your receipt
respondent-closed-label = Closed
respondent-closed-title = The survey has closed
respondent-closed-text = It closed on { $moment }. No more answers are taken.
respondent-closed-text-early = It was closed early, before { $moment }. No more answers are taken.
respondent-closed-text-late = It closed on { $moment }. Your answers had not been sent, so they are not counted.
respondent-closed-text-early-late = It was closed early, before { $moment }. Your answers had not been sent, so they are not counted.
respondent-sent-before = If you sent them before
respondent-sent-before-text = Then they are counted.
respondent-not-yet-label = Not open yet
respondent-not-yet-title = The survey has not opened yet
respondent-not-yet-text = It opens on { $moment }. Your link works from then on.
respondent-until-then = Until then
respondent-until-then-text = There is nothing to do. You can close this page.
respondent-unknown-label = Not found
respondent-unknown-title = We do not know this link
respondent-unknown-text = It may be incomplete, mistyped, or deleted. Nothing was stored.
respondent-unknown-mail = From an e-mail
respondent-unknown-mail-text = Open the link in the e-mail again. If it runs over two lines, copy both.
respondent-unknown-code = From a poster
respondent-unknown-code-text = Type the code of your team once more.
respondent-unknown-code-link = Type a code
respondent-unknown-else = If it still fails
respondent-unknown-else-text = Please ask the person who sent you the link.
respondent-replaced-label = Replaced
respondent-replaced-title = This link was replaced by a newer one
respondent-replaced-text = It opens nothing any more. Whatever was sent with it counts.
respondent-replaced-new = The new link
respondent-replaced-new-text = It stands in the newest invitation. If you do not find it, please ask the person who invited you.
respondent-replaced-code-text = The code was replaced together with the link. A newer poster shows the new one.
respondent-slow-label = Too many wrong links
respondent-slow-title = Please wait one minute
respondent-slow-text = Many unknown links, codes or receipts came from your network within a minute. This protects the links of others. Links that are right work all the time.
respondent-damaged-title = We could not read the answers saved on this device
respondent-damaged-text = The saved copy was damaged or changed, so it was removed. Some browsers and clean-up tools do this. You did nothing wrong.
respondent-damaged-answers = Your answers
respondent-damaged-answers-text = We stored nothing, and nobody has seen them.
respondent-damaged-link = Your link
respondent-damaged-link-text = Not used yet. It works until { $moment }.
respondent-damaged-do = What to do
respondent-damaged-do-text = { $n ->
    [one] Please start again. It takes about one minute.
   *[other] Please start again. It takes about { $n } minutes.
}
respondent-start-again = Start again
respondent-damaged-twice = If this happens twice, try another browser.
respondent-damaged-ask = If this happens twice, try another browser, or ask { $contact }. Please do not write your answers.
respondent-damaged-ask-firm = If this happens twice, try another browser, or ask { $contact } ({ $firm } runs the survey). Please do not write your answers.
respondent-deleted-label = Deleted
respondent-deleted-title = Nothing is left on this device
respondent-deleted-text = Your draft is deleted. We had stored nothing.
respondent-deleted-link-team = It works until { $moment }.

# Errors
respondent-error-label-yours = Nothing was stored
respondent-error-label-ours = Please try again
respondent-error-400-title = We could not read what was sent
respondent-error-400 = Go back, load the page again and send it once more.
respondent-error-403-title = This form came from another site
respondent-error-403 = We take answers only from the pages of this survey. Open your link and use its buttons.
respondent-error-404-title = There is no page at this address
respondent-error-404 = The link may be incomplete. Open it once more from where you got it.
respondent-error-405-title = This address cannot be used this way
respondent-error-405 = Open your link and use the buttons of the page.
respondent-error-413-title = That was too much at once
respondent-error-413 = What was sent is larger than any answer can be. Go back and shorten your texts.
respondent-error-415-title = We could not read this kind of content
respondent-error-415 = We take answers only as a form. Open your link and use its buttons.
respondent-error-500-title = Something went wrong on our side
respondent-error-500 = What lay on this device still lies there. Go back and press the button once more: the same answers are never stored twice.
respondent-error-503-title = We cannot store anything right now
respondent-error-503 = What lay on this device still lies there. Go back and press the button in a minute: the same answers are never stored twice.

# Receipt
respondent-receipt-title = Use your receipt
respondent-receipt-text = It shows that your answers are stored or were counted. It never shows what you said.
respondent-receipt-field = Receipt
respondent-receipt-hint = 20 letters and digits, e.g. 7KQ2M-4XW9T-HB6RC-PZ3NE. Hyphens and case do not matter.
respondent-receipt-button = Check
respondent-receipt-malformed = A receipt has 20 letters and digits, without 0, 1, I and O. Check what you typed.
respondent-receipt-unknown = No answers lie under this receipt. They may have been taken back, or a letter is wrong.
respondent-receipt-open-label = Stored
respondent-receipt-open-title = Your answers are stored
respondent-receipt-open-text = Until the survey closes you can take them back.
respondent-receipt-counted-label = Counted
respondent-receipt-counted-title = Your answers were counted
respondent-receipt-counted-text = The survey has closed. Nothing leads from this receipt to your answers, so nobody can delete them one by one.
respondent-withdraw = Take my answers back
respondent-withdraw-title = Take your answers back?
respondent-withdraw-text = They are deleted for good. A personal link stays used: you cannot answer again with it.
respondent-withdraw-yes = Yes, delete them
respondent-withdraw-no = No, keep them
respondent-withdrawn-label = Deleted
respondent-withdrawn-title = Your answers are deleted
respondent-withdrawn-text = They are no longer part of the survey. The receipt stands for nothing now.
respondent-withdrawn-late-title = It is too late to take them back
respondent-withdrawn-late-text = The survey has closed in the meantime. Your answers were counted.

# Code of a team
respondent-code-title = Type the code of your team
respondent-code-text = It stands on the poster or slide that invites you.
respondent-code-field = Code
respondent-code-hint = 8 letters and digits, e.g. 7KQ2-M4XW. The hyphen and case do not matter.
respondent-code-button = Continue
respondent-code-replaced = This code was replaced by a newer one. It stands in the newest invitation; if you do not find it, ask the person who invited you.
respondent-code-unknown = No survey has this code. A code has 8 letters and digits, without 0, 1, I and O.

# Confidentiality statement
respondent-statement-title = Who can learn what
respondent-statement-text = This is the whole of it: what is kept, where, for how long, and what we cannot prevent.
respondent-statement-back = Back to the survey
respondent-statement-device = On your device
respondent-statement-device-text = Your choices are kept in one encrypted cookie until you send or delete them. Your browser returns it only to the pages of this link. There is no other cookie and no script from elsewhere. What you write in your own words is never kept on the device.
respondent-statement-open = While the survey is open
respondent-statement-open-text = What you send lies under a seal. The database alone cannot open it. Nobody sees a score.
respondent-statement-close = When it closes
respondent-statement-close-text = All answers are opened at once and written anew in random order. Comments are cut from the other answers and shuffled again. E-mail addresses are erased.
respondent-statement-stored = What is stored
respondent-statement-stored-text = Your team, your answers, your language, the order of the questions and what you said about your work. No key leads from there to you.
respondent-statement-link-title = Your link
respondent-statement-link-personal = It is yours alone. We know who got it, and whether it was used, but not when. We do not know what was answered with it.
respondent-statement-link-team = Your whole team shares it. We do not know who used it.
respondent-statement-receipt = Your receipt
respondent-statement-receipt-text = It comes from a random number that travels with your form and is stored nowhere. Whoever holds the receipt can take the answers back until the survey closes. After that it only proves that they were counted.
respondent-statement-server = Whoever runs the server
respondent-statement-server-personal = They hold the key of the seal and can watch what arrives. Copies of the database made while the survey is open can show with which links the newest answers came in.
respondent-statement-server-team = They hold the key of the seal and can watch what arrives, and from which device.
respondent-statement-mail = Whoever reads the log of the mail server
respondent-statement-mail-text = Reminders go only to people who have not answered. So the log tells between which days you answered, never what.
respondent-statement-network = The network that you are in
respondent-statement-network-text = It can see that your device reached this server, and when. It cannot read the pages or your answers.
