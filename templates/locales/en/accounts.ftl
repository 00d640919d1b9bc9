# Accounts: the entrance, one's own account, the people of a workspace, and their letters.
accounts-base = Results are confidential, so every page needs a sign-in. Whoever answers a survey needs none.
accounts-base-account = Passwords are kept as a hash only, and the secret of the second factor under a seal.
accounts-base-people = Whoever is removed is signed out at once. What they did stays.
accounts-problem = This was not accepted
accounts-moment = { $day }, { $time } UTC

accounts-entrance = Entrance
accounts-sign-in = Sign in
accounts-sign-out = Sign out
accounts-sign-in-title = Sign in to see results
accounts-not-set-up = Nobody has an account here yet. Whoever runs this installation finds the link for the first one in the output of: python3 app.py serve
accounts-forgot = I forgot my password
accounts-refused = Address and password do not go together, or the account is closed.
accounts-too-many = Too many tries. Wait a quarter of an hour and try again; nothing is locked for longer.
accounts-provider = Sign in with { $name }
accounts-provider-away = The other sign-in cannot be reached now. Your password works as ever.
accounts-provider-refused = The other sign-in did not vouch for an account of this installation. Ask an owner of your workspace for an invitation to the same address.
accounts-ticket-over = The first step took too long. Please sign in again.
accounts-set-up-over-title = There is an account already
accounts-set-up-over = This link made the first account and works no more. Sign in with the password that was chosen then, or ask an owner to invite you. Whoever runs this installation makes a new password possible: python3 app.py user reset EMAIL.
accounts-link-gone-title = This link does not work any more
accounts-link-gone = Each link works once and for a while. Ask whoever sent it for a new one, or sign in with your password.

accounts-email = E-mail
accounts-email-missing = Type your e-mail address.
accounts-email-wrong = This is no e-mail address. One looks like mia@example.com.
accounts-their-email = E-mail of the person
accounts-password = Password
accounts-password-missing = Type your password.
accounts-password-wrong = This is not your password.
accounts-first-password = Choose a password
accounts-first-password-hint = At least 12 characters of any kind. A few words in a row are easy to keep in mind.
accounts-new-password = New password
accounts-new-password-hint = At least 12 characters of any kind. A few words in a row are easy to keep in mind.
accounts-new-password-missing = Type the new password.
accounts-password-short = The password has fewer than 12 characters. Add a word.
accounts-password-long = The password has more than 256 characters. Leave some out.
accounts-password-common = This password is among the first that anybody tries. Choose words that do not belong together.
accounts-password-own-name = This password is your own name or address. Choose another one.
accounts-name = Your name
accounts-name-missing = Type your name.
accounts-workspace = Name of the workspace
accounts-workspace-hint = Your company or consultancy. Its members see its engagements, and nobody else does.
accounts-workspace-missing = Type a name for the workspace.
accounts-code = Code
accounts-code-hint = Six digits from your app, or a recovery code. Each works once.
accounts-code-missing = Type the code.
accounts-code-wrong = This code is wrong, over, or was used before. Wait for the next one.
accounts-code-title = Which code does your app show?
accounts-code-lost = Without app and recovery codes, whoever runs this installation can help: flowgap user reset EMAIL --second-factor
accounts-new-code = Code that the app shows now
accounts-new-code-hint = Six digits. They prove that the app has the secret.
accounts-keep = Keep

accounts-set-up = Set up
accounts-set-up-title = Make the first account
accounts-set-up-standfirst = You become the owner of the first workspace and can invite others. This page closes as soon as there is an account.
accounts-set-up-button = Make account and workspace

accounts-join = Invitation
accounts-join-title = Join { $workspace }
accounts-join-new = You were invited as { $email }. Choose a password, and you are in.
accounts-join-known = You have an account as { $email }. With its password you join, and then you sign in.
accounts-join-vouched = You have an account as { $email } that another sign-in vouches for. Sign in there, and you have joined.
accounts-join-no-longer-vouched = You have an account as { $email } that another sign-in vouched for, which is not offered here any more. Let a link to your address give you a password, then open this invitation again.
accounts-join-button = Join
accounts-visit-title = Look around in { $workspace }
accounts-visit = This link signs you in once, without a password. All people and data in the example are invented.
accounts-visit-button = Go in

accounts-reset = New password
accounts-reset-title = Forgot your password?
accounts-reset-standfirst = We send a link to your address. It works once, for an hour.
accounts-reset-ask = Send the link
accounts-reset-no-mail = This installation sends no mail. An owner of your workspace can make a link for you on the page People, and whoever runs the installation can with: flowgap user reset EMAIL
accounts-reset-sent-title = Look into your mail
accounts-reset-sent = If there is an account for { $email }, a link is on its way. If nothing arrives, ask an owner of your workspace.
accounts-reset-new-title = Choose a new password
accounts-reset-new = For { $email }. Every device is signed out, and you sign in with the new password.

accounts-account = Account
accounts-account-standfirst = { $role } in { $workspace }
accounts-profile-title = Name and language
accounts-profile-standfirst = Other members of the workspace see your name.
accounts-profile-change = Change name or language
accounts-language = Language of the pages
accounts-language-name = English
accounts-language-browser = As the browser asks
accounts-safety = Password and second factor
accounts-password-title = Change the password
accounts-password-standfirst = Every other device is signed out.
accounts-devices = Where you are signed in
accounts-device-unknown = Unknown device
accounts-device-this = this device
accounts-device-since = since { $moment }
accounts-device-seen = last seen { $moment }
accounts-end-others = Sign out everywhere else
accounts-workspaces = Workspaces
accounts-workspace-here = you are here
accounts-workspace-go = Go there

accounts-second-is-on = The second factor is on. { $n ->
    [one] One recovery code is left.
   *[other] { $n } recovery codes are left.
}
accounts-second-is-off = The second factor is off: a password alone opens this account.
accounts-second-title = Turn on the second factor
accounts-second-standfirst = Signing in then takes your password and a code from an app on your phone.
accounts-second-qr = Square code for an authenticator app; the secret stands beside it as text
accounts-second-scan = Scan this with an authenticator app.
accounts-second-type = No camera? Type the secret into the app:
accounts-second-on = Turn on the second factor
accounts-second-off = Turn off the second factor
accounts-second-off-title = Turn off the second factor?
accounts-second-off-standfirst = A password alone then opens your account. The recovery codes stop working.
accounts-second-codes = New recovery codes
accounts-second-codes-title = New recovery codes?
accounts-second-codes-standfirst = You get ten new codes. Those you have stop working.
accounts-codes-title = Keep these recovery codes
accounts-codes-standfirst = Each stands in for the app once, if your phone is lost. They are shown now and never again.
accounts-codes-note = Print them, or put them into a password manager. Who finds one still needs your password.
accounts-codes-kept = I have kept them

accounts-tokens = Tokens for programs
accounts-tokens-text = With a token a program reads results, or adds data, as far as your role goes.
accounts-tokens-open = Tokens
accounts-tokens-title = { $n ->
    [0] No program asks in your name
    [one] One program may ask in your name
   *[other] { $n } programs may ask in your name
}
accounts-tokens-standfirst = In { $workspace }, and never more than your role allows. A token works for a year.
accounts-token-name = Name of the token
accounts-token-name-hint = For yourself: which program uses it, and where.
accounts-token-name-missing = Type a name for the token.
accounts-scopes = What it may do
accounts-scopes-missing = Choose what the token may do.
accounts-scope-read-results = Read results
accounts-scope-write-imports = Add data
accounts-token-make-title = Make a token
accounts-token-make = Make the token
accounts-token-made-title = The token { $name }
accounts-token-made = It is shown now and never again. A program sends it as: Authorization: Bearer TOKEN
accounts-token-until = until { $day }
accounts-token-used = last used { $moment }
accounts-token-unused = not used yet
accounts-token-revoke = Revoke

accounts-people = People
accounts-people-title = { $n ->
    [one] One person belongs to this workspace
   *[other] { $n } people belong to this workspace
}
accounts-people-standfirst = Choose a person to change a role, the teams of a manager, or to remove somebody.
accounts-invite-title = Invite somebody
accounts-invite = Invite
accounts-already-member = This person has joined already. Find them in the list to change their role.
accounts-role = Role
accounts-role-missing = Choose a role.
accounts-role-owner = Owner
accounts-role-owner-may = Everything, and the people of the workspace.
accounts-role-consultant = Consultant
accounts-role-consultant-may = Sees and edits all engagements.
accounts-role-manager = Manager
accounts-role-manager-may = Sees the company and the own teams; no other team, and no files.
accounts-role-viewer = Viewer
accounts-role-viewer-may = Sees all engagements and changes nothing.
accounts-state-invited = invited, not here yet
accounts-state-joined = not signed in now
accounts-state-disabled = account closed
accounts-state-seen = last seen { $moment }
accounts-last-owner = This is the only owner. Make somebody else an owner first.
accounts-foreign-account = This account belongs to other workspaces, too, so a link from here could open those. The person asks for a link at the entrance, or whoever runs the installation types: flowgap user reset EMAIL
accounts-told-role = The role was kept. It holds from the next page on.
accounts-told-teams = The teams were kept.
accounts-vouched-account = This person signs in elsewhere, and a link from here could open the account. The person asks for a link at the entrance, or whoever runs the installation types: flowgap user reset EMAIL
accounts-teams-title = Teams of this manager
accounts-teams-text = Pages then show the company and these teams. The names of other teams are left out.
accounts-teams-button = Keep the teams
accounts-teams-none = No engagement has a result with teams yet.
accounts-person-invitation = New invitation link
accounts-person-invitation-note = The one before stops working.
accounts-person-reset = Link for a new password
accounts-person-reset-note = Hand it over in person: whoever has it chooses the password. It works once, for an hour.
accounts-remove = Remove from the workspace
accounts-remove-text = { $name } is signed out and sees nothing of this workspace any more.
accounts-remove-button = Remove
accounts-link-invitation-title = { $email } can join with this link
accounts-link-invitation-sent = It is on its way by mail, and works once, for seven days. It is shown here only now.
accounts-link-invitation-by-hand = Hand it over: no mail was sent. It works once, for seven days, and is shown here only now.
accounts-link-reset-title = { $email } chooses a new password with this link
accounts-link-reset-by-hand = Hand it over. It works once, for an hour, and is shown here only now.

accounts-mail-invitation-subject = { $inviter } invites you to { $workspace } on FlowGap
accounts-mail-invitation = { $inviter } invites you to { $workspace }. FlowGap shows where work waits between an idea and its users.
accounts-mail-invitation-button = Join
accounts-mail-invitation-closing = The link is yours alone, works once and for seven days. If you do not know who invites you, do nothing.
accounts-mail-reset-subject = A new password for FlowGap
accounts-mail-reset = Somebody, probably you, asked for a new password for your account.
accounts-mail-reset-button = Choose a new password
accounts-mail-reset-closing = The link works once, for an hour. If it was not you, do nothing: your password stays as it is.
