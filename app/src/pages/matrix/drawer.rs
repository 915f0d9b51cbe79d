//! Why a cell is as it is: requirement, evidence, the arithmetic of the dates, and what to do.

use super::{
    address::CELL,
    explaining::Explaining,
    wire::{Reasons, ToldDemand},
};
use crate::{
    fault::Fault,
    session::Session,
    t, text,
    ui::{Icon, IconName, StateBadge},
};
use chrono::NaiveDate;
use docendo::{
    competence::{
        Standing, State, completion,
        facts::{CompletionFact, Scope},
        standing::{Bound, Proof, Worth},
    },
    kernel::date::days_between,
};
use leptos::prelude::*;

/// The explanation of one cell, beside the matrix.
pub(super) fn drawer(reasons: Reasons) -> AnyView {
    let (standing, as_of, heading) = (reasons.standing, reasons.as_of, NodeRef::new());
    expect_context::<Explaining>().lead(heading);
    let close = reasons.address.with(CELL, None);
    let actions = actions(&reasons);
    view! {
        <aside class="drawer" aria-labelledby="drawer-title">
            <header class="drawer-head">
                <div>
                    <p class="meta"><span class="code">{reasons.code.clone()}</span>" "{reasons.title.clone()}</p>
                    <h2 id="drawer-title" tabindex="-1" node_ref=heading><bdi>{reasons.name.clone()}</bdi></h2>
                </div>
                <a class="btn-icon drawer-close" href=close aria-label=t!("drawer-close")><Icon name=IconName::Close /></a>
            </header>
            <div class="drawer-body">
                <p class="drawer-verdict"><StateBadge state=standing.state />" "<span>{verdict(&standing, as_of)}</span></p>
                <ol class="reasons">
                    <li><h3>{t!("reason-requirement")}</h3>{demands(&reasons.demands, &standing)}</li>
                    <li><h3>{t!("reason-evidence")}</h3>{evidence(&reasons.evidence, &standing)}</li>
                    {reasons.standing.proof.map(|proof| view! { <li><h3>{t!("reason-dates")}</h3>{arithmetic(&proof)}</li> })}
                    <li><h3>{t!("reason-next")}</h3><p>{t!(&format!("next-{}", standing.state.code()), course = reasons.title)}</p></li>
                </ol>
            </div>
            {actions}
        </aside>
    }
    .into_any()
}

/// What stands in its place if there is no such cell, or it could not be asked for.
pub(super) fn unexplained(fault: Fault) -> AnyView {
    view! {
        <aside class="drawer" role="status">
            <header class="drawer-head"><h2>{fault.title()}</h2></header>
            <div class="drawer-body"><p>{fault.text()}</p></div>
        </aside>
    }
    .into_any()
}

/// What can be done about it.
fn actions(reasons: &Reasons) -> AnyView {
    let person = reasons.person;
    let course = reasons.course.filter(|_| Session::current().may(completion::access::RECORD));
    let record = course.map(|course| {
        let cell = reasons.address.cell_address(person, reasons.competency);
        let asked = crate::form::Form::showing([
            ("person", person.to_string()),
            ("course", course.to_string()),
            ("back", cell),
        ]);
        view! {
            <a class="btn btn-primary" href=asked.address("/completions/new", &[])>
                <Icon name=IconName::Record />{t!("record-action")}
            </a>
        }
    });
    view! {
        <footer class="drawer-actions">{record}<a class="btn" href=format!("/people/{person}")>{t!("drawer-person")}</a></footer>
    }
    .into_any()
}

/// Since when or until when, beside the state.
fn verdict(standing: &Standing, as_of: NaiveDate) -> String {
    let expires = standing.proof.and_then(|proof| proof.expires_on);
    let due = standing.need.and_then(|need| need.due);
    match (standing.state, expires, due) {
        (State::Expired, Some(day), _) => t!("verdict-expired", day = text::day(day), days = days_between(day, as_of)),
        (State::Expiring, Some(day), _) => {
            t!("verdict-expiring", day = text::day(day), days = days_between(as_of, day))
        }
        (State::Valid, Some(day), _) => t!("verdict-valid-until", day = text::day(day)),
        (State::Valid, None, _) => t!("verdict-valid-always"),
        (State::Overdue, _, Some(day)) => t!("verdict-overdue", day = text::day(day), days = days_between(day, as_of)),
        (State::Missing, _, Some(day)) => t!("verdict-due", day = text::day(day)),
        _ => t!("verdict-as-of", day = text::day(as_of)),
    }
}

fn demands(demands: &[ToldDemand], standing: &Standing) -> AnyView {
    if demands.is_empty() {
        return view! { <p>{t!("reason-not-required")}</p> }.into_any();
    }
    let one = |demand: &ToldDemand| {
        let name = demand.scope_name.clone();
        let whom = match demand.scope {
            Scope::Everyone => t!("scope-everyone"),
            Scope::Role(_) => t!("scope-role", name = name),
            Scope::Site(_) => t!("scope-site", name = name),
        };
        let level = if demand.is_mandatory { t!("level-mandatory") } else { t!("level-optional") };
        let renewed = demand.refresh_months.map(|months| t!("reason-renewed", months = months));
        let since = demand.since.map(|since| t!("reason-since", day = text::day(since)));
        // Once it was proven, the date for the first proof is history.
        let due = demand.due.filter(|_| standing.proof.is_none()).map(|due| t!("reason-due", day = text::day(due)));
        view! {
            <p>{t!("reason-required", whom = whom, level = level)}{renewed}</p>
            <p class="meta">
                {t!("reason-version", number = demand.version)}{since}{due}" "
                <a href=format!("/requirements/{}", demand.requirement)>{t!("reason-see")}</a>
            </p>
        }
    };
    demands.iter().map(one).collect_view().into_any()
}

fn evidence(evidence: &[(CompletionFact, Worth)], standing: &Standing) -> AnyView {
    if evidence.is_empty() {
        return view! { <p>{t!("reason-no-evidence")}</p> }.into_any();
    }
    let counting = standing.proof.map(|proof| proof.completion);
    let one = |(completion, worth): &(CompletionFact, Worth)| {
        let day = text::day(completion.completed_on);
        let result = t!(&format!("result-{}", completion.outcome.code().replace('_', "-")));
        let worth = match worth {
            Worth::Counts if counting == Some(completion.id) => t!("worth-decides"),
            Worth::Counts => t!("worth-counts"),
            Worth::Later => t!("worth-later"),
            Worth::NotPassed => t!("worth-not-passed"),
            Worth::Unverified => t!("worth-unverified"),
            Worth::Rejected => t!("worth-rejected"),
        };
        view! { <li><p>{t!("reason-completed", result = result, day = day)}</p><p class="meta">{worth}</p></li> }
    };
    view! { <ul class="evidence">{evidence.iter().map(one).collect_view()}</ul> }.into_any()
}

/// The sum of day and months that gives the day of expiry.
fn arithmetic(proof: &Proof) -> AnyView {
    let (months, rule) = match proof.bound {
        Bound::Never => (t!("sum-always"), t!("sum-never")),
        Bound::Recorded => (t!("sum-recorded"), t!("sum-certificate")),
        Bound::Refresh(_, months) => (t!("months", count = months), t!("sum-refresh")),
        Bound::Validity(months) => (t!("months", count = months), t!("sum-validity")),
    };
    let end = proof.expires_on.map(|expires| {
        view! { <tfoot><tr><td>"="</td><td>{text::day(expires)}</td><th scope="row">{t!("sum-expires")}</th></tr></tfoot> }
    });
    view! {
        <table class="sum">
            <caption class="vh">{t!("sum-caption")}</caption>
            <tbody>
                <tr><td></td><td>{text::day(proof.completed_on)}</td><th scope="row">{t!("sum-completed")}</th></tr>
                <tr><td>"+"</td><td>{months}</td><th scope="row">{rule}</th></tr>
            </tbody>
            {end}
        </table>
    }
    .into_any()
}
