//! Taking a whole import back: `/imports/:id/undo` says what that means, and does it.

use super::{
    calls::{AskToUndo, UndoImport},
    figures::figures,
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
    loaded::<AskToUndo>(path(), body)
}

fn body(import: AskedImport) -> AnyView {
    let address = format!("{PATH}/{}", import.id);
    view! {
        <div class="page">
            <PageHead title=t!("import-undo") lede=t!("import-undo-lede") back=(address.clone(), import.files) />
            <div class="stack">
                {figures(import.changes)}
                <PageForm function=UndoImport::PATH opened=Form::default() submit=t!("import-undo-submit") danger=true cancel=address>
                    <ul class="consequences">
                        <li>{t!("import-undo-ends")}</li>
                        <li>{t!("import-undo-stays")}</li>
                        <li>{t!("import-undo-left")}</li>
                    </ul>
                </PageForm>
            </div>
        </div>
    }
    .into_any()
}
