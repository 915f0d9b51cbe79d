//! Who may read the whole trail. The history of one thing is told to more: each feature says to whom.

use crate::kernel::access::use_cases;

use_cases! {
    /// Search the audit trail, and download it.
    READ = "trail.read", for TrailRead;
}
