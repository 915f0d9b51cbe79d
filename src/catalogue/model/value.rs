//! The values of courses and categories: what has one of these types is as it must be.

use crate::{
    error::{Problem, Rule},
    kernel::{
        field,
        input::{FromText, decimal, whole_numbers},
        text::fold,
        words::words,
    },
};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

words! {
    /// How a course is delivered (EHS, section 4.1: `deliveryType`).
    #[derive(Default)]
    DeliveryType {
        /// In a room.
        #[default]
        Classroom = "classroom",
        /// By oneself on a screen.
        Online = "online",
        /// In a room that people join from afar.
        Virtual = "virtual",
        /// A short talk at the place of work.
        ToolboxTalk = "toolbox_talk",
        /// While working, with somebody who knows.
        OnTheJob = "on_the_job",
        /// Several of these.
        Blended = "blended",
    }
}

words! {
    /// Whether a course is for the first time or to refresh (EHS, section 4.1: `courseType`).
    #[derive(Default)]
    CourseType {
        /// For the first time.
        #[default]
        Initial = "initial",
        /// To refresh what was learnt before.
        Refresher = "refresher",
    }
}

words! {
    /// Whether people have to take a course (EHS, section 4.1: `requirementLevel`).
    #[derive(Default)]
    RequirementLevel {
        /// They have to.
        Mandatory = "mandatory",
        /// They may.
        #[default]
        Optional = "optional",
    }
}

words! {
    /// Where a course is in its life (EHS, section 4.1: `status`).
    #[derive(Default, PartialOrd, Ord)]
    CourseStatus {
        /// Being written.
        #[default]
        Draft = "draft",
        /// In use.
        Active = "active",
        /// Not in use for now.
        Inactive = "inactive",
        /// Kept for the record.
        Archived = "archived",
    }
}

/// Why nobody can have completed a course, then or at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Untaught {
    /// It is still a draft.
    Yet,
    /// It was archived on this day.
    Since(NaiveDate),
}

impl Untaught {
    /// What bars completions of a course with `status` that was changed last on `last_changed`. An archived course cannot be
    /// changed: its last change was its archiving.
    #[must_use]
    pub const fn of(status: CourseStatus, last_changed: NaiveDate) -> Option<Self> {
        match status {
            CourseStatus::Draft => Some(Self::Yet),
            CourseStatus::Archived => Some(Self::Since(last_changed)),
            CourseStatus::Active | CourseStatus::Inactive => None,
        }
    }

    /// Whether a completion on `day` is barred.
    #[must_use]
    pub fn bars(self, day: NaiveDate) -> bool {
        match self {
            Self::Yet => true,
            Self::Since(archived) => day >= archived,
        }
    }
}

macro_rules! texts {
    ($($(#[$meta:meta])* $name:ident, $parse:expr;)*) => {$(
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
        #[cfg_attr(feature = "store", derive(sqlx::Type), sqlx(transparent))]
        #[serde(try_from = "String")]
        pub struct $name(String);

        impl TryFrom<String> for $name {
            type Error = Problem;

            fn try_from(text: String) -> Result<Self, Problem> {
                Self::parse(&text)
            }
        }

        impl $name {
            /// The value in `text`. White space alone is [`Problem::Required`].
            pub fn parse(text: &str) -> Result<Self, Problem> {
                let parse: fn(&str) -> Result<Option<String>, Problem> = $parse;
                parse(text)?.map(Self).ok_or(Problem::Required)
            }

            /// The value in `text` if there is any: for what may be missing.
            pub fn optional(text: &str) -> Result<Option<Self>, Problem> {
                if text.trim().is_empty() { Ok(None) } else { Self::parse(text).map(Some) }
            }

            /// The text.
            pub fn as_str(&self) -> &str {
                &self.0
            }

            /// The text in the form in which two are the same.
            pub fn folded(&self) -> String {
                fold(&self.0)
            }
        }

        impl FromText for $name {
            fn from_text(text: &str) -> Result<Self, Problem> {
                Self::parse(text)
            }

            fn to_text(&self) -> String {
                self.0.clone()
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.0)
            }
        }
    )*};
}

texts! {
    /// The code of a course: one line of at most 50 characters.
    CourseCode, |text| field::optional_line(Some(text), 50);
    /// The title of a course: one line of at most 255 characters.
    Title, |text| field::optional_line(Some(text), 255);
    /// A description: at most 10,000 characters in any number of lines.
    Description, |text| field::optional_text(Some(text), 10_000);
    /// The address of a page about a course: `http` or `https`, at most 2,048 characters.
    WebAddress, |text| field::web_address(Some(text), 2_048);
    /// The name of a category: one line of at most 100 characters.
    Name, |text| field::optional_line(Some(text), 100);
    /// The code of a category: one line of at most 50 characters.
    CategoryCode, |text| field::optional_line(Some(text), 50);
}

whole_numbers! {
    /// For how many months something holds: 1 to 1,200.
    Months = 1..=1_200;
    /// How often somebody may try: 1 to 100 times.
    Attempts = 1..=100;
    /// The lowest score that passes: 0 to 100 (EHS, TRN010).
    PassMark = 0..=100, breaks Rule::ScoreOutOfRange;
}

/// How long a course takes, in hours: more than 0, 10,000 at most.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd, Serialize, Deserialize)]
#[cfg_attr(feature = "store", derive(sqlx::Type), sqlx(transparent))]
#[serde(try_from = "f64")]
pub struct Hours(f64);

impl TryFrom<f64> for Hours {
    type Error = Problem;

    fn try_from(hours: f64) -> Result<Self, Problem> {
        Self::new(hours)
    }
}

impl Hours {
    /// `hours`, if they are in the range.
    pub fn new(hours: f64) -> Result<Self, Problem> {
        if hours > 0.0 && hours <= 10_000.0 { Ok(Self(hours)) } else { Err(Problem::NotPositive(10_000)) }
    }

    /// The number of hours.
    pub const fn get(self) -> f64 {
        self.0
    }
}

impl FromText for Hours {
    fn from_text(text: &str) -> Result<Self, Problem> {
        Self::new(decimal(text)?)
    }

    fn to_text(&self) -> String {
        self.0.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn limits_belong_to_the_range() {
        assert!(Months::new(1).is_ok() && Months::new(1_200).is_ok());
        assert_eq!(Months::new(0), Err(Problem::OutOfRange(1, 1_200)));
        assert_eq!(Attempts::new(101), Err(Problem::OutOfRange(1, 100)));
        assert!(Hours::new(0.25).is_ok() && Hours::new(10_000.0).is_ok());
        for bad in [0.0, -1.0, 10_000.5, f64::NAN, f64::INFINITY] {
            assert_eq!(Hours::new(bad), Err(Problem::NotPositive(10_000)), "{bad}");
        }
    }

    #[test]
    fn a_title_of_ten_thousand_characters_is_refused() {
        assert_eq!(Title::parse(&"x".repeat(10_000)), Err(Problem::TooLong(255)));
        assert_eq!(Title::parse("  "), Err(Problem::Required));
        assert!(Description::parse(&"x".repeat(10_000)).is_ok());
        assert_eq!(Description::parse(&"x".repeat(10_001)), Err(Problem::TooLong(10_000)));
    }

    #[test]
    fn a_word_survives_its_code() {
        for status in CourseStatus::ALL {
            assert_eq!(status.code().parse(), Ok(*status));
        }
        assert_eq!("Active".parse::<CourseStatus>(), Err(Problem::NotOneOf(CourseStatus::CODES)));
    }

    proptest! {
        #[test]
        fn a_code_is_a_single_line_of_at_most_fifty_characters(text in ".{0,60}") {
            if let Ok(code) = CourseCode::parse(&text) {
                prop_assert!((1..=50).contains(&code.as_str().chars().count()));
                prop_assert!(!code.as_str().contains(['\n', '\0']));
                prop_assert_eq!(CourseCode::parse(code.as_str()), Ok(code.clone()));
            }
        }
    }
}
