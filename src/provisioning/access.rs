//! Who may make what belongs to several features at once.

use crate::{kernel::access::use_cases, people};

use_cases! {
    /// Register people: somebody new with an account, whose tokens whoever registers them gets (Entraide).
    REGISTER = "account.register", for AccessWrite, with people::access::CHANGE;
}
