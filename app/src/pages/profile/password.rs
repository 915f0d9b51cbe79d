//! The page of the own password: `/profile/password`.

use super::{
    calls::{ChangePassword, ShowPassword},
    wire::PasswordPage,
};
use crate::{
    form::Form,
    page::{PageForm, asked, loaded},
    t,
    ui::{Notice, NoticeKind, PageHead, TextField, TextKind},
};
use docendo::{identity::PasswordDraft, kernel::input::Draft as _};
use leptos::{prelude::*, server_fn::ServerFn as _};

pub(super) fn view() -> AnyView {
    let asked = asked();
    loaded::<ShowPassword>(move || asked.get(), move |page| body(page, asked.get_untracked().ticked("done")))
}

fn body(page: PasswordPage, is_done: bool) -> AnyView {
    let why = page.must_change.then(|| {
        view! {
            <Notice kind=NoticeKind::Warning title=t!("password-must-title")><p>{t!("password-must-text")}</p></Notice>
        }
    });
    let done = is_done.then(|| {
        view! {
            <Notice kind=NoticeKind::Done title=t!("password-done-title")><p>{t!("password-done-text")}</p></Notice>
        }
    });
    let leave = (!page.must_change).then(|| view! { <a class="btn btn-quiet" href="/">{t!("ui-cancel")}</a> });
    view! {
        <div class="page">
            <PageHead title=t!("password-title") lede=t!("password-lede") />
            <div class="stack">{done}{why}{form(leave.into_any())}</div>
        </div>
    }
    .into_any()
}

fn form(leave: AnyView) -> AnyView {
    let check = |form: &Form| PasswordDraft::of(form).parse().map(drop);
    view! {
        <PageForm function=ChangePassword::PATH opened=Form::default() check submit=t!("password-submit") more=leave>
            <TextField
                name="old_password" kind=TextKind::Password required=true maxlength=1000 autocomplete="current-password"
            />
            <TextField
                name="password" label=t!("label-new-password") kind=TextKind::Password help=t!("password-new-help")
                required=true maxlength=1000 autocomplete="new-password"
            />
            <TextField
                name="password_again" kind=TextKind::Password required=true maxlength=1000 autocomplete="new-password"
            />
        </PageForm>
    }
    .into_any()
}
