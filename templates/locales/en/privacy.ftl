# What the privacy gate held back because of results that were given before.
privacy-team-told = Wave { $wave }, { $figures }: some teams are hidden that would be shown otherwise. Together with what was given before, groups of fewer than { $n } people could be told apart.
privacy-figure-told = Wave { $wave }, { $figures }: not given. Together with what was given before, groups of fewer than { $n } people could be told apart.
privacy-regrouped = Wave { $wave }, { $figures }: not given. Since the last result answers of this wave have moved between teams or roles, so nobody can tell who stands behind both.
privacy-unchecked = Wave { $wave }, { $figures }: not given. Since the last result too much has changed to check what both tell together.
privacy-minimum-lowered = Groups of { $n } people or more are shown, as in the first result: a smaller group was asked for now.
privacy-third = Wave { $wave }, { $figures }: not given. Two results of other people were given of waves at most 60 days apart; what a third one tells together with both cannot be checked.
