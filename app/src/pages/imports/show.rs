//! One import, whatever state it is in: `/imports/{id}`. While a job works on it, the page loads itself again.

use super::{
    PATH,
    messages::translate,
    names as file_names,
    parts::{Names, Problems, Sheets},
    standing::{Figures, TakenBack},
};
use crate::{
    form::Form,
    pages::kit::words::{path_id, word},
    render::{Answer, Page, answer, done},
    t,
    text::{self, language},
    ui::{
        Busy, ErrorSummary, IconName, LinkButton, Notice, NoticeKind, PageHead, Place, StepForm, VersionField, Weight,
    },
    visitor::Member,
};
use axum::{extract::Path, response::Response};
use docendo::{
    exchange::{
        self, Sentence, StoredMessage,
        import::{Import, State, service},
        service::Changes,
    },
    jobs::{self, Pace, Status},
    kernel::id::ImportId,
};
use leptos::prelude::*;

pub(super) async fn show(member: Member, Path(id): Path<String>) -> Response {
    let shown = page(&member, path_id(&id), Form::default()).await;
    answer(Some(&member), &member.visitor, shown).await
}

pub(super) async fn confirm(member: Member, Path(id): Path<String>, form: Form) -> Response {
    let id = path_id(&id);
    let decided = service::confirm(&member.sending(&form), id, &form.version()).await;
    after(&member, id, form, decided).await
}

pub(super) async fn names(member: Member, Path(id): Path<String>, form: Form) -> Response {
    let id = path_id(&id);
    let same = form.all("same").map(str::to_owned).collect();
    let decided = service::confirm_names(&member.sending(&form), id, &form.version(), same).await;
    after(&member, id, form, decided).await
}

/// Back to the import, or what hinders it.
async fn after(member: &Member, id: ImportId, form: Form, decided: docendo::Result<()>) -> Response {
    let shown = match decided {
        Ok(()) => done(&format!("{PATH}/{id}")),
        Err(error) => match form.with(error) {
            Ok(form) => page(member, id, form).await,
            Err(error) => Err(error),
        },
    };
    answer(Some(member), &member.visitor, shown).await
}

/// What whoever looks may do with an import.
#[derive(Clone, Copy)]
struct Rights {
    /// Take back what it wrote.
    may_undo: bool,
    /// Write every kind of row that a file can have.
    may_all: bool,
}

impl Rights {
    fn of(member: &Member, import: &Import) -> Self {
        let may = |changes: Changes| changes.is_open_to(member.who());
        Self { may_undo: may(import.changes()), may_all: may(Changes::OF_EVERY_KIND) }
    }
}

async fn page(member: &Member, id: ImportId, form: Form) -> Answer {
    member.require(exchange::access::IMPORT)?;
    let import = member.read(async |read| service::find(read, id).await).await?;
    let is_busy = import.state.is_busy();
    let how = jobs::pace(&member.caller, import.job.as_ref());
    let rights = Rights::of(member, &import);
    let page = Page::inside(member, Place::Imports).of_form(&form);
    let title = file_names(&import.file_names);
    let page = if is_busy { page.following(format!("{PATH}/{id}")) } else { page };
    Ok(page.show(|| title, move || body(import, how, rights, form)).await)
}

fn body(import: Import, pace: Pace, rights: Rights, form: Form) -> impl IntoView {
    let Rights { may_undo, may_all } = rights;
    let title = file_names(&import.file_names);
    let lede = t!("import-lede", name = import.creator.clone(), at = text::moment(import.created_at));
    let failure = import.failure.as_ref().map(|why| {
        let (words, lang) = translate(language(), why);
        let title = if is_another_preview(why) { t!("import-differs-title") } else { t!("import-failed") };
        view! { <Notice kind=NoticeKind::Warning title><p lang=lang>{words}</p></Notice> }
    });
    let content = match import.state {
        State::Reading | State::Writing | State::Undoing => busy(import, pace),
        State::Ready => ready(import, may_all),
        State::Failed => view! {
            <p>{t!("import-failed-text")}</p>
            <div class="cluster">
                <LinkButton href=PATH word=t!("import-again") icon=IconName::Upload weight=Weight::Primary />
                <Discard id=import.id />
            </div>
        }
        .into_any(),
        State::Done => finished(import, may_undo),
        State::Undone => undone(import),
        State::Discarded => view! { <Notice title=t!("import-discarded") /> }.into_any(),
    };
    view! {
        <div class="page">
            <PageHead title lede back=(PATH.to_owned(), t!("imports-title")) />
            <div class="stack"><ErrorSummary form />{failure}{content}</div>
        </div>
    }
    .into_any()
}

/// Whether nothing went wrong, but something else would have been imported than the preview said.
fn is_another_preview(why: &StoredMessage) -> bool {
    matches!(why, StoredMessage::Message(message) if matches!(message.sentences(), [Sentence::PreviewDiffers {}]))
}

/// What is being done, or waits to be, and to how much. What is written or taken back is one transaction: there is no half of it
/// to count.
fn busy(import: Import, pace: Pace) -> AnyView {
    let Import { id, state, job, preview, .. } = import;
    let title = match pace {
        Pace::Working => word("import-busy", state.code()),
        Pace::Queued | Pace::Silent => t!(&format!("work-{}", pace.code())),
    };
    let (label, said) = (title.clone(), signs_of_life(pace, job));
    let figures = preview.filter(|_| state != State::Reading).map(|preview| view! { <Figures preview /> });
    view! {
        <Busy page=format!("{PATH}/{id}")>
            <Notice title>
                <p>{said}" "{t!("import-busy-text")}</p>
                <progress class="progress" aria-label=label></progress>
            </Notice>
        </Busy>
        {figures}
    }
    .into_any()
}

/// What is known of whoever is at it.
fn signs_of_life(pace: Pace, job: Option<Status>) -> String {
    let heartbeat = job.and_then(|job| job.heartbeat_at);
    let time = heartbeat.map(|at| at.format("%H:%M:%S").to_string()).unwrap_or_default();
    match pace {
        Pace::Queued => t!("work-queued-text"),
        Pace::Working => t!("import-busy-since", time = time),
        Pace::Silent => t!("work-silent-text", time = time),
    }
}

/// The preview: what would be new, what is wrong, how the sheets are read, and the decision.
fn ready(import: Import, may_all: bool) -> AnyView {
    let Import { id, version, mapping, sketch, preview, .. } = import;
    let preview = preview.unwrap_or_default();
    let mapping = mapping.unwrap_or_default();
    let (is_nothing, has_left_out) = (preview.changes == Changes::default(), preview.left_out > 0);
    let notice = if mapping.is_empty() {
        view! { <Notice kind=NoticeKind::Warning title=t!("import-unknown-title")><p>{t!("import-unknown-text")}</p></Notice> }.into_any()
    } else if has_left_out {
        view! { <Notice kind=NoticeKind::Warning title=t!("import-left-out-title")><p>{t!("import-left-out-text")}</p></Notice> }.into_any()
    } else if is_nothing {
        view! { <Notice title=t!("import-nothing-title")><p>{t!("import-nothing-text")}</p></Notice> }.into_any()
    } else {
        ().into_any()
    };
    // Whoever may more than the one who had the files read is shown first what they would import.
    let decide = (!is_nothing || has_left_out && may_all).then(|| {
        view! {
            <StepForm action=format!("{PATH}/{id}/confirm")>
                <VersionField version />
                <button class="btn btn-primary">{t!("import-confirm")}</button>
            </StepForm>
        }
    });
    let counts = sketch.iter().map(|sketch| sketch.rows).collect();
    view! {
        {notice}
        <Figures preview=preview.clone() />
        <div><div class="cluster">{decide}<Discard id /></div><p class="quiet">{t!("import-forgotten")}</p></div>
        <Problems id preview=preview.clone() />
        <Names id version preview />
        <Sheets id sheets=mapping.sheets counts />
    }
    .into_any()
}

#[component]
fn Discard(id: ImportId) -> impl IntoView {
    view! {
        <LinkButton href=format!("{PATH}/{id}/discard") word=t!("import-discard") weight=Weight::Quiet />
    }
    .into_any()
}

fn finished(import: Import, may_undo: bool) -> AnyView {
    let Import { id, preview, entry, .. } = import;
    let preview = preview.unwrap_or_default();
    let title = if entry.is_some() { t!("import-done-title") } else { t!("import-nothing-title") };
    let undo = entry
        .filter(|_| may_undo)
        .map(|_| view! { <LinkButton href=format!("{PATH}/{id}/undo") word=t!("import-undo") /> });
    view! {
        <Notice kind=NoticeKind::Done title><p><a href="/matrix">{t!("import-see-matrix")}</a></p></Notice>
        <Figures preview=preview.clone() />
        <Problems id preview />
        <div class="cluster">{undo}</div>
    }
    .into_any()
}

fn undone(import: Import) -> AnyView {
    let report = import.undone.unwrap_or_default();
    view! {
        <Notice kind=NoticeKind::Done title=t!("import-undone-title")><p>{t!("import-undone-text")}</p></Notice>
        <TakenBack report />
    }
    .into_any()
}
