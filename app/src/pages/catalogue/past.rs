//! The history of a course in words.

use crate::{
    pages::kit::{
        history::{self, told},
        words::word,
    },
    t,
    ui::{Event, IconName, Timeline},
    visitor::Member,
};
use docendo::{
    catalogue::CourseDetail,
    trail::{About, Change, Past},
};
use leptos::prelude::*;
use std::collections::HashMap;

/// The names of what courses refer to, by the number that is stored.
#[derive(Clone, Default)]
pub(super) struct Names {
    /// Of the categories.
    pub(super) categories: HashMap<String, String>,
    /// Titles of the courses.
    pub(super) courses: HashMap<String, String>,
}

/// What became of the course, newest first; its beginning is told even if an import wrote it among many, unless there is
/// more between it and the entries.
pub(super) fn past(detail: &CourseDetail, past: &Past, names: &Names, reader: &Member) -> AnyView {
    let entries = &past.entries;
    let told = history::timeline("course", entries, |change| sentence(change, names));
    let about = About::Thing("course".to_owned(), detail.course.id.0);
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

/// A change of a field as a sentence; bookkeeping is passed over.
fn sentence(change: &Change, names: &Names) -> Option<String> {
    let both = |show: &dyn Fn(&str) -> String| {
        let label = t!(&format!("label-{}", label(&change.field).replace('_', "-")));
        told(label, change.before.as_deref().map(show), change.after.as_deref().map(show))
    };
    let by_name = |known: &HashMap<String, String>| {
        let name = |id: &str| known.get(id).cloned().unwrap_or_else(|| t!("history-unknown"));
        both(&|stored| stored.split(", ").map(name).collect::<Vec<_>>().join(", "))
    };
    Some(match change.field.as_str() {
        "status" => t!(&format!("history-course-{}", change.after.as_deref().unwrap_or("draft"))),
        "title" | "code" | "external_url" | "passing_score" | "max_attempts" => both(&str::to_owned),
        "duration_hours" => both(&|stored| t!("course-hours", count = stored.parse::<f64>().unwrap_or_default())),
        "validity_months" => both(&history::months),
        "delivery_type" => both(&|code| word("delivery", code)),
        "course_type" => both(&|code| word("course-type", code)),
        "requirement_level" => both(&|code| word("course-level", code)),
        "self_enrolment" => both(&history::yes_or_no),
        "category" => by_name(&names.categories),
        "refresher" | "prerequisites" => by_name(&names.courses),
        "description" | "owner" => told(t!(&format!("label-{}", label(&change.field).replace('_', "-"))), None, None),
        _ => return None,
    })
}

/// The name of the form's field for a stored field.
fn label(field: &str) -> &str {
    match field {
        "category" => "category_id",
        "refresher" => "refresher_id",
        "owner" => "owner_id",
        other => other,
    }
}
