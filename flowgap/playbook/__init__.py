"""The playbook as data: actions, the verdicts that ask for them, and their loader."""
