//! An installation put together: what stands above the features, and is handed down to what stands below them. That is the one
//! list of the kinds of jobs; a kind is added to the folder of its feature, and here.

use crate::{
    db::Db,
    exchange::{
        export::job::WriteExport,
        import::job::{CarryOutImport, UndoImport},
    },
    housekeeping::Housekeeping,
    jobs::{RegisteredKind, Worker},
    kernel::clock::Clock,
    work::Installation,
};
use std::sync::Arc;

/// Every kind of job.
const JOBS: &[RegisteredKind] = &[
    RegisteredKind::of::<CarryOutImport>(),
    RegisteredKind::of::<UndoImport>(),
    RegisteredKind::of::<WriteExport>(),
    RegisteredKind::of::<Housekeeping>(),
];

/// An installation over an open, migrated database, which knows every kind of job. Whatever else it is to have, such as a storage
/// of files that outlives the process, it is [given](Installation::with).
pub fn open(db: Db, clock: Arc<dyn Clock>) -> Installation {
    Installation::new(db, clock).with(Worker::for_kinds(JOBS))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn no_two_kinds_of_jobs_are_stored_under_the_same_word() {
        let worker = Worker::for_kinds(JOBS);
        let words: BTreeSet<&str> = worker.names().collect();
        assert_eq!(words.len(), JOBS.len());
    }
}
