//! On which version of a thing a change rests, so that of two who change it at once the second is told.

/// The versions on which a change may rest, by the words that name them; any if nobody says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Since(Option<Vec<String>>);

impl Since {
    /// Any version.
    pub const ANY: Self = Self(None);

    /// One of these.
    #[must_use]
    pub const fn one_of(versions: Vec<String>) -> Self {
        Self(Some(versions))
    }

    /// Whether it matters which version it is.
    #[must_use]
    pub const fn is_any(&self) -> bool {
        self.0.is_none()
    }

    /// Whether a change may rest on `version`.
    #[must_use]
    pub fn admits(&self, version: &impl ToString) -> bool {
        self.0.as_ref().is_none_or(|versions| versions.contains(&version.to_string()))
    }
}

impl From<Option<i64>> for Since {
    /// This version, if one is given.
    fn from(version: Option<i64>) -> Self {
        Self(version.map(|version| vec![version.to_string()]))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_may_rest_on_the_versions_that_are_named_or_on_any() {
        let named = Since::one_of(vec!["3".into(), "5".into()]);
        assert!(named.admits(&3) && named.admits(&5) && !named.admits(&4));
        assert!(Since::ANY.admits(&4) && Since::from(Some(4)).admits(&4) && !Since::from(Some(4)).admits(&40));
        assert!(!Since::one_of(Vec::new()).admits(&1));
    }
}
