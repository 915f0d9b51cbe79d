//! What happens to people, what they hold, and their organisation.

use super::*;
use crate::kernel::optimistic_lock::OptimisticLock;
use crate::{identity, organisation::SiteName, people::PersonDraft, testing::because};

impl Life<'_> {
    pub(super) async fn assign(&mut self) -> Result<()> {
        let (person, period) = (self.any_person(), Period::since(self.any_day()));
        let role = Self::pick(&mut self.dice, &self.roles).unwrap();
        let site = Self::pick(&mut self.dice, &self.sites).filter(|_| self.dice.chance(50));
        let holding = NewHolding { person, role, site, period };
        let id = self.admin().write(async |work| people::service::assign(work, &holding).await).await?;
        self.holdings.push(id);
        Ok(())
    }

    pub(super) async fn alter_holding(&mut self, ends: bool) -> Result<()> {
        let id = Self::pick(&mut self.dice, &self.holdings).ok_or(Error::NotFound(Entity::Holding))?;
        let (period, on) = (self.any_period(), self.any_late_day());
        let alter = async |work: &mut Work| {
            if ends {
                return people::service::end_holding(work, id, on).await;
            }
            people::service::correct_holding(work, id, period).await
        };
        self.admin().write(alter).await.map(drop)
    }

    pub(super) async fn hire(&mut self) -> Result<()> {
        let name = Self::pick(&mut self.dice, &["Cem", "Dora", "Émile"]).unwrap();
        let hired = World::of(self.admin()).person(name).await;
        self.people.push(hired);
        Ok(())
    }

    pub(super) async fn rename(&mut self) -> Result<()> {
        let who = self.any_person();
        let name = Self::pick(&mut self.dice, &["Aaron", "Zoé", "Mø"]).unwrap();
        let change = PersonDraft { last_name: Input::text(name), ..PersonDraft::default() };
        let rename =
            async |work: &mut Work| people::service::change(work, who, &OptimisticLock::Anything, &change).await;
        self.admin().write(rename).await.map(drop)
    }

    pub(super) async fn alter_employment(&mut self, ends: bool) -> Result<()> {
        let (who, period, on) = (self.any_person(), self.any_period(), self.any_late_day());
        let alter = async |work: &mut Work| {
            let detail = people::service::detail(work, who).await?;
            let id = detail.employments.first().ok_or(Error::NotFound(Entity::Employment))?.id;
            if ends {
                return people::service::end_employment(work, id, on).await;
            }
            people::service::correct_employment(work, id, period).await
        };
        self.admin().write(alter).await.map(drop)
    }

    pub(super) async fn withdraw(&mut self, employs: bool) -> Result<()> {
        let who = self.any_person();
        let holding = Self::pick(&mut self.dice, &self.holdings).ok_or(Error::NotFound(Entity::Holding))?;
        let withdraw = async |work: &mut Work| {
            if !employs {
                return people::service::withdraw_holding(
                    work,
                    holding,
                    &OptimisticLock::Anything,
                    because("typing error"),
                )
                .await;
            }
            let detail = people::service::detail(work, who).await?;
            let id = detail.employments.first().ok_or(Error::NotFound(Entity::Employment))?.id;
            people::service::withdraw_employment(work, id, &OptimisticLock::Anything, because("typing error")).await
        };
        self.admin().write(withdraw).await
    }

    pub(super) async fn give(&mut self) -> Result<()> {
        let who = self.any_person();
        let role = Self::pick(&mut self.dice, &["auditor", "trainer", "learner"]).unwrap();
        self.admin().write(async |work| identity::service::give_role(work, who, role).await).await.map(drop)
    }

    pub(super) async fn take(&mut self) -> Result<()> {
        let who = self.any_person();
        let take = async |work: &mut Work| {
            let held = identity::service::access(work, who).await?.held;
            let holding = held.first().ok_or(Error::NotFound(Entity::Holding))?.id;
            identity::service::take_role(work, who, holding).await
        };
        self.admin().write(take).await
    }

    pub(super) async fn settle(&mut self) -> Result<()> {
        let days = Input::text(self.dice.between(1, 120).to_string());
        let draft =
            organisation::SettingsDraft { name: Input::text("Works"), expiring_days: days, language: Input::Missing };
        let settings = draft.parse()?;
        self.admin()
            .write(async |work| {
                organisation::service::change_settings(work, &OptimisticLock::Anything, &settings).await
            })
            .await
    }

    pub(super) async fn found(&mut self) -> Result<()> {
        let name = SiteName::parse(&format!("Site {}", self.fresh())).unwrap();
        let site = self.admin().write(async |work| organisation::service::create_site(work, &name).await).await?;
        self.sites.push(site);
        Ok(())
    }
}
