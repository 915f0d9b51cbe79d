//! What every REST contract needs and none owns: who calls, what was sent, which part of a list, and how it is told what
//! went wrong.
//!
//! An endpoint is a row of the index in `api/mod.rs`, a body or query that is declared once, and a handler, which parses, calls
//! one service, and presents (here with two of its four fields):
//!
//! ```text
//! POST "/api/training/categories" ehs::categories::create, asks catalogue::access::CHANGE_CATEGORIES;
//!
//! body! {
//!     /// A category to be created.
//!     create CategoryIn;
//!     {
//!         name "name": Name = line(100).parse(Name::parse), example "Contractor Training";
//!         display_order "displayOrder": DisplayOrder = whole(DisplayOrder::RANGE).parse(DisplayOrder::new), default DisplayOrder::UNSAID;
//!     }
//! }
//!
//! endpoint! {
//!     /// Create a custom category of the organisation.
//!     create "ehs_categories_create": "The new category";
//!     409 "CONFLICT: another category has the code";
//! }
//! pub(crate) async fn create(caller: ApiWriter, new: CategoryIn) -> Answer<Once<Created<Success<CategoryOne>>>> {
//!     let CategoryIn { name, display_order } = new;
//!     let new = NewCategory { name, display_order };
//!     let create = async |work: &mut Work| {
//!         let category = service::create_category(work, &new).await?.into();
//!         Ok(Created(Success::of(CategoryOne { category })))
//!     };
//!     caller.once(create).await
//! }
//! ```
//!
//! | file | holds |
//! |---|---|
//! | `contract.rs` | [`Contract`]: its name, its voice, the paths that are its own, its endpoints; `endpoints!` |
//! | `declare.rs` | `body!`, `query!`: declarations of fields from which reading and description follow |
//! | `kind.rs` | [`kind`]: what a field takes, how it is described and read |
//! | `sent.rs`, `field.rs` | [`Sent`], [`Fields`]: what was sent, read field by field, so that all flaws are told at once |
//! | `body.rs`, `query.rs`, `paging.rs` | JSON bodies; query strings; paging |
//! | `describe.rs`, `operation.rs` | [`Takes`], [`Gives`]: what a handler takes and gives says to the description; `endpoint!` |
//! | `shape.rs` | [`Failures`]: how the failures of a contract look in its description |
//! | `ask.rs` | [`Ask`]: the use case that an endpoint carries out |
//! | `caller.rs` | [`ApiCaller`]: credentials → [`docendo::work::Caller`] |
//! | `writer.rs` | [`ApiWriter`]: the same of a request that writes, once: `Idempotency-Key`; [`Once`]: its answer |
//! | `path.rs` | [`PathNumber`], [`PathFilter`]: an identifier in the path |
//! | `created.rs` | [`Created`]: an answer with status 201 |
//! | `version.rs` | [`Versioned`]: an answer with its `ETag`; [`IfMatch`]: the version on which a change rests |
//! | `about.rs` | [`About`]: what is stated beside a handler |
//! | `objects.rs` | [`objects`]: lists of objects, each read like a body |
//! | `openapi.rs`, `reading.rs`, `yaml.rs` | the description of all contracts |
//!
//! What a handler returns when it does not succeed is a [`Failure`]; how a contract words it, a [`Voice`]. Both stand below, for what
//! is not of the API fails as well.

mod about;
mod ask;
pub(crate) mod body;
mod caller;
mod contract;
mod created;
pub(crate) mod declare;
mod describe;
mod field;
pub mod kind;
mod objects;
pub mod openapi;
mod operation;
mod paging;
mod path;
pub(crate) mod query;
mod reading;
mod sent;
mod shape;
mod version;
mod writer;
mod yaml;

pub use crate::{
    failure::{Answer, Failure, Place, Quota, by_field, camel},
    voice::{Bare, Voice},
};
pub use about::About;
pub use ask::Ask;
pub(crate) use ask::ask;
pub use caller::ApiCaller;
pub(crate) use contract::endpoints;
pub use contract::{Contract, Index, owner_among};
pub use created::Created;
pub use declare::Group;
pub(crate) use declare::{body, drafted, filled, query};
pub use describe::{Described, Documented, Gives, Takes};
pub(crate) use describe::{endpoint, envelopes};
pub use field::{Fields, FromFields};
pub use objects::{Objects, objects};
pub use operation::{OperationBuilder, Unusable};
pub use paging::{Above, PageRules, PageWanted, Size, size};
pub use path::{PathFilter, PathNumber};
pub use sent::Sent;
pub use shape::{Failures, Schemas, Shape};
pub use version::{IfMatch, Versioned, tag_coding};
pub use writer::{ApiWriter, Once};

/// What the handlers of the contracts share.
pub type ApiState = docendo::work::Installation;
