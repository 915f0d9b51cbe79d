//! What an import would change, or has changed, in figures and lists.

use super::wire::{Counts, ToldChanges, ToldUndo};
use crate::{
    t,
    ui::{Notice, NoticeKind, Stat, Stats},
};
use leptos::prelude::*;

/// New people, courses, requirements and completions, each with what is known already and stays as it is.
pub(super) fn figures(changes: ToldChanges) -> AnyView {
    let ToldChanges { new, said } = changes;
    let stat = |label: String, new: usize, all: usize| {
        let note = if all > new { t!("import-known", count = all - new) } else { String::new() };
        view! { <Stat label value=new.to_string() note /> }
    };
    view! {
        <Stats>
            {stat(t!("import-new-people"), new.people, said.people)}
            {stat(t!("import-leavers"), new.left, new.left)}
            {stat(t!("import-new-courses"), new.courses, said.courses)}
            {stat(t!("import-new-requirements"), new.requirements, said.requirements)}
            {stat(t!("import-new-completions"), new.completions, said.completions)}
        </Stats>
    }
    .into_any()
}

/// What was taken back, and by name what was left because somebody has changed it since.
pub(super) fn taken_back(report: ToldUndo) -> AnyView {
    let ToldUndo { taken, people, courses, requirements } = report;
    let Counts { people: gone, left, courses: archived, requirements: ended, completions } = taken;
    let lists = [
        (t!("import-kept-people"), people),
        (t!("import-kept-courses"), courses),
        (t!("import-kept-requirements"), requirements),
    ];
    let kept: Vec<_> = lists.into_iter().filter(|(_, names)| !names.is_empty()).map(kept).collect();
    let kept = (!kept.is_empty()).then(|| {
        view! { <Notice kind=NoticeKind::Warning title=t!("import-kept-title")>{kept}</Notice> }
    });
    view! {
        <Stats>
            <Stat label=t!("import-gone-people") value=gone.to_string() />
            <Stat label=t!("import-back-people") value=left.to_string() />
            <Stat label=t!("import-gone-courses") value=archived.to_string() />
            <Stat label=t!("import-gone-requirements") value=ended.to_string() />
            <Stat label=t!("import-gone-completions") value=completions.to_string() />
        </Stats>
        {kept}
    }
    .into_any()
}

fn kept((title, names): (String, Vec<String>)) -> AnyView {
    let names = names.into_iter().map(|name| view! { <li><bdi>{name}</bdi></li> }).collect_view();
    view! { <h3>{title}</h3><ul>{names}</ul> }.into_any()
}
