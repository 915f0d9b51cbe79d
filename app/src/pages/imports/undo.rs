//! Taking a whole import back: `/imports/{id}/undo` says what that means, and does it.

use super::{PATH, names, standing::Figures};
use crate::{
    form::Form,
    pages::kit::words::path_id,
    render::{Answer, Page, answer, done},
    t,
    ui::{PageHead, Place, PostForm},
    visitor::Member,
};
use axum::{extract::Path, response::Response};
use docendo::{
    exchange::{
        self,
        import::{Import, State, service},
    },
    kernel::id::ImportId,
};
use leptos::prelude::*;

pub(super) async fn ask(member: Member, Path(id): Path<String>) -> Response {
    let shown = page(&member, path_id(&id), Form::default()).await;
    answer(Some(&member), &member.visitor, shown).await
}

pub(super) async fn undo(member: Member, Path(id): Path<String>, form: Form) -> Response {
    let id = path_id(&id);
    let shown = match service::undo(&member.sending(&form), id).await {
        Ok(()) => done(&format!("{PATH}/{id}")),
        Err(error) => match form.with(error) {
            Ok(form) => page(&member, id, form).await,
            Err(error) => Err(error),
        },
    };
    answer(Some(&member), &member.visitor, shown).await
}

async fn page(member: &Member, id: ImportId, form: Form) -> Answer {
    member.require(exchange::access::IMPORT)?;
    let import = member.read(async |read| service::find(read, id).await).await?;
    if import.state != State::Done || import.entry.is_none() {
        // It is being taken back already, or there is nothing to take back: its own page says so.
        return done(&format!("{PATH}/{id}"));
    }
    let page = Page::inside(member, Place::Imports).of_form(&form);
    Ok(page.show(|| t!("import-undo"), move || body(import, form)).await)
}

fn body(import: Import, form: Form) -> impl IntoView {
    let path = format!("{PATH}/{}", import.id);
    let back = (path.clone(), names(&import.file_names));
    view! {
        <div class="page">
            <PageHead title=t!("import-undo") lede=t!("import-undo-lede") back />
            <div class="stack">
                <Figures preview=import.preview.unwrap_or_default() />
                <PostForm form submit=t!("import-undo-submit") danger=true cancel=path>
                    <ul class="consequences">
                        <li>{t!("import-undo-ends")}</li>
                        <li>{t!("import-undo-stays")}</li>
                        <li>{t!("import-undo-left")}</li>
                    </ul>
                </PostForm>
            </div>
        </div>
    }
    .into_any()
}
