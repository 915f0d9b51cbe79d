//! What an import would change, or has changed, in figures and lists.

use crate::{
    t,
    ui::{Notice, NoticeKind, Stat, Stats},
};
use docendo::exchange::{
    import::{Preview, UndoReport},
    service::Changes,
};
use leptos::prelude::*;

/// New people, courses, requirements and completions, each with what is known already and stays as it is.
#[component]
pub(super) fn Figures(preview: Preview) -> impl IntoView {
    let Preview { changes, said, .. } = preview;
    let stat = |label: String, new: usize, all: usize| {
        let note = if all > new { t!("import-known", count = all - new) } else { String::new() };
        view! { <Stat label value=new.to_string() note /> }
    };
    view! {
        <Stats>
            {stat(t!("import-new-people"), changes.people, said.people)}
            {stat(t!("import-leavers"), changes.left, changes.left)}
            {stat(t!("import-new-courses"), changes.courses, said.courses)}
            {stat(t!("import-new-requirements"), changes.requirements, said.requirements)}
            {stat(t!("import-new-completions"), changes.completions, said.completions)}
        </Stats>
    }
    .into_any()
}

/// What was taken back, and by name what was left because somebody has changed it since.
#[component]
pub(super) fn TakenBack(report: UndoReport) -> impl IntoView {
    let has_left = report.has_left();
    let UndoReport { taken, people, courses, requirements } = report;
    let Changes { people: gone, left, courses: archived, requirements: ended, completions } = taken;
    let lists = [
        (t!("import-kept-people"), people),
        (t!("import-kept-courses"), courses),
        (t!("import-kept-requirements"), requirements),
    ];
    let kept = lists.into_iter().filter(|(_, names)| !names.is_empty()).map(|(title, names)| {
        let names = names.into_iter().map(|name| view! { <li><bdi>{name}</bdi></li> }).collect_view();
        view! { <h3>{title}</h3><ul>{names}</ul> }
    });
    let kept = has_left.then(|| {
        view! { <Notice kind=NoticeKind::Warning title=t!("import-kept-title")>{kept.collect_view()}</Notice> }
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
