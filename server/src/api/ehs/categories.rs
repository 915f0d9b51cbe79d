//! Categories of courses (EHS, section 3).

use super::{ErrorBody, envelope::Success};
use crate::api::kit::{Answer, ApiCaller, ApiState, Body, Created, Failure, MayCatalogue, Query};
use docendo::{
    catalogue::{Category, CategoryCode, Description, Name, NewCategory, service},
    kernel::id::OrganisationId,
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};
use uuid::Uuid;

/// The endpoints of the section.
pub fn routes() -> OpenApiRouter<ApiState> {
    OpenApiRouter::new().routes(routes!(list, create))
}

/// Where a category stands whose request does not say: after those of the system.
const LAST: i64 = 100;

/// Categories.
#[derive(Debug, Serialize, ToSchema)]
struct CategoryList {
    categories: Vec<CategoryOut>,
}

/// One category.
#[derive(Debug, Serialize, ToSchema)]
struct CategoryOne {
    category: CategoryFull,
}

/// A category in a list.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct CategoryOut {
    id: Uuid,
    #[schema(example = "Safety Training")]
    name: String,
    #[schema(example = "SAFETY")]
    code: String,
    #[schema(example = "General safety and hazard awareness")]
    description: Option<String>,
    #[schema(example = 1)]
    display_order: i64,
    #[schema(example = true)]
    is_system: bool,
    #[schema(example = true)]
    is_active: bool,
}

/// A category with the organisation it belongs to; a system category belongs to none.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct CategoryFull {
    #[serde(flatten)]
    category: CategoryOut,
    organisation_id: Option<Uuid>,
}

impl From<Category> for CategoryFull {
    fn from(category: Category) -> Self {
        let is_system = category.is_system();
        let Category { id, organisation, name, code, description, display_order, is_active } = category;
        Self {
            category: CategoryOut {
                id: id.uuid(),
                name: name.to_string(),
                code: code.to_string(),
                description: description.map(|text| text.to_string()),
                display_order,
                is_system,
                is_active,
            },
            organisation_id: organisation.map(OrganisationId::uuid),
        }
    }
}

/// A category to be created.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[expect(dead_code, reason = "describes the body; it is read field by field, so that all flaws are told at once")]
struct CategoryIn {
    /// At most 100 characters.
    #[schema(
        example = "Contractor Training",
        max_length = 100,
        pattern = r"^[^\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\u202a-\u202e\u2066-\u2069]*[^\u0000-\u0008\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\s][^\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\u202a-\u202e\u2066-\u2069]*$"
    )]
    name: String,
    /// At most 50 characters; no other category that the organisation sees has it, in any case.
    #[schema(
        example = "CONTRACTOR",
        max_length = 50,
        pattern = r"^[^\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\u202a-\u202e\u2066-\u2069]*[^\u0000-\u0008\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\s][^\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\u202a-\u202e\u2066-\u2069]*$"
    )]
    code: String,
    /// At most 10,000 characters.
    #[schema(
        example = "Training for external contractors",
        max_length = 10_000,
        pattern = r"^(?:[^\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]|\r\n)*$"
    )]
    description: Option<String>,
    /// Lower comes first; 100 if it is not given.
    #[schema(example = 15, minimum = 0, maximum = 10_000)]
    display_order: Option<i64>,
}

fn parse(mut body: Body) -> Result<NewCategory, Failure> {
    let name = body.text("name").parse(|text| Name::parse(&text)).required();
    let code = body.text("code").parse(|text| CategoryCode::parse(&text)).required();
    let description = body.text("description").parse(|text| Description::optional(&text)).or(None);
    let display_order = body.int("displayOrder").within(0, 10_000).or(LAST);
    body.finish(|| Some(NewCategory { name: name?, code: code?, description, display_order }))
}

/// List training categories, by place in lists and name: those of the organisation and, unless told otherwise, those of
/// the system.
#[utoipa::path(
    get, path = "/api/training/categories", tag = "ehs", operation_id = "ehs_categories_list",
    params(
        ("includeSystem" = Option<bool>, Query, description = "Include system categories (default: true)"),
        ("activeOnly" = Option<bool>, Query, description = "Only active categories (default: true)"),
    ),
    responses(
        (status = 200, description = "The categories", body = Success<CategoryList>),
        (status = 400, description = "A parameter is wrong", body = ErrorBody),
        (status = 401, description = "Missing or invalid token", body = ErrorBody),
    ),
)]
async fn list(caller: ApiCaller, mut query: Query) -> Answer<Success<CategoryList>> {
    let with_system = query.flag("includeSystem").or(true);
    let only_active = query.flag("activeOnly").or(true);
    query.check()?;
    let categories = caller.read(async |read| service::categories(read, with_system, only_active).await).await?;
    let categories = categories.into_iter().map(|category| CategoryFull::from(category).category).collect();
    Ok(Success::of(CategoryList { categories }))
}

/// Create a custom category of the organisation.
#[utoipa::path(
    post, path = "/api/training/categories", tag = "ehs", operation_id = "ehs_categories_create",
    request_body = CategoryIn,
    responses(
        (status = 201, description = "The new category", body = Success<CategoryOne>),
        (status = 400, description = "Some fields are wrong or missing", body = ErrorBody),
        (status = 401, description = "Missing or invalid token", body = ErrorBody),
        (status = 403, description = "The caller may not write the catalogue", body = ErrorBody),
        (status = 409, description = "CONFLICT: another category has the code", body = ErrorBody),
    ),
)]
async fn create(caller: MayCatalogue, body: Body) -> Answer<Created<Success<CategoryOne>>> {
    let new = parse(body)?;
    let category = caller.write(async |work| service::create_category(work, &new).await).await?;
    Ok(Created(Success::of(CategoryOne { category: category.into() })))
}
