//! What lists and forms share: words for choices, permissions, and flaws from two sources.

use crate::{t, visitor::Member};
use docendo::{
    Result,
    error::{Error, Flaws},
    identity::Permission,
    kernel::id::Id,
};

/// The stored words `codes` as options of a choice; the words that people see are the texts `<prefix>-<code>`.
pub(in crate::pages) fn options(prefix: &str, codes: &[&str]) -> Vec<(String, String)> {
    codes.iter().map(|code| ((*code).to_owned(), word(prefix, code))).collect()
}

/// The text `<prefix>-<code>`, with hyphens for underscores.
pub(in crate::pages) fn word(prefix: &str, code: &str) -> String {
    t!(&format!("{prefix}-{}", code.replace('_', "-")))
}

/// The identifier in a part of an address. What is no number is an identifier that nothing has.
pub(in crate::pages) fn path_id<T: Id>(text: &str) -> T {
    T::of(text.parse().unwrap_or_default())
}

/// Refuses those who lack `permission`, before they see a form that they could not send.
pub(in crate::pages) fn require(member: &Member, permission: Permission) -> Result<()> {
    if member.may(permission) { Ok(()) } else { Err(Error::Forbidden(permission)) }
}

/// What `checked` is, unless reading the form found `flaws`: then those of both, one a field, so that all are told at once.
pub(in crate::pages) fn together<T>(flaws: Flaws, checked: Result<T>) -> Result<T> {
    let mut found = match (flaws.check(), checked) {
        (Ok(()), checked) => return checked,
        (Err(Error::Invalid(mut found)), Err(Error::Invalid(more))) => {
            found.extend(more);
            found
        }
        (Err(error), _) => return Err(error),
    };
    let mut seen = std::collections::HashSet::new();
    found.retain(|flaw| seen.insert(flaw.field.clone()));
    Err(Error::Invalid(found))
}

#[cfg(test)]
mod tests {
    use super::*;
    use docendo::error::Problem;

    #[test]
    fn flaws_of_reading_and_of_checking_are_told_together_and_once_a_field() {
        let mut flaws = Flaws::default();
        flaws.add("deadline", Problem::NotADate);
        let mut others = Flaws::default();
        others.add("deadline", Problem::Required);
        others.add("scope", Problem::Required);
        let Err(Error::Invalid(found)) = together(flaws, others.check()) else { panic!("the flaws are lost") };
        let found: Vec<(&str, &Problem)> = found.iter().map(|flaw| (flaw.field.as_str(), &flaw.problem)).collect();
        assert_eq!(found, [("deadline", &Problem::NotADate), ("scope", &Problem::Required)]);
    }

    #[test]
    fn a_sound_form_is_judged_by_the_check_alone() {
        assert_eq!(together(Flaws::default(), Ok(3)).ok(), Some(3));
        let refused: Result<()> = Err(Error::invalid("scope", Problem::Required));
        assert!(together(Flaws::default(), refused).is_err());
    }
}
