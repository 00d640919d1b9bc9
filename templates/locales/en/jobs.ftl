# Work that is done beside the pages: its page, and what can become of it.
web-job-diagnose = Diagnosis
web-job-recompute = Diagnosis
web-job-render = Report
web-job-diagnose-queued-title = Your folder waits to be diagnosed
web-job-diagnose-queued = It arrived whole. As soon as its turn comes, it is unpacked and every row is checked.
web-job-diagnose-running-title = Your folder is being diagnosed
web-job-diagnose-running = A small folder takes a minute, a large one or a busy machine several. Then this page leads to the result.
web-job-diagnose-done-title = Your folder was diagnosed
web-job-diagnose-done = The result stands in the list of engagements.
web-job-recompute-queued-title = The diagnosis waits for its turn
web-job-recompute-queued = It is made of the files and waves that are kept of this engagement.
web-job-recompute-running-title = The diagnosis is being made
web-job-recompute-running = Until it is ready, the last result stays in use. Then this page leads to the new one.
web-job-recompute-done-title = The diagnosis is ready
web-job-recompute-done = The new result is the one that all pages show.
web-job-render-queued-title = Your report waits to be made
web-job-render-queued = It is made from the last result, as soon as its turn comes.
web-job-render-running-title = Your report is being made
web-job-render-running = That takes a few seconds for most reports, up to a minute for hundreds of teams.
web-job-render-done-title = Your report is ready
web-job-render-done = It is kept, so the next download begins at once.
web-job-what_if = What if
web-job-what_if-queued-title = Your question waits for its turn
web-job-what_if-queued = Your items will pass through the changed stages as soon as its turn comes.
web-job-what_if-running-title = Your items pass through the changed stages
web-job-what_if-running = That takes a few seconds, up to a minute for very many items. Then this page leads to the answer.
web-job-what_if-done-title = Your question is answered
web-job-what_if-done = The answer stands on the what-if page of the engagement.
web-job-before = { $n ->
    [0] It starts in a moment.
    [one] One other job comes before it.
   *[other] { $n } other jobs come before it.
}
web-job-step-start = It has begun.
web-job-step-read = Step { $n } of { $total }: the files are read and every row is checked
web-job-step-score = Step { $n } of { $total }: answers are scored
web-job-step-measure = Step { $n } of { $total }: delivery data are measured
web-job-step-combine = Step { $n } of { $total }: findings and first moves are drawn from both
web-job-step-replay = The items are read and replayed.
web-job-step-layout = The pages are prepared.
web-job-step-page = Page { $n } is being set
web-job-taken = { $n ->
    [one] Asked for a minute ago.
   *[other] Asked for { $n } minutes ago.
}
web-job-no-worker = No worker shows that it lives. Whoever runs this installation types: python3 app.py worker. Nothing is lost meanwhile.
web-job-refreshes = This page brings itself up to date.
web-job-stop = Stop that
web-job-still = This page does not bring itself up to date.
web-job-look = Look now
web-job-refresh = Update by itself again
web-job-leave = You may leave this page
web-job-leave-text = The work goes on without it. To look again, keep the address of this page; the result also appears in the list of engagements.
web-job-again = Try again
web-job-to-report = Open the page of the report
web-job-refused-title = The folder could not be diagnosed
web-job-refused = Mend what is named here, zip the folder again and upload it. The files that were sent have been deleted.
web-job-kept-refused-title = The kept files could not be diagnosed
web-job-kept-refused = Mend what is named here, then ask for the diagnosis again. The last result stays in use.

web-error-disk-full-title = The disk is full
web-error-disk-full = Nothing was changed, and no part of a file was left behind. Whoever runs this installation makes room in its data folder; then try again.
web-error-upload-gone-title = The uploaded files are not there any more
web-error-upload-gone = They were deleted before they could be read, or the worker does not share the data folder of the server. Upload the folder again.
web-error-files-changed-title = Somebody changed the engagement meanwhile
web-error-files-changed = While your folder was diagnosed, somebody else changed settings, teams or data of this engagement. Nothing of yours was kept, so that their work is not lost. Look at what is kept now, then upload your folder again.
web-error-memory-title = There was not enough memory
web-error-memory = The work was stopped before it could hold up others, and nothing was changed. Whoever runs this installation can do it without that limit: python3 app.py diagnose FOLDER --out OUT.
web-error-time-title = It took too long
web-error-time = The work was stopped so that others have their turn, and nothing was changed. Whoever runs this installation can do it without that limit: python3 app.py diagnose FOLDER --out OUT.
web-error-lost-title = The worker ended in the middle of it, three times
web-error-lost = Nothing was changed. Try again; if it happens again, whoever runs this installation looks into the log of the worker.
web-error-unexpected-title = Something went wrong on our side, three times
web-error-unexpected = Nothing was changed. The failure is in the log of the worker. Trying again does no harm.
