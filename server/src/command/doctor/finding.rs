//! One thing that an examination found out.

use serde::Serialize;
use std::fmt;

/// How bad it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Grade {
    /// As it should be.
    Good,
    /// It works, and somebody should look at it.
    Doubtful,
    /// It does not work, or data is in danger.
    Broken,
}

/// One thing that an examination found out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct Finding {
    /// What was examined: `configuration`, `database`, `tables`, `journal`, `folder`,
    /// `clock`, `access`, `completions`, `storage`.
    pub(super) about: &'static str,
    /// How bad it is.
    pub(super) grade: Grade,
    /// What was found, in a sentence.
    pub(super) what: String,
    /// What to do about it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) remedy: Option<&'static str>,
}

impl Finding {
    pub(super) fn new(about: &'static str, grade: Grade, what: impl Into<String>) -> Self {
        Self { about, grade, what: what.into(), remedy: None }
    }

    /// With what to do about it.
    pub(super) fn remedy(mut self, remedy: &'static str) -> Self {
        self.remedy = Some(remedy);
        self
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mark = match self.grade {
            Grade::Good => "good    ",
            Grade::Doubtful => "doubtful",
            Grade::Broken => "BROKEN  ",
        };
        write!(f, "{mark} {}: {}", self.about, self.what)?;
        match self.remedy {
            Some(remedy) => write!(f, "\n         → {remedy}"),
            None => Ok(()),
        }
    }
}
