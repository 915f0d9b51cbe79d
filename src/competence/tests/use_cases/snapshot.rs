//! What is written shows in the next matrix: the snapshot follows the journal.

use super::*;
use crate::{
    catalogue::CourseChange,
    competence::{
        facts::Facts,
        load::{self, Known},
    },
    demo::dice::Dice,
    error::Error,
    kernel::id::HoldingId,
    people::PersonChange,
    testing::on_both,
};

async fn change_course(works: &Works, course: Course, change: CourseChange) {
    works.admin.write(async |work| catalogue::service::update(work, course.id, change).await).await.unwrap();
}

fn validity(months: i64) -> CourseChange {
    CourseChange { validity_months: Some(Some(Months::new(months).unwrap())), ..CourseChange::default() }
}

#[tokio::test]
async fn a_completion_shows_in_the_next_matrix() {
    on_both(async |house| {
        let works = works(&house).await;
        assert_eq!(state(&works.admin, works.ann, works.welding).await, State::Missing);
        record(&works.admin, passed(works.ann, works.welding, "2026-11-20")).await.unwrap();
        assert_eq!(state(&works.admin, works.ann, works.welding).await, State::Valid);
    })
    .await;
}

#[tokio::test]
async fn a_change_of_a_requirement_shows_in_the_next_matrix() {
    on_both(async |house| {
        let works = works(&house).await;
        record(&works.admin, passed(works.ann, works.welding, "2026-01-10")).await.unwrap();
        assert_eq!(state(&works.admin, works.ann, works.welding).await, State::Valid);
        let change = async |terms| {
            works.admin.write(async |work| requirements::change(work, works.welders_weld, None, terms).await).await
        };
        change(Terms { refresh_months: Some(6), ..Terms::default() }).await.unwrap();
        assert_eq!(state(&works.admin, works.ann, works.welding).await, State::Expired);
        assert_eq!(state(&works.admin, works.bob, works.welding).await, State::NotRequired);
        require(&works.admin, works.welding, Scope::Site(works.north), Terms::default()).await.unwrap();
        assert_eq!(state(&works.admin, works.bob, works.welding).await, State::Missing);
    })
    .await;
}

#[tokio::test]
async fn a_change_of_a_role_shows_in_the_next_matrix() {
    on_both(async |house| {
        let works = works(&house).await;
        assert_eq!(state(&works.admin, works.bob, works.welding).await, State::NotRequired);
        let holding =
            NewHolding { person: works.bob, role: works.welder, site: None, period: Period::since(day("2026-11-01")) };
        let id = works.admin.write(async |work| people::service::assign(work, &holding).await).await.unwrap();
        assert_eq!(state(&works.admin, works.bob, works.welding).await, State::Missing);
        works.admin.write(async |work| people::service::end_holding(work, id, day("2026-11-20")).await).await.unwrap();
        assert_eq!(state(&works.admin, works.bob, works.welding).await, State::NotRequired);
    })
    .await;
}

#[tokio::test]
async fn a_change_of_what_a_course_grants_and_for_how_long_shows_in_the_next_matrix() {
    on_both(async |house| {
        let works = works(&house).await;
        record(&works.admin, passed(works.ann, works.welding, "2025-06-01")).await.unwrap();
        assert_eq!(state(&works.admin, works.ann, works.welding).await, State::Valid);
        change_course(&works, works.welding, validity(12)).await;
        assert_eq!(state(&works.admin, works.ann, works.welding).await, State::Expired);
        let again = course(&works.admin, works.category, "WELD-R", None).await;
        record(&works.admin, passed(works.ann, again, "2026-11-01")).await.unwrap();
        assert_eq!(state(&works.admin, works.ann, works.welding).await, State::Expired);
        change_course(
            &works,
            works.welding,
            CourseChange { refresher: Some(Some(again.id)), ..CourseChange::default() },
        )
        .await;
        assert_eq!(state(&works.admin, works.ann, works.welding).await, State::Valid);
    })
    .await;
}

/// Everything in `facts` that a matrix can depend on, in an order of its own.
fn told(facts: &Facts) -> Vec<String> {
    let rules = &facts.rules;
    let mut grants: Vec<_> = rules.grants.iter().collect();
    grants.sort_unstable();
    let mut names: Vec<_> = rules.roles.values().chain(rules.sites.values()).collect();
    names.sort_unstable();
    let people = facts.people.iter().map(|person| format!("{person:?}"));
    let lists = [
        format!("{:?}", rules.competencies),
        format!("{:?}", rules.requirements),
        format!("{grants:?} {names:?} {}", rules.expiring_days),
    ];
    people.chain(lists).collect()
}

async fn check_against_scratch(works: &Works, after: &str) {
    let both = async |read: &mut crate::work::Read| {
        let organisation = read.who.organisation;
        Ok((service::facts(read).await?, load::facts(read.tx(), Known { organisation, at: None }).await?))
    };
    let (followed, loaded) = works.admin.read(both).await.unwrap();
    assert_eq!(told(&followed), told(&loaded), "after {after}");
}

/// What happens to a works over time, one thing after the other, as the dice fall.
pub(super) struct Life<'a> {
    pub(super) works: &'a Works,
    pub(super) dice: Dice,
    people: Vec<PersonId>,
    completions: Vec<CompletionId>,
    requirements: Vec<RequirementId>,
    holdings: Vec<HoldingId>,
}

impl<'a> Life<'a> {
    pub(super) fn new(works: &'a Works, seed: u64) -> Self {
        Self {
            works,
            dice: Dice::new(seed),
            people: vec![works.ann, works.bob],
            completions: Vec::new(),
            requirements: vec![works.everyone_inducted, works.welders_weld],
            holdings: Vec::new(),
        }
    }

    fn pick<T: Copy>(dice: &mut Dice, items: &[T]) -> Option<T> {
        items.get(dice.below(u32::try_from(items.len()).unwrap()) as usize).copied()
    }

    fn any_day(&mut self) -> NaiveDate {
        crate::kernel::date::add_days(day("2024-06-01"), self.dice.below(900))
    }

    fn any_terms(&mut self) -> Terms {
        let refresh_months = self.dice.chance(50).then(|| self.dice.between(3, 30));
        let grace_days = self.dice.chance(30).then(|| self.dice.between(0, 900));
        Terms {
            refresh_months,
            grace_days,
            is_mandatory: self.dice.chance(70),
            period: Period::since(self.any_day()),
            ..Terms::default()
        }
    }

    /// Does one thing, and says what. What the rules forbid is left undone.
    pub(super) async fn step(&mut self) -> &'static str {
        let what = [
            "record",
            "record",
            "verify",
            "withdraw",
            "require",
            "change",
            "end",
            "revalidate",
            "assign",
            "unassign",
            "hire",
            "rename",
        ];
        let what = what[self.dice.below(u32::try_from(what.len()).unwrap()) as usize];
        match self.attempt(what).await {
            Err(Error::Internal(cause)) => panic!("{what}: {cause}"),
            Ok(()) | Err(_) => what,
        }
    }

    async fn attempt(&mut self, what: &str) -> Result<()> {
        let (works, admin) = (self.works, &self.works.admin);
        let who = Self::pick(&mut self.dice, &self.people).unwrap();
        let course = if self.dice.chance(50) { works.induction } else { works.welding };
        match what {
            "record" => {
                let on = self.any_day().min(admin.installation().clock.today());
                let draft = CompletionDraft {
                    completed_on: Some(on),
                    requires_verification: self.dice.chance(30),
                    ..passed(who, course, "2026-01-01")
                };
                self.completions.push(record(admin, draft).await?.id);
            }
            "verify" | "withdraw" => self.decide(what == "withdraw").await?,
            "require" => {
                let scope =
                    [Scope::Everyone, Scope::Role(works.driver), Scope::Role(works.welder), Scope::Site(works.north)];
                let (scope, terms) = (Self::pick(&mut self.dice, &scope).unwrap(), self.any_terms());
                self.requirements.push(require(admin, course, scope, terms).await?.id);
            }
            "change" | "end" => self.alter_requirement(what == "end").await?,
            "revalidate" => change_course(works, course, validity(i64::from(self.dice.between(6, 40)))).await,
            _ => self.alter_person(what, who).await?,
        }
        Ok(())
    }

    async fn decide(&mut self, withdraws: bool) -> Result<()> {
        let Some(id) = Self::pick(&mut self.dice, &self.completions) else { return Ok(()) };
        let accept = self.dice.chance(70);
        // The administrator recorded it, so that somebody else has to look at it.
        let colleague = Who { person: self.works.bob, ..self.works.admin.who().clone() };
        let colleague = self.works.admin.installation().caller(colleague, Door::Api("test"), "test");
        let decide = async |work: &mut crate::work::Work| {
            if withdraws {
                return completions::withdraw(work, id, "typing error").await;
            }
            completions::verify(work, id, accept, Some("looked at".into())).await.map(drop)
        };
        colleague.write(decide).await
    }

    async fn alter_requirement(&mut self, ends: bool) -> Result<()> {
        let Some(id) = Self::pick(&mut self.dice, &self.requirements) else { return Ok(()) };
        let (terms, on) = (self.any_terms(), self.any_day());
        let alter = async |work: &mut crate::work::Work| {
            if ends { requirements::end(work, id, on).await } else { requirements::change(work, id, None, terms).await }
        };
        self.works.admin.write(alter).await.map(drop)
    }

    async fn alter_person(&mut self, what: &str, who: PersonId) -> Result<()> {
        let (works, admin) = (self.works, &self.works.admin);
        match what {
            "hire" => self.people.push(person(admin, ["Cem", "Dora", "Émile"][self.dice.below(3) as usize]).await),
            "rename" => {
                let name = ["Aaron", "Zoé", "Mø"][self.dice.below(3) as usize];
                let change =
                    PersonChange::parse(&PersonInput { last_name: Some(name.into()), ..PersonInput::default() })?;
                admin.write(async |work| people::service::change(work, who, None, &change).await).await?;
            }
            "assign" => {
                let role = if self.dice.chance(50) { works.welder } else { works.driver };
                let site = self.dice.chance(50).then_some(works.north);
                let holding = NewHolding { person: who, role, site, period: Period::since(self.any_day()) };
                self.holdings.push(admin.write(async |work| people::service::assign(work, &holding).await).await?);
            }
            _ => {
                let Some(id) = Self::pick(&mut self.dice, &self.holdings) else { return Ok(()) };
                let on = self.any_day();
                admin.write(async |work| people::service::end_holding(work, id, on).await).await?;
            }
        }
        Ok(())
    }
}

#[tokio::test]
async fn whatever_is_written_the_snapshot_is_what_a_load_from_scratch_would_be() {
    on_both(async |house| {
        let works = works(&house).await;
        for seed in 0..2 {
            let mut life = Life::new(&works, seed);
            let mut done = Vec::new();
            for _ in 0..40 {
                done.push(life.step().await);
                // Sometimes several changes are followed at once.
                if life.dice.chance(60) {
                    check_against_scratch(&works, &done.join(", ")).await;
                }
            }
            check_against_scratch(&works, &done.join(", ")).await;
        }
    })
    .await;
}
