//! Who may do what with people.

use crate::kernel::access::use_cases;

use_cases! {
    /// See people with their details, employments and job roles.
    SEE = "person.see", for PeopleRead, or oneself;
    /// Create and change people, their employments, job roles, and who holds them.
    CHANGE = "person.change", for PeopleWrite;
    /// See what the journal says about a person.
    SEE_HISTORY = "person.history", for TrailRead | PeopleWrite, or oneself;
    /// See the names of people, where entries of the journal or completions are about them.
    SEE_NAMES = "person.names", for TrailRead | CompletionWrite | CompletionVerify;
}
