# First moves. Grades and limits of each stand in docs/methods/playbook.md.
move-clarify-title = Define “ready” before work starts
move-clarify-first-step = Agree on one page for the next ten items: problem, user, examples of done, what is left out. Name who answers questions within a working day.
move-clarify-owner = Head of product
move-clarify-indicator = Share of started items that meet it; age of open questions
move-clarify-do-not = Do not start more work in parallel while questions are open.

move-build-title = Cut work into pieces of two or three days
move-build-first-step = Split the next ten items before they are started, and limit how many each team has in progress.
move-build-owner = Team leads
move-build-indicator = Age of a change when it is merged; share of changes over 400 lines
move-build-do-not = Do not add another coding tool before the queues behind it shrink.

move-review-title = Promise a first review within one working day
move-review-first-step = Cap the size and the number of open changes per person and per agent, then remind whoever is most likely to act after 24 hours.
move-review-owner = Engineering leads
move-review-indicator = 75th percentile of the wait for a first review; share of changes over 400 lines
move-review-do-not = Do not buy an AI reviewer first: trials found it shortens review in one place and lengthens it in another.

move-ci-title = Quarantine flaky tests within a day
move-ci-first-step = List the ten tests that fail most often without cause; each gets an owner and two weeks to be mended or removed.
move-ci-owner = Platform lead
move-ci-indicator = Reruns per merge; 75th percentile of pipeline minutes
move-ci-do-not = Do not add tests to a pipeline that people no longer believe.

move-qa-title = Stop starting when the test queue is full
move-qa-first-step = Agree that nothing new starts while more than five working days of work wait to be tested, and bring testers to the kick-off.
move-qa-owner = Head of quality
move-qa-indicator = Queue before testing, in days of work; defects found before testing
move-qa-do-not = Do not hire testers into a pipeline of flaky tests.

move-security-title = Tier the security sign-off by risk
move-security-first-step = Write down which changes need a person and which pass on automated checks, with a time limit for both.
move-security-owner = Head of security
move-security-indicator = Share of releases that wait for a sign-off; hours waited
move-security-do-not = Do not add another scanner before findings are triaged.

move-integrate-title = Keep branches to a day or two
move-integrate-first-step = Merge main into every open branch daily, and pick the two interfaces where changes clash most.
move-integrate-owner = Engineering leads
move-integrate-indicator = Age of a branch at merge; share of merges with conflicts
move-integrate-do-not = Do not appoint a person as the merge queue.

move-release-title = Release when a change is ready, not when the calendar says so
move-release-first-step = Take one team off the fixed release day for four weeks, with a rehearsed way back.
move-release-owner = Head of engineering
move-release-indicator = Days from merge to release; share of releases undone
move-release-do-not = Do not add people to a wait that a calendar makes.

move-own-title = Give every part of the product one owning team
move-own-first-step = List services and paths without an owner, and give each a team and an escalation.
move-own-owner = Head of engineering
move-own-indicator = Share of paths and alerts with an owner; time to the first responder
move-own-do-not = Do not name owners without giving them time.

move-dec-title = Write down who decides the ten most blocking decisions
move-dec-first-step = One decider, advisers and a deadline for each; settled decisions reopen only on new facts.
move-dec-owner = Leadership team
move-dec-indicator = Age of open decisions; decisions reopened each month
move-dec-do-not = Do not settle this with a committee.

move-wrk-title = Limit work in progress, and make waiting visible
move-wrk-first-step = One board from request to user with columns for waiting, and a limit for each.
move-wrk-owner = Team leads
move-wrk-indicator = Age of work in progress, 85th percentile; share of unplanned work
move-wrk-do-not = Do not measure how busy people are.

move-com-title = Make dependencies speak early
move-com-first-step = Fifteen minutes twice a week among teams that block each other; breaking changes are announced one cycle ahead.
move-com-owner = Team leads
move-com-indicator = Hours that work waits for another team; late surprises
move-com-do-not = Do not add a status report.

move-measure-title = Measure building before judging it
move-measure-first-step = Export when changes were opened, became ready and were first reviewed from the code host, for both periods.
move-measure-owner = Engineering operations
move-measure-indicator = Share of changes with these stamps in both periods
move-measure-do-not = Do not credit or blame AI until Build is measured.
