//! The addresses of the matrix and of what belongs to it. All that it shows follows from its address, so a view can be shared and
//! kept.

use crate::form::Form;
use chrono::NaiveDate;
use docendo::{
    competence::matrix::{By, Show},
    kernel::id::{CompetencyId, PersonId},
};
use serde::{Deserialize, Serialize};

/// The address of the matrix.
pub(in crate::pages) const PATH: &str = "/matrix";
/// The parameter of the cell whose explanation is open.
pub(super) const CELL: &str = "cell";

/// The words for the rows in the address.
pub(super) const ROWS_BY: [(&str, By); 3] = [("person", By::Person), ("role", By::Role), ("site", By::Site)];
/// What people may stand under, in the address.
pub(super) const UNDER: [(&str, By); 2] = [("site", By::Site), ("role", By::Role)];
/// The words for what is shown in the address.
pub(super) const SHOWN: [(&str, Show); 5] = [
    ("all", Show::All),
    ("blocked", Show::Blocked),
    ("gaps", Show::Gaps),
    ("expiring", Show::ExpiringRequired),
    ("overdue", Show::Overdue),
];

/// What an address asks for, as it was written, without what goes without saying: today, and everything.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct MatrixAddress(pub(super) Form);

impl MatrixAddress {
    /// The value of a filter as it was written.
    pub(super) fn written(&self, name: &str) -> String {
        self.0.value(name).to_owned()
    }

    /// The address as a form, for the filters.
    pub(in crate::pages) fn form(&self) -> Form {
        self.0.clone()
    }

    /// The address of the same matrix with `name` set to `value`, or without it.
    pub(super) fn with(&self, name: &str, value: Option<&str>) -> String {
        self.0.address(PATH, &[(name, value)])
    }

    /// The address with the explanation of a cell open.
    pub(super) fn cell_address(&self, person: PersonId, competency: CompetencyId) -> String {
        self.with(CELL, Some(&format!("{person}.{competency}")))
    }

    /// The address of the people of a group: the same matrix by person, of that role or site.
    pub(super) fn group_address(&self, name: &str, value: &str) -> String {
        let changes =
            [("by", None), ("under", None), (CELL, None), ("page", None), ("find", None), (name, Some(value))];
        self.0.address(PATH, &changes)
    }

    /// The addresses of the pages of rows or, by `name`, of columns.
    pub(super) fn pages(self, name: &'static str) -> impl Fn(usize) -> String + Send + Sync + 'static {
        move |page| self.part(PATH, &[(name, Some(&page.to_string()))])
    }

    /// `path` for the same matrix, without what is only about how the page shows it, with `changes`.
    pub(super) fn part(&self, path: &str, changes: &[(&str, Option<&str>)]) -> String {
        let dropped = [CELL, "find", "page", "column_page"].map(|name| (name, None));
        let kept = dropped.into_iter().filter(|(name, _)| path != PATH || !name.ends_with("page"));
        let others = kept.filter(|(name, _)| changes.iter().all(|(changed, _)| changed != name));
        let all: Vec<(&str, Option<&str>)> = others.chain(changes.iter().copied()).collect();
        self.0.address(path, &all)
    }

    /// What is asked for a part of the same matrix, of the same day: what is fetched later, perhaps tomorrow, has to be of that.
    pub(super) fn part_of(&self, as_of: NaiveDate) -> Form {
        let dropped = [CELL, "find", "page", "column_page", "as_of"];
        let kept = dropped.into_iter().fold(self.0.clone(), Form::without);
        kept.and("as_of".to_owned(), as_of.to_string())
    }

    /// The query of the same matrix, for a form that is about it.
    pub(super) fn query(&self) -> String {
        let address = self.part(PATH, &[("page", None), ("column_page", None)]);
        address.split_once('?').map(|(_, query)| query.to_owned()).unwrap_or_default()
    }
}
