//! The texts of the product in one language, as trees that the server and the browser tell by the same rules.
//!
//! They are written as Fluent files (`app/locales/<language>/`), and read into trees when the product is built (`files`). Of
//! Fluent they use messages with variables, texts in quotation marks, and choices by a variable; whatever else there is, is refused.
//!
//! # Layers
//!
//! From the bottom to the top; a module uses those alone that are named before it: `value`, `message`, `sent`, `telling`, `files`.

#[cfg(feature = "files")]
pub mod files;
mod message;
mod sent;
mod telling;
mod value;

pub use message::{Message, Part, Texts};
pub use telling::{Numbers, whole};
pub use value::Value;
