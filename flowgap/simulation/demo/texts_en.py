"""What the people of the company wrote in English."""

from typing import Final

from flowgap.simulation.demo.texts import BLOCKER, SINCE_AI, Remark, Texts

ENGLISH: Final = Texts(
    title="Organizational MRI 2026",
    daily_releases="Release every working day instead of on Thursdays",
    review_reminders="Remind reviewers of changes that wait longer than a day",
    remarks=(
        Remark(BLOCKER, "REV", "My changes wait two or three days before anybody looks at them."),
        Remark(BLOCKER, "REV", "Two people review almost everything. When one is away, we stand."),
        Remark(BLOCKER, "REV", "Reviews come in after I have long moved on to the next thing."),
        Remark(BLOCKER, "REV", "Nobody plans time for reviews, so they happen at the end of day."),
        Remark(BLOCKER, "REV", "The review queue. There is always a pile and no one owns it."),
        Remark(BLOCKER, "DEC", "Waiting for someone to decide. Then it gets decided again."),
        Remark(BLOCKER, "DEC", "We never know who may say yes to a change in the price rules."),
        Remark(BLOCKER, "DEC", "A small choice went through three meetings last month."),
        Remark(BLOCKER, "DEC", "Settled questions come back in every planning round."),
        Remark(BLOCKER, "PRD", "The ticket says what to build but not how we know it is done."),
        Remark(BLOCKER, "PRD", "Requirements change in the middle of the work."),
        Remark(BLOCKER, "PRD", "I ask a question about a feature and hear back next week."),
        Remark(BLOCKER, "INT", "The release day. A finished change can lie around for six days."),
        Remark(BLOCKER, "INT", "Merging next to two other teams in the same old module."),
        Remark(BLOCKER, "INT", "Thursday is crowded, so everybody tries to get in on Wednesday."),
        Remark(BLOCKER, "WRK", "Urgent requests from operations push the plan aside every week."),
        Remark(BLOCKER, "WRK", "We start too many things and finish few of them."),
        Remark(BLOCKER, "WRK", "Too much at once. I switch tasks four times a day."),
        Remark(BLOCKER, "TST", "The end-to-end tests fail for no reason and I start them again."),
        Remark(BLOCKER, "TST", "Slow builds. I open something else and forget what I was doing."),
        Remark(BLOCKER, "SEC", "The security check is a form, and nobody knows who reads it."),
        Remark(BLOCKER, "SEC", "Half of the findings of the scanner do not matter to us."),
        Remark(BLOCKER, "COM", "We hear about changes of other teams when our build breaks."),
        Remark(BLOCKER, "COM", "Operations and development plan in different weeks."),
        Remark(
            BLOCKER, "OWN", "The old tariff service has no owner. Every change there is a hunt."
        ),
        Remark(BLOCKER, "QAC", "The test environment is shared and often taken."),
        Remark(SINCE_AI, "AIA", "First drafts are quick now. Boring code is no longer a problem."),
        Remark(SINCE_AI, "AIA", "I write tests that I would have skipped before."),
        Remark(SINCE_AI, "AIA", "It helps me most in parts of the code that I do not know."),
        Remark(SINCE_AI, "AIA", "Unclear what we may paste into the assistant and what not."),
        Remark(SINCE_AI, "AIA", "Good for small scripts, less so for our older services."),
        Remark(SINCE_AI, "AIA", "It does not know our internal libraries and makes up calls."),
        Remark(SINCE_AI, "REV", "Changes got larger, and reviewing them takes longer than before."),
        Remark(SINCE_AI, "REV", "More code arrives than we can read with care."),
        Remark(SINCE_AI, "REV", "I build in a day what then waits a week for a reviewer."),
        Remark(SINCE_AI, "REV", "The author cannot always explain the code under review."),
        Remark(SINCE_AI, "REV", "Reviews got shorter because there are so many of them."),
        Remark(SINCE_AI, "OUT", "We feel faster, but our users do not notice any of it."),
        Remark(SINCE_AI, "WRK", "I have more things open at the same time than a year ago."),
        Remark(
            SINCE_AI, "INT", "Releasing every day is the better half of what changed this year."
        ),
        Remark(SINCE_AI, "QAC", "Testing still gets done, only a little later."),
        Remark(SINCE_AI, "DEC", "We build faster than anyone can decide what to build."),
    ),
)
