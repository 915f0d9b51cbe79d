//! What is typed where access is given, and passwords are set.

use crate::{
    error::{Flaws, Problem},
    kernel::input::{Draft as _, FromText, Input, Line, draft},
};
use std::fmt;

/// A password as somebody typed it, with every space of it. Whether it is theirs, or good enough, is found out with the database.
/// It reads from a form and never back: no page shows it again, nothing that travels or is logged has it.
#[derive(Clone, PartialEq, Eq)]
pub struct TypedPassword(String);

impl TypedPassword {
    /// The password `typed`.
    pub fn new(typed: impl Into<String>) -> Self {
        Self(typed.into())
    }

    /// What was typed, for whoever compares or hashes it.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for TypedPassword {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("TypedPassword")
    }
}

impl FromText for TypedPassword {
    fn from_text(text: &str) -> Result<Self, Problem> {
        Ok(Self::new(text))
    }

    fn to_text(&self) -> String {
        String::new()
    }

    /// A value at once, so that nothing is cut off its ends and no text of it stands in the draft.
    fn of_form(texts: &[&str]) -> Input<Self> {
        Input::Value(Self::new(texts.first().copied().unwrap_or_default()))
    }

    fn to_form(&self) -> Vec<String> {
        Vec::new()
    }
}

draft! {
    /// A change of one's own password, as somebody typed it.
    draft PasswordDraft;
    /// A change of one's own password. Whether the present one is right, and the next one good, is still to be found out.
    #[derive(Eq)]
    value PasswordChange;
    {
        /// The present password, which shows that it is really them.
        old as "old_password": TypedPassword;
        /// The next one.
        new as "password": TypedPassword;
        /// The next one again: whoever mistyped it could not sign in any more.
        again as "password_again": TypedPassword;
    }
}

impl PasswordDraft {
    /// The change that was typed, with the new password twice.
    pub fn parse(&self) -> Result<PasswordChange, Flaws> {
        let mut flaws = Flaws::default();
        let change = self.read(None, &mut flaws);
        if self.again.known() != self.new.known() {
            flaws.add("password_again", Problem::NotRepeated);
        }
        flaws.check_with(change)
    }
}

draft! {
    /// An access role that somebody is to be given, as it was chosen.
    draft GrantDraft;
    /// An access role that somebody is to be given.
    #[derive(Eq)]
    value Grant;
    {
        /// The stable word of the role.
        role as "access_role": Line<100>;
        /// Whether it comes with an account, which nobody had when that was asked for.
        is_new as "new": bool, default false;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TYPED: [(&str, &str); 3] =
        [("old_password", " old kettle "), ("password", "new kettle"), ("password_again", "new kettle")];

    #[test]
    fn a_password_keeps_its_spaces_and_is_in_nothing_that_is_shown_sent_or_logged() {
        let draft = PasswordDraft::of(&TYPED.to_vec());
        assert_eq!(draft.parse().unwrap().old.expose(), " old kettle ");
        let sent = serde_json::to_string(&draft).unwrap();
        for told in [format!("{:?}", draft.shown()), format!("{draft:?}"), sent, format!("{:?}", draft.parse())] {
            assert!(!told.contains("kettle"), "{told}");
        }
    }

    #[test]
    fn a_password_that_is_not_repeated_is_told_beside_its_second_field() {
        for again in ["new kettle ", ""] {
            let typed = [TYPED[0], TYPED[1], ("password_again", again)].to_vec();
            let flaws = PasswordDraft::of(&typed).parse().unwrap_err().into_vec();
            assert_eq!((flaws[0].field.as_str(), &flaws[0].problem), ("password_again", &Problem::NotRepeated));
        }
    }
}
