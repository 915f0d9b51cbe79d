//! The settings of the organisation: `/organisation`.

pub(super) mod describe;

use crate::{
    confirm::{Confirmation, OwnPassword},
    form::Form,
    render::{Answer, Page, answer, done},
    state::AppState,
    t,
    text::Language,
    ui::{Notice, NoticeKind, NumberField, PageHead, Place, PostForm, SelectField, TextField, VersionField},
    visitor::Member,
};
use axum::{Router, response::Response, routing::get};
use docendo::{
    kernel::input::Draft as _,
    organisation::{self, SettingsDraft, service},
};
use leptos::prelude::*;

const PATH: &str = "/organisation";

pub(super) fn routes() -> Router<AppState> {
    Router::new().route(PATH, get(show).post(change))
}

async fn show(member: Member, confirmation: Confirmation) -> Response {
    let shown = page(&member, None, &confirmation).await;
    answer(Some(&member), &member.visitor, shown).await
}

async fn change(member: Member, confirmation: Confirmation, form: Form) -> Response {
    let changed = try_change(&member, confirmation, form).await;
    answer(Some(&member), &member.visitor, changed).await
}

async fn try_change(member: &Member, mut confirmation: Confirmation, form: Form) -> Answer {
    member.require(organisation::access::CHANGE_SETTINGS)?;
    let confirmed = confirmation.check(member, &form).await;
    let changed = match confirmed.and_then(|()| Ok(SettingsDraft::of(&form).parse()?)) {
        Ok(settings) => {
            member.write(&form, async |work| service::change_settings(work, &form.version(), &settings).await).await
        }
        Err(error) => Err(error),
    };
    match changed {
        Ok(()) => done(&format!("{PATH}?saved=yes")),
        Err(error) => page(member, Some(form.with(error)?), &confirmation).await,
    }
}

async fn page(member: &Member, typed: Option<Form>, confirmation: &Confirmation) -> Answer {
    member.require(organisation::access::CHANGE_SETTINGS)?;
    let form = if let Some(typed) = typed {
        typed
    } else {
        let now = member.read(async |read| service::current(read).await).await?;
        let language = now.language.map(|tag| tag.as_str().to_owned()).unwrap_or_default();
        Form::showing([
            ("name", now.name),
            ("expiring_days", now.expiring_days.to_string()),
            ("language", language),
            ("version", now.version.to_string()),
        ])
    };
    let is_saved = !form.is_refused() && member.visitor.query().ticked("saved");
    let page = Page::inside(member, Place::Nowhere).of_form(&form);
    let due = confirmation.is_due();
    Ok(page.show(|| t!("organisation-title"), move || body(form, is_saved, due)).await)
}

fn body(form: Form, is_saved: bool, due: bool) -> impl IntoView {
    let saved = is_saved.then(|| view! { <Notice kind=NoticeKind::Done title=t!("organisation-saved") /> });
    let languages = Language::all().into_iter().map(|one| (one.tag().to_owned(), one.name())).collect();
    view! {
        <div class="page">
            <PageHead title=t!("organisation-title") lede=t!("organisation-lede") />
            <div class="stack">
            {saved}
            <PostForm form submit=t!("organisation-save") cancel="/">
                <VersionField />
                <div class="form-section">
                    <TextField name="name" label=t!("label-organisation-name") required=true maxlength=200 />
                    <SelectField
                        name="language" options=languages empty=t!("organisation-language-any")
                        help=t!("organisation-language-help")
                    />
                    <NumberField
                        name="expiring_days" required=true min="1" max="365" unit=t!("unit-days")
                        help=t!("organisation-expiring-help")
                    />
                    <OwnPassword due />
                </div>
            </PostForm>
            </div>
        </div>
    }
    .into_any()
}
