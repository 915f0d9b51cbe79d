//! Who may do what with the catalogue. Everybody may read it.

use crate::kernel::access::use_cases;

use_cases! {
    /// Create, change and archive courses.
    CHANGE_COURSES = "course.change", for CatalogueWrite;
    /// Make archived courses active again.
    REOPEN_COURSES = "course.reopen", for CatalogueReopen, with CHANGE_COURSES;
    /// See what the journal says about a course.
    SEE_HISTORY = "course.history", for TrailRead | CatalogueWrite;
    /// Create categories.
    CHANGE_CATEGORIES = "category.change", for CatalogueWrite;
}
