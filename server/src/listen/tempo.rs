//! How far bytes are behind of what is expected of the slowest: over a long time a line may be slow, for a while it may be dead.

use std::time::Duration;
use tokio::time::Instant;

/// So many bytes a second are expected over time. The slowest telephones take more.
const RATE: u32 = 1024;

/// How far bytes are behind. Only the time counts in which they are waited for; each byte makes up for its part of a second, and
/// what came quickly is no credit.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Tempo {
    behind: Duration,
    waits_since: Option<Instant>,
}

impl Tempo {
    /// Bytes are waited for from now on, unless they are already.
    pub(super) fn wait(&mut self, now: Instant) {
        self.waits_since.get_or_insert(now);
    }

    /// So many bytes came.
    pub(super) fn came(&mut self, bytes: usize, now: Instant) {
        let waited = self.waits_since.take().map_or(Duration::ZERO, |since| now.saturating_duration_since(since));
        let worth = Duration::from_secs_f64(f64::from(u32::try_from(bytes).unwrap_or(u32::MAX)) / f64::from(RATE));
        self.behind = (self.behind + waited).saturating_sub(worth);
    }

    /// The moment since which nothing would have come, if all that is missing were missing at the end; none while nothing is
    /// waited for.
    pub(super) fn late_since(self) -> Option<Instant> {
        self.waits_since.map(|since| since.checked_sub(self.behind).unwrap_or(since))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECOND: Duration = Duration::from_secs(1);

    /// How far somebody is behind after so many bytes came every second, for two minutes.
    fn after(bytes: usize) -> Duration {
        let (mut tempo, mut now) = (Tempo::default(), Instant::now());
        tempo.came(1024 * 1024, now);
        for _ in 0..120 {
            tempo.wait(now);
            now += SECOND;
            tempo.came(bytes, now);
        }
        tempo.wait(now);
        now - tempo.late_since().unwrap()
    }

    #[test]
    fn whoever_takes_a_kilobyte_a_second_is_never_behind_and_whoever_takes_less_is_more_and_more() {
        assert_eq!(after(1024), Duration::ZERO);
        assert_eq!(after(512), 60 * SECOND, "what came quickly is no credit");
        assert!(after(1) > 119 * SECOND);
    }

    #[test]
    fn time_in_which_nothing_is_waited_for_does_not_count() {
        let (mut tempo, begin) = (Tempo::default(), Instant::now());
        tempo.wait(begin);
        tempo.came(0, begin + SECOND);
        assert!(tempo.late_since().is_none());
        let later = begin + 60 * SECOND;
        tempo.wait(later);
        assert_eq!(later - tempo.late_since().unwrap(), SECOND);
    }
}
