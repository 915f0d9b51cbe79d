//! Completions whose proof has to be checked: `/completions/pending`.

use super::{
    calls::{ListPending, VerifyCompletion},
    proof::facts,
    wire::{Decided, PendingPage, QUEUE, Undecided},
};
use crate::{
    form::Form,
    page::{StepButton, asked, loaded, reopened},
    session::Session,
    t,
    ui::{
        Arrival, EmptyState, ErrorSummary, FilterBar, Icon, IconName, LinkButton, ListPager, Notice, NoticeKind,
        PageHead, SelectPills,
    },
};
use docendo::competence::completion::{Verification, access::RECORD};
use leptos::{prelude::*, server_fn::ServerFn as _};

pub(super) fn view() -> AnyView {
    let asked = asked();
    loaded::<ListPending>(
        move || asked.get(),
        move |page| {
            let query = asked.get_untracked().without("decided");
            let total = page.total;
            expect_context::<Arrival>().changed(&query, || waiting(total));
            body(query, page)
        },
    )
}

/// How many wait.
fn waiting(total: i64) -> String {
    t!("records-waiting", count = total)
}

fn body(query: Form, page: PendingPage) -> AnyView {
    let PendingPage { waiting: rows, total, turn, sites, decided } = page;
    let record = Session::current()
        .may(RECORD)
        .then(|| view! { <LinkButton href="/completions/new" word=t!("records-new") icon=IconName::Record /> });
    let refused = reopened(VerifyCompletion::PATH, &Form::default());
    let decided = decided.filter(|_| refused.is_none()).map(notice);
    // Told beside its button, unless somebody else decided in the meantime: then it has none.
    let is_told = |form: &Form| rows.iter().any(|row| row.barred.is_none() && row.is_named(form.value("completion")));
    let refused = refused.filter(|form| !is_told(form)).map(|form| view! { <ErrorSummary form /> });
    let filter = (!sites.is_empty()).then(|| {
        view! {
            <FilterBar path=QUEUE query=query.clone() label=t!("records-pending") names=&["site", "day"] keep=&["day"]>
                <SelectPills name="site" label=t!("label-site") another=t!("filters-another-site") options=sites />
            </FilterBar>
        }
    });
    let content = if rows.is_empty() {
        view! { <EmptyState title=t!("records-none-title") text=t!("records-none-text") icon=IconName::Check /> }
            .into_any()
    } else {
        let (shown, list) = (rows.len(), query.written());
        let lines = rows.into_iter().map(|row| item(row, &list)).collect_view();
        view! { <p class="quiet queue-count">{waiting(total)}</p><ul class="stack queue">{lines}</ul><ListPager turn query path=QUEUE shown total /> }.into_any()
    };
    view! {
        <div class="page">
            <PageHead title=t!("records-pending") lede=t!("records-pending-lede")>{record}</PageHead>
            <div class="stack">{refused}{decided}{filter}{content}</div>
        </div>
    }
    .into_any()
}

/// What was decided just now.
fn notice(decided: Decided) -> AnyView {
    let Decided { person, name, course, verification } = decided;
    let title = match verification {
        Verification::Verified => t!("records-verified", person = name, course = course),
        Verification::Rejected => t!("records-rejected", person = name, course = course),
        Verification::Pending => return ().into_any(),
    };
    let href = format!("/people/{person}");
    view! { <Notice kind=NoticeKind::Done title><p><a href=href>{t!("records-see-person")}</a></p></Notice> }.into_any()
}

impl Undecided {
    fn is_named(&self, id: &str) -> bool {
        self.proof.id.to_string() == id
    }
}

/// One completion with its proof, and what can be decided; `list` is what the queue was asked for.
fn item(row: Undecided, list: &str) -> AnyView {
    let Undecided { proof, barred } = row;
    let (id, name, course) = (proof.id, proof.name.clone(), proof.course.clone());
    let actions = if let Some(rule) = barred {
        view! { <p class="quiet">{t!(&format!("rule-{}", rule.code()))}</p> }.into_any()
    } else {
        // The buttons of all items say the same: for those who hear them, they name whom they are about.
        let verify = t!("records-verify-of", person = name.clone(), course = course.clone());
        let reject = t!("records-reject-of", person = name.clone(), course = course.clone());
        let fields = Form::showing([("completion", id.to_string()), ("list", list.to_owned())]);
        view! {
            <div class="cluster">
                <StepButton function=VerifyCompletion::PATH fields label=verify><Icon name=IconName::Check />{t!("records-verify")}</StepButton>
                <a class="btn btn-quiet" href=format!("/completions/{id}/reject") aria-label=reject>{t!("records-reject")}</a>
            </div>
        }
        .into_any()
    };
    view! {
        <li class="panel">
            <div class="panel-head">
                <h2><a href=format!("/people/{}", proof.person)><bdi>{name}</bdi></a></h2>
                <span><span class="code">{proof.code.clone()}</span>" "<bdi>{course}</bdi></span>
            </div>
            {facts(proof)}
            <div class="queue-end">{actions}</div>
        </li>
    }
    .into_any()
}
