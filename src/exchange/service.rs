//! Imports: from files to facts, in one short transaction after everything is parsed.
//!
//! Whoever imports writes what their forms would let them write, see [`permitted`]; the rest is told.
//! What the organisation has already stays as it is: importing a file again changes nothing. The only change to somebody
//! who is known is that an employment ends which the file says has ended.

mod apply;
mod difference;
mod rights;

pub(super) use self::apply::apply;
pub(super) use self::difference::difference;
use self::rights::permitted;
use super::{
    plan::{KnownCourse, KnownData, KnownPerson, Plan, plan},
    read::{CELLS, Unreadable, read},
    recognise::{Mapping, NotRecognised},
    sentence::Sentence,
    undone::undone_entries,
    workbook::Workbook,
};
use crate::{
    catalogue,
    error::{Error, Result},
    identity,
    kernel::id::PersonId,
    people,
    work::{Caller, Read},
};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::{
    collections::{BTreeSet, HashMap},
    sync::Arc,
};

/// Why files could not be imported. Nothing was changed.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// A file cannot be read.
    #[error("{0}: {1}")]
    Unreadable(String, Unreadable),
    /// Nothing in the files is of use.
    #[error(transparent)]
    NotRecognised(#[from] NotRecognised),
    /// The caller may not, or what the file says cannot be stored.
    #[error(transparent)]
    Refused(#[from] Error),
}

/// How many facts an import wrote.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Changes {
    /// New people, and known ones of whom no employment was known.
    pub people: usize,
    /// Known people whose employment ended.
    pub left: usize,
    /// New courses.
    pub courses: usize,
    /// New requirements.
    pub requirements: usize,
    /// New completions.
    pub completions: usize,
}

/// The plan for `workbook`, which knows those of its mail addresses that somebody outside of the organisation has, as far as the
/// caller may write it.
pub(super) async fn plan_for(
    caller: &Caller,
    workbook: &Arc<Workbook>,
    mapping: &Mapping,
    mut known: KnownData,
) -> Result<Plan> {
    let first = plan_aside(caller, workbook, mapping, &known).await?;
    let addresses: Vec<String> =
        first.people.iter().filter_map(|person| Some(person.email.as_deref()?.to_lowercase())).collect();
    known.taken = caller.read(async |read| people::service::taken_elsewhere(read, &addresses).await).await?;
    let plan = if known.taken.is_empty() { first } else { plan_aside(caller, workbook, mapping, &known).await? };
    caller.read(async |read| permitted(read, plan).await).await
}

/// Plans on a thread that nobody waits for: a long list takes its time.
async fn plan_aside(caller: &Caller, workbook: &Arc<Workbook>, mapping: &Mapping, known: &KnownData) -> Result<Plan> {
    let today = caller.installation().clock.today();
    let (workbook, mapping, known) = (Arc::clone(workbook), mapping.clone(), known.clone());
    let planned = tokio::task::spawn_blocking(move || plan(&workbook, &mapping, &known, today)).await;
    planned.map_err(Error::internal)
}

/// Reads files as one workbook. Takes its time: not for a thread that others wait for.
pub(super) fn parse(files: &[(String, Vec<u8>)]) -> Result<Workbook, ImportError> {
    let mut workbooks = Vec::with_capacity(files.len());
    let mut cells = 0;
    for (name, bytes) in files {
        let unreadable = |cause| ImportError::Unreadable(name.clone(), cause);
        let workbook = read(name, bytes).map_err(unreadable)?;
        // What holds for one file holds for all of an import together: they lie in memory at once.
        cells += workbook.sheets.iter().flat_map(|sheet| &sheet.rows).map(Vec::len).sum::<usize>();
        if cells > CELLS {
            return Err(unreadable(Sentence::TooManyCells { limit: CELLS }.into()));
        }
        workbooks.push(workbook);
    }
    Ok(Workbook::merge(workbooks))
}

/// What the organisation has already, as far as a plan has to know.
pub(super) async fn load_known_data(read: &mut Read) -> Result<KnownData> {
    let roster = people::service::roster(read).await?;
    let mut started: HashMap<PersonId, Option<NaiveDate>> = HashMap::new();
    for employment in &roster.employments {
        let first = started.entry(employment.person).or_insert(employment.period.from);
        *first = (*first).min(employment.period.from);
    }
    let (above, administrators) = identity::service::beyond_reach(read).await?;
    let people = roster
        .persons
        .into_iter()
        .map(|person| KnownPerson {
            id: person.id.0,
            name: person.full_name(),
            started: started.get(&person.id).copied().flatten(),
            stays: above.contains(&person.id),
            is_administrator: administrators.contains(&person.id),
            email: person.email.map(|email| email.to_lowercase()),
            employee_number: person.employee_number.unwrap_or_default(),
        })
        .collect();
    // What an undone import made and put aside, this one takes up again, if its caller may.
    let undone = undone_entries(read).await?;
    let reopenable = if read.may(catalogue::access::CHANGE_COURSES) {
        catalogue::service::reopenable(read, &undone).await?
    } else {
        BTreeSet::default()
    };
    let course = |course: catalogue::KnownCourse| KnownCourse {
        untaught: course.untaught.filter(|_| !reopenable.contains(&course.code.folded())),
        code: course.code.to_string(),
        title: course.title.to_string(),
        pass_mark: course.passing_score.and_then(|mark| u32::try_from(mark).ok()),
    };
    let courses = catalogue::service::known_courses(read).await?.into_iter().map(course).collect();
    let job_roles = people::service::roles(read).await?.into_iter().map(|role| role.name).collect();
    Ok(KnownData { people, courses, job_roles, ..KnownData::default() })
}
