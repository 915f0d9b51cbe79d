## Requirements
requirements-title = Requirements
requirements-lede = What a role, a site or everyone must hold, from when, and because of what.
requirements-search = Competency, role or reference
requirements-mandatory = Mandatory only
requirements-count = { $count ->
    [one] 1 requirement
   *[other] { $count } requirements
}
requirements-none-title = No requirement fits
requirements-none-text = Nothing fits this search and these filters together. Take one of them away.
requirements-empty-title = Nothing is required yet
requirements-empty-text = A requirement says who must hold a competency: everyone, those with a job role, or those at a site. The matrix then shows who does, and who does not. Start with what everyone must hold.
requirements-empty-reader = What must be held will stand here as soon as somebody who looks after training has set the first requirement.
requirements-empty-action = Set the first requirement

requirement-whom = For
requirement-everyone = Everyone
requirement-kind-role = Role
requirement-kind-site = Site
requirement-scope-everyone = everyone
requirement-scope-role = roles
requirement-scope-site = sites
requirement-phase-in-force = In force
requirement-phase-later = Begins later
requirement-phase-ended = Ended
requirement-phase-aside = Put aside
requirement-level = Level
requirement-level-line = { $level }, { $priority }
requirement-mandatory = Mandatory
requirement-advised = Optional
priority-low = low
priority-normal = normal
priority-high = high
priority-urgent = critical
priority-choice-low = Low
priority-choice-normal = Normal
priority-choice-high = High
priority-choice-urgent = Critical
requirement-renewal = Renewal
requirement-no-renewal = as the course
requirement-period = In force
requirement-since = Since
requirement-people = People
requirement-holders = Hold it
requirement-since-day = since { $day }
requirement-from = from { $day }
requirement-until = until { $day }
requirement-from-to = { $from } to { $to }
requirement-ended-on = ended on { $day }
requirement-always = always
requirement-days = { $count ->
    [one] 1 day
   *[other] { $count } days
}

## A requirement
requirement-lede-everyone = Everyone must hold it.
requirement-lede-role = Whoever holds the role { $name } must hold it.
requirement-lede-site = Whoever works at { $name } must hold it.
requirement-notice-later = Not in force yet
requirement-notice-ended = No longer in force
requirement-notice-aside = Put aside: it bears on nobody
requirement-reach = Today
requirement-matrix = See them in the matrix
requirement-people-today = It bears on
requirement-hold-it = Hold it
requirement-lack-it = Do not hold it
requirement-terms = Terms
requirement-version = Version
requirement-change = Change
requirement-end = End
history-requirement-created = Set
history-requirement-required = Set
history-requirement-imported = Set by an import
history-requirement-changed = Changed
history-requirement-ended = Ended

## Setting and changing
requirement-new = New requirement
requirement-new-lede = From its first day on, the matrix shows where it is met and where it is not.
requirement-create = Set requirement
requirement-change-title = Change requirement
requirement-change-lede = { $competency }, for: { $whom }
requirement-save = Save changes
requirement-choose = Choose one
requirement-form-who = Who must hold what
requirement-form-strict = How strictly
requirement-form-when = From when
requirement-form-why = Why
requirement-scope-choice-role = Those with a job role
requirement-scope-choice-site = Those who work at a site
requirement-scope-choice-everyone = Everyone
requirement-role-option = { $role } ({ $count })
requirement-mandatory-help = Who does not hold it in time may not work.
requirement-reference-help = For instance: COSHH Regulations 2002, reg. 12.
requirement-status-help = What is put aside bears on nobody until it is in use again.
requirement-from-help = Empty: it always was.
requirement-to-help = The first day on which it is no longer in force.
requirement-grace-help = For joiners: so long after they start it is due.
requirement-deadline-help = Due for everybody on this day at the latest.
requirement-refresh-help = Only if it has to be renewed sooner than the course says; what ends first counts.
requirement-status-active = In use
requirement-status-inactive = Put aside
requirement-status-deprecated = Kept for the record only
label-competency = Competency
label-scope = For
label-scope-role = Job role
label-scope-site = Site
label-is-mandatory = Mandatory
label-is-regulatory = Required by law or standard
label-regulatory-reference = Law or standard
label-priority = Priority
label-minimum-level = Minimum level
label-requirement-status = Status
label-valid-from = In force from
label-valid-to = Until
label-grace-days = Grace
label-deadline = Deadline
label-refresh-months = Renew every
label-justification = Why it is required

## Ending
requirement-end-title = End this requirement?
requirement-end-day = It ends on
requirement-end-submit = End requirement
requirement-end-people = { $count ->
    [0] It bears on nobody today.
    [one] It bears on one person today, who from that day on no longer has to hold this because of it.
   *[other] It bears on { $count } people today, who from that day on no longer have to hold this because of it.
}
requirement-end-gaps = { $count ->
    [0] Nobody lacks it: no gap disappears.
    [one] One gap disappears from the matrix, unless another requirement asks for the same.
   *[other] { $count } gaps disappear from the matrix, unless another requirement asks for the same.
}
requirement-end-past = Completions stay on record, and the matrix of earlier days stays as it was.
requirement-end-final = What has ended cannot be changed any more; you would set a new requirement.
