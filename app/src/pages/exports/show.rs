//! One export, whatever state it is in: `/exports/{id}`. While a job writes it, the page loads itself again.

use super::{
    PATH, download,
    words::{filters, known_at},
};
use crate::{
    form::Form,
    pages::{imports::signs_of_life, kit::words::path_id},
    render::{Answer, Page, answer, done},
    t, text,
    ui::{Busy, Fact, Facts, Icon, IconName, LinkButton, Notice, NoticeKind, PageHead, Panel, Place, StepForm, Weight},
    visitor::Member,
};
use axum::{extract::Path, response::Response};
use docendo::{
    exchange::{
        self,
        export::{Export, Failure, State, service},
    },
    jobs::{self, Pace},
    kernel::id::ExportId,
};
use leptos::prelude::*;

pub(super) async fn show(member: Member, Path(id): Path<String>) -> Response {
    let shown = page(&member, path_id(&id)).await;
    answer(Some(&member), &member.visitor, shown).await
}

/// The file itself.
pub(super) async fn file(member: Member, Path(id): Path<String>) -> Response {
    let file = async {
        let (export, bytes) = service::fetch(&member.caller, path_id(&id)).await?;
        Ok(download(export.order.form, &export.file_name, bytes))
    };
    answer(Some(&member), &member.visitor, file.await).await
}

pub(super) async fn remove(member: Member, Path(id): Path<String>, form: Form) -> Response {
    let removed = async {
        service::remove(&member.sending(&form), path_id(&id)).await?;
        done(PATH)
    };
    answer(Some(&member), &member.visitor, removed.await).await
}

async fn page(member: &Member, id: ExportId) -> Answer {
    member.require(exchange::access::EXPORT)?;
    let export = member.read(async |read| service::find(read, id).await).await?;
    let is_busy = export.state == State::Writing;
    let how = jobs::pace(&member.caller, export.job.as_ref());
    let title = export.file_name.clone();
    let page = Page::inside(member, Place::Matrix);
    let page = if is_busy { page.following(format!("{PATH}/{id}")) } else { page };
    Ok(page.show(|| title, move || body(&export, how)).await)
}

fn body(export: &Export, pace: Pace) -> impl IntoView + use<> {
    let lede = t!("export-lede", at = text::moment(export.created_at));
    let content = match (export.state, export.failure) {
        (State::Writing, _) => busy(export, pace),
        (State::Done, _) => ready(export),
        (State::Failed, why) => failed(export, why.unwrap_or(Failure::Broken)),
    };
    view! {
        <div class="page">
            <PageHead title=export.file_name.clone() lede back=(PATH.to_owned(), t!("exports-title")) />
            <div class="stack">{content}{holds(export)}</div>
        </div>
    }
    .into_any()
}

/// How far it is, and the way to end it.
fn busy(export: &Export, pace: Pace) -> AnyView {
    let (rows, all) = (export.rows_done, export.contents.rows);
    // The rows are in the file, and the file is being put together and kept.
    let far = if rows < all { t!("export-progress", done = rows, all = all) } else { t!("export-closing", all = all) };
    let title = if pace == Pace::Working { t!("export-busy") } else { t!(&format!("work-{}", pace.code())) };
    let label = title.clone();
    let said = (pace != Pace::Working).then(|| format!("{} ", signs_of_life(pace, export.job)));
    view! {
        <Busy page=format!("{PATH}/{}", export.id)>
            <Notice title>
                <p>{said}{t!("export-busy-text")}</p>
                <progress class="progress" max=all.max(1) value=rows aria-label=label></progress>
                <p class="num" role="status">{far}</p>
            </Notice>
        </Busy>
        <Remove id=export.id word=t!("export-cancel") />
    }
    .into_any()
}

fn ready(export: &Export) -> AnyView {
    let file = format!("{PATH}/{}/file", export.id);
    let (id, ends) = (export.id, text::moment(export.expires_at));
    view! {
        <Notice kind=NoticeKind::Done title=t!("export-ready")>
            <p>{t!("export-ready-text", at = ends)}</p>
        </Notice>
        <div class="cluster">
            <LinkButton href=file word=t!("export-fetch") icon=IconName::Download weight=Weight::Primary />
            <Remove id word=t!("export-delete") />
        </div>
    }
    .into_any()
}

/// Why there is no file, and what to do about it.
fn failed(export: &Export, why: Failure) -> AnyView {
    let order = &export.order;
    let again = format!("/matrix/export.{}?{}", order.form.code(), order.address);
    view! {
        <Notice kind=NoticeKind::Warning title=t!("export-failed")>
            <p>{t!(&format!("export-failure-{}", why.code()))}</p>
        </Notice>
        <div class="cluster">
            <StepForm action=again><button class="btn btn-primary">{t!("export-again")}</button></StepForm>
            <Remove id=export.id word=t!("export-delete") />
        </div>
    }
    .into_any()
}

#[component]
fn Remove(id: ExportId, #[prop(into)] word: String) -> impl IntoView {
    view! {
        <StepForm action=format!("{PATH}/{id}/remove")>
            <button class="btn btn-quiet"><Icon name=IconName::Close />{word}</button>
        </StepForm>
    }
    .into_any()
}

/// What of the matrix it has.
fn holds(export: &Export) -> impl IntoView + use<> {
    let contents = &export.contents;
    let filters = filters(contents).into_iter();
    let filters = filters.map(|(name, value)| view! { <Fact name><bdi>{value}</bdi></Fact> }).collect_view();
    let (day, known) = (text::day(contents.as_of), known_at(contents));
    let (rows, columns) = (text::number(contents.rows), text::number(contents.columns));
    let size = export.size.map(|size| view! { <Fact name=t!("export-size")>{text::size(size)}</Fact> });
    let ends = text::moment(export.expires_at);
    let link = (format!("/matrix?{}", export.order.address), t!("exports-to-matrix"));
    view! {
        <Panel name="holds" title=t!("export-holds") link>
            <Facts>
                <Fact name=t!("matrix-as-of")>{day}</Fact>
                <Fact name=t!("matrix-known-at")>{known}</Fact>
                {filters}
                <Fact name=t!("export-row-count")>{rows}</Fact>
                <Fact name=t!("export-column-count")>{columns}</Fact>
                {size}
                <Fact name=t!("export-ends")>{ends}</Fact>
            </Facts>
        </Panel>
    }
    .into_any()
}
