//! Giving up an import that was not carried out: `/imports/:id/discard` says what that means, and does it.

use super::{
    calls::{AskToDiscard, DiscardImport},
    wire::{AskedImport, PATH},
};
use crate::{
    form::Form,
    page::{PageForm, loaded, path},
    t,
    ui::PageHead,
};
use leptos::{prelude::*, server_fn::ServerFn as _};

pub(super) fn view() -> AnyView {
    loaded::<AskToDiscard>(path(), body)
}

fn body(import: AskedImport) -> AnyView {
    let (address, name) = (format!("{PATH}/{}", import.id), import.files);
    view! {
        <div class="page">
            <PageHead title=t!("import-discard-title") lede=name.clone() back=(address.clone(), name) />
            <PageForm function=DiscardImport::PATH opened=Form::default() submit=t!("import-discard") danger=true cancel=address>
                <ul class="consequences">
                    <li>{t!("import-discard-files")}</li>
                    <li>{t!("import-discard-nothing")}</li>
                </ul>
            </PageForm>
        </div>
    }
    .into_any()
}
