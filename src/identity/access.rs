//! Who may do what with accounts and access roles. Everybody may change their own password and language.

use crate::{kernel::access::use_cases, trail};

use_cases! {
    /// See and change the accounts of others, their passwords and access roles, up to one's own rank.
    MANAGE = "access.manage", for AccessWrite;
    /// Be told, on the home page, who gave access roles that permit more than whoever gave them may do.
    SEE_BEYOND = "access.beyond", for AccessWrite, with trail::access::READ;
    /// List all roles with their ranks.
    LIST_ROLES = "role.list", for AccessWrite;
    /// See who signed in, was refused and signed out.
    SEE_SIGN_INS = "sign_in.see", for TrailRead;
}
