//! Components that all pages share, one file each. They own markup, ARIA and the classes of `style/`; pages own words and data.
//!
//! | component | is |
//! |---|---|
//! | [`Around`], [`Frame`], [`Door`], [`LanguageChoice`] | what is around the content: of the application, of a page, in front of the product |
//! | [`PageHead`], [`Section`], [`Panel`] | the parts of a page |
//! | [`PostForm`] and the fields | a form: label, control, help, error, and the summary of errors; values come from [`Form`](crate::form::Form) |
//! | [`FilterBar`] and its pills | a form whose values are the address of a list |
//! | [`TableScroll`], [`SortHead`], [`ListPager`], [`Pager`], [`EmptyState`] | a list |
//! | [`StateBadge`], [`Mark`], [`Legend`] | where somebody stands: symbol, word and colour |
//! | [`Stats`], [`Stat`], [`Bar`] | figures |
//! | [`Timeline`], [`Event`], [`History`], [`Facts`], [`Fact`] | what happened, and what is |
//! | [`FaultText`] | a page that cannot be shown |
//! | [`Notice`], [`Icon`], [`LinkButton`] | the rest |

mod action;
mod around;
mod arrival;
mod button;
mod choice;
#[cfg(feature = "ssr")]
mod door;
mod empty_state;
mod error_summary;
mod facts;
mod fault_page;
mod field;
mod filter_bar;
mod frame;
mod history;
mod icon;
#[cfg(feature = "ssr")]
mod language_choice;
mod links;
mod list_pager;
mod live;
mod notice;
mod own_password;
mod page_head;
mod pager;
mod panel;
mod place;
mod post_form;
mod select;
mod signed_out;
mod stat;
mod state;
mod table;
mod timeline;

pub use action::*;
pub use around::{Around, Beyond};
pub use arrival::Arrival;
pub(crate) use arrival::{here, load, path_here};
pub use button::*;
pub use choice::*;
#[cfg(feature = "ssr")]
pub use door::*;
pub use empty_state::*;
pub use error_summary::*;
pub use facts::*;
pub use fault_page::*;
pub use field::*;
pub use filter_bar::*;
pub(crate) use filter_bar::{content, send_filters};
pub use frame::*;
pub use history::*;
pub use icon::*;
#[cfg(feature = "ssr")]
pub use language_choice::*;
pub use links::PageIndex;
pub(crate) use links::{path_of, use_way};
pub use list_pager::*;
pub(crate) use live::{Live, Shown};
pub use notice::*;
pub use own_password::*;
pub use page_head::*;
pub use pager::*;
pub use panel::*;
pub use place::*;
pub(crate) use post_form::FormKey;
pub use post_form::*;
pub use select::*;
pub use signed_out::SignedOut;
pub use stat::*;
pub use state::*;
pub use table::*;
pub use timeline::*;

#[cfg(test)]
mod tests;
