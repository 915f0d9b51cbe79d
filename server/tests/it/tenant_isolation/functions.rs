//! The server functions of the application with identifiers of ours: whoever knows their addresses calls them without any page.

use super::{ours::Rows, pages::MARKED, step::Step};

/// Those that take no identifier of one thing: lists, and what begins.
pub(crate) const WITHOUT: &[&str] = &[
    "/do/categories",
    "/do/category/create",
    "/do/course/create",
    "/do/course/new",
    "/do/courses",
    "/do/exports",
    "/do/import/upload",
    "/do/imports",
    "/do/person/meant",
    "/do/requirement/create",
    "/do/requirement/new",
    "/do/requirements",
];

/// A call for each of the others, read and written.
pub(crate) fn of_one_thing(ours: &Rows) -> Vec<Step> {
    let Rows { requirement, category, course, document, export, imported, imports, .. } = ours;
    let [looked_at, mapped, named, confirmed, discarded] = imports;
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
        read("/do/export", format!("id={export}")),
        send("/do/export/remove", format!("id={export}")),
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
