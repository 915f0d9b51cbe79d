//! On which version of a thing a change rests, so that of two who change it at once the second is told.

/// On what a change may rest.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Since {
    /// Whatever there is, and nothing as well.
    #[default]
    Anything,
    /// Whatever there is, as long as there is something.
    Present,
    /// One of these versions, by the words that name them.
    OneOf(Vec<String>),
}

impl Since {
    /// Whether a change may rest on `version`, which is the present one.
    #[must_use]
    pub fn admits(&self, version: &impl ToString) -> bool {
        match self {
            Self::Anything | Self::Present => true,
            Self::OneOf(versions) => versions.contains(&version.to_string()),
        }
    }
}

impl From<Option<i64>> for Since {
    /// This version, if one is given.
    fn from(version: Option<i64>) -> Self {
        version.map_or(Self::Anything, |version| Self::OneOf(vec![version.to_string()]))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_may_rest_on_the_versions_that_are_named_or_on_any() {
        let named = Since::OneOf(vec!["3".into(), "5".into()]);
        assert!(named.admits(&3) && named.admits(&5) && !named.admits(&4));
        assert!(Since::Anything.admits(&4) && Since::Present.admits(&4));
        assert!(Since::from(Some(4)).admits(&4) && !Since::from(Some(4)).admits(&40));
        assert!(!Since::OneOf(Vec::new()).admits(&1));
    }
}
