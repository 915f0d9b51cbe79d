//! Categories of courses (EHS, section 3).

use super::envelope::Success;
use crate::api::kit::{
    Answer, ApiCaller, ApiWriter, Created, Once, body, endpoint,
    kind::{FieldKind as _, flag, line, text, whole},
    query,
};
use docendo::{
    catalogue::{Category, CategoryCode, Description, DisplayOrder, Name, NewCategory, service},
    kernel::id::OrganisationId,
    work::Work,
};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

/// Categories.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct CategoryList {
    categories: Vec<CategoryOut>,
}

/// One category.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct CategoryOne {
    category: CategoryFull,
}

/// A category in a list.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct CategoryOut {
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
pub(crate) struct CategoryFull {
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

body! {
    /// A category to be created.
    create CategoryIn;
    {
        name "name": Name = line(100).parse(Name::parse), example "Contractor Training";
        /// At most 50 characters; no other category that the organisation sees has it, in any case.
        code "code": CategoryCode = line(50).parse(CategoryCode::parse), example "CONTRACTOR";
        description "description": Option<Description> = text(10_000).parse(Description::parse),
            example "Training for external contractors";
        /// Lower comes first; 100 if it is not given.
        display_order "displayOrder": DisplayOrder = whole(DisplayOrder::RANGE).parse(DisplayOrder::new), default DisplayOrder::UNSAID, example 15;
    }
}

query! {
    /// Which categories are listed.
    CategoriesAsked {
        /// Include system categories (default: true)
        with_system "includeSystem": bool = flag(), default true;
        /// Only active categories (default: true)
        only_active "activeOnly": bool = flag(), default true;
    }
}

endpoint! {
    /// List training categories, by place in lists and name: those of the organisation and, unless told otherwise, those of
    /// the system.
    list "ehs_categories_list": "The categories";
}
pub(crate) async fn list(caller: ApiCaller, asked: CategoriesAsked) -> Answer<Success<CategoryList>> {
    let CategoriesAsked { with_system, only_active } = asked;
    let categories = caller.read(async |read| service::categories(read, with_system, only_active).await).await?;
    let categories = categories.into_iter().map(|category| CategoryFull::from(category).category).collect();
    Ok(Success::of(CategoryList { categories }))
}

endpoint! {
    /// Create a custom category of the organisation.
    create "ehs_categories_create": "The new category";
    409 "CONFLICT: another category has the code";
}
pub(crate) async fn create(caller: ApiWriter, new: CategoryIn) -> Answer<Once<Created<Success<CategoryOne>>>> {
    let CategoryIn { name, code, description, display_order } = new;
    let new = NewCategory { name, code, description, display_order };
    let create = async |work: &mut Work| {
        let category = service::create_category(work, &new).await?.into();
        Ok(Created(Success::of(CategoryOne { category })))
    };
    caller.once(create).await
}
