//! The world that tests live in, made through the use cases: a test says what it is about, and everything else has a default.
//!
//! ```text
//! let world = house.world();
//! let fire = world.course("FIRE").valid_for(12).await;
//! let amal = world.person("Amal").role("Welder").site("Rabat").employed_from("2025-03-01").await;
//! world.requirement(fire).of_role("Welder").await;
//! world.completion(amal, fire).on("2026-01-20").await;
//! ```

mod competence;
mod course;
mod person;

pub use competence::{CompletionToBe, RequirementToBe};
pub use course::CourseToBe;
pub use person::PersonToBe;

use super::{House, PASSWORD};
use crate::{
    catalogue::{self, CourseDraft},
    identity::{Permissions, SEED, Who},
    kernel::{
        id::{CategoryId, CompetencyId, CourseId, PersonId, RoleId, SiteId},
        optimistic_lock::OptimisticLock,
    },
    organisation::{SiteName, service::find_or_create_site},
    people::{RoleName, service::find_or_create_roles},
    provisioning::{OrganisationDraft, create as found},
    work::{Caller, Door, Work},
};

/// The world of one organisation, furnished by its administrator. What cannot be made ends the test.
#[derive(Clone, Copy)]
pub struct World<'a> {
    admin: &'a Caller,
}

/// A course and the competency that it grants.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Course {
    /// The course.
    pub id: CourseId,
    /// What it grants.
    pub competency: CompetencyId,
}

impl From<Course> for CourseId {
    fn from(course: Course) -> Self {
        course.id
    }
}

impl House {
    /// The world of the organisation of the house.
    #[must_use]
    pub fn world(&self) -> World<'_> {
        World::of(&self.admin)
    }

    /// The administrator of another organisation in the same installation, `admin@other.example`.
    ///
    /// # Panics
    /// If it cannot be made.
    pub async fn another_tenant(&self) -> Caller {
        let new = OrganisationDraft::named("Other works", ("Olga", "Other"), "admin@other.example", PASSWORD);
        let who = found(&self.installation, new, Door::Command, "test").await.expect("another organisation");
        self.installation.caller(who, Door::Api("test"), "test")
    }
}

impl<'a> World<'a> {
    /// The world of the organisation of `admin`.
    #[must_use]
    pub const fn of(admin: &'a Caller) -> Self {
        Self { admin }
    }

    /// The category with this code, one of those that every organisation has.
    ///
    /// # Panics
    /// If there is none.
    pub async fn category(&self, code: &str) -> CategoryId {
        let all = self.admin.read(async |read| catalogue::service::categories(read, true, true).await).await;
        let all = all.expect("the categories");
        all.iter().find(|category| category.code.as_str() == code).unwrap_or_else(|| panic!("no category {code}")).id
    }

    /// The job role with this name, made if there is none.
    ///
    /// # Panics
    /// If it cannot be made.
    pub async fn role(&self, name: &str) -> RoleId {
        let make = async |work: &mut Work| find_or_create_roles(work, &[&RoleName::parse(name)?]).await;
        self.admin.write(make).await.expect("a role")[0]
    }

    /// The site with this name, made if there is none.
    ///
    /// # Panics
    /// If it cannot be made.
    pub async fn site(&self, name: &str) -> SiteId {
        let named = SiteName::parse(name).expect("a name");
        self.admin.write(async |work| find_or_create_site(work, &named).await).await.expect("a site")
    }

    /// An active course of the category "General", called after its code.
    pub const fn course(self, code: &'a str) -> CourseToBe<'a> {
        CourseToBe::new(self, code)
    }

    /// Somebody who is employed since 2024: the last word of `name` is their last name.
    pub fn person(self, name: &'a str) -> PersonToBe<'a> {
        PersonToBe::new(self, name)
    }

    /// A requirement of everyone for what `course` grants.
    pub fn requirement(self, course: impl Into<CourseId>) -> RequirementToBe<'a> {
        RequirementToBe::new(self, course.into())
    }

    /// The completion of `course` by `person`, today.
    pub fn completion(self, person: PersonId, course: impl Into<CourseId>) -> CompletionToBe<'a> {
        CompletionToBe::new(self, person, course.into())
    }

    /// Somebody with an account under this address and these access roles.
    pub fn account(self, email: &'a str, roles: &'a [&'a str]) -> PersonToBe<'a> {
        self.person("Some Body").email(email).access(roles)
    }

    /// Changes a course, of whichever version it is.
    ///
    /// # Panics
    /// If it is refused.
    pub async fn change_course(&self, course: CourseId, change: CourseDraft) {
        let change =
            async |work: &mut Work| catalogue::service::update(work, course, &OptimisticLock::Anything, change).await;
        self.admin.write(change).await.expect("a changed course");
    }

    /// Whoever is `person`, with the access role that has this code and without an account.
    ///
    /// # Panics
    /// If there is no such role.
    #[must_use]
    pub fn acting_as(&self, person: PersonId, role: &str) -> Caller {
        let role = SEED.iter().find(|one| one.code == role).unwrap_or_else(|| panic!("no access role {role}"));
        let permissions: Permissions = role.permissions.iter().copied().collect();
        let who =
            Who { person, permissions, level: role.level, roles: vec![role.code.into()], ..self.admin.who().clone() };
        self.admin.installation().caller(who, Door::Api("test"), "test")
    }
}

/// What is made when it is awaited, by its method `make`.
macro_rules! made_when_awaited {
    ($to_be:ident => $made:ty) => {
        impl<'a> IntoFuture for $to_be<'a> {
            type Output = $made;
            type IntoFuture = std::pin::Pin<Box<dyn Future<Output = $made> + 'a>>;

            fn into_future(self) -> Self::IntoFuture {
                Box::pin(self.make())
            }
        }
    };
}
use made_when_awaited;
