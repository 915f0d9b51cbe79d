//! Saved views: the matrix as somebody asked for it, under a name of their own. They stand beside its filters.

use super::{
    address::{MatrixAddress, PATH},
    calls::{DeleteView, SaveView},
};
use crate::{
    form::{Form, FormScope},
    page::{PageForm, StepButton, reopened},
    t,
    ui::{Icon, IconName, TextField},
};
use docendo::view::SavedView;
use leptos::{prelude::*, server_fn::ServerFn as _};

/// The views of whoever looks, and a form that saves the present one.
pub(super) fn views(views: Vec<SavedView>, address: &MatrixAddress) -> AnyView {
    let query = address.query();
    let present = views.iter().find(|view| view.query == query).map(|view| view.name.clone());
    let rows = views.into_iter().map(|view| row(view, &query)).collect_view();
    let is_open = reopened(SaveView::PATH, &Form::default()).is_some();
    let opened = Form::showing([("query", query.clone())]);
    view! {
        <details class="views" open=is_open>
            <summary class="btn"><Icon name=IconName::Matrix />{present.unwrap_or_else(|| t!("views"))}</summary>
            <div class="views-inside">
                <ul>{rows}</ul>
                <PageForm function=SaveView::PATH opened submit=t!("view-save")>
                    <Query query />
                    <TextField name="name" label=t!("view-name") required=true maxlength=80 autocomplete="off" />
                </PageForm>
            </div>
        </details>
    }
    .into_any()
}

/// What is saved. It is called something where it is too long to be saved.
#[component]
fn Query(query: String) -> impl IntoView {
    FormScope::current().form().call("query", &t!("trail-query"));
    view! { <input type="hidden" name="query" value=query /> }
}

/// A view, and a button that deletes it and stays with the matrix of `present`.
fn row(view: SavedView, present: &str) -> AnyView {
    let word = t!("view-delete", name = view.name.clone());
    let fields = Form::showing([("view", view.id.to_string()), ("query", present.to_owned())]);
    view! {
        <li>
            <a href=format!("{PATH}?{}", view.query)><bdi>{view.name}</bdi></a>
            <StepButton function=DeleteView::PATH fields label=word class="btn-icon"><Icon name=IconName::Close /></StepButton>
        </li>
    }
    .into_any()
}
