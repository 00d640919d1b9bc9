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
