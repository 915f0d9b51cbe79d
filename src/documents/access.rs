//! Who may do what with documents. Whoever sees a course may read its documents.

use crate::kernel::access::use_cases;

use_cases! {
    /// Attach files to courses, and remove them.
    CHANGE = "document.change", for CatalogueWrite;
}
