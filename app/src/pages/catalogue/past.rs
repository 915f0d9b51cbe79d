//! The history of a course in words.

use crate::{
    describe::Names,
    pages::kit::history,
    t,
    ui::{Event, IconName, Timeline},
    visitor::Member,
};
use docendo::{
    catalogue::CourseDetail,
    kernel::id::CourseId,
    trail::{About, Change, Past},
};
use leptos::prelude::*;

/// What became of the course, newest first; its beginning is told even if an import wrote it among many, unless there is
/// more between it and the entries.
pub(super) fn past(detail: &CourseDetail, past: &Past, names: &Names, reader: &Member) -> AnyView {
    let entries = &past.entries;
    let told = history::timeline("course", entries, |change| sentence(change, names));
    let about = About::thing(detail.course.id);
    if let Some(earlier) = history::earlier(past, &about, reader) {
        return (told, earlier).into_any();
    }
    if entries.iter().any(|entry| entry.action == "created") {
        return told;
    }
    let by = detail.created_by.full_name.clone();
    let day = detail.course.created_at.date_naive();
    let beginning = view! { <Timeline><Event title=t!("history-course-created") day icon=IconName::Plus><p><bdi>{by}</bdi></p></Event></Timeline> };
    if entries.is_empty() { beginning.into_any() } else { (told, beginning).into_any() }
}

/// A change of a field as a sentence.
fn sentence(change: &Change, names: &Names) -> Option<String> {
    if change.field == "status" {
        return Some(t!(&format!("history-course-{}", change.after.as_deref().unwrap_or("draft"))));
    }
    history::sentence::<CourseId>(change, &["description", "owner"], names)
}
