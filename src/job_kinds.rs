//! The kinds of jobs that this product has: the one list of them. A kind is added to the folder of its feature, and here.

use crate::{
    exchange::{
        export::job::WriteExport,
        import::job::{CarryOutImport, UndoImport},
    },
    jobs::Registered,
};

/// Every kind of job.
pub(crate) const ALL: &[Registered] =
    &[Registered::of::<CarryOutImport>(), Registered::of::<UndoImport>(), Registered::of::<WriteExport>()];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::jobs::Worker;
    use std::collections::BTreeSet;

    #[test]
    fn no_two_kinds_are_stored_under_the_same_word() {
        let worker = Worker::of(ALL);
        let words: BTreeSet<&str> = worker.names().collect();
        assert_eq!(words.len(), ALL.len());
    }
}
