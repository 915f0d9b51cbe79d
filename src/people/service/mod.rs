//! Use cases about people.

mod bulk;
mod fact;
mod hire;
mod leavers;
mod person;
mod role;
mod undo;
mod withdraw;

pub use bulk::{bulk_employments, bulk_ends, bulk_holdings, bulk_persons};
pub use fact::{assign, correct_employment, correct_holding, employ, end_employment, end_holding};
pub use hire::{change_employment, change_holding, hire, place_person};
pub use person::{change, create, detail, emails, find, history, insert_person, names, roster, rows, taken_elsewhere};
pub use role::{find_or_create_roles, role_named, roles};
pub use undo::{Undone, undo_import};
pub use withdraw::{withdraw_employment, withdraw_holding};
