//! Completions: recording one, withdrawing one, and the queue of those whose proof has to be checked.

mod calls;
#[cfg(feature = "ssr")]
pub(super) mod describe;
mod draft;
mod new;
mod pending;
mod proof;
mod reject;
#[cfg(feature = "ssr")]
mod served;
mod wire;
mod withdraw;

super::screens! {
    record {
        Record => new::view,
    }
    records_pending {
        Queue => pending::view,
        Reject => reject::view,
        Withdraw => withdraw::view,
    }
}
