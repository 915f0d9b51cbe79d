//! The page about the access of a person: `/people/:id/access`.

use super::{
    calls::{GrantAccess, ShowAccess},
    wire::{AccessPage, ToldRole},
};
use crate::{
    form::Form,
    page::{Once, PageForm, loaded, parses, path},
    pages::kit::words::word,
    t, text,
    ui::{Fact, Facts, Notice, NoticeKind, OwnPassword, PageHead, Panel, SelectField},
};
use docendo::{identity::GrantDraft, kernel::id::PersonId};
use leptos::{prelude::*, server_fn::ServerFn as _};

pub(in super::super) fn view() -> AnyView {
    let once = Once::of_page();
    loaded::<ShowAccess>(path(), move |page| body(page, once))
}

/// A password that was just made up, and will not be shown again.
pub(super) fn made_up(password: String) -> AnyView {
    view! {
        <Notice kind=NoticeKind::Done title=t!("access-password-is")>
            <p><strong class="code">{password}</strong></p>
            <p>{t!("access-password-once")}</p>
        </Notice>
    }
    .into_any()
}

fn body(page: AccessPage, once: Once) -> AnyView {
    let back = (format!("/people/{}", page.id), page.name.clone());
    let warning = |rule: &'static str| view! { <Notice kind=NoticeKind::Warning title=t!(rule) /> };
    let own = page.is_own.then(|| warning("rule-own-access"));
    let above = page.is_above.then(|| warning("rule-ranks-above"));
    let (account, roles) = (account(&page), page.account.is_some().then(|| roles(&page)));
    view! {
        <div class="page">
            <PageHead title=t!("access-title") lede=t!("access-lede") back />
            <div class="stack">
                {move || once.told().map(made_up)}{own}{above}
                {account}
                {roles}
                {grant(page)}
            </div>
        </div>
    }
    .into_any()
}

fn account(page: &AccessPage) -> AnyView {
    let Some(account) = &page.account else {
        return view! { <p class="quiet">{t!("access-none")}</p> }.into_any();
    };
    let state = if account.is_active { t!("access-open") } else { t!("access-closed") };
    let last = account.last.map_or_else(|| t!("access-never"), text::moment);
    let switch = if account.is_active { t!("access-close-submit") } else { t!("access-reopen-submit") };
    let (id, since, email) = (page.id, account.since, page.email.clone());
    let actions = (!page.is_above && !page.is_own).then(|| {
        view! {
            <p class="form-actions">
                <a class="btn" href=format!("/people/{id}/access/password")>{t!("access-password-submit")}</a>
                <a class="btn" href=format!("/people/{id}/access/account")>{switch}</a>
            </p>
        }
    });
    view! {
        <Panel name="account" title=t!("access-account")>
            <Facts line=true>
                <Fact name=t!("access-state")>{state}</Fact>
                <Fact name=t!("label-email")><bdi>{email}</bdi></Fact>
                <Fact name=t!("access-since")>{text::day(since)}</Fact>
                <Fact name=t!("access-last")>{last}</Fact>
            </Facts>
            {actions}
        </Panel>
    }
    .into_any()
}

fn roles(page: &AccessPage) -> AnyView {
    let may_take = !page.is_above && !page.is_own;
    let rows = page.held.iter().map(|one| role(page.id, one, may_take)).collect_view();
    let none = page.held.is_empty().then(|| view! { <li><div class="quiet">{t!("access-no-role")}</div></li> });
    view! { <Panel name="roles" title=t!("access-roles") flush=true><ul class="rows">{rows}{none}</ul></Panel> }
        .into_any()
}

fn role(person: PersonId, role: &ToldRole, may_take: bool) -> AnyView {
    let name = word("access", &role.code);
    let since = role.since.map(|day| t!("period-since", from = text::day(day)));
    let label = t!("access-take-of", role = name.clone());
    let href = format!("/people/{person}/access/roles/{}", role.id);
    let take = may_take.then(|| {
        view! { <a class="btn btn-quiet btn-small" href=href aria-label=label>{t!("access-take-submit")}</a> }
    });
    view! { <li><div><span class="row-title">{name}</span><div class="meta">{since}</div></div>{take}</li> }.into_any()
}

/// The form: what it does depends on whether there is an account.
fn grant(page: AccessPage) -> AnyView {
    if page.email.is_none() {
        return view! { <Notice kind=NoticeKind::Info title=t!("access-needs-email") /> }.into_any();
    }
    if page.grantable.is_empty() || page.is_own {
        return ().into_any();
    }
    // The lowest comes first: nobody becomes an administrator by a slip.
    let option = |code: String| {
        let name = word("access", &code);
        (code, name)
    };
    let options = page.grantable.into_iter().map(option).collect();
    let is_new = page.account.is_none();
    let (title, submit) = if is_new {
        (t!("access-new-title"), t!("access-new-submit"))
    } else {
        (t!("access-give-title"), t!("access-give-submit"))
    };
    let new = move || is_new.then(|| view! { <input type="hidden" name="new" value="yes" /> });
    view! {
        <Panel name="grant" title>
            <PageForm function=GrantAccess::PATH opened=Form::default() check={parses::<GrantDraft>} submit>
                {new()}
                <SelectField name="access_role" label=t!("access-role") options required=true help=t!("access-role-help") />
                <OwnPassword due=page.is_due />
            </PageForm>
        </Panel>
    }
    .into_any()
}
