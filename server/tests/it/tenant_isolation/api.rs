//! The routes of the API with identifiers of ours in bodies and queries; those in paths are tried by `by_path`.

use super::{
    ours::{ROLE, Rows, THEIR_ROLE},
    step::Step,
};
use axum::http::{Method, StatusCode};
use serde_json::{Value, json};

const COURSES: &str = "/api/training/courses";
const COURSE: &str = "/api/training/courses/{course_id}";
const MATRIX: &str = "/api/training/matrix";
const GAPS: &str = "/api/training/matrix/gaps";
const OF_ROLE: &str = "/api/training/requirements/role/{role_name}";

const REQUIREMENTS: &str = "/api/role-training-requirements";
const MISSING_OF_ALL: &str = "/api/role-training-requirements/compliance/gaps";

/// Routes that take no identifier.
pub(super) const WITHOUT: [&str; 7] = [
    "GET /api/training/categories",
    "POST /api/training/categories",
    "POST /api/token",
    "POST /api/token/refresh",
    "GET /api/accounts/users/me",
    "POST /api/accounts/users/register",
    "GET /api/roles",
];

/// Every other route, and what the contract answers another tenant: 400 to an identifier in a body (the document names each such
/// field as a flaw; of a course that a role shall require it says 404), and to a filter a list with nothing of ours in it.
pub(super) fn steps(ours: &Rows, theirs: &Rows) -> Vec<(Step, StatusCode)> {
    let course = ours.course.uuid();
    let missing = StatusCode::NOT_FOUND;
    let required = json!({ "requirements": [{ "courseId": course, "isMandatory": true }] });
    let mut steps = vec![
        (Step::get(GAPS, &[]).asking(format!("userId={}", ours.person.uuid())), missing),
        (Step::json(Method::PUT, OF_ROLE, &[&THEIR_ROLE], required.clone()), missing),
        (Step::json(Method::PUT, OF_ROLE, &[&ROLE], required), missing),
        (Step::get(COURSES, &[]).asking(format!("categoryId={}", ours.category.uuid())), StatusCode::OK),
    ];
    steps.extend(eqms(ours, theirs));
    for filter in filters(ours) {
        steps.push((Step::get(MATRIX, &[]).asking(format!("type=user_course&{filter}")), StatusCode::OK));
    }
    for (name, value) in references(ours) {
        let body = new_course(theirs, name, &value);
        steps.push((Step::json(Method::POST, COURSES, &[], body), StatusCode::BAD_REQUEST));
        let change = Step::json(Method::PUT, COURSE, &[&theirs.course.uuid()], json!({ name: value }));
        steps.push((change, StatusCode::BAD_REQUEST));
    }
    steps
}

/// E-QMS answers another tenant 400 to an identifier in a body, and to a filter a list with nothing of ours in it.
fn eqms(ours: &Rows, theirs: &Rows) -> Vec<(Step, StatusCode)> {
    let new = |role: i64, competency: i64| json!({ "roleId": role, "competencyId": competency, "isMandatory": true, "isRegulatory": false, "priority": "low" });
    let post = |body| (Step::json(Method::POST, REQUIREMENTS, &[], body), StatusCode::BAD_REQUEST);
    let mut steps = vec![post(new(ours.role.0, theirs.competency.0)), post(new(theirs.role.0, ours.competency.0))];
    for path in [REQUIREMENTS, MISSING_OF_ALL] {
        for filter in [format!("roleId={}", ours.role), format!("competencyId={}", ours.competency)] {
            steps.push((Step::get(path, &[]).asking(filter), StatusCode::OK));
        }
    }
    steps
}

fn filters(ours: &Rows) -> [String; 5] {
    [
        format!("siteId={}", ours.site.uuid()),
        format!("categoryId={}", ours.category.uuid()),
        format!("userIds={}", ours.person.uuid()),
        format!("courseIds={}", ours.course.uuid()),
        format!("roleFilter={ROLE}"),
    ]
}

/// What a course can refer to.
fn references(ours: &Rows) -> [(&'static str, Value); 4] {
    [
        ("categoryId", json!(ours.category.uuid())),
        ("refresherCourseId", json!(ours.course.uuid())),
        ("ownerId", json!(ours.person.uuid())),
        ("prerequisiteCourseIds", json!([ours.course.uuid()])),
    ]
}

/// A course that the other tenant could create, but for `name`.
fn new_course(theirs: &Rows, name: &str, value: &Value) -> Value {
    let mut body = json!({
        "code": "NEW", "title": "New", "categoryId": theirs.category.uuid(), "durationHours": 1,
        "deliveryType": "classroom", "courseType": "initial", "requirementLevel": "mandatory",
    });
    body[name] = value.clone();
    body
}
