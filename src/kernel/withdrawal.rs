//! Why a fact is withdrawn that was recorded by mistake.

use super::input::{Line, draft};
use serde::Serialize;

draft! {
    /// A withdrawal as somebody asks for it.
    draft WithdrawalDraft;
    /// A withdrawal.
    #[derive(Eq, Serialize)]
    value Withdrawal;
    {
        /// Why, for whoever reads the journal.
        reason: Line<1000>;
    }
}
