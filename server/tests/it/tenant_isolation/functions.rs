//! The server functions of the application with identifiers of ours: whoever knows their addresses calls them without any page.

use super::{
    ours::Rows,
    pages::{MARKED, THIEF},
    step::{SHOWN, Step},
};
use axum::http::StatusCode;

/// Those that take no identifier of one thing: lists, and what begins.
pub(crate) const WITHOUT: &[&str] = &[
    "/do/categories",
    "/do/category/create",
    "/do/completion/new",
    "/do/completion/record",
    "/do/completions/pending",
    "/do/course/create",
    "/do/course/new",
    "/do/courses",
    "/do/exports",
    "/do/gaps",
    "/do/home",
    "/do/import/upload",
    "/do/imports",
    "/do/journal",
    "/do/journal/sign-ins",
    "/do/matrix",
    "/do/matrix/view/save",
    "/do/organisation",
    "/do/organisation/change",
    "/do/people",
    "/do/person/create",
    "/do/person/meant",
    "/do/person/new",
    "/do/profile/password",
    "/do/profile/password/change",
    "/do/requirement/create",
    "/do/requirement/new",
    "/do/requirements",
    "/do/search",
];

/// A call for each of the others, read and written, in an order in which their owner can do one after the other.
pub(crate) fn of_one_thing(ours: &Rows) -> Vec<Step> {
    let of_contexts =
        [of_people, of_access, of_requirements, of_records, of_courses, of_matrix, of_imports].map(|of| of(ours));
    of_contexts.into_iter().flatten().collect()
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
    let Rows { category, course, document, .. } = ours;
    vec![
        read("/do/course", format!("id={course}")),
        read("/do/course/edit", format!("id={course}")),
        send("/do/course/update", format!("id={course}&version=1&{MARKED}&category_id={category}")),
        read("/do/course/file/attaching", format!("id={course}")),
        Step::file("/do/course/file/attach", &[], vec![("id", course.to_string())]),
        read("/do/course/archiving", format!("id={course}")),
        send("/do/course/archive", format!("id={course}&version=2")),
        send("/do/course/activate", format!("id={course}")),
        read("/do/course/file", format!("id={course}&file={document}")),
        send("/do/course/file/remove", format!("id={course}&file={document}")),
    ]
}

fn of_records(ours: &Rows) -> Vec<Step> {
    let Rows { completion, .. } = ours;
    vec![
        read("/do/completion/rejection", format!("id={completion}")),
        read("/do/completion/withdrawal", format!("id={completion}")),
        send("/do/completion/reject", format!("id={completion}&note=Stolen")),
        send("/do/completion/withdraw", format!("id={completion}&reason=Stolen")),
    ]
}

/// Those of the matrix and its files.
fn of_matrix(ours: &Rows) -> Vec<Step> {
    let Rows { person, competency, view, export, .. } = ours;
    vec![
        read("/do/matrix/reasons", format!("cell={person}.{competency}")),
        send("/do/matrix/view/delete", format!("view={view}")),
        read("/do/export", format!("id={export}")),
        send("/do/export/remove", format!("id={export}")),
    ]
}

fn of_imports(ours: &Rows) -> Vec<Step> {
    let Rows { imported, imports: [looked_at, mapped, named, confirmed, discarded], .. } = ours;
    vec![
        read("/do/import", format!("id={looked_at}")),
        read("/do/import/problems", format!("id={looked_at}")),
        read("/do/import/sheet", format!("id={looked_at}&number=1")),
        send("/do/import/sheet/change", format!("id={mapped}&number=1&layout=unused&header_row=1&version=1")),
        send("/do/import/names", format!("id={named}&same=stolen&version=1")),
        send("/do/import/confirm", format!("id={confirmed}&version=1")),
        read("/do/import/discarding", format!("id={discarded}")),
        send("/do/import/discard", format!("id={discarded}")),
        read("/do/import/undoing", format!("id={imported}")),
        send("/do/import/undo", format!("id={imported}")),
    ]
}

/// The call with the status that another tenant gets: for them there is nothing. A view that is not there is deleted already.
pub(crate) fn refused(step: Step) -> (Step, StatusCode) {
    let is_gone = step.route == "/do/matrix/view/delete";
    (step, if is_gone { StatusCode::OK } else { StatusCode::NOT_FOUND })
}

/// Those that take identifiers as filters: another tenant finds nothing by ours.
pub(crate) fn filtered(ours: &Rows) -> Vec<Step> {
    let Rows { role, site, category, .. } = ours;
    vec![
        read("/do/matrix", format!("role={role}&site={site}&category={category}")),
        read("/do/matrix/window", format!("role={role}&rows=0-9&columns=0-9")),
        read("/do/matrix/names", format!("site={site}&rows=0-9&columns=0-9")),
        read("/do/matrix/find", format!("category={category}&q=a")),
        send("/do/matrix/export", format!("form=csv&query=site%3D{site}%26role%3D{role}")),
    ]
}

/// Those that their owner carries out instead of one of these: a proof is verified or rejected.
pub(crate) fn instead(ours: &Rows) -> Vec<Step> {
    vec![send("/do/completion/verify", format!("completion={}", ours.completion))]
}
