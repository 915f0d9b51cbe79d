//! The server functions of the application with identifiers of ours: whoever knows their addresses calls them without any page.

use super::{ours::Rows, step::Step};

/// Those that take no identifier of one thing: lists, and what begins.
pub(crate) const WITHOUT: &[&str] = &[
    "/do/categories",
    "/do/category/create",
    "/do/completion/new",
    "/do/completion/record",
    "/do/completions/pending",
    "/do/courses",
    "/do/gaps",
    "/do/journal",
    "/do/journal/sign-ins",
    "/do/person/meant",
    "/do/requirement/create",
    "/do/requirement/new",
    "/do/requirements",
    "/do/search",
];

/// A call for each of the others, read and written.
pub(crate) fn of_one_thing(ours: &Rows) -> Vec<Step> {
    let Rows { requirement, completion, course, document, .. } = ours;
    let read = |route: &'static str, query: String| {
        Step::get(route, &[]).asking(serde_urlencoded::to_string([("asked", query)]).unwrap())
    };
    let send = |route: &'static str, fields: String| {
        Step::form(route, &[], serde_urlencoded::to_string([("form", fields)]).unwrap())
    };
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
    ]
}

/// Those that their owner carries out instead of one of these: a proof is verified or rejected.
pub(crate) fn instead(ours: &Rows) -> Vec<Step> {
    let fields = format!("completion={}", ours.completion);
    vec![Step::form("/do/completion/verify", &[], serde_urlencoded::to_string([("form", fields)]).unwrap())]
}
