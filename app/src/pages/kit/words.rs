//! What lists and forms share: words for choices.

pub(in crate::pages) use crate::text::word;

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
