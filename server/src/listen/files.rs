//! How many connections the system lets this process have: each is an open file.

use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};

/// Open files that are no connections to clients: databases, their logs, files of people, the server's own.
const OTHERS: u64 = 128;

/// So many of `wanted` connections as the process may have open files for. It asks for as many as it may have.
pub(super) fn within(wanted: usize) -> usize {
    let Rlimit { current, maximum } = getrlimit(Resource::Nofile);
    let needed = u64::try_from(wanted).unwrap_or(u64::MAX).saturating_add(OTHERS);
    let possible = maximum.map_or(needed, |maximum| maximum.min(needed));
    let is_enough = current.is_none_or(|current| current >= needed);
    let got = if is_enough || setrlimit(Resource::Nofile, Rlimit { current: Some(possible), maximum }).is_ok() {
        possible
    } else {
        current.unwrap_or(needed)
    };
    let places = usize::try_from(got.saturating_sub(OTHERS)).unwrap_or(wanted).clamp(1, wanted.max(1));
    if places < wanted {
        tracing::warn!(wanted, places, "fewer connections than the settings say: the limit of open files is too low");
    }
    places
}
