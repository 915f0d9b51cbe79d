//! What is asked before somebody's access is taken or their password replaced: `/people/:id/access/account`,
//! `/people/:id/access/password`, `/people/:id/access/roles/:fact`.
//!
//! What is so already is not asked for again: it leads to the same page.

use super::{
    calls::{ReplacePassword, ShowAccess, ShowAccount, ShowRole, SwitchAccount, TakeRole},
    page::made_up,
    wire::{AccessPage, CLOSED, OPEN},
};
use crate::{
    form::Form,
    page::{Once, PageForm, loaded, path},
    t,
    ui::{LinkButton, OwnPassword, PageHead},
};
use leptos::{prelude::*, server_fn::ServerFn as _};

/// What somebody is asked: the keys of its texts, whether they saw an open account, if that matters, and whether it
/// takes something away.
#[derive(Clone, Copy)]
struct Question {
    function: &'static str,
    title: &'static str,
    text: &'static str,
    submit: &'static str,
    seen: Option<&'static str>,
    danger: bool,
}

const RENEWING: Question = Question {
    function: ReplacePassword::PATH,
    title: "access-password-title",
    text: "access-password-text",
    submit: "access-password-submit",
    seen: None,
    danger: false,
};
const TAKING: Question = Question {
    function: TakeRole::PATH,
    title: "access-take-title",
    text: "access-take-text",
    submit: "access-take-submit",
    seen: None,
    danger: true,
};
const CLOSING: Question = Question {
    function: SwitchAccount::PATH,
    title: "access-close-title",
    text: "access-close-text",
    submit: "access-close-submit",
    seen: Some(OPEN),
    danger: true,
};
const REOPENING: Question = Question {
    function: SwitchAccount::PATH,
    title: "access-reopen-title",
    text: "access-reopen-text",
    submit: "access-reopen-submit",
    seen: Some(CLOSED),
    danger: false,
};

pub(in super::super) fn account() -> AnyView {
    loaded::<ShowAccount>(path(), |page| {
        let is_active = page.account.as_ref().is_some_and(|account| account.is_active);
        body(&page, if is_active { CLOSING } else { REOPENING }).into_any()
    })
}

pub(in super::super) fn role() -> AnyView {
    loaded::<ShowRole>(path(), |page| body(&page, TAKING))
}

pub(in super::super) fn password() -> AnyView {
    let once = Once::of_page();
    loaded::<ShowAccess>(path(), move |page| {
        // Whoever sees the new password is not asked for another one.
        (move || match once.told() {
            Some(password) => told(&page, password),
            None => body(&page, RENEWING),
        })
        .into_any()
    })
}

/// The page above, and its name.
fn back(page: &AccessPage) -> (String, String) {
    (format!("/people/{}/access", page.id), t!("access-title"))
}

fn told(page: &AccessPage, password: String) -> AnyView {
    let (href, word) = back(page);
    view! {
        <div class="page">
            <PageHead title=t!(RENEWING.title) lede=page.name.clone() back=back(page) />
            <div class="stack">
                {made_up(password)}
                <div class="cluster"><LinkButton href word /></div>
            </div>
        </div>
    }
    .into_any()
}

fn body(page: &AccessPage, question: Question) -> AnyView {
    let Question { function, title, text, submit, seen, danger } = question;
    let (lede, due) = (page.name.clone(), page.is_due);
    let seen = move || seen.map(|seen| view! { <input type="hidden" name="seen" value=seen /> });
    view! {
        <div class="page">
            <PageHead title=t!(title) lede back=back(page) />
            <PageForm function opened=Form::default() submit=t!(submit) danger cancel=back(page).0>
                {seen()}<p>{t!(text)}</p><OwnPassword due />
            </PageForm>
        </div>
    }
    .into_any()
}
