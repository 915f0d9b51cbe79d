//! Saved views: the matrix as somebody asked for it, under a name of their own. Beside the filters, and `/matrix/views`.

use super::query::MatrixRequest;
use crate::{
    form::Form,
    render::{Answer, Page, answer, done},
    t,
    ui::{Icon, IconName, PageHead, Place, PostForm, StepForm, TextField},
    visitor::Member,
};
use axum::{extract::Path, response::Response};
use docendo::{
    error::Error,
    kernel::{
        id::{Id as _, ViewId},
        input::{Draft as _, Input},
    },
    view::{SavedView, ViewDraft, service},
};
use leptos::prelude::*;

const PATH: &str = "/matrix/views";

/// The caller's views, and a form that saves the present one.
#[component]
pub(super) fn Views(views: Vec<SavedView>, asked: MatrixRequest) -> impl IntoView {
    let address = asked.part("/matrix", &[("page", None), ("column_page", None)]);
    let query = address.split_once('?').map(|(_, query)| query.to_owned()).unwrap_or_default();
    let present = views.iter().find(|view| view.query == query).map(|view| view.name.clone());
    let rows = views.into_iter().map(|view| row(view, query.clone())).collect_view();
    view! {
        <details class="views">
            <summary class="btn"><Icon name=IconName::Matrix />{present.unwrap_or_else(|| t!("views"))}</summary>
            <div class="views-inside">
                <ul>{rows}</ul>
                <StepForm action=PATH>
                    <input type="hidden" name="query" value=query />
                    <label for="view-name">{t!("view-name")}</label>
                    <span class="cluster">
                        <input type="text" id="view-name" name="name" required maxlength="80" autocomplete="off" />
                        <button class="btn">{t!("view-save")}</button>
                    </span>
                </StepForm>
            </div>
        </details>
    }
    .into_any()
}

/// A view, and a form that deletes it and stays with the matrix of `present`.
fn row(view: SavedView, present: String) -> impl IntoView {
    let word = t!("view-delete", name = view.name.clone());
    view! {
        <li>
            <a href=format!("/matrix?{}", view.query)><bdi>{view.name}</bdi></a>
            <StepForm action=format!("/matrix/views/{}/delete", view.id)>
                <input type="hidden" name="query" value=present />
                <button class="btn-icon" aria-label=word.clone() title=word><Icon name=IconName::Close /></button>
            </StepForm>
        </li>
    }
    .into_any()
}

/// The matrix of a query that a form sent. It is written again, so that it is an address whatever was sent.
fn address(query: &str) -> String {
    let pairs: Vec<(String, String)> = serde_urlencoded::from_str(query).unwrap_or_default();
    let query = serde_urlencoded::to_string(pairs).unwrap_or_default();
    if query.is_empty() { "/matrix".to_owned() } else { format!("/matrix?{query}") }
}

/// Saves a view and shows it.
pub(super) async fn save(member: Member, form: Form) -> Response {
    let saved = try_to_save(&member, form).await;
    answer(Some(&member), &member.visitor, saved).await
}

async fn try_to_save(member: &Member, form: Form) -> Answer {
    let address = address(form.value("query"));
    let query = address.split_once('?').map(|(_, query)| query).unwrap_or_default();
    let draft = ViewDraft { query: Input::text(query), ..ViewDraft::of(&form) };
    match member.write(&form, async |work| service::save(work, draft).await.map(drop)).await {
        Ok(()) => done(&address),
        Err(error) => page(member, form.with(error)?, address).await,
    }
}

/// The form on a page of its own, with what is wrong with it; `back` is the matrix that it is about.
async fn page(member: &Member, form: Form, back: String) -> Answer {
    let page = Page::inside(member, Place::Matrix).of_form(&form);
    let query = form.value("query").to_owned();
    let body = move || {
        form.call("query", &t!("trail-query"));
        view! {
            <div class="page">
                <PageHead title=t!("views") back=(back.clone(), t!("matrix-title")) />
                <PostForm form submit=t!("view-save") cancel=back action=PATH>
                    <input type="hidden" name="query" value=query />
                    <TextField name="name" label=t!("view-name") required=true maxlength=80 autocomplete="off" />
                </PostForm>
            </div>
        }
        .into_any()
    };
    Ok(page.show(|| t!("views"), body).await)
}

/// Deletes a view; one that is gone is deleted.
pub(super) async fn delete(member: Member, Path(id): Path<i64>, form: Form) -> Response {
    let deleted: Answer = async {
        match member.write(&form, async |work| service::delete(work, ViewId::of(id)).await).await {
            Ok(()) | Err(Error::NotFound(_)) => done(&address(form.value("query"))),
            Err(error) => Err(error),
        }
    }
    .await;
    answer(Some(&member), &member.visitor, deleted).await
}
