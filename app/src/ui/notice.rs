//! Something to know before reading on, or what was just done.

use super::{Icon, IconName};
use leptos::prelude::*;

/// What a notice is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum NoticeKind {
    /// Good to know.
    #[default]
    Info,
    /// It worked.
    Done,
    /// Look before you go on.
    Warning,
}

/// A notice that stays in its place. Read out when the page opens, if it says that something was done.
#[component]
pub fn Notice(
    #[prop(optional)] kind: NoticeKind,
    #[prop(into)] title: String,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    let (class, icon) = match kind {
        NoticeKind::Info => ("notice", IconName::Info),
        NoticeKind::Done => ("notice", IconName::Check),
        NoticeKind::Warning => ("notice notice-warning", IconName::Warning),
    };
    let role = (kind == NoticeKind::Done).then_some("status");
    view! {
        <div class=class role=role>
            <Icon name=icon />
            <div><strong>{title}</strong>{children.map(|children| children())}</div>
        </div>
    }
    .into_any()
}
