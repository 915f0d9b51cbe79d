//! The names of what the entries of a page refer to, looked up for all of them at once.

use super::fields::{Field, How};
use crate::t;
use docendo::{
    Result, catalogue,
    competence::requirement::{self, RequirementName},
    error::Entity,
    exchange::import,
    identity::SEED,
    kernel::id::{CompetencyId, Id, ImportId, PersonId, RequirementId},
    organisation, people,
    trail::TrailLine,
    work::Read,
};
use std::collections::HashMap;

/// A course, as entries call it.
pub(super) struct Course {
    pub(super) code: String,
    pub(super) title: String,
}

/// The names, by number.
#[derive(Default)]
pub(super) struct Names {
    pub(super) courses: HashMap<i64, Course>,
    pub(super) requirements: HashMap<RequirementId, RequirementName>,
    pub(super) imports: HashMap<ImportId, Vec<String>>,
    pub(super) categories: HashMap<i64, String>,
    pub(super) roles: HashMap<i64, String>,
    pub(super) sites: HashMap<i64, String>,
    people: HashMap<PersonId, String>,
    competencies: HashMap<CompetencyId, String>,
}

impl Names {
    /// Of what `lines` refer to.
    pub(super) async fn of(read: &mut Read, lines: &[TrailLine]) -> Result<Self> {
        let courses = catalogue::service::known(read).await?.into_iter();
        let course = |one: catalogue::KnownCourse| {
            (one.id.number(), Course { code: one.code.to_string(), title: one.title.to_string() })
        };
        let categories = catalogue::service::categories(read, true, false).await?.into_iter();
        let competencies: Vec<CompetencyId> = lines.iter().flat_map(TrailLine::competencies).collect();
        Ok(Self {
            courses: courses.map(course).collect(),
            requirements: requirement::service::names(read, &things(lines, Entity::Requirement)).await?,
            imports: import::service::file_names(read, &imports(lines)).await?,
            categories: categories.map(|one| (one.id.number(), one.name.to_string())).collect(),
            roles: people::service::roles(read).await?.into_iter().map(|one| (one.id.number(), one.name)).collect(),
            sites: organisation::service::sites(read)
                .await?
                .into_iter()
                .map(|one| (one.id.number(), one.name))
                .collect(),
            people: people::service::names(read, &referred(lines, How::Person)).await?,
            competencies: requirement::service::titles(read, &competencies).await?,
        })
    }

    /// The name of what the field told in this way is the number of; nothing if there is no such thing any more.
    pub(super) fn name(&self, how: How, stored: &str) -> Option<String> {
        let number: Option<i64> = stored.parse().ok();
        match how {
            How::Course => Some(self.courses.get(&number?)?.title.clone()),
            How::Category => self.categories.get(&number?).cloned(),
            How::Site => self.sites.get(&number?).cloned(),
            How::Person => self.people.get(&PersonId(number?)).cloned(),
            How::Import => Some(self.imports.get(&ImportId(number?))?.join(", ")),
            How::Role => match number {
                Some(number) => self.roles.get(&number).cloned(),
                None => Some(access_role(stored)),
            },
            _ => None,
        }
    }

    /// The title of a competency.
    pub(super) fn competency(&self, id: CompetencyId) -> Option<String> {
        self.competencies.get(&id).cloned()
    }
}

/// The access role with this code, in words.
fn access_role(code: &str) -> String {
    let is_known = SEED.iter().any(|role| role.code == code);
    if is_known { t!(&format!("access-{}", code.replace('_', "-"))) } else { code.replace('_', " ") }
}

/// The numbers of the things of one kind that `lines` are about.
fn things<T: Id>(lines: &[TrailLine], kind: Entity) -> Vec<T> {
    let of_kind = lines.iter().filter(|line| line.entity == kind.code());
    of_kind.filter_map(|line| line.entity_id.map(T::of)).collect()
}

/// The numbers in those fields of `lines` that are told in this way.
fn referred<T: Id>(lines: &[TrailLine], how: How) -> Vec<T> {
    let is_such = |line: &TrailLine, field: &str| matches!(Field::of(&line.entity, field), Field::Named(_, found) if found == how);
    let of_line = |line: &TrailLine| {
        let told = line.told().into_iter().chain(line.told_before());
        told.filter(|(field, _)| is_such(line, field))
            .filter_map(|(_, value)| value.parse().ok().map(T::of))
            .collect::<Vec<T>>()
    };
    lines.iter().flat_map(of_line).collect()
}

fn imports(lines: &[TrailLine]) -> Vec<ImportId> {
    let mut imports = things(lines, Entity::Import);
    imports.extend(referred::<ImportId>(lines, How::Import));
    imports
}
