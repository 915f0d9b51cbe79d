//! Attaching a file to a course: `/courses/:id/attachments`.

use super::{
    calls::{AskToAttach, AttachFile},
    wire::AttachingCourse,
};
use crate::{
    form::Form,
    page::{PageForm, Upload, loaded, path},
    t,
    ui::{FileField, PageHead, TextField},
};
use docendo::documents::MOST_BYTES;
use leptos::{prelude::*, server_fn::ServerFn as _};

/// The file that is taken.
const FILE: Upload = Upload { field: "file", most: MOST_BYTES };

pub(super) fn view() -> AnyView {
    loaded::<AskToAttach>(path(), body)
}

fn body(page: AttachingCourse) -> AnyView {
    let AttachingCourse { id, title, is_archived } = page;
    let address = format!("/courses/{id}");
    let closed = is_archived.then(|| view! { <p>{t!("course-archived-reader")}</p> });
    view! {
        <div class="page">
            <PageHead title=t!("files-attach") lede=title.clone() back=(address.clone(), title) />
            {closed}
            <PageForm function=AttachFile::PATH opened=Form::default() upload=FILE submit=t!("files-attach-it") cancel=address>
                <div class="form-section">
                    <FileField name="file" help=t!("files-help") />
                    <TextField name="description" maxlength=1000 />
                </div>
            </PageForm>
        </div>
    }
    .into_any()
}
