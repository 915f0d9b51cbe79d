//! The sites and job roles of the demo organisation.

const RIVERSIDE: &str = "Riverside Works";
const NORTHFIELD: &str = "Northfield Plant";
/// The site by the water.
pub(super) const QUAYSIDE: &str = "Quayside Terminal";
/// The sites that have been there all the time.
pub(super) const SITES: [&str; 3] = [RIVERSIDE, NORTHFIELD, QUAYSIDE];
/// The site that has just opened.
pub(super) const EASTGATE: &str = "Eastgate Depot";

/// The job roles.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Role {
    Supervisor,
    Worker,
    Forklift,
    Crane,
    Electrician,
    Welder,
    Laboratory,
    Office,
}
