//! Taking back what an import wrote: its facts are no longer known from now on, what was known before stays answerable, and
//! nothing is erased. What somebody has changed since, or has built on, is left and named.

use super::{
    model::{Import, State, UndoReport},
    store,
    write::check_rights,
};
use crate::{
    catalogue,
    competence::{completion, requirement},
    error::{Conflict, Entity, Error, Result},
    exchange::{ImportAction, service::Changes},
    journal::Entry,
    people,
    work::Work,
};
use serde_json::json;

/// Takes back what `import` wrote.
pub(super) async fn undo(work: &mut Work, import: &Import) -> Result<UndoReport> {
    check_rights(work, import)?;
    let entry = import.entry.ok_or(Error::Conflict(Conflict::Changed(Entity::Import)))?;
    let undo_entry = Entry::new(ImportAction::Undone, import.id);
    let undo_entry = work.record(undo_entry.before(&import.file_names).after(&json!({ "import": entry }))).await?;
    let completions = completion::service::undo_import(work, entry).await?;
    let (requirements, kept_requirements) = requirement::service::undo_import(work, entry).await?;
    let (touched, completed) = completion::service::recorded_since(work, entry).await?;
    let people = people::service::undo_import(work, entry, undo_entry, &touched).await?;
    let required = requirement::service::list(work).await?.into_iter().map(|one| one.competency).collect();
    let (courses, kept_courses) = catalogue::service::undo_import(work, entry, &completed, &required).await?;
    let report = UndoReport {
        taken: Changes { people: people.people, left: people.returned, courses, requirements, completions },
        people: people.kept.into_iter().collect(),
        courses: kept_courses,
        requirements: kept_requirements
            .into_iter()
            .map(|one| match one.scope_name {
                Some(scope) => format!("{} ({scope})", one.competency_title),
                None => one.competency_title,
            })
            .collect(),
    };
    store::set_undone(work, import.id, &report).await?;
    store::set_state(work, import.id, State::Undone, None).await?;
    Ok(report)
}
