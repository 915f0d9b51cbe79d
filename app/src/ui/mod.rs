//! Components that all pages share, one file each. They own markup, ARIA and the classes of `style/`; pages own words and data.
//!
//! | component | is |
//! |---|---|
//! | [`Frame`], [`Door`], [`LanguageChoice`] | the page around the content: signed in, or in front of the product |
//! | [`PageHead`], [`Section`], [`Panel`] | the parts of a page |
//! | [`PostForm`] and the fields | a form: label, control, help, error, and the summary of errors; values come from [`Form`](crate::form::Form) |
//! | [`FilterBar`] and its pills | a form whose values are the address of a list |
//! | [`TableScroll`], [`SortHead`], [`ListPager`], [`Pager`], [`EmptyState`] | a list |
//! | [`StateBadge`], [`Mark`], [`Legend`] | where somebody stands: symbol, word and colour |
//! | [`Stats`], [`Stat`], [`Bar`] | figures |
//! | [`Timeline`], [`Event`], [`Facts`], [`Fact`] | what happened, and what is |
//! | [`Notice`], [`Icon`], [`LinkButton`] | the rest |

mod action;
mod busy;
mod button;
mod choice;
mod door;
mod empty_state;
mod error_summary;
mod facts;
mod field;
mod filter_bar;
mod frame;
mod icon;
mod language_choice;
mod list_pager;
mod notice;
mod page_head;
mod pager;
mod palette;
mod panel;
mod place;
mod post_form;
mod select;
mod stat;
mod state;
mod table;
mod timeline;

pub use action::*;
pub use busy::Busy;
pub(crate) use busy::follow;
pub use button::*;
pub use choice::*;
pub use door::*;
pub use empty_state::*;
pub use error_summary::*;
pub use facts::*;
pub use field::*;
pub use filter_bar::*;
pub use frame::*;
pub use icon::*;
pub use language_choice::*;
pub use list_pager::*;
pub use notice::*;
pub use page_head::*;
pub use pager::*;
pub(crate) use palette::palette_script;
pub use palette::{LONGEST_SEARCH, SEARCH};
pub use panel::*;
pub use place::*;
pub use post_form::*;
pub use select::*;
pub use stat::*;
pub use state::*;
pub use table::*;
pub use timeline::*;

#[cfg(test)]
mod tests;
