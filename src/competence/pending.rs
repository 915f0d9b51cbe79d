//! The completions whose proof waits to be checked, from the facts in memory.

use super::{facts::Facts, overview::OverviewOf};
use crate::kernel::{
    id::{CompletionId, PersonId},
    page::Page,
};

/// A page of those of the people whom `of` is about, and how many there are: those first on which `verifier` may decide, which are
/// neither their own nor what they recorded themselves; of equals the one that was recorded first.
pub(super) fn pending(facts: &Facts, of: &OverviewOf, verifier: PersonId, page: Page) -> (Vec<CompletionId>, usize) {
    let mut all: Vec<(bool, CompletionId)> = Vec::new();
    for person in facts.people.iter().filter(|person| !person.pending.is_empty() && of.concerns(person)) {
        let is_own = |recorder: PersonId| person.id == verifier || recorder == verifier;
        all.extend(person.pending.iter().map(|one| (is_own(one.recorded_by), one.completion)));
    }
    all.sort_unstable();
    let total = all.len();
    (all[page.places(total)].iter().map(|(_, completion)| *completion).collect(), total)
}
