//! What an entry is about: a name, and the way to its page.

use super::{fields::How, names::Names};
use crate::{t, text, visitor::Member};
use docendo::{
    exchange,
    kernel::id::{ImportId, RequirementId},
    people,
    trail::TrailLine,
};

/// The thing that an entry is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Thing {
    /// What it is called.
    pub(super) name: String,
    /// What tells it from others of that name: a code, a day.
    pub(super) note: Option<String>,
    /// Its page, if there is one that the reader may open.
    pub(super) page: Option<String>,
}

impl Thing {
    fn named(name: String) -> Self {
        Self { name, note: None, page: None }
    }
}

/// What `line` is about, unless it is the person alone.
pub(super) fn thing(line: &TrailLine, names: &Names, reader: &Member) -> Option<Thing> {
    let alone = |name: Option<String>| name.map(Thing::named);
    match line.entity.as_str() {
        "course" => course(line.entity_id, line, names),
        "completion" => completion(line, names),
        "requirement" => requirement(line, names),
        "document" => document(line, names),
        "holding" => alone(job(line, names)),
        "import" => import(line, names, reader),
        "category" => {
            let name = line.stated("name").or_else(|| names.categories.get(&line.entity_id?).cloned())?;
            Some(Thing { note: line.stated("code"), ..Thing::named(name) })
        }
        "role" => alone(only_name(line).or_else(|| names.roles.get(&line.entity_id?).cloned())),
        "site" => alone(line.stated("name").or_else(|| names.sites.get(&line.entity_id?).cloned())),
        "organisation" | "view" => alone(line.stated("name")),
        "export" => alone(line.stated("file").or_else(|| only_name(line))),
        _ => None,
    }
}

/// The name that an entry tells and nothing else.
fn only_name(line: &TrailLine) -> Option<String> {
    line.names().into_iter().next()
}

/// The course with this number, by the words of the entry if that is about it.
fn course(number: Option<i64>, line: &TrailLine, names: &Names) -> Option<Thing> {
    let known = number.and_then(|number| names.courses.get(&number));
    Some(Thing {
        name: line.stated("title").or_else(|| known.map(|course| course.title.clone()))?,
        note: line.stated("code").or_else(|| known.map(|course| course.code.clone())),
        page: known.and(number).map(|number| format!("/courses/{number}")),
    })
}

fn completion(line: &TrailLine, names: &Names) -> Option<Thing> {
    let number = line.stated("course").or_else(|| line.stated("course_id"))?.parse().ok();
    let day = line.stated("completed_on").and_then(|day| day.parse().ok()).map(text::day);
    course(number, line, names).map(|thing| Thing { note: day, ..thing })
}

fn requirement(line: &TrailLine, names: &Names) -> Option<Thing> {
    let id = RequirementId(line.entity_id?);
    let known = names.requirements.get(&id)?;
    Some(Thing {
        name: known.title.clone(),
        note: Some(known.scope.clone().unwrap_or_else(|| t!("requirement-everyone"))),
        page: known.is_known.then(|| format!("/requirements/{id}")),
    })
}

/// A file, on the page of its course.
fn document(line: &TrailLine, names: &Names) -> Option<Thing> {
    let of = line.stated("course").and_then(|number| number.parse().ok());
    let known = of.and_then(|number| names.courses.get(&number));
    let page = known.and(of).map(|number| format!("/courses/{number}"));
    Some(Thing { name: line.stated("name")?, note: known.map(|course| course.title.clone()), page })
}

/// A job role and its site, or an access role.
fn job(line: &TrailLine, names: &Names) -> Option<String> {
    let told = |name: &str, field: &str, how| {
        line.stated(name).or_else(|| line.stated(field).and_then(|stored| names.name(how, &stored)))
    };
    let role = told("job.role_name", "role", How::Role)?;
    Some(match told("job.site_name", "site", How::Site) {
        Some(site) => t!("job-at-site", role = role, site = site),
        None => role,
    })
}

fn import(line: &TrailLine, names: &Names, reader: &Member) -> Option<Thing> {
    let id = line.entity_id.map(ImportId);
    let known = id.and_then(|id| names.imports.get(&id));
    let files = known.cloned().unwrap_or_else(|| line.names());
    let page = known.and(id).filter(|_| reader.may(exchange::access::IMPORT)).map(|id| format!("/imports/{id}"));
    (!files.is_empty()).then(|| Thing { page, ..Thing::named(files.join(", ")) })
}

/// The page of the person whom `line` is about, if the reader may open it.
pub(super) fn person_page(line: &TrailLine, reader: &Member) -> Option<String> {
    let id = line.person_id?;
    reader.may_about(people::access::SEE, id).then(|| format!("/people/{id}"))
}
