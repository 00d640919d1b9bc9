# Mail to people who are asked, and the page behind its last link.
mail-subject = { $client }: how does work flow in your team? About { $minutes } minutes
mail-subject-reminder = Reminder from { $client }: how does work flow in your team? About { $minutes } minutes
mail-greeting = Hello,
mail-asked = { $client } would like to know how work flows in your team, and where it waits. Answering takes about { $minutes } minutes, on a phone or a computer.
mail-reminded = { $client } would like to know how work flows in your team, and where it waits. Your link has not been used yet. Answering takes about { $minutes } minutes, on a phone or a computer.
mail-until = You can answer until { $day }, { $time } ({ $zone }).
mail-button = Answer the questions
mail-promise = Your answers are confidential. Nobody at { $client } can see who gave which answer: scores are shown only for groups of at least { $group } people. The first page says exactly who sees what.
mail-voluntary = Taking part is voluntary, and you may leave out any question.
mail-personal = This link is yours alone and works once. Please do not forward it. FlowGap knows whether a link was used, so that only the others are reminded, and not what was answered with it.
mail-contact = Questions? { $contact }
mail-firm = { $firm } runs this survey for { $client }.
mail-stop-link = Do not remind me again

mail-stop-title = No more reminders?
mail-stop = You then get no more reminders of this survey. Your personal link keeps working until the survey closes.
mail-stop-button = Do not remind me again
mail-stopped-title = You get no more reminders
mail-stopped = This is noted for this survey. It changes nothing about your answers, and nobody is told. You can close this page.
mail-stop-base = This page says the same to everyone, whether or not they have answered.
