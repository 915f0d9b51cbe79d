//! Who may do what with an organisation and its sites. Everybody may read both.

use crate::kernel::access::use_cases;

use_cases! {
    /// Change the settings of the organisation.
    CHANGE_SETTINGS = "organisation.change", for OrganisationWrite;
    /// Create sites.
    CREATE_SITES = "site.create", for PeopleWrite;
}
