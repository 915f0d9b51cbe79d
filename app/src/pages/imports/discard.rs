//! Giving up an import that was not carried out: `/imports/{id}/discard` says what that means, and does it.

use super::{PATH, names};
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
    error::Error,
    exchange::{
        self,
        import::{Import, service},
    },
    kernel::id::ImportId,
};
use leptos::prelude::*;

pub(super) async fn ask(member: Member, Path(id): Path<String>) -> Response {
    let shown = page(&member, path_id(&id)).await;
    answer(Some(&member), &member.visitor, shown).await
}

pub(super) async fn discard(member: Member, Path(id): Path<String>, form: Form) -> Response {
    let id: ImportId = path_id(&id);
    let shown = match member.write(&form, async |work| service::discard(work, id).await).await {
        // Where nothing is to be decided any more, the import itself says what somebody else decided.
        Ok(()) | Err(Error::Conflict(_)) => done(&format!("{PATH}/{id}")),
        Err(error) => Err(error),
    };
    answer(Some(&member), &member.visitor, shown).await
}

async fn page(member: &Member, id: ImportId) -> Answer {
    member.require(exchange::access::IMPORT)?;
    let import = member.read(async |read| service::find(read, id).await).await?;
    if !import.state.is_undecided() {
        return done(&format!("{PATH}/{id}"));
    }
    Ok(Page::inside(member, Place::Imports).show(|| t!("import-discard"), move || body(&import)).await)
}

fn body(import: &Import) -> impl IntoView + use<> {
    let path = format!("{PATH}/{}", import.id);
    let name = names(&import.file_names);
    let back = (path.clone(), name.clone());
    view! {
        <div class="page">
            <PageHead title=t!("import-discard-title") lede=name back />
            <PostForm form=Form::default() submit=t!("import-discard") danger=true cancel=path>
                <ul class="consequences">
                    <li>{t!("import-discard-files")}</li>
                    <li>{t!("import-discard-nothing")}</li>
                </ul>
            </PostForm>
        </div>
    }
    .into_any()
}
