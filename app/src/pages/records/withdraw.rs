//! Withdrawing a completion that was recorded by mistake, with the reason: `/completions/:id/withdraw`.

use super::{
    calls::{AskToWithdraw, WithdrawCompletion},
    proof::facts,
    wire::Proof,
};
use crate::{
    form::Form,
    page::{PageForm, loaded, parses, path},
    t,
    ui::{PageHead, TextField},
};
use docendo::kernel::withdrawal::WithdrawalDraft;
use leptos::{prelude::*, server_fn::ServerFn as _};

pub(super) fn view() -> AnyView {
    loaded::<AskToWithdraw>(path(), body)
}

fn body(proof: Proof) -> AnyView {
    let person = format!("/people/{}", proof.person);
    let lede = t!("records-withdraw-lede", person = proof.name.clone(), course = proof.course.clone());
    let back = (person.clone(), proof.name.clone());
    view! {
        <div class="page">
            <PageHead title=t!("records-withdraw-title") lede back />
            <div class="stack">
                <div class="panel">{facts(proof)}</div>
                <PageForm function=WithdrawCompletion::PATH opened=Form::default() check={parses::<WithdrawalDraft>} submit=t!("records-withdraw-submit") danger=true cancel=person>
                    <ul class="consequences">
                        <li>{t!("records-withdraw-counts")}</li>
                        <li>{t!("records-withdraw-stays")}</li>
                        <li>{t!("records-withdraw-told")}</li>
                    </ul>
                    <TextField name="reason" required=true maxlength=1000 help=t!("records-reason-help") />
                </PageForm>
            </div>
        </div>
    }
    .into_any()
}
