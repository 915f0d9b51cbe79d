//! Archiving a course, after saying what that does: `/courses/:id/archive`.

use super::{
    calls::{ArchiveCourse, AskToArchive},
    wire::Archiving,
};
use crate::{
    form::Form,
    page::{PageForm, loaded, path},
    t,
    ui::{PageHead, VersionField},
};
use leptos::{prelude::*, server_fn::ServerFn as _};

pub(super) fn view() -> AnyView {
    loaded::<AskToArchive>(path(), body)
}

fn body(page: Archiving) -> AnyView {
    let Archiving { id, title, version, asking, completions } = page;
    let address = format!("/courses/{id}");
    let asking = (asking > 0).then(|| view! { <li>{t!("course-archive-required", count = asking)}</li> });
    view! {
        <div class="page">
            <PageHead title=t!("course-archive-title") lede=title.clone() back=(address.clone(), title) />
            <PageForm function=ArchiveCourse::PATH opened=Form::default() submit=t!("course-archive") cancel=address>
                <VersionField version />
                <ul class="consequences">
                    <li>{t!("course-archive-records", count = completions)}</li>
                    <li>{t!("course-archive-closed")}</li>
                    {asking}
                    <li>{t!("course-archive-back")}</li>
                </ul>
            </PageForm>
        </div>
    }
    .into_any()
}
