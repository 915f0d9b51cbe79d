//! Who may do what with completions.

use crate::kernel::access::use_cases;

use_cases! {
    /// See completions.
    SEE = "completion.see", for CompletionWrite | StandingRead, or oneself;
    /// Record completions.
    RECORD = "completion.record", for CompletionWrite;
    /// Withdraw completions that were recorded by mistake.
    WITHDRAW = "completion.withdraw", for CompletionWrite;
    /// Verify and reject completions of others whose proof waits.
    VERIFY = "completion.verify", for CompletionVerify;
}
