//! The words of English-speaking spreadsheets.

use super::{Field, Unit, Vocabulary};

#[rustfmt::skip]
pub(super) const ENGLISH: Vocabulary = Vocabulary {
    person_headers: &[
        (Field::EmployeeNumber, &[
            "employee no", "employee number", "employee id", "employee code", "emp no", "emp number", "emp id", "empl no",
            "staff no", "staff number", "staff id", "personnel no", "personnel number", "personnel id", "payroll no",
            "payroll number", "payroll id", "badge no", "badge number", "badge id", "clock no", "clock number", "works no",
            "works number", "worker id", "worker no", "worker number", "person id", "id", "id no", "id number", "no", "number",
        ]),
        (Field::LastName, &["surname", "last name", "lastname", "family name"]),
        (Field::FirstName, &["forename", "forenames", "first name", "first names", "firstname", "given name", "given names"]),
        (Field::FullName, &[
            "name", "full name", "employee name", "employee", "staff name", "staff member", "person", "worker", "worker name",
            "name of employee", "colleague",
        ]),
        (Field::Email, &["e mail", "email", "e mail address", "email address", "mail", "work email", "work e mail"]),
        (Field::JobTitle, &["job title", "job role", "job", "role", "position", "occupation", "post", "function", "trade"]),
        (Field::Department, &["department", "dept", "section", "division", "team", "unit", "business unit"]),
        (Field::Site, &["site", "location", "plant", "depot", "facility", "branch", "base", "workplace", "office"]),
        (Field::StartDate, &[
            "start date", "started", "start", "date started", "hire date", "hired", "date of hire", "joined", "joining date",
            "date joined", "date of joining", "employment start", "employed from", "employed since", "commencement date",
        ]),
        (Field::EndDate, &[
            "end date", "leaving date", "leave date", "leaver date", "date left", "date of leaving", "left on",
            "termination date", "employment end", "employed to", "employed until", "last day", "last working day",
        ]),
        (Field::Status, &["status", "employment status", "employee status", "state", "active", "live left"]),
    ],
    course_headers: &[
        (Field::CourseCode, &[
            "code", "course code", "course id", "course no", "course number", "course ref", "training code", "training id",
            "module code", "ref",
        ]),
        (Field::CourseTitle, &[
            "course", "course title", "course name", "title", "name", "training", "training course", "training title",
            "training name", "subject", "module", "topic", "competency", "qualification",
        ]),
        (Field::LegalReference, &[
            "legal reference", "legal basis", "legal requirement", "legislation", "regulation", "regulations",
            "regulatory reference", "statutory reference", "standard", "law",
        ]),
        (Field::Frequency, &[
            "frequency", "refresher", "refresher frequency", "refresher period", "refresh", "refresh period",
            "refresh frequency", "validity", "validity period", "valid for", "renewal", "renewal frequency", "renewal period",
            "retraining", "expiry", "expires after", "interval", "recurrence", "how often",
        ]),
        (Field::Audience, &[
            "who needs it", "who", "who must attend", "required for", "needed by", "applies to", "audience", "target audience",
            "target group", "roles", "role", "job roles", "job role", "job titles", "job title",
        ]),
        (Field::Mandatory, &["mandatory", "compulsory", "obligatory", "required", "mandatory y n"]),
        (Field::Hours, &["hours", "hrs", "duration", "duration hours", "duration hrs", "length", "training hours", "contact hours"]),
    ],
    completion_headers: &[
        (Field::CourseCode, &["course code", "course id", "course no", "course number", "course ref", "training code", "training id", "module code", "code"]),
        (Field::CourseTitle, &[
            "course", "course title", "course name", "training", "training course", "training title", "training name", "module",
            "topic", "subject", "competency", "qualification", "certification", "learning item", "title",
        ]),
        (Field::CompletedOn, &[
            "completed on", "completed", "completion date", "date completed", "date of completion", "completion", "training date",
            "date of training", "date attended", "attended on", "date passed", "passed on", "achieved on", "issue date",
            "date issued", "issued on", "certificate date", "date",
        ]),
        (Field::ExpiresOn, &[
            "expires", "expires on", "expiry", "expiry date", "expiration", "expiration date", "valid until", "valid to",
            "valid till", "renewal date", "next due", "due date", "due",
        ]),
        (Field::Outcome, &["result", "outcome", "status", "completion status", "pass fail", "passed", "training status"]),
        (Field::Score, &["score", "test score", "exam score", "mark", "test mark", "exam mark", "percentage", "score percent"]),
    ],
    competency_headers: &[
        (Field::Area, &["area", "zone", "line", "production line", "section", "department", "work area", "cell"]),
        (Field::Machine, &["machine", "machines", "equipment", "asset", "workstation", "station", "machine type"]),
        (Field::CourseTitle, &["competency", "competence", "competencies", "skill", "ability", "task", "operation"]),
        (Field::CourseCode, &["code", "competency code", "skill code", "competency id"]),
        (Field::MaximumLevel, &["maximum level", "max level", "highest level", "level max", "top level", "levels", "level", "max"]),
    ],
    whole_names: &[],
    passed: &[
        "passed", "pass", "p", "completed", "complete", "successful", "success", "competent", "attended", "certified",
        "achieved", "valid", "current", "ok", "done", "yes", "y", "met", "qualified", "expired",
    ],
    not_passed: &[
        "failed", "fail", "f", "not passed", "not completed", "incomplete", "in progress", "not started", "enrolled", "enroled",
        "registered", "booked", "planned", "cancelled", "canceled", "no show", "absent", "did not attend", "withdrawn", "no",
        "n", "not competent", "pending", "assigned", "overdue",
    ],
    other_dates: &[
        "date of birth", "dob", "birth date", "birthdate", "birthday", "probation end", "end of probation", "contract end",
        "visa expiry", "last updated", "updated", "updated on", "last review", "review date", "next review", "date", "expires",
        "expiry date", "expires on", "valid until", "valid to", "next due", "due date", "due",
        "completed on", "completed", "completion date", "date completed", "date of completion", "training date",
        "date of training", "date attended",
    ],
    completion_dates: &[
        "completed on", "completed", "completion date", "date completed", "date of completion", "training date",
        "date of training", "date attended", "date",
    ],
    not_applicable: &[
        "n a", "na", "not req", "not reqd", "not required", "not applicable", "not needed", "does not apply", "no requirement",
    ],
    everyone: &["all", "all staff", "all employees", "all personnel", "all workers", "everyone", "everybody", "all roles"],
    nobody: &["none", "nobody", "no one"],
    here: &["live", "active", "current", "employed", "here", "yes", "y", "on leave", "maternity leave", "sick leave", "starter", "new starter"],
    left: &[
        "left", "leaver", "inactive", "former", "ex", "ex employee", "former employee", "terminated", "resigned", "retired",
        "dismissed", "redundant", "deceased", "no", "n",
    ],
    yes: &["y", "yes", "x", "m", "true", "1", "mandatory", "required", "compulsory", "must"],
    no: &["n", "no", "o", "false", "0", "optional", "recommended", "desirable", "nice to have"],
    months: [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
    ],
    date_fillers: &[
        "of", "the", "mon", "monday", "tue", "tues", "tuesday", "wed", "wednesday", "thu", "thur", "thurs", "thursday", "fri",
        "friday", "sat", "saturday", "sun", "sunday",
    ],
    ordinal_endings: &["st", "nd", "rd", "th"],
    hours: &["h", "hr", "hrs", "hour", "hours"],
    units: &[
        ("day", Unit::Days), ("days", Unit::Days), ("d", Unit::Days), ("daily", Unit::Days),
        ("week", Unit::Weeks), ("weeks", Unit::Weeks), ("wk", Unit::Weeks), ("wks", Unit::Weeks), ("weekly", Unit::Weeks),
        ("month", Unit::Months), ("months", Unit::Months), ("mth", Unit::Months), ("mths", Unit::Months), ("mo", Unit::Months),
        ("mos", Unit::Months), ("m", Unit::Months), ("monthly", Unit::Months),
        ("year", Unit::Years), ("years", Unit::Years), ("yr", Unit::Years), ("yrs", Unit::Years), ("y", Unit::Years),
        ("yearly", Unit::Years), ("annual", Unit::Years), ("annually", Unit::Years), ("annum", Unit::Years),
    ],
    periods: &[
        ("annual", 12), ("annually", 12), ("yearly", 12), ("monthly", 1), ("quarterly", 3), ("semiannual", 6),
        ("semiannually", 6), ("biennial", 24), ("biennially", 24), ("triennial", 36), ("triennially", 36), ("quinquennial", 60),
    ],
    numbers: &[
        ("half", 0.5), ("semi", 0.5), ("one", 1.0), ("two", 2.0), ("three", 3.0), ("four", 4.0), ("five", 5.0), ("six", 6.0),
        ("seven", 7.0), ("eight", 8.0), ("nine", 9.0), ("ten", 10.0), ("eleven", 11.0), ("twelve", 12.0), ("eighteen", 18.0),
        ("twenty", 20.0), ("thirty", 30.0),
    ],
    each: &["every", "each", "per", "a", "an", "once"],
    every_other: &["other", "second", "alternate"],
    deadline: &["within"],
    unclear: &["bi", "biannual", "biannually", "twice", "times", "x", "or"],
    never: &[
        "no expiry", "no expiration", "no renewal", "no refresher", "does not expire", "doesn t expire", "never", "lifetime",
        "for life", "indefinite", "indefinitely", "permanent", "unlimited", "non expiring",
    ],
    never_alone: &["none", "no", "nil", "once", "once only", "one off", "one time", "initial only", "initial", "on joining", "induction only"],
    case_by_case: &["per ", "by ", "as required", "as needed", "as necessary", "case by case", "depends", "depending", "varies", "variable", "according to"],
};
