//! What every REST contract needs and none owns: who calls, what was sent, which part of a list, and how it is told what
//! went wrong.
//!
//! A handler is parse → one service call → present:
//!
//! ```text
//! async fn create(caller: ApiCaller, mut body: Body) -> Answer<Created<CategoryOut>> {
//!     let name = body.text("name").required();
//!     let code = body.text("code").required();
//!     let order = body.int("displayOrder").within(0, 10_000).optional();
//!     let new = body.finish(|| Some(NewCategory { name: name?, code: code?, order }))?;
//!     let category = caller.write(async |work| catalogue::service::create_category(work, new).await).await?;
//!     Ok(Created(category.into()))
//! }
//! ```
//!
//! | file | holds |
//! |---|---|
//! | `caller.rs` | [`ApiCaller`]: credentials → [`docendo::work::Caller`]; [`May`]: one who has a permission |
//! | `field.rs` | [`Field`]: one field that was sent: its type, whether it has to be there, its limits |
//! | `body.rs` | [`Body`]: a JSON body, field by field, so that all flaws are told at once |
//! | `query.rs` | [`Query`]: the same for the query string, and paging |
//! | `path.rs` | [`PathNumber`]: an identifier in the path |
//! | `created.rs` | [`Created`]: a body with status 201 |
//! | `version.rs` | [`Versioned`]: an answer with its `ETag`; [`IfMatch`]: the version on which a change rests |
//! | `failure.rs` | [`Failure`], [`Answer`]: what a handler returns when it does not succeed |
//! | `voice.rs` | [`Voice`]: how a contract words a failure; who owns which path |
//! | `openapi.rs`, `reading.rs`, `yaml.rs` | the description of all contracts |

mod body;
mod caller;
mod created;
mod failure;
mod field;
pub mod openapi;
mod path;
mod query;
mod reading;
mod version;
mod voice;
mod yaml;

pub use body::Body;
pub use caller::{ApiCaller, May, MayCatalogue, MayGiveAccess, MayRequire};
pub use created::Created;
pub use failure::{Answer, Failure, Place, Quota, by_field, camel};
pub use field::Field;
pub use path::PathNumber;
pub use query::{Above, PageRules, PageWanted, Query};
pub use version::{IfMatch, Versioned, tag_coding};
pub use voice::{Bare, Owner, Voice, owner_of, speak, unknown_route, wrong_method};

/// What the handlers of the contracts share.
pub type ApiState = docendo::work::Installation;
