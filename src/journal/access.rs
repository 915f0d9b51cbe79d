//! Who may read the journal. What it says about one thing is told to more: each feature says to whom.

use crate::kernel::access::use_cases;

use_cases! {
    /// Search the audit trail, and download it.
    READ = "journal.read", for TrailRead;
}
