//! What somebody signs in with.

/// What somebody signs in with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A browser, which keeps a cookie.
    Browser,
    /// A program, which keeps tokens.
    Api,
}

impl Kind {
    pub(super) const fn code(self) -> &'static str {
        match self {
            Self::Browser => "browser",
            Self::Api => "api",
        }
    }
}
