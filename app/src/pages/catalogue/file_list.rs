//! The files of a course, on its page.

use super::wire::ToldFile;
use crate::{
    t, text,
    ui::{Icon, IconName, Panel},
};
use docendo::kernel::id::CourseId;
use leptos::prelude::*;

/// The files of a course on its page; nothing if there are none and the reader cannot attach any.
#[component]
pub(super) fn FileList(id: CourseId, files: Vec<ToldFile>, may_change: bool) -> impl IntoView {
    if files.is_empty() && !may_change {
        return None;
    }
    let none = files.is_empty().then(|| view! { <p class="meta">{t!("files-none")}</p> });
    let rows = files.into_iter().map(|file| row(id, file, may_change)).collect_view();
    let link = may_change.then(|| (format!("/courses/{id}/attachments"), t!("files-attach")));
    let panel = match link {
        Some(link) => {
            view! { <Panel name="files" title=t!("files-title") link=link><ul class="files">{rows}</ul>{none}</Panel> }
                .into_any()
        }
        None => view! { <Panel name="files" title=t!("files-title")><ul class="files">{rows}</ul></Panel> }.into_any(),
    };
    Some(panel)
}

fn row(id: CourseId, file: ToldFile, may_change: bool) -> AnyView {
    let address = format!("/courses/{id}/attachments/{}", file.id);
    let name = file.name;
    let about = t!("files-about", size = text::size(file.size), day = text::day(file.day));
    let description = file.description.map(|text| view! { <span class="meta" dir="auto">{text}</span> });
    let remove = may_change.then(|| {
        let label = t!("files-remove", name = name.as_str());
        let href = format!("{address}/remove");
        view! { <a class="btn btn-quiet" href=href aria-label=label.clone() title=label><Icon name=IconName::Close /></a> }
    });
    view! {
        <li>
            <div><a href=address download><bdi>{name.clone()}</bdi></a><span class="meta">{about}</span>{description}</div>
            {remove}
        </li>
    }
    .into_any()
}
