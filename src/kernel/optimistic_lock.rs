//! The optimistic lock: the version of a thing on which a change rests, so that of two who change it at once the second is told.

/// On which versions a change may rest.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum OptimisticLock {
    /// Whatever there is, and nothing as well.
    #[default]
    Anything,
    /// Whatever there is, as long as there is something.
    Present,
    /// One of these versions, by the words that name them.
    OneOf(Vec<String>),
}

impl OptimisticLock {
    /// Whether the change may be made, if `version` is the present one.
    #[must_use]
    pub fn allows(&self, version: &impl ToString) -> bool {
        match self {
            Self::Anything | Self::Present => true,
            Self::OneOf(versions) => versions.contains(&version.to_string()),
        }
    }
}

impl From<i64> for OptimisticLock {
    /// This version.
    fn from(version: i64) -> Self {
        Self::OneOf(vec![version.to_string()])
    }
}

impl From<u32> for OptimisticLock {
    /// This version.
    fn from(version: u32) -> Self {
        i64::from(version).into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_may_rest_on_the_versions_that_are_named_or_on_any() {
        let named = OptimisticLock::OneOf(vec!["3".into(), "5".into()]);
        assert!(named.allows(&3) && named.allows(&5) && !named.allows(&4));
        assert!(OptimisticLock::Anything.allows(&4) && OptimisticLock::Present.allows(&4));
        assert!(OptimisticLock::from(4_u32).allows(&4) && !OptimisticLock::from(4_i64).allows(&40));
        assert!(!OptimisticLock::OneOf(Vec::new()).allows(&1));
    }
}
