//! What happens to completions, requirements and courses.

use super::*;
use crate::{
    catalogue::CourseDraft,
    competence::completion::{RejectionDraft, VerificationDraft},
    kernel::optimistic_lock::OptimisticLock,
    testing::because,
};

impl Life<'_> {
    pub(super) async fn record(&mut self, claims: bool) -> Result<()> {
        let draft = CompletionDraft { requires_verification: claims.into(), ..self.any_completion() };
        let completion = record(self.admin(), draft).await?;
        self.completions.push((completion.id, completion.person_id));
        Ok(())
    }

    pub(super) async fn decide(&mut self, withdraws: bool) -> Result<()> {
        let (id, whose) = Self::pick(&mut self.dice, &self.completions).ok_or(Error::NotFound(Entity::Completion))?;
        let accept = self.dice.chance(70);
        // Neither whose it is nor the administrator, who recorded it, may look at it.
        let person = if whose == self.works.bob { self.works.ann } else { self.works.bob };
        let who = Who { person, ..self.admin().who().clone() };
        let colleague = self.admin().installation().caller(who, Door::Api("test"), "test");
        let decide = async |work: &mut Work| {
            if withdraws {
                return completions::withdraw(work, id, because("typing error")).await;
            }
            let note = Input::text("looked at");
            if accept {
                return completions::verify(work, id, VerificationDraft { note }).await.map(drop);
            }
            completions::reject(work, id, RejectionDraft { note }).await.map(drop)
        };
        colleague.write(decide).await
    }

    pub(super) async fn require(&mut self) -> Result<()> {
        let (roles, sites) = (self.roles.iter().copied(), self.sites.iter().copied());
        let scopes = roles.map(Scope::Role).chain(sites.map(Scope::Site)).chain([Scope::Everyone]);
        let scopes: Vec<Scope> = scopes.collect();
        let scope = Self::pick(&mut self.dice, &scopes).unwrap();
        let (course, terms) = (self.any_required(), self.any_terms());
        let requirement = require(self.admin(), course, scope, terms).await?;
        self.requirements.push(requirement.id);
        Ok(())
    }

    pub(super) async fn alter_requirement(&mut self, ends: bool) -> Result<()> {
        let id = Self::pick(&mut self.dice, &self.requirements).ok_or(Error::NotFound(Entity::Requirement))?;
        let terms = self.any_terms();
        // It cannot end before it was set.
        let on = add_days(self.admin().installation().clock.today(), self.dice.below(100));
        let alter = async |work: &mut Work| {
            if ends {
                requirements::end(work, id, on).await
            } else {
                requirements::change(work, id, &OptimisticLock::Anything, TermsDraft::from(&terms)).await
            }
        };
        self.admin().write(alter).await.map(drop)
    }

    pub(super) async fn set_role(&mut self) -> Result<()> {
        let name = format!("Role {}", self.fresh());
        let (induction, welding) = (self.works.induction.id, self.works.welding.id);
        let wanted = [(induction, self.dice.chance(50)), (welding, self.dice.chance(50))];
        let set = async |work: &mut Work| {
            let set = requirements::set_role(work, &name, &OptimisticLock::Anything, &wanted).await?;
            Ok((people::service::role_named(work, &name).await?, set))
        };
        let (role, set) = self.admin().write(set).await?;
        self.roles.extend(role);
        self.requirements.extend(set.into_iter().map(|one| one.id));
        Ok(())
    }

    pub(super) async fn revalidate(&mut self) -> Result<()> {
        let course = self.any_required();
        let months = Months::new(i64::from(self.dice.between(6, 40))).unwrap();
        let change = CourseDraft { validity_months: months.into(), ..CourseDraft::default() };
        let revalidate = async |work: &mut Work| {
            catalogue::service::update(work, course.id, &OptimisticLock::Anything, change).await
        };
        self.admin().write(revalidate).await.map(drop)
    }

    /// Lets a course refresh welding, or no longer, and somebody complete it, in one write.
    pub(super) async fn refresh(&mut self) -> Result<()> {
        let refresher = (!self.is_refreshed).then_some(self.again.id);
        let change = CourseDraft { refresher: Input::exactly(refresher), ..CourseDraft::default() };
        let draft = CompletionDraft { course: self.again.id.into(), ..self.any_completion() };
        let welding = self.works.welding.id;
        let refresh = async |work: &mut Work| {
            catalogue::service::update(work, welding, &OptimisticLock::Anything, change).await?;
            completions::record(work, draft).await
        };
        let completion = self.admin().write(refresh).await?;
        self.completions.push((completion.id, completion.person_id));
        self.is_refreshed = !self.is_refreshed;
        Ok(())
    }
}
