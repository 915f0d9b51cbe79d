//! What a person completed, on their page.

use super::wire::CompletionLine;
use crate::{
    pages::kit::words::word,
    t, text,
    ui::{EmptyState, IconName, LinkButton, Section, TableScroll},
};
use docendo::{
    competence::completion::{Outcome, Review},
    kernel::id::PersonId,
};
use leptos::prelude::*;

/// What the person completed, latest first. Who may `record` may withdraw, too.
#[component]
pub(super) fn Completions(completions: Vec<CompletionLine>, record: bool, person: PersonId) -> impl IntoView {
    let content = if completions.is_empty() {
        let add = record.then(|| {
            view! { <LinkButton href=format!("/completions/new?person={person}") word=t!("person-record") icon=IconName::Record /> }
        });
        view! { <EmptyState title=t!("completions-empty-title") text=t!("completions-empty-text") icon=IconName::Record>{add}</EmptyState> }
            .into_any()
    } else {
        table(completions, record)
    };
    view! { <Section name="completions" title=t!("completions-title")>{content}</Section> }.into_any()
}

fn table(completions: Vec<CompletionLine>, may_withdraw: bool) -> AnyView {
    let rows = completions.into_iter().map(|one| row(one, may_withdraw)).collect_view();
    let actions = may_withdraw
        .then(|| view! { <th scope="col" class="col-later"><span class="vh">{t!("records-withdraw")}</span></th> });
    view! {
        <TableScroll section="completions">
            <table class="table">
                <thead>
                    <tr>
                        <th scope="col">{t!("completions-course")}</th>
                        <th scope="col" class="num">{t!("completions-day")}</th>
                        <th scope="col">{t!("completions-result")}</th>
                        <th scope="col" class="num col-later">{t!("completions-expires")}</th>
                        <th scope="col" class="col-later">{t!("completions-proof")}</th>
                        {actions}
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </TableScroll>
    }
    .into_any()
}

/// The way to withdraw a completion. The links of all lines say the same: for those who hear them, they name what it is.
fn withdrawal(completion: &CompletionLine) -> AnyView {
    let (href, day) = (format!("/completions/{}/withdraw", completion.id), text::day(completion.day));
    let label = t!("records-withdraw-of", course = completion.title.clone(), day = day);
    view! { <a class="btn btn-quiet btn-small" href=href aria-label=label>{t!("records-withdraw")}</a> }.into_any()
}

fn row(completion: CompletionLine, may_withdraw: bool) -> AnyView {
    let note = |note: String| view! { <span class="meta cell-note"><bdi>{note}</bdi></span> };
    let score = completion.score.map(|score| t!("completions-score", score = score));
    // What keeps a completion from counting stands beside its result, what makes it count beside its proof.
    let (open, settled) = match completion.review {
        Review::Waiting => (Some(t!("completions-pending")), None),
        Review::Rejected => (Some(t!("completions-rejected")), None),
        Review::Verified => (None, Some(t!("completions-verified"))),
        Review::Accepted => (None, Some(t!("completions-accepted"))),
    };
    let reason = completion.reason.clone().map(|reason| t!("completions-override", reason = reason));
    let notes = [score, open, reason].into_iter().flatten().map(note).collect_view();
    // Only what was passed, and not rejected, holds for a while.
    let holds = completion.outcome == Outcome::Passed && completion.review != Review::Rejected;
    let expires = holds.then(|| completion.expires.map_or_else(|| t!("standing-always"), text::day));
    let beside = may_withdraw.then(|| view! { <td class="col-later">{withdrawal(&completion)}</td> });
    let below = may_withdraw.then(|| view! { <div class="only-phone">{withdrawal(&completion)}</div> });
    view! {
        <tr>
            <th scope="row" class="cell-main">
                <a href=format!("/courses/{}", completion.course)><bdi>{completion.title}</bdi></a>
                <span class="meta">{completion.code}</span>
            </th>
            <td class="num">{text::day(completion.day)}</td>
            <td>{word("result", completion.outcome.code())}{notes}{below}</td>
            <td class="num col-later">{expires}</td>
            <td class="col-later"><bdi>{completion.proof}</bdi>{settled.map(note)}</td>
            {beside}
        </tr>
    }
    .into_any()
}
