//! Everything that bears on competence happens to a works, one thing after the other, as the dice fall.

mod many;
mod staff;
mod training;

use super::*;
use crate::{
    demo::dice::Dice,
    error::{Entity, Error},
    journal,
    kernel::{date::add_days, id::HoldingId},
    work::Work,
};
use std::collections::VecDeque;

/// So often something may be tried in vain before it is taken for impossible.
const PATIENCE: u32 = 500;

/// What can happen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum LifeEvent {
    Record,
    /// Records a completion that somebody has to verify.
    Claim,
    Verify,
    Withdraw,
    Require,
    Change,
    End,
    /// Sets what a new role requires, as EHS does.
    SetRole,
    Revalidate,
    Refresh,
    Assign,
    Unassign,
    Reassign,
    /// Withdraws a job role.
    Misassign,
    Hire,
    Rename,
    Leave,
    Reemploy,
    /// Withdraws an employment.
    Misemploy,
    Give,
    Take,
    Settle,
    Found,
    Import,
    Undo,
    Crowd,
}

impl LifeEvent {
    /// Everything once, and several times what others build on.
    pub(super) const DECK: &'static [Self] = &[
        Self::Record,
        Self::Record,
        Self::Record,
        Self::Claim,
        Self::Claim,
        Self::Verify,
        Self::Withdraw,
        Self::Require,
        Self::Require,
        Self::Change,
        Self::Change,
        Self::End,
        Self::SetRole,
        Self::Revalidate,
        Self::Refresh,
        Self::Refresh,
        Self::Assign,
        Self::Assign,
        Self::Assign,
        Self::Unassign,
        Self::Reassign,
        Self::Misassign,
        Self::Hire,
        Self::Hire,
        Self::Rename,
        Self::Leave,
        Self::Reemploy,
        Self::Misemploy,
        Self::Give,
        Self::Give,
        Self::Take,
        Self::Settle,
        Self::Found,
        Self::Import,
        Self::Import,
        Self::Undo,
        Self::Crowd,
    ];
}

/// A life of a works: the whole deck in an order of chance. Several may follow each other, each with a seed of its own.
pub(super) struct Life<'a> {
    works: &'a Works,
    seed: u64,
    pub(super) dice: Dice,
    deck: VecDeque<LifeEvent>,
    /// What has happened.
    pub(super) done: Vec<LifeEvent>,
    failures: u32,
    names: u64,
    people: Vec<PersonId>,
    completions: Vec<(CompletionId, PersonId)>,
    requirements: Vec<RequirementId>,
    holdings: Vec<HoldingId>,
    roles: Vec<RoleId>,
    sites: Vec<SiteId>,
    /// The course that refreshes welding for a while.
    again: Course,
    is_refreshed: bool,
}

impl<'a> Life<'a> {
    pub(super) async fn begin(works: &'a Works, seed: u64) -> Self {
        let mut dice = Dice::new(seed);
        let mut deck = LifeEvent::DECK.to_vec();
        dice.shuffle(&mut deck);
        Self {
            works,
            seed,
            dice,
            deck: deck.into(),
            done: Vec::new(),
            failures: 0,
            names: 0,
            people: vec![works.ann, works.bob],
            completions: Vec::new(),
            requirements: vec![works.everyone_inducted, works.welders_weld],
            holdings: Vec::new(),
            roles: vec![works.welder, works.driver],
            sites: vec![works.north],
            again: World::of(&works.admin).course(&format!("AGAIN-{seed}")).await,
            is_refreshed: false,
        }
    }

    /// Lets the next thing happen, if there is one left. What the rules forbid now, or what would change nothing, is tried
    /// again later.
    pub(super) async fn step(&mut self) -> bool {
        let Some(kind) = self.deck.pop_front() else { return false };
        let installation = self.admin().installation();
        let before = installation.inspect(async |tx, _| journal::position(tx).await).await.unwrap();
        if let Err(Error::Internal(cause) | Error::Unavailable(_, cause)) = Box::pin(self.attempt(kind)).await {
            panic!("{kind:?}: {cause}");
        }
        if installation.inspect(async |tx, _| journal::position(tx).await).await.unwrap() > before {
            self.done.push(kind);
        } else {
            self.failures += 1;
            assert!(self.failures < PATIENCE, "{kind:?} is impossible, {:?} left, after {:?}", self.deck, self.done);
            self.deck.push_back(kind);
        }
        true
    }

    async fn attempt(&mut self, kind: LifeEvent) -> Result<()> {
        match kind {
            LifeEvent::Record | LifeEvent::Claim => self.record(kind == LifeEvent::Claim).await,
            LifeEvent::Verify | LifeEvent::Withdraw => self.decide(kind == LifeEvent::Withdraw).await,
            LifeEvent::Require => self.require().await,
            LifeEvent::Change | LifeEvent::End => self.alter_requirement(kind == LifeEvent::End).await,
            LifeEvent::SetRole => self.set_role().await,
            LifeEvent::Revalidate => self.revalidate().await,
            LifeEvent::Refresh => self.refresh().await,
            LifeEvent::Assign => self.assign().await,
            LifeEvent::Unassign | LifeEvent::Reassign => self.alter_holding(kind == LifeEvent::Unassign).await,
            LifeEvent::Misassign | LifeEvent::Misemploy => self.withdraw(kind == LifeEvent::Misemploy).await,
            LifeEvent::Hire => self.hire().await,
            LifeEvent::Rename => self.rename().await,
            LifeEvent::Leave | LifeEvent::Reemploy => self.alter_employment(kind == LifeEvent::Leave).await,
            LifeEvent::Give => self.give().await,
            LifeEvent::Take => self.take().await,
            LifeEvent::Settle => self.settle().await,
            LifeEvent::Found => self.found().await,
            LifeEvent::Import => Box::pin(self.import()).await,
            LifeEvent::Undo => self.undo().await,
            LifeEvent::Crowd => self.crowd().await,
        }
    }

    fn admin(&self) -> &'a Caller {
        &self.works.admin
    }

    fn pick<T: Copy>(dice: &mut Dice, items: &[T]) -> Option<T> {
        items.get(dice.below(u32::try_from(items.len()).unwrap()) as usize).copied()
    }

    /// A number that nothing is called by yet.
    fn fresh(&mut self) -> u64 {
        self.names += 1;
        1000 * (self.seed + 1) + self.names
    }

    fn any_person(&mut self) -> PersonId {
        Self::pick(&mut self.dice, &self.people).unwrap()
    }

    /// A course that something may require: the refresher's own competency is sometimes granted by nothing.
    fn any_required(&mut self) -> Course {
        if self.dice.chance(50) { self.works.induction } else { self.works.welding }
    }

    fn any_completion(&mut self) -> CompletionDraft {
        let courses = [self.works.induction, self.works.welding, self.again];
        let course = Self::pick(&mut self.dice, &courses).unwrap();
        let completed_on = self.any_day().into();
        CompletionDraft { completed_on, ..passed(self.any_person(), course, "2026-01-01") }
    }

    /// A day that has passed.
    fn any_day(&mut self) -> NaiveDate {
        add_days(day("2024-06-01"), self.dice.below(900))
    }

    fn any_late_day(&mut self) -> NaiveDate {
        add_days(self.any_day(), self.dice.between(100, 400))
    }

    fn any_period(&mut self) -> Period {
        let from = self.any_day();
        let to = self.dice.chance(50).then(|| add_days(from, self.dice.between(30, 900)));
        Period { from: Some(from), to }
    }

    fn any_terms(&mut self) -> Terms {
        let refresh_months = self.dice.chance(50).then(|| Months::new(self.dice.between(3, 30).into()).unwrap());
        let grace_days = self.dice.chance(30).then(|| GraceDays::new(self.dice.between(0, 900).into()).unwrap());
        Terms {
            refresh_months,
            grace_days,
            is_mandatory: self.dice.chance(70),
            period: Period::since(self.any_day()),
            ..Terms::default()
        }
    }
}
