//! The server functions of the application with identifiers of ours: whoever knows their addresses calls them without any page.

use super::{
    ours::Rows,
    pages::THIEF,
    step::{SHOWN, Step},
};

/// Those that take no identifier of one thing: lists, and what begins.
pub(crate) const WITHOUT: &[&str] = &[
    "/do/categories",
    "/do/category/create",
    "/do/courses",
    "/do/organisation",
    "/do/organisation/change",
    "/do/people",
    "/do/person/create",
    "/do/person/new",
    "/do/profile/password",
    "/do/profile/password/change",
    "/do/requirement/create",
    "/do/requirement/new",
    "/do/requirements",
];

/// A call for each of the others, read and written, in an order in which their owner can do one after the other.
pub(crate) fn of_one_thing(ours: &Rows) -> Vec<Step> {
    [of_people(ours), of_access(ours), of_requirements(ours), of_courses(ours)].into_iter().flatten().collect()
}

fn read(route: &'static str, query: String) -> Step {
    Step::get(route, &[]).asking(serde_urlencoded::to_string([("asked", query)]).unwrap())
}

fn send(route: &'static str, fields: impl AsRef<str>) -> Step {
    Step::form(route, &[], written(fields.as_ref()))
}

/// The form as it travels.
fn written(fields: &str) -> String {
    serde_urlencoded::to_string([("form", fields)]).unwrap()
}

/// Withdraws a fact in the version that its page shows.
fn withdraw(route: &'static str, page: String, fields: &str) -> Step {
    let fields = written(&format!("{fields}&reason=Stolen&version="));
    Step::form(route, &[], format!("{fields}{SHOWN}")).shown_at(page)
}

fn of_people(ours: &Rows) -> Vec<Step> {
    let Rows { person, employment, job, versions: [employed, held], .. } = ours;
    let (of_job, of_employment) = (format!("id={person}&fact={job}"), format!("id={person}&fact={employment}"));
    let page = |kind: &str, fact: &dyn ToString| format!("/people/{person}/{kind}/{}/withdraw", fact.to_string());
    vec![
        read("/do/person", format!("id={person}")),
        read("/do/person/details", format!("id={person}")),
        send("/do/person/change", format!("id={person}&version=1&last_name=Quillfeather+junior&email=z@works.example")),
        read("/do/person/job/new", format!("id={person}")),
        send("/do/person/job/give", format!("id={person}&{THIEF}")),
        read("/do/person/job", of_job.clone()),
        send("/do/person/job/change", format!("{of_job}&from=2026-02-01&version={held}")),
        withdraw("/do/person/job/withdraw", page("jobs", job), &of_job),
        read("/do/person/employment/new", format!("id={person}")),
        send("/do/person/employment/record", format!("id={person}&from=2020-01-01&to=2020-02-01")),
        read("/do/person/employment", of_employment.clone()),
        send("/do/person/employment/change", format!("{of_employment}&from=2026-02-01&version={employed}")),
        withdraw("/do/person/employment/withdraw", page("employment", employment), &of_employment),
    ]
}

fn of_access(ours: &Rows) -> Vec<Step> {
    let Rows { person, access, newcomer, .. } = ours;
    vec![
        read("/do/access", format!("id={person}")),
        read("/do/access/account", format!("id={person}")),
        read("/do/access/role", format!("id={person}&fact={access}")),
        send("/do/access/grant", format!("id={newcomer}&new=yes&access_role=auditor")),
        send("/do/access/role/take", format!("id={person}&fact={access}")),
        send("/do/access/password/replace", format!("id={person}")),
        send("/do/access/account/switch", format!("id={person}&seen=open")),
    ]
}

fn of_requirements(ours: &Rows) -> Vec<Step> {
    let Rows { requirement, .. } = ours;
    vec![
        read("/do/requirement", format!("id={requirement}")),
        read("/do/requirement/detail", format!("id={requirement}")),
        send("/do/requirement/change", format!("id={requirement}&version=1&priority=low&requirement_status=active")),
        send("/do/requirement/end", format!("id={requirement}&valid_to=2026-11-20")),
    ]
}

fn of_courses(ours: &Rows) -> Vec<Step> {
    let Rows { course, document, .. } = ours;
    vec![
        read("/do/course", format!("id={course}")),
        read("/do/course/archiving", format!("id={course}")),
        send("/do/course/archive", format!("id={course}&version=1")),
        send("/do/course/activate", format!("id={course}")),
        read("/do/course/file", format!("id={course}&file={document}")),
        send("/do/course/file/remove", format!("id={course}&file={document}")),
    ]
}
