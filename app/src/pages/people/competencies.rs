//! What a person holds, lacks and completed.

use super::{
    history::Names,
    standing::{StandingBadge, explanation, until},
};
use crate::{
    t, text,
    ui::{EmptyState, IconName, LinkButton, Section, TableScroll},
};
use chrono::NaiveDate;
use docendo::{
    competence::{
        Standing,
        completion::{Completion, Outcome, Review},
        facts::{CompetencyFact, Scope},
    },
    kernel::id::PersonId,
};
use leptos::prelude::*;

/// Every competency that is required of the person or that they ever completed, what is most urgent first.
#[component]
pub(super) fn Competencies(
    lines: Vec<(CompetencyFact, Standing)>,
    person: PersonId,
    names: Names,
    today: NaiveDate,
) -> impl IntoView {
    let content = if lines.is_empty() {
        view! { <EmptyState title=t!("competencies-empty-title") text=t!("competencies-empty-text") icon=IconName::Requirements /> }.into_any()
    } else {
        let rows: Vec<AnyView> =
            lines.iter().map(|(competency, standing)| row(competency, standing, person, &names, today)).collect();
        table(rows).into_any()
    };
    view! { <Section name="competencies" title=t!("competencies-title")>{content}</Section> }.into_any()
}

fn table(rows: Vec<AnyView>) -> impl IntoView {
    view! {
        <TableScroll section="competencies">
            <table class="table">
                <thead>
                    <tr>
                        <th scope="col">{t!("competencies-competency")}</th>
                        <th scope="col">{t!("competencies-state")}</th>
                        <th scope="col" class="num col-later">{t!("competencies-completed")}</th>
                        <th scope="col" class="num col-later">{t!("competencies-until")}</th>
                        <th scope="col" class="col-later">{t!("competencies-required-by")}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </TableScroll>
    }
}

fn row(competency: &CompetencyFact, standing: &Standing, person: PersonId, names: &Names, today: NaiveDate) -> AnyView {
    let completed = text::maybe_day(standing.proof.map(|proof| proof.completed_on));
    view! {
        <tr>
            <th scope="row" class="cell-main">
                <a href=explanation(person, competency.id)><bdi>{competency.title.clone()}</bdi></a>
                <span class="meta">{competency.code.clone()}</span>
            </th>
            <td><StandingBadge standing=*standing as_of=today /></td>
            <td class="num col-later">{completed}</td>
            <td class="num col-later">{until(standing)}</td>
            <td class="col-later">{required_by(standing, names)}</td>
        </tr>
    }
    .into_any()
}

/// Who asks for it; nothing if nobody does.
fn required_by(standing: &Standing, names: &Names) -> Option<String> {
    let need = standing.need?;
    let whom = match need.scope {
        Scope::Everyone => t!("needed-everyone"),
        Scope::Role(role) => names.role(role),
        Scope::Site(site) => names.site(site),
    };
    Some(if need.is_mandatory { whom } else { t!("needed-optional", whom = whom) })
}

/// What the person completed, latest first. Who may `record` may withdraw, too.
#[component]
pub(super) fn Completions(completions: Vec<Completion>, record: bool, person: PersonId) -> impl IntoView {
    let content = if completions.is_empty() {
        let add = record.then(|| {
            view! { <LinkButton href=format!("/completions/new?person={person}") word=t!("person-record") icon=IconName::Record /> }
        });
        view! { <EmptyState title=t!("completions-empty-title") text=t!("completions-empty-text") icon=IconName::Record>{add}</EmptyState> }
            .into_any()
    } else {
        completions_table(&completions, record).into_any()
    };
    view! { <Section name="completions" title=t!("completions-title")>{content}</Section> }.into_any()
}

fn completions_table(completions: &[Completion], may_withdraw: bool) -> impl IntoView + use<> {
    let rows = completions.iter().map(|one| completion(one, may_withdraw)).collect_view();
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
}

/// The way to withdraw a completion. The links of all lines say the same: for those who hear them, they name what it is.
fn withdrawal(completion: &Completion) -> AnyView {
    let (href, day) = (format!("/completions/{}/withdraw", completion.id), text::day(completion.completed_on));
    let label = t!("records-withdraw-of", course = completion.course_title.clone(), day = day);
    view! { <a class="btn btn-quiet btn-small" href=href aria-label=label>{t!("records-withdraw")}</a> }.into_any()
}

fn completion(completion: &Completion, may_withdraw: bool) -> AnyView {
    let outcome = t!(&format!("result-{}", completion.outcome.code().replace('_', "-")));
    let score = completion.score.map(|score| t!("completions-score", score = score));
    // What keeps a completion from counting stands beside its result, what makes it count beside its proof.
    let (open, settled) = match completion.review() {
        Review::Waiting => (Some(t!("completions-pending")), None),
        Review::Rejected => (Some(t!("completions-rejected")), None),
        Review::Verified => (None, Some(t!("completions-verified"))),
        Review::Accepted => (None, Some(t!("completions-accepted"))),
    };
    let reason = completion.reason.clone().map(|reason| t!("completions-override", reason = reason));
    let note = |note: String| view! { <span class="meta cell-note"><bdi>{note}</bdi></span> };
    let notes = [score, open, reason].into_iter().flatten().map(note).collect_view();
    let proof: Vec<String> =
        [completion.certificate_number.clone(), completion.provider.clone()].into_iter().flatten().collect();
    // Only what was passed, and not rejected, holds for a while.
    let holds = completion.outcome == Outcome::Passed && completion.review() != Review::Rejected;
    let expires = holds.then(|| completion.expires_on.map_or_else(|| t!("standing-always"), text::day));
    view! {
        <tr>
            <th scope="row" class="cell-main">
                <a href=format!("/courses/{}", completion.course_id)><bdi>{completion.course_title.clone()}</bdi></a>
                <span class="meta">{completion.course_code.clone()}</span>
            </th>
            <td class="num">{text::day(completion.completed_on)}</td>
            <td>{outcome}{notes}{may_withdraw.then(|| view! { <div class="only-phone">{withdrawal(completion)}</div> })}</td>
            <td class="num col-later">{expires}</td>
            <td class="col-later"><bdi>{proof.join(", ")}</bdi>{settled.map(note)}</td>
            {may_withdraw.then(|| view! { <td class="col-later">{withdrawal(completion)}</td> })}
        </tr>
    }
    .into_any()
}
