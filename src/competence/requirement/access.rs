//! Who may do what with requirements. Everybody may read them.

use crate::kernel::access::use_cases;

use_cases! {
    /// Set, change and end requirements.
    SET = "requirement.set", for RequirementWrite;
    /// Put requirements aside for good (E-QMS, "Delete Requirement").
    PUT_ASIDE = "requirement.put_aside", for RequirementDelete;
    /// See what the journal says about a requirement.
    SEE_HISTORY = "requirement.history", for TrailRead | RequirementWrite;
}
