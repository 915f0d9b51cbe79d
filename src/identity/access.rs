//! Who may do what with accounts and access roles. Everybody may change their own password and language.

use crate::kernel::access::use_cases;

use_cases! {
    /// See and change the accounts of others, their passwords and access roles, up to one's own rank.
    MANAGE = "access.manage", for AccessWrite;
    /// List all roles with their ranks.
    LIST_ROLES = "role.list", for AccessWrite;
    /// See who signed in, was refused and signed out.
    SEE_SIGN_INS = "sign_in.see", for TrailRead;
}
