//! The addresses of the pages with identifiers of ours.

use super::{
    ours::Rows,
    step::{SHOWN, Step},
};
use axum::http::StatusCode;

/// Pages without an identifier in their path.
pub(crate) const WITHOUT: &[&str] = &[
    "/journal",
    "/journal.csv",
    "/journal/sign-ins",
    "/live",
    "/offline",
    "/",
    "/sign-in",
    "/sign-out",
    "/set-up",
    "/set-up/demo",
    "/preferences",
    "/profile/password",
    "/organisation",
    "/search",
    "/search/palette",
    "/matrix",
    "/matrix/export.csv",
    "/matrix/export.xlsx",
    "/matrix/print",
    "/exports",
    "/gaps",
    "/people",
    "/people/new",
    "/courses",
    "/courses/new",
    "/courses/categories",
    "/requirements",
    "/requirements/new",
    "/completions/new",
    "/completions/pending",
    "/imports",
];

/// Every page with identifiers in its path, read and written, in an order in which their owner can do one after the other.
pub(crate) fn of_one_thing(ours: &Rows) -> Vec<Step> {
    [of_people(ours), of_facts(ours), of_records(ours), of_courses(ours), of_imports(ours), of_exports(ours)]
        .into_iter()
        .flatten()
        .collect()
}

/// The step with the status that another tenant gets: for them there is nothing.
pub(crate) fn refused(step: Step) -> (Step, StatusCode) {
    (step, StatusCode::NOT_FOUND)
}

/// Those of people and their access.
fn of_people(ours: &Rows) -> Vec<Step> {
    let Rows { person, access, .. } = ours;
    vec![
        Step::get("/people/{id}", &[person]),
        Step::get("/people/{id}/access", &[person]),
        Step::form("/people/{id}/access", &[person], "_fn=/do/access/grant&access_role=auditor"),
        Step::get("/people/{id}/access/account", &[person]),
        Step::form("/people/{id}/access/account", &[person], "_fn=/do/access/account/switch&seen=open"),
        Step::get("/people/{id}/access/password", &[person]),
        Step::form("/people/{id}/access/password", &[person], "_fn=/do/access/password/replace"),
        Step::get("/people/{id}/access/roles/{fact}", &[person, access]),
        Step::form("/people/{id}/access/roles/{fact}", &[person, access], "_fn=/do/access/role/take"),
        Step::get("/people/{id}/edit", &[person]),
        Step::form("/people/{id}/edit", &[person], "_fn=/do/person/change&version=1&last_name=Quillfeather+junior"),
    ]
}

/// Those of their employments and job roles.
fn of_facts(ours: &Rows) -> Vec<Step> {
    let Rows { person, employment, job, versions: [employed, held], .. } = ours;
    vec![
        Step::get("/people/{id}/jobs", &[person]),
        Step::form("/people/{id}/jobs", &[person], format!("_fn=/do/person/job/give&{THIEF}")),
        Step::get("/people/{id}/jobs/{fact}", &[person, job]),
        Step::form(
            "/people/{id}/jobs/{fact}",
            &[person, job],
            format!("_fn=/do/person/job/change&from=2026-02-01&version={held}"),
        ),
        Step::get("/people/{id}/employment", &[person]),
        Step::form(
            "/people/{id}/employment",
            &[person],
            "_fn=/do/person/employment/record&from=2020-01-01&to=2020-02-01",
        ),
        Step::get("/people/{id}/employment/{fact}", &[person, employment]),
        Step::form(
            "/people/{id}/employment/{fact}",
            &[person, employment],
            format!("_fn=/do/person/employment/change&from=2026-02-01&version={employed}"),
        ),
        Step::get("/people/{id}/jobs/{fact}/withdraw", &[person, job]),
        Step::form(
            "/people/{id}/jobs/{fact}/withdraw",
            &[person, job],
            format!("_fn=/do/person/job/withdraw&reason=Stolen&version={SHOWN}"),
        ),
        Step::get("/people/{id}/employment/{fact}/withdraw", &[person, employment]),
        Step::form(
            "/people/{id}/employment/{fact}/withdraw",
            &[person, employment],
            format!("_fn=/do/person/employment/withdraw&reason=Stolen&version={SHOWN}"),
        ),
    ]
}

/// A job role that nobody has yet.
pub(super) const THIEF: &str = "role=Thief&new_role=yes&new_role_name=Thief&from=2026-11-01";

/// Those of completions and requirements.
fn of_records(ours: &Rows) -> Vec<Step> {
    let Rows { requirement, completion, .. } = ours;
    vec![
        Step::get("/completions/{id}/reject", &[completion]),
        Step::form("/completions/{id}/reject", &[completion], "_fn=/do/completion/reject&note=Stolen"),
        Step::get("/completions/{id}/withdraw", &[completion]),
        Step::form("/completions/{id}/withdraw", &[completion], "_fn=/do/completion/withdraw&reason=Stolen"),
        Step::get("/requirements/{id}", &[requirement]),
        Step::get("/requirements/{id}/change", &[requirement]),
        Step::form(
            "/requirements/{id}/change",
            &[requirement],
            "_fn=/do/requirement/change&version=1&priority=low&requirement_status=active",
        ),
        Step::get("/requirements/{id}/end", &[requirement]),
        Step::form("/requirements/{id}/end", &[requirement], "_fn=/do/requirement/end&valid_to=2026-11-20"),
    ]
}

/// Those of courses and their files.
fn of_courses(ours: &Rows) -> Vec<Step> {
    let Rows { course, document, .. } = ours;
    vec![
        Step::get("/courses/{id}", &[course]),
        Step::get("/courses/{id}/attachments", &[course]),
        Step::file("/courses/{id}/attachments", &[course], vec![("_fn", "/do/course/file/attach".to_owned())]),
        Step::get("/courses/{id}/attachments/{file}", &[course, document]),
        Step::get("/courses/{id}/attachments/{file}/remove", &[course, document]),
        Step::form("/courses/{id}/attachments/{file}/remove", &[course, document], "_fn=/do/course/file/remove"),
        Step::get("/courses/{id}/edit", &[course]),
        Step::form(
            "/courses/{id}/edit",
            &[course],
            format!("{UPDATE}&version=1&{MARKED}&category_id={}", ours.category),
        ),
        Step::get("/courses/{id}/archive", &[course]),
        Step::form("/courses/{id}/archive", &[course], "_fn=/do/course/archive&version=2"),
        Step::form("/courses/{id}", &[course], "_fn=/do/course/activate"),
    ]
}

/// Those of imports.
fn of_imports(ours: &Rows) -> Vec<Step> {
    let Rows { imported, imports, .. } = ours;
    let [looked_at, mapped, named, confirmed, discarded] = imports;
    vec![
        Step::get("/imports/{id}", &[looked_at]),
        Step::get("/imports/{id}/problems", &[looked_at]),
        Step::get("/imports/{id}/problems.csv", &[looked_at]),
        Step::get("/imports/{id}/sheets/{number}", &[looked_at, &1]),
        Step::form(
            "/imports/{id}/sheets/{number}",
            &[mapped, &1],
            "_fn=/do/import/sheet/change&layout=unused&header_row=1&version=1",
        ),
        Step::form("/imports/{id}", &[named], "_fn=/do/import/names&same=stolen&version=1"),
        Step::form("/imports/{id}", &[confirmed], "_fn=/do/import/confirm&version=1"),
        Step::get("/imports/{id}/discard", &[discarded]),
        Step::form("/imports/{id}/discard", &[discarded], "_fn=/do/import/discard"),
        Step::get("/imports/{id}/undo", &[imported]),
        Step::form("/imports/{id}/undo", &[imported], "_fn=/do/import/undo"),
    ]
}

/// Those of exports.
fn of_exports(ours: &Rows) -> Vec<Step> {
    let Rows { export, .. } = ours;
    vec![
        Step::get("/exports/{id}", &[export]),
        Step::get("/exports/{id}/file", &[export]),
        Step::form("/exports/{id}", &[export], "_fn=/do/export/remove"),
    ]
}

/// Names the server function that sets a requirement.
const SET: &str = "_fn=/do/requirement/create";
/// Those that create and change a course.
const CREATE: &str = "_fn=/do/course/create";
const UPDATE: &str = "_fn=/do/course/update";
/// A course but for its category.
const COURSE: &str =
    "code=NEW&title=New&delivery_type=classroom&course_type=initial&requirement_level=mandatory&status=active";
/// The same with a title of ours.
pub(crate) const MARKED: &str =
    "code=NEW&title=Quillfeather&delivery_type=classroom&course_type=initial&requirement_level=mandatory&status=active";

/// Pages that take identifiers of ours beside their path, and what another tenant gets.
pub(crate) fn beside(ours: &Rows, theirs: &Rows) -> Vec<(Step, StatusCode)> {
    let Rows { person, role, site, category, course, competency, completion, .. } = ours;
    let (missing, refused) = (StatusCode::NOT_FOUND, StatusCode::UNPROCESSABLE_ENTITY);
    let mut steps = vec![
        // As what was done just now.
        (Step::get("/completions/new", &[]).asking(format!("recorded={completion}")), missing),
        (Step::get("/completions/pending", &[]).asking(format!("decided={completion}")), missing),
        (
            Step::form("/completions/pending", &[], format!("_fn=/do/completion/verify&completion={completion}")),
            missing,
        ),
        (Step::get("/matrix", &[]).asking(format!("cell={person}.{competency}")), missing),
        (Step::get("/matrix", &[]).asking(format!("cell={}.{competency}", theirs.person)), missing),
        // To begin a form with.
        (Step::get("/completions/new", &[]).asking(format!("person={person}&course={course}")), StatusCode::OK),
        (Step::get("/courses/new", &[]).asking(format!("category={category}")), StatusCode::OK),
        (
            Step::get("/requirements/new", &[]).asking(format!("competency={competency}&role={role}&site={site}")),
            StatusCode::OK,
        ),
        // In a form of their own.
        (Step::form("/completions/new", &[], completion_of(course)), refused),
        (Step::form("/courses/new", &[], format!("{CREATE}&{COURSE}&category_id={category}")), refused),
        (Step::form("/requirements/new", &[], format!("{SET}&competency={competency}&scope=everyone")), refused),
    ];
    steps.extend(of_another(ours, theirs));
    for (scope, id) in [("role", role.to_string()), ("site", site.to_string())] {
        let fields = format!("{SET}&competency={}&scope={scope}&scope_{scope}={id}", theirs.competency);
        steps.push((Step::form("/requirements/new", &[], fields), refused));
    }
    for reference in ["refresher_id", "prerequisites"] {
        let fields = format!("{COURSE}&category_id={}&{reference}={course}", theirs.category);
        steps.push((Step::form("/courses/new", &[], format!("{CREATE}&{fields}")), refused));
        let fields = format!("{UPDATE}&version=1&{fields}");
        steps.push((Step::form("/courses/{id}/edit", &[&theirs.course], fields), refused));
    }
    steps.extend(filters(ours).map(|(page, query)| (Step::get(page, &[]).asking(query), StatusCode::OK)));
    steps
}

/// What is ours, under somebody of theirs.
fn of_another(ours: &Rows, theirs: &Rows) -> Vec<(Step, StatusCode)> {
    let (Rows { employment, job, .. }, missing) = (ours, StatusCode::NOT_FOUND);
    let change = |kind: &str, fields: &str| format!("_fn=/do/person/{kind}/change&{fields}");
    let withdraw = |kind: &str| format!("_fn=/do/person/{kind}/withdraw&reason=x");
    let (jobs, employments) = ("/people/{id}/jobs/{fact}", "/people/{id}/employment/{fact}");
    let (of_job, of_employment) = ("/people/{id}/jobs/{fact}/withdraw", "/people/{id}/employment/{fact}/withdraw");
    vec![
        (Step::get(jobs, &[&theirs.person, job]), missing),
        (Step::form(jobs, &[&theirs.person, job], change("job", "from=2026-02-01")), missing),
        (Step::form(jobs, &[&theirs.person, job], change("job", "from=2026-01-01&to=2026-11-20")), missing),
        (Step::get(employments, &[&theirs.person, employment]), missing),
        (Step::form(employments, &[&theirs.person, employment], change("employment", "from=2026-02-01")), missing),
        (Step::get(of_job, &[&theirs.person, job]), missing),
        (Step::get(of_employment, &[&theirs.person, employment]), missing),
        // What is not there needs no withdrawing.
        (Step::form(of_job, &[&theirs.person, job], withdraw("job")), StatusCode::SEE_OTHER),
        (Step::form(of_employment, &[&theirs.person, employment], withdraw("employment")), StatusCode::SEE_OTHER),
    ]
}

fn completion_of(course: &dyn ToString) -> String {
    let course = course.to_string();
    format!("_fn=/do/completion/record&person=Olga+Other&course={course}&completed_on=2026-11-02&outcome=passed")
}

fn filters(ours: &Rows) -> [(&'static str, String); 12] {
    let Rows { role, site, category, .. } = ours;
    [
        ("/matrix", format!("role={role}")),
        ("/matrix", format!("site={site}")),
        ("/matrix", format!("category={category}")),
        ("/matrix/export.csv", format!("role={role}")),
        ("/matrix/export.xlsx", format!("site={site}")),
        ("/matrix/print", format!("site={site}&role={role}&category={category}")),
        ("/gaps", format!("site={site}&role={role}&category={category}")),
        ("/people", format!("role={role}")),
        ("/people", format!("site={site}")),
        ("/courses", format!("category={category}")),
        ("/requirements", format!("role={role}")),
        ("/requirements", format!("site={site}")),
    ]
}
