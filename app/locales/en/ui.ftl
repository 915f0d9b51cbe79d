## Frame
ui-product = Docendo
ui-skip = Skip to content
ui-places = Places
ui-main-places = Main places
ui-more = More
ui-rail-narrow = Narrow the menu
ui-rail-widen = Widen the menu
ui-find = Everywhere
ui-own-page = My page
ui-own-password = Change password
ui-scheme = Appearance
ui-scheme-system = As the system
ui-scheme-light = Light
ui-scheme-dark = Dark
ui-language = Language
ui-language-any = As the organisation or the browser
ui-sign-out = Sign out
place-home = Home
place-matrix = Matrix
place-people = People
place-catalogue = Catalogue
place-requirements = Requirements
place-records = Record completion
place-imports = Imports

## Access roles, beside the name of who is signed in
access-system-admin = Administrator
access-training-manager = Training manager
access-hr = HR
access-manager = Manager
access-trainer = Trainer
access-auditor = Auditor
access-learner = Worker

## Forms and lists
ui-optional = optional
ui-cancel = Cancel
ui-errors = { $count ->
    [one] One thing to correct
   *[other] { $count } things to correct
}
ui-filter-remove = Remove filter: { $filter }
ui-pages = Pages
ui-page = Page { $number }
ui-page-previous = Previous page
ui-page-next = Next page
ui-part = { $first }–{ $last } of { $total }
ui-legend = States, with how often each occurs

offline-shown = No connection. This is what you saw last; changes can be sent when the connection is back.
offline-title = No connection
offline-text = This page was not opened on this device before, so it cannot be shown now. Pages that you have seen can still be opened.
offline-again = Try again
release-new = There is a new version of Docendo.
release-load = Load it
