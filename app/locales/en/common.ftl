# English, complete: what every other language falls back to. One file a part of the product.

## The language, as those who speak it call it
language-name = English
language-in-part = in part

## Dates, numbers
month-1 = Jan
month-2 = Feb
month-3 = Mar
month-4 = Apr
month-5 = May
month-6 = Jun
month-7 = Jul
month-8 = Aug
month-9 = Sep
month-10 = Oct
month-11 = Nov
month-12 = Dec
date-day = { $day } { $month } { $year }
date-moment = { $day }, { $time } UTC
date-clock = { $day }, { $time }
percent = { $value } %
percent-none = –
months = { $count ->
    [one] 1 month
   *[other] { $count } months
}

## Every page
window-title = { $page } · Docendo
filters-another-site = Another site
filters-any = any
filters-apply = Filter
filters-choose = choose
filters-clear = Clear

## When something goes wrong
error-home = Go to the start page
error-not-found-title = This page is not here
error-not-found-text = The address may be wrong, or what it showed belongs to another organisation or is gone.
error-forbidden-title = You may not see this
error-forbidden-text = Your role does not include it. An administrator can change that under People.
error-invalid-title = This address cannot be read
error-invalid-text = Part of it is not what the page expects. Open the page again from the menu and choose from its fields.
error-conflict-title = That does not work as things are
error-conflict-text = Somebody else may have changed it in the meantime. Open it again and look at what is there now.
error-too-many = { $minutes ->
    [one] Too many attempts. Wait a minute and try again.
   *[other] Too many attempts. Wait { $minutes } minutes and try again.
}
error-too-many-title = Too many attempts
error-too-many-text = Wait a minute and try again.
error-foreign-title = That did not come from this site
error-foreign-text = Another site, or a window that is not ours, asked for this. Nothing was changed. Open the page here and send it again.
error-method-title = That cannot be done at this address
error-method-text = Nothing was changed. Open the page from the menu and use its buttons.
error-too-large-title = That is too large
error-too-large-text = It is more than the server takes in one go. Nothing was changed.
error-too-slow-title = The server could not finish in time
error-too-slow-text = Wait a moment and try again.
error-busy-title = The server is busy with other files
error-busy-text = Nothing was changed. Wait a minute and send it again.
error-host-title = Docendo has another address
error-host-text = Open it at { $address }. Its pages are shown under that address only.
error-full-title = The storage of this server is full
error-full-text = Nothing was changed. Tell whoever runs this Docendo; once there is room again, send it again.
error-damaged-title = This file is damaged
error-damaged-text = It's missing or was changed after it was attached. Contact your administrator.
error-loading-title = Your records are being loaded
error-loading-text = { $percent } % so far, about { $seconds ->
    [one] one more second
   *[other] { $seconds } more seconds
}. This page opens by itself.
error-loading-form = Nothing was changed. { $percent } % so far, about { $seconds ->
    [one] one more second
   *[other] { $seconds } more seconds
}. Then reload this page: your browser sends the form again.
error-away-title = The database does not answer
error-away-text = Wait a moment and try again. If it stays like this, tell whoever runs this Docendo.
error-internal-title = Something broke on our side
error-internal-text = Nothing was changed. Try again; if it stays like this, tell whoever runs this Docendo, with the time.
error-unreached-title = The server could not be reached
error-unreached-text = What you typed is still here. Check the connection and try again; if this page has been open for long, load it again.
form-signed-out = Your sign-in has ended. What you typed is still here: sign in again in another window, then send it
form-sign-in = Sign in in another window
form-loading = The records are still being loaded, { $percent } % so far. What you typed is still here: send it again in { $seconds } seconds
sign-in-refused = The e-mail address or the password is not right, or the account is switched off.
conflict-changed = Somebody else changed this in the meantime. What you typed is still below. Look at what is there now, and make your change there.
conflict-now = See what is there now, in a new tab
conflict-duplicate = Another { $entity } has the same { $field }.
conflict-overlap = These days overlap with another { $entity }. End or correct that one first.
conflict-key-reused = This was sent before with other content. Open the page again and send it from there.

## Rules
rule-course-archived = An archived course cannot be changed. Make it active again first.
rule-completion-in-future = A completion cannot lie in the future. Give the day it happened.
rule-score-out-of-range = A score is between 0 and 100.
rule-prerequisite-cycle = A course cannot, through others, be its own prerequisite. Remove one of them.
rule-own-completion = Nobody verifies their own completion. Ask a colleague.
rule-own-record = You recorded this yourself. A colleague has to look at its proof.
rule-course-not-taught = This course is a draft, or was archived by that day. Make it active first, or check the course and the day.
rule-already-verified = This completion was verified or rejected before.
rule-already-ended = This has ended and cannot be changed. Make a new one.
rule-role-above-own = You cannot give a role above your own.
rule-ranks-above = This person has more rights than you. Ask somebody who has as many.
rule-own-access = You can't change your own access. Ask another administrator.
rule-last-administrator = Keep one administrator without an end date. Add another one first.
rule-set-up-closed = Set-up is finished, or the token is not the one that the server printed when it started.
rule-demo-password = This password belongs to the demo organisation. Choose another.

## What can be wrong with a field
problem-required = Fill this in.
problem-too-long = At most { $count } characters.
problem-too-short = At least { $count } characters.
problem-out-of-range = Between { $least } and { $most }.
problem-not-a-number = Write a number.
problem-not-a-date = Give a day of the calendar, such as 2026-11-20.
problem-not-positive = More than 0, and { $most } at most.
problem-not-whole = Write a whole number between { $least } and { $most }.
problem-far-away = Give a day between the years { $first } and { $last }.
problem-ungranted = No course grants this any more, so nobody could get it: its course refreshes another one. Choose what that one grants.
problem-nobody-matches = Nobody here matches that. Write a name or an employee number.
problem-several-match = Several people match that. Choose one of them, or write more.
problem-not-a-bool = Choose yes or no.
problem-not-text = Write text.
problem-not-a-list = Choose from the list.
problem-not-an-object = Choose from the list.
problem-not-one-of = Choose one from the list.
problem-not-an-email = Write an e-mail address, such as name@example.com.
problem-not-a-url = Write a web address that begins with http:// or https://.
problem-not-an-id = Choose one from the list.
problem-bad-character = It has a character that cannot be used here.
problem-unknown = There is no such { $entity } any more. Choose another.
problem-unheard-role = No job role is called that yet. Choose one that is there, or tick the box to make it.
problem-unheard-role-near = No job role is called that yet. Do you mean { $near }? Otherwise tick the box to make it.
problem-unheard-site = No site is called that yet. Choose one that is there, or tick the box to make it.
problem-unheard-site-near = No site is called that yet. Do you mean { $near }? Otherwise tick the box to make it.
problem-repeated = It is given twice.
problem-ends-before-start = It has to be later than the start.
problem-in-future = It must not lie in the future.
problem-before = Not before { $day }.
problem-below-pass-mark = The score is below the pass mark of { $mark }. Choose “Failed”, or give a reason.
problem-nothing-to-override = The result does not contradict the score, so there is nothing to override. Leave this blank.
problem-no-score = This course has a pass mark. Enter the score, or choose the result yourself.
problem-reaches-pass-mark = The score reaches the pass mark of { $mark }. Choose “Passed”, or give a reason.
problem-guessable = It is too easy to guess. Choose something longer or stranger.
size-bytes = { $count } bytes
size-kilobytes = { $count } kB
size-megabytes = { $count } MB
size-gigabytes = { $count } GB
problem-too-large = It is too large: { $count } MB is the most.
problem-no-room = There is no room for it: your organisation keeps { $used } in files and may keep { $quota }. Discard imports that wait, delete exports, or ask whoever runs this Docendo for more room.
problem-wrong-password = This is not your present password.
problem-not-repeated = This is not the same as what you typed above.
problem-unchanged = Choose a different password.
problem-fixed = It cannot be changed. Make a new one instead.

## Things
entity-organisation = organisation
entity-document = file
entity-site = site
entity-person = person
entity-account = account
entity-role = role
entity-holding = job role of this person
entity-employment = employment
entity-category = category
entity-course = course
entity-competency = competency
entity-requirement = requirement
entity-completion = completion
entity-import = import
entity-export = export
entity-view = saved view
entity-prerequisite = prerequisite
entity-grant = grant of a competency
entity-job = job
entity-entry = entry of the journal
entity-page = page

## Fields that messages name
field-code = code
field-name = name
field-email = e-mail address
field-employee_number = employee number
field-competency = competency for the same people and time

## States
state-valid = Valid
state-expiring = Expiring
state-expired = Expired
state-overdue = Overdue
state-missing = Missing
state-waiting = Waiting
state-failed = Failed
state-not-required = Not required

## Labels that several forms share
label-name = Name
field-completed_on = person, course, day and result
