//! Who may see who is competent. What is required, and how many complete what, everybody may read.

use crate::kernel::access::use_cases;

use_cases! {
    /// See standings and gaps: the matrix, the overview, and why somebody stands as they do.
    SEE_STANDINGS = "standing.see", for StandingRead, or oneself;
    /// See what the rules are worked out from, where it is needed to write what is about others.
    SEE_FACTS = "fact.see", for StandingRead | CompletionWrite | CompletionVerify | RequirementWrite | CatalogueWrite;
}
