//! The history of a course in words.

use crate::{
    describe::Names,
    pages::kit::history,
    t,
    ui::{ToldEntry, ToldPast},
};
use docendo::{
    catalogue::CourseDetail,
    kernel::id::CourseId,
    trail::{About, Change, Past},
};

/// What became of the course, newest first; its beginning is told even if an import wrote it among many, unless there is
/// more between it and the entries.
pub(super) fn told(detail: &CourseDetail, past: &Past, names: &Names) -> ToldPast {
    let about = About::thing(detail.course.id);
    let mut told = history::told("course", past, &about, |change| sentence(change, names));
    if !past.has_earlier && past.entries.iter().all(|entry| entry.action != "created") {
        told.entries.push(ToldEntry {
            action: "created".to_owned(),
            title: t!("history-course-created"),
            lines: Vec::new(),
            actor: Some((detail.created_by.full_name.clone(), None)),
            day: detail.course.created_at.date_naive(),
        });
    }
    told
}

/// A change of a field as a sentence.
fn sentence(change: &Change, names: &Names) -> Option<String> {
    if change.field == "status" {
        return Some(t!(&format!("history-course-{}", change.after.as_deref().unwrap_or("draft"))));
    }
    history::sentence::<CourseId>(change, &["description", "owner"], names)
}
