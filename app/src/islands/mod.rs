//! What comes alive in the browser. Everything in here works without scripts as well; an island only makes it quicker.
//!
//! Islands wrap what the server rendered: they listen, and ask the server for pieces of pages. No text of the product is
//! in them, so one language is all that a browser ever loads.

mod big_grid;
mod copy;
mod dom;
mod grid;
mod submit;

pub use big_grid::{BigGrid, BigGridProps};
pub use copy::{CopyTable, CopyTableProps};
pub use grid::{FRAGMENT, Grid, GridProps};
pub use submit::{SubmitOnChange, SubmitOnChangeProps};
