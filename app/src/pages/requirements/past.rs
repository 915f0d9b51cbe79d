//! A change of a requirement in words.

use crate::{
    pages::kit::{
        history::{months, told, yes_or_no},
        words::word,
    },
    t, text,
};
use docendo::trail::Change;

/// A change of a field as a sentence.
pub(super) fn sentence(change: &Change) -> Option<String> {
    let field = match change.field.as_str() {
        "period.from" => "valid_from",
        "period.to" => "valid_to",
        "status" => "requirement_status",
        other => other,
    };
    let label = t!(&format!("label-{}", field.replace('_', "-")));
    let both = |show: &dyn Fn(&str) -> String| {
        told(label.clone(), change.before.as_deref().map(show), change.after.as_deref().map(show))
    };
    Some(match field {
        "is_mandatory" | "is_regulatory" => both(&yes_or_no),
        "priority" => both(&|code| word("priority-choice", code)),
        "requirement_status" => both(&|code| word("requirement-status", code)),
        "grace_days" => both(&|days| t!("requirement-days", count = days.parse::<i64>().unwrap_or_default())),
        "refresh_months" => both(&months),
        "deadline" | "valid_from" | "valid_to" => both(&|day| day.parse().map_or_else(|_| day.to_owned(), text::day)),
        "minimum_level" | "regulatory_reference" => both(&str::to_owned),
        "justification" | "notes" => told(label, None, None),
        _ => return None,
    })
}
