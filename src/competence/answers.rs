//! What was worked out for one organisation and is kept for the next question: the grids of a few days, outlines over
//! them, what everybody lacks, sums over all people, facts as they were known at some moment, and all requirements.
//!
//! Nothing here can be out of date: an answer is found only for the very facts that it follows from. How many are kept
//! bounds the memory.

use super::{
    bearing::Bearings,
    counts::CourseCounts,
    facts::{Facts, Rules},
    grid::Grid,
    holders::RoleHolders,
    lacking::Lacking,
    matrix::{By, Query},
    outline::Outline,
    overview::{Overview, OverviewOf},
    requirement::Requirement,
    tally::{Tallied, Tally},
    trend::Trend,
};
use chrono::{DateTime, NaiveDate, Utc};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tokio::runtime::{Handle, RuntimeFlavor};

/// An organisation with more people is large: what takes as much memory as everybody's facts is kept of it once only, and its facts are
/// never loaded within a request.
pub(super) const LARGE: usize = 20_000;
/// Days whose grids are kept.
const GRIDS: usize = 3;
/// Outlines that are kept.
const OUTLINES: usize = 12;
/// Sums of a kind that are kept.
const TALLIES: usize = 12;
/// Past moments whose facts are kept; of a large organisation only the one that was asked for last.
const MOMENTS: usize = 2;

/// The answers of one organisation.
#[derive(Default)]
pub(super) struct Answers(Mutex<KeptAnswers>);

#[derive(Default)]
struct KeptAnswers {
    grids: Vec<Arc<Grid>>,
    outlines: Vec<Arc<Outline>>,
    lacking: Option<Arc<Lacking>>,
    counts: Tallies<CourseCounts>,
    bearings: Tallies<Bearings>,
    holders: Tallies<RoleHolders>,
    overviews: Tallies<Overview>,
    trends: Tallies<Trend>,
    moments: Vec<Moment>,
    requirements: Option<Requirements>,
}

/// Sums over all people; the one that was asked for last is the first.
type Tallies<T> = Vec<Arc<Tallied<T>>>;

/// All requirements, also those that are not in force, as they were under these rules: whatever changes one changes the rules.
struct Requirements {
    rules: Arc<Rules>,
    all: Arc<Vec<Arc<Requirement>>>,
}

/// The facts as they were known at a moment, and those of the time when that was asked: as long as these are the same,
/// nothing was written and nobody was renamed.
struct Moment {
    at: DateTime<Utc>,
    asked_with: Facts,
    facts: Facts,
}

impl KeptAnswers {
    /// Lets go what nobody will find again, with the facts that it holds: these facts were asked for now, and those of the
    /// kept moments may be asked for again. A grid under the same rules shares most of its facts with the next.
    fn forget_outdated(&mut self, now: &Facts) {
        let Self { grids, lacking, moments, counts, bearings, holders, overviews, trends, .. } = self;
        let is_current = |facts: &Facts| {
            facts.are(now) || moments.iter().any(|one| one.facts.are(facts) || one.asked_with.are(facts))
        };
        lacking.take_if(|one| !is_current(&one.facts));
        let follows = |facts: &Facts| is_current(facts) || Arc::ptr_eq(&facts.rules, &now.rules);
        grids.retain(|one| follows(&one.facts));
        counts.retain(|one| follows(&one.facts));
        bearings.retain(|one| follows(&one.facts));
        holders.retain(|one| follows(&one.facts));
        overviews.retain(|one| follows(&one.facts));
        trends.retain(|one| follows(&one.facts));
    }
}

impl Answers {
    fn lock(&self) -> MutexGuard<'_, KeptAnswers> {
        // What is kept is whole after each step, so a panic elsewhere spoils nothing.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Works out what pages about the whole organisation ask for on `today`.
    pub(super) fn prepare(&self, facts: &Facts, today: NaiveDate) {
        self.grid(facts, today, facts.rules.expiring_days);
        self.overview(facts, OverviewOf { as_of: today, sites: Vec::new() });
        self.bearings(facts, today);
        self.counts(facts);
    }

    /// Works out what the matrix and the lists of what is lacking begin with on `today`.
    pub(super) fn prepare_more(&self, facts: &Facts, today: NaiveDate) {
        let matrix = self.outline(facts, &Query::on(today), None);
        let _ = matrix.fingerprint();
        self.trend(facts, Query::on(today));
        self.lacking(facts, today);
    }

    /// The grid of `facts` on `as_of`.
    pub(super) fn grid(&self, facts: &Facts, as_of: NaiveDate, expiring_days: u32) -> Arc<Grid> {
        let same_day = |grid: &Arc<Grid>| grid.as_of == as_of && grid.expiring_days == expiring_days;
        let mut kept = self.lock();
        if let Some(found) = recall(&mut kept.grids, |grid| same_day(grid) && grid.facts.are(facts)) {
            return found.clone();
        }
        let related = kept.grids.iter().find(|grid| same_day(grid) && Arc::ptr_eq(&grid.facts.rules, &facts.rules));
        let before = related.cloned();
        drop(kept);
        let grid = Arc::new(beside(facts, || match &before {
            Some(before) => before.follow(facts.clone()),
            None => Grid::of(facts.clone(), as_of, expiring_days),
        }));
        let mut kept = self.lock();
        if let Some(before) = before {
            kept.grids.retain(|other| !Arc::ptr_eq(other, &before));
        }
        kept.forget_outdated(facts);
        keep(&mut kept.grids, grid.clone(), GRIDS);
        let KeptAnswers { grids, outlines, .. } = &mut *kept;
        outlines.retain(|outline| grids.iter().any(|grid| Arc::ptr_eq(grid, &outline.grid)));
        grid
    }

    /// The outline of `query` over the grid of `facts`.
    pub(super) fn outline(&self, facts: &Facts, query: &Query, under: Option<By>) -> Arc<Outline> {
        let expiring_days = query.expiring_days.unwrap_or(facts.rules.expiring_days);
        let grid = self.grid(facts, query.as_of, expiring_days);
        let is_it = |outline: &Arc<Outline>| {
            Arc::ptr_eq(&outline.grid, &grid) && outline.under == under && outline.query == *query
        };
        if let Some(found) = recall(&mut self.lock().outlines, is_it) {
            return found.clone();
        }
        let outline = Arc::new(beside(facts, || Outline::of(grid, query, under)));
        keep(&mut self.lock().outlines, outline.clone(), OUTLINES);
        outline
    }

    /// What everybody lacks on `as_of`; that of the last day that was asked for is kept.
    pub(super) fn lacking(&self, facts: &Facts, as_of: NaiveDate) -> Arc<Lacking> {
        let is_it = |one: &&Arc<Lacking>| one.as_of == as_of && one.facts.are(facts);
        if let Some(found) = self.lock().lacking.as_ref().filter(is_it) {
            return found.clone();
        }
        let grid = self.grid(facts, as_of, facts.rules.expiring_days);
        let lacking = Arc::new(beside(facts, || Lacking::of(&grid)));
        let mut kept = self.lock();
        kept.forget_outdated(facts);
        kept.lacking = Some(lacking.clone());
        lacking
    }

    /// How many completions each course has.
    pub(super) fn counts(&self, facts: &Facts) -> Arc<Tallied<CourseCounts>> {
        self.tallied(facts, (), |kept| &mut kept.counts)
    }

    /// How far each requirement reaches on `as_of`.
    pub(super) fn bearings(&self, facts: &Facts, as_of: NaiveDate) -> Arc<Tallied<Bearings>> {
        self.tallied(facts, as_of, |kept| &mut kept.bearings)
    }

    /// How many people hold each role on `day`.
    pub(super) fn holders(&self, facts: &Facts, day: NaiveDate) -> Arc<Tallied<RoleHolders>> {
        self.tallied(facts, day, |kept| &mut kept.holders)
    }

    /// The overview of a day and sites.
    pub(super) fn overview(&self, facts: &Facts, of: OverviewOf) -> Arc<Tallied<Overview>> {
        self.tallied(facts, of, |kept| &mut kept.overviews)
    }

    /// The trend up to the day of `query`.
    pub(super) fn trend(&self, facts: &Facts, query: Query) -> Arc<Tallied<Trend>> {
        self.tallied(facts, query, |kept| &mut kept.trends)
    }

    /// A sum over all people, from what it was when it was asked for last.
    fn tallied<T: Tally>(
        &self,
        facts: &Facts,
        query: T::Query,
        tallies: impl Fn(&mut KeptAnswers) -> &mut Tallies<T>,
    ) -> Arc<Tallied<T>> {
        let before = recall(tallies(&mut self.lock()), |one| one.query == query).cloned();
        if let Some(before) = before.as_ref().filter(|before| before.facts.are(facts)) {
            return before.clone();
        }
        let new = Arc::new(beside(facts, || match before {
            Some(before) => before.follow(facts.clone()),
            None => Tallied::of(facts.clone(), query),
        }));
        let mut kept = self.lock();
        kept.forget_outdated(facts);
        let all = tallies(&mut kept);
        all.retain(|one| one.query != new.query);
        keep(all, new.clone(), TALLIES);
        new
    }

    /// All requirements under `rules`, if they were kept.
    pub(super) fn requirements(&self, rules: &Arc<Rules>) -> Option<Arc<Vec<Arc<Requirement>>>> {
        let kept = self.lock();
        kept.requirements.as_ref().filter(|kept| Arc::ptr_eq(&kept.rules, rules)).map(|kept| kept.all.clone())
    }

    /// Keeps all requirements under `rules`.
    pub(super) fn keep_requirements(&self, rules: Arc<Rules>, all: Arc<Vec<Arc<Requirement>>>) {
        self.lock().requirements = Some(Requirements { rules, all });
    }

    /// The facts as they were known at `at`, if that was asked before and nothing has changed since; `now` are the facts
    /// as they are known now.
    pub(super) fn known_at(&self, at: DateTime<Utc>, now: &Facts) -> Option<Facts> {
        recall(&mut self.lock().moments, |moment| moment.at == at && moment.asked_with.are(now))
            .map(|moment| moment.facts.clone())
    }

    /// Keeps the facts as they were known at `at`.
    pub(super) fn keep_known_at(&self, at: DateTime<Utc>, facts: Facts, now: Facts) {
        let mut kept = self.lock();
        kept.moments.retain(|moment| moment.asked_with.are(&now));
        let most = if facts.people.len() > LARGE { 1 } else { MOMENTS };
        keep(&mut kept.moments, Moment { at, asked_with: now, facts }, most);
    }
}

/// Works something out from everybody's facts, which takes up to seconds in a large organisation: the tasks of the thread go on
/// elsewhere meanwhile, so that nobody else waits for it.
fn beside<T>(facts: &Facts, work_out: impl FnOnce() -> T) -> T {
    let has_others = |handle: Handle| handle.runtime_flavor() == RuntimeFlavor::MultiThread;
    if facts.people.len() > LARGE && Handle::try_current().is_ok_and(has_others) {
        tokio::task::block_in_place(work_out)
    } else {
        work_out()
    }
}

/// The first that is wanted; it moves to the front, because it was asked for last.
fn recall<T>(all: &mut [T], is_wanted: impl FnMut(&T) -> bool) -> Option<&T> {
    let index = all.iter().position(is_wanted)?;
    all[..=index].rotate_right(1);
    all.first()
}

/// Puts `new` to the front; what was not asked for the longest goes.
fn keep<T>(all: &mut Vec<T>, new: T, most: usize) {
    all.truncate(most - 1);
    all.insert(0, new);
}
