//! Who may do what with the catalogue. Everybody may read it.

use crate::kernel::access::use_cases;

use_cases! {
    /// Create, change and archive courses.
    CHANGE_COURSES = "course.change", for CatalogueWrite;
    /// See what the journal says about a course.
    SEE_HISTORY = "course.history", for TrailRead | CatalogueWrite;
    /// Create categories.
    CHANGE_CATEGORIES = "category.change", for CatalogueWrite;
}
