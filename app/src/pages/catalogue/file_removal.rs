//! Taking a file away from its course: `/courses/:id/attachments/:file/remove` says what that means, and does it.

use super::{
    calls::{FindFile, RemoveFile},
    wire::CourseFile,
};
use crate::{
    form::Form,
    page::{PageForm, loaded, path},
    t,
    ui::PageHead,
};
use leptos::{prelude::*, server_fn::ServerFn as _};

pub(super) fn view() -> AnyView {
    loaded::<FindFile>(path(), body)
}

fn body(page: CourseFile) -> AnyView {
    let CourseFile { course, title, file } = page;
    let address = format!("/courses/{course}");
    view! {
        <div class="page">
            <PageHead title=t!("files-remove-title") lede=file back=(address.clone(), title) />
            <PageForm function=RemoveFile::PATH opened=Form::default() submit=t!("files-remove-submit") danger=true cancel=address>
                <ul class="consequences">
                    <li>{t!("files-remove-gone")}</li>
                    <li>{t!("files-remove-trail")}</li>
                </ul>
            </PageForm>
        </div>
    }
    .into_any()
}
