//! The server functions of the application with identifiers of ours: whoever knows their addresses calls them without any page.

use super::{ours::Rows, step::Step};
use axum::http::StatusCode;

/// Those that take no identifier of one thing: lists, and what begins.
pub(crate) const WITHOUT: &[&str] = &[
    "/do/categories",
    "/do/category/create",
    "/do/completion/new",
    "/do/completion/record",
    "/do/completions/pending",
    "/do/courses",
    "/do/exports",
    "/do/home",
    "/do/matrix",
    "/do/matrix/view/save",
    "/do/person/meant",
    "/do/requirement/create",
    "/do/requirement/new",
    "/do/requirements",
];

/// A call for each of the others, read and written.
pub(crate) fn of_one_thing(ours: &Rows) -> Vec<Step> {
    let Rows { requirement, completion, course, document, export, person, competency, view, .. } = ours;
    vec![
        read("/do/requirement", format!("id={requirement}")),
        read("/do/requirement/detail", format!("id={requirement}")),
        send("/do/requirement/change", format!("id={requirement}&version=1&priority=low&requirement_status=active")),
        send("/do/requirement/end", format!("id={requirement}&valid_to=2026-11-20")),
        read("/do/completion/rejection", format!("id={completion}")),
        read("/do/completion/withdrawal", format!("id={completion}")),
        send("/do/completion/reject", format!("id={completion}&note=Stolen")),
        send("/do/completion/withdraw", format!("id={completion}&reason=Stolen")),
        read("/do/course", format!("id={course}")),
        read("/do/course/archiving", format!("id={course}")),
        send("/do/course/archive", format!("id={course}&version=1")),
        send("/do/course/activate", format!("id={course}")),
        read("/do/course/file", format!("id={course}&file={document}")),
        send("/do/course/file/remove", format!("id={course}&file={document}")),
        read("/do/matrix/reasons", format!("cell={person}.{competency}")),
        send("/do/matrix/view/delete", format!("view={view}")),
        read("/do/export", format!("id={export}")),
        send("/do/export/remove", format!("id={export}")),
    ]
}

fn read(route: &'static str, query: String) -> Step {
    Step::get(route, &[]).asking(serde_urlencoded::to_string([("asked", query)]).unwrap())
}

fn send(route: &'static str, fields: String) -> Step {
    Step::form(route, &[], serde_urlencoded::to_string([("form", fields)]).unwrap())
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
    let fields = format!("completion={}", ours.completion);
    vec![Step::form("/do/completion/verify", &[], serde_urlencoded::to_string([("form", fields)]).unwrap())]
}
