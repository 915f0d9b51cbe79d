//! Rejecting the proof of a completion, with the reason: `/completions/:id/reject`.

use super::{
    calls::{AskToReject, RejectCompletion},
    proof::facts,
    wire::{QUEUE, Undecided},
};
use crate::{
    fault::Fault,
    form::Form,
    page::{PageForm, loaded, parses, path},
    t,
    ui::{PageHead, TextArea},
};
use docendo::competence::completion::RejectionDraft;
use leptos::{prelude::*, server_fn::ServerFn as _};

pub(super) fn view() -> AnyView {
    loaded::<AskToReject>(path(), body)
}

fn body(page: Undecided) -> AnyView {
    let Undecided { proof, barred } = page;
    let lede = t!("records-reject-lede", person = proof.name.clone(), course = proof.course.clone());
    let back = (QUEUE.to_owned(), t!("records-pending"));
    // Nobody decides what was decided before or is their own: say so before they write a reason.
    let opened = barred.map_or_else(Form::default, |rule| Form::default().refused(Fault::Refused(rule)));
    view! {
        <div class="page">
            <PageHead title=t!("records-reject-title") lede back />
            <div class="stack">
                <div class="panel">{facts(proof)}</div>
                <PageForm function=RejectCompletion::PATH opened check={parses::<RejectionDraft>} submit=t!("records-reject-submit") danger=true cancel=QUEUE>
                    <ul class="consequences">
                        <li>{t!("records-reject-counts")}</li>
                        <li>{t!("records-reject-stays")}</li>
                    </ul>
                    <TextArea name="note" required=true maxlength=1000 help=t!("records-note-help") />
                </PageForm>
            </div>
        </div>
    }
    .into_any()
}
