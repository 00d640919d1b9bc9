# The report room: editions, versions, audiences, links, comparison.

## What an edition prints
report-edition-label = What we found
report-edition-title = { $n ->
    [one] One finding, its other reading, and what would refute it
   *[other] { $count } findings, each with its other reading and what would refute it
}
report-edition-standfirst = The statements are drawn from the data by rule. What stands under the name of { $firm } is commentary: a view beside the figures, which changes none of them.
report-edition-standfirst-plain = The statements are drawn from the data by rule.
report-edition-nobody = Commentary
report-edition-mind = How much the verdict hangs on, and what is not claimed

## The room
web-report-room = Report room
web-versions = Published versions
room-label = Report room
room-title = { $n ->
    [one] One finding
   *[other] { $count } findings
}, { $missing ->
    [0] every commentary written
    [one] one commentary to write
   *[other] { $lacking } commentaries to write
}
room-title-none = No finding is chosen
room-standfirst = Choose, order and comment on what the report prints. Figures come from the result and cannot be edited.
room-state = Draft { $n } of version { $version }, saved { $moment } by { $who }
room-state-new = Draft of version { $version }: everything, in the order of the result
room-problem = This was not done
room-draft-pdf = Download draft PDF
room-findings = Findings
room-findings-note = Choose and order. Numbers come from the result and cannot be edited.
room-none-chosen = None is chosen: the report names no finding.
room-left-out = Left out
room-actions = Actions
room-actions-note = expected days
room-no-estimate = no estimate
room-text-missing = text missing
room-text-written = text written
room-is-new = new in this result
room-open = Commentary
room-up = Move up: { $name }
room-down = Move down: { $name }
room-keep-choice = Keep choice
room-statement = Statement, generated
room-commentary = Your commentary
room-words = { $n } of { $most } words
room-printed-under = Printed under the name of { $firm }
room-printed-nobody = Printed as commentary; the page Brand gives it a name
room-keep-text = Keep commentary
room-too-long = A commentary has at most 90 words and 1,200 characters. Yours is below, as you wrote it; nothing was changed.
room-not-chosen = This finding is left out: its commentary is kept, and not printed.
room-always = Always printed with it
room-other-reading = Other reading: { $text }
room-refuted = Refuted if: { $text }
room-no-findings = This result holds no finding
room-no-findings-note = The report says what is missing, and what would make findings possible.
room-first-action = First action
room-expected = Expected: { $effect }.
room-put-first = Put first
room-preview-place = Page { $n } of { $total }
room-preview-note = As it is printed for the chosen audience. Long pages go on over several sheets of the PDF, which also numbers them.
room-pages = All pages
room-before = Previous
room-after = Next
room-publish-title = Publish version { $n }
room-publish-note = { $n ->
    [0] It stays as it is for ever.
    [one] Version 1 stays as it is.
   *[other] Versions 1 to { $n } stay as they are.
}
room-audience = Audience
room-audience-how = Chosen at the top, so that preview and checks show what goes out.
room-audience-executive = Executives: everything
room-audience-everyone = Everyone: the company, no teams
room-audience-manager = Manager of { $team }
room-level-executive = Executives
room-level-everyone = Everyone
room-level-manager = Manager of one team
room-languages = Languages
room-languages-note = For another language, choose it in the settings and diagnose again: of the same data, both can then be published. Commentary is printed as you wrote it.
room-language-en = English
room-language-de = German
room-link = Link
room-link-none = No link now
room-link-days = Expires in { $n } days
room-what-changed = What changed
room-publish = Publish
room-publish-changed = The draft or the brand changed since this page was loaded. Look at it once more, then publish.
room-publish-no-language = Choose at least one language.
room-publish-blocked = A check failed, so nothing was published.
room-check-figures-passed = Every figure equals the result
room-check-figures-failed = What is printed differs from the result: compute it anew
room-check-groups-passed = No group below { $n }
room-check-groups-failed = A group below { $n } would be shown
room-check-names-team-failed = The commentary on finding { $n } names a team that this audience is not shown
room-check-no-findings-warned = No finding is chosen
room-check-no-commentary-warned = { $n ->
    [one] Finding { $places } lacks commentary
   *[other] Findings { $places } lack commentary
}
room-check-simulated-warned = The data are simulated; every page says so
room-versions = Published versions
room-versions-title = { $n ->
    [0] Nothing is published yet
    [one] One version is published
   *[other] { $n } versions are published
}
room-versions-standfirst = A version stays as it was published. What is being written now is seen by consultants only.
room-version = Version { $n }
room-version-note = { $moment }, by { $who }. { $audience }
room-base = Other reading, what would refute a finding, and the base line are printed with every edition. The attached data hold all findings, also those left out.

## Edited twice
room-twice-text = Two people wrote on “{ $finding }”
room-twice-choice = Two people chose at the same time
room-twice-standfirst = { $who } saved { $moment }, after you had opened the page. Nothing of yours is saved yet, and nothing is lost: compare, and choose.
room-twice-theirs = Saved by { $who }
room-twice-mine = Yours, not saved
room-twice-merge = Your text; take over what you want to keep of the other
room-twice-nothing = The commentary was taken away.
room-twice-base = Until you choose, the saved one counts.
room-keep-theirs = Keep the saved one
room-keep-mine = Save mine in its place

## A version
room-version-title = Version { $n } stays as it is
room-version-standfirst = Published { $moment } by { $who }. Later drafts and results do not reach it.
room-version-base = The PDF of a version is made once and kept, with its data attached.
room-files = Files
room-file-ready = ready
room-file-waits = being made
room-file-failed = could not be made
room-file-again = Try again
room-download = Download PDF
room-links = Links
room-links-note = Whoever has a link can read this version without an account until it expires or is taken back. Only days are counted, nobody is recorded.
room-link-make = Make a link
room-link-revoke = Take back
room-link-fresh-title = The link to this version
room-link-fresh = Copy it now: it is shown this once, and only a digest of it is kept.
room-link-again-title = This link was made just before
room-link-again = The same form was sent twice, so no second link was made: this is the one. Copy it now. If you want another one, make it below.
room-link-gone-title = No link was made
room-link-gone = This form has made its link before, and that one opens nothing any more. If you want another one, make it below.
room-link-there-title = This version has a link already
room-link-there = So no other one was made. Its address was shown when it was made, and is not kept: if you do not have it, take the link back and make a new one.
room-link-open = Link { $n }, works until { $moment }
room-link-ended = Link { $n }, expired { $moment }
room-link-revoked = Link { $n }, taken back
room-link-note = Made { $moment } by { $who }. { $opened }
room-link-opened = { $n ->
    [0] Not opened yet.
    [one] Opened once.
   *[other] Opened { $n } times.
}
room-link-opened-last = { $n ->
    [one] Opened once, on { $day }.
   *[other] Opened { $n } times, last on { $day }.
}
room-facts = What it is
room-fact-findings = Findings
room-fact-digest = Digest
room-fact-result = Digest of the result

## What changed
room-compare = What changed
room-compare-title-same = Both say the same
room-compare-title-differs = { $n ->
    [0] No headline figure changed
    [one] One headline figure changed
   *[other] { $n } headline figures changed
}
room-compare-standfirst = Figures first, then what could have moved them: data, people, questionnaire, model, and the text around them.
room-compare-from = From
room-compare-to = To
room-compare-draft = Draft
room-compare-figures = Headline figures
room-compare-interval = small: 90% interval
room-compare-figure = Figure
room-compare-verdict = Comparison
room-compare-base = Two figures may differ although nothing is wrong: later answers, corrected data or another model move them. This page says which of these there were.
room-figure-flow-gap = Flow gap
room-figure-saving = Saved in Build
room-figure-lead-time = Change of lead time
room-figure-readiness = Readiness
room-figure-days = { $value } days
room-figure-none = not given
room-figure-no-score = no score
room-figure-differs = changed
room-figure-same = the same
room-nothing = nothing
room-cause-data = Data
room-cause-data-same = The same files and periods.
room-cause-people = People
room-cause-people-same = The same people, teams and waves.
room-cause-questionnaire = Questionnaire
room-cause-questionnaire-same = The same version.
room-cause-model = Model
room-cause-model-same = The same model, version and seed.
room-cause-text = Text
room-cause-text-same = The same findings, actions and commentary.
room-difference-file-added = { $subject } was added ({ $after } rows)
room-difference-file-removed = { $subject } is gone ({ $before } rows)
room-difference-file-changed = { $subject } is another file: { $before } rows, now { $after }
room-difference-period-before-added = The period before is { $after }
room-difference-period-before-removed = The period before ({ $before }) is gone
room-difference-period-before-changed = The period before was { $before }, now { $after }
room-difference-period-after-added = The period after is { $after }
room-difference-period-after-removed = The period after ({ $before }) is gone
room-difference-period-after-changed = The period after was { $before }, now { $after }
room-difference-invited-added = { $after } people were invited; before, the number was not known
room-difference-invited-removed = The number of invited people is not known any more; it was { $before }
room-difference-invited-changed = { $before } people were invited, now { $after }
room-difference-responded-added = { $after } people answered
room-difference-responded-removed = Nobody answered; before, { $before } did
room-difference-responded-changed = { $before } people answered, now { $after }
room-difference-n-teams-changed = { $before } teams, now { $after }
room-difference-team-added = The team { $subject } is shown now
room-difference-team-removed = The team { $subject } is not shown any more
room-difference-wave-added = The wave { $subject } was added
room-difference-wave-removed = The wave { $subject } is gone
room-difference-digest-added = A questionnaire was asked ({ $after })
room-difference-digest-removed = No questionnaire was asked any more
room-difference-digest-changed = Another text of the questionnaire ({ $before }, now { $after })
room-difference-version-added = { $after } was asked
room-difference-version-removed = { $before } is not asked any more
room-difference-version-changed = { $before }, now { $after }
room-difference-model-added = The model { $after } was used
room-difference-model-removed = No model was used any more; before it was { $before }
room-difference-model-changed = Model { $before }, now { $after }
room-difference-flowgap-changed = FlowGap { $before }, now { $after }
room-difference-seed-changed = Seed { $before }, now { $after }: other chance numbers
room-difference-audience-changed = Audience: { $before }, now { $after }
room-difference-firm-added = The firm { $after } is named
room-difference-firm-removed = The firm { $before } is not named any more
room-difference-firm-changed = Firm { $before }, now { $after }
room-difference-finding-added = In: “{ $subject }”
room-difference-finding-removed = Out: “{ $subject }”
room-difference-finding-changed = “{ $before }” now reads “{ $after }”
room-difference-finding-order-changed = The findings stand in another order
room-difference-action-added = Action in: { $subject }
room-difference-action-removed = Action out: { $subject }
room-difference-action-changed = Action { $before }, now { $after }
room-difference-action-order-changed = The actions stand in another order
room-difference-commentary-added = Commentary added on “{ $subject }”: { $after }
room-difference-commentary-removed = Commentary taken away on “{ $subject }”: { $before }
room-difference-commentary-changed = Commentary on “{ $subject }” was: { $before } Now: { $after }

## Reports by link
shared-label = Report, version { $n }
shared-standfirst = Published { $moment }.
shared-note = { $audience }. This link works until { $end }.
shared-download = Download the report in { $language } (PDF)
shared-waits = A file is still being made. Load this page again in a minute.
shared-failed = A file could not be made. Ask the person who sent you this link: they can have it made again.
shared-logo = Logo of the firm
shared-base = Confidential. For the people named by the client. Groups with too few answers are not shown. This page counts on which day it was opened, and keeps nothing of you.
shared-ended-label = Report by link
shared-ended-title = This link opens nothing
shared-ended = It has expired, was taken back, or is not complete. Ask the person who gave it to you for a new one.
shared-ended-base = This page says the same to everyone.

## Brand
brand = Brand
brand-title = How your reports look
brand-standfirst = Firm, colour and logo stand on cover, running head and commentary of every new version. Published versions stay as they are.
brand-firm = Firm
brand-firm-hint = As it is printed, at most 80 characters.
brand-firm-long = A firm has at most { $most } characters.
brand-colour = Colour
brand-colour-hint = As #rrggbb, e.g. #0a6b4f. It has to be read on white: a contrast of at least 4.5 to 1.
brand-colour-wrong = This is no colour. Type six digits or letters from a to f, e.g. #0a6b4f.
brand-colour-faint = This colour has a contrast of { $ratio } to 1 on white. At least 4.5 to 1 is needed: take a darker one.
brand-colour-ratio = Contrast on white: { $ratio } to 1.
brand-logo = Logo
brand-logo-hint = PNG or JPEG, at most 1 MB. It is encoded anew, so nothing but its picture is kept.
brand-logo-now = Your logo
brand-logo-again = The picture was not kept. Choose it again.
brand-logo-large = The logo is larger than 1 MB.
brand-logo-svg = SVG files are not taken, as they can hold programs. Save the logo as PNG.
brand-logo-kind = This is no PNG or JPEG. Save the logo as PNG.
brand-logo-damaged = This picture cannot be decoded. Save it anew as PNG.
brand-logo-pixels = This picture has more than 25 million pixels. Save it smaller.
brand-without-logo = Print without logo
brand-keep = Keep brand
brand-saved = Kept. The next version looks like this.
brand-nothing = nothing
brand-problem = The brand was not changed
brand-base = The brand belongs to the workspace: all its reports share it.
