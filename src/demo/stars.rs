//! Those of the demo organisation who can sign in.

use super::places::{QUAYSIDE, Role, SITES};

/// Somebody with an account.
pub(super) struct Star {
    pub(super) email: &'static str,
    /// The code of the access role.
    pub(super) access: &'static str,
    pub(super) first: &'static str,
    pub(super) last: &'static str,
    pub(super) role: Role,
    pub(super) site: &'static str,
    /// For how many years they have been there.
    pub(super) years: u32,
}

/// The place of the trainer in [`STARS`].
pub(super) const TRAINER: usize = 2;
/// The place of the worker.
pub(super) const WORKER: usize = 3;

/// Everybody with an account; the first is the founder of the organisation.
pub(super) const STARS: [Star; 5] = [
    Star {
        email: "admin@demo.test",
        access: "system_admin",
        first: "Helena",
        last: "Nováková",
        role: Role::Office,
        site: SITES[0],
        years: 9,
    },
    Star {
        email: "manager@demo.test",
        access: "manager",
        first: "Tunde",
        last: "Adébóyè",
        role: Role::Supervisor,
        site: SITES[1],
        years: 7,
    },
    Star {
        email: "trainer@demo.test",
        access: "trainer",
        first: "Σοφία",
        last: "Παπαδάκη",
        role: Role::Electrician,
        site: SITES[0],
        years: 6,
    },
    Star {
        email: "worker@demo.test",
        access: "learner",
        first: "José",
        last: "Nogueira",
        role: Role::Worker,
        site: QUAYSIDE,
        years: 4,
    },
    Star {
        email: "auditor@demo.test",
        access: "auditor",
        first: "ليلى",
        last: "حداد",
        role: Role::Office,
        site: SITES[0],
        years: 3,
    },
];
