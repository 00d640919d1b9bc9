# Words that pages and reports share.
interval = { $low } to { $high }
stage-clarify = Clarify
stage-build = Build
stage-review = Review
stage-ci = CI
stage-qa = QA
stage-security = Security
stage-integrate = Integrate
stage-release = Release
stage-unattributed = Unattributed
stage-other = Somewhere else
stage-dk = Cannot tell

# The same within a sentence.
stage-clarify-inline = clarifying
stage-build-inline = building
stage-review-inline = review
stage-ci-inline = CI
stage-qa-inline = QA
stage-security-inline = security
stage-integrate-inline = integration
stage-release-inline = release
stage-unattributed-inline = unattributed time
