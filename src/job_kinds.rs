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
