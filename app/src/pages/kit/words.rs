//! What lists and forms share: words for choices.

pub(in crate::pages) use crate::text::word;

use crate::t;
use docendo::competence::matrix::Show;
#[cfg(feature = "ssr")]
use docendo::kernel::id::Id;

/// The stored words `codes` as options of a choice; the words that people see are the texts `<prefix>-<code>`.
pub(in crate::pages) fn options(prefix: &str, codes: &[&str]) -> Vec<(String, String)> {
    codes.iter().map(|code| ((*code).to_owned(), word(prefix, code))).collect()
}

/// The identifier in a part of an address. What is no number is an identifier that nothing has.
#[cfg(feature = "ssr")]
pub(in crate::pages) fn path_id<T: Id>(text: &str) -> T {
    T::of(text.parse().unwrap_or_default())
}

/// Which cells are shown, as the filter of the matrix, its files, its print and the trail call them.
pub(in crate::pages) fn cells(show: Show) -> String {
    t!(match show {
        Show::All => "matrix-show-all",
        Show::Gaps => "matrix-show-gaps",
        Show::Expiring => "matrix-show-expiring",
        Show::ExpiringRequired => "matrix-show-expiring-required",
        Show::Blocked => "matrix-show-blocked",
        Show::Overdue => "matrix-show-overdue",
        Show::PastDue => "matrix-show-past-due",
    })
}
