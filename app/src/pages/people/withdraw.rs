//! Withdrawing a job role or an employment that was recorded by mistake, with the reason:
//! `/people/{id}/jobs/{fact}/withdraw`, `/people/{id}/employment/{fact}/withdraw`.

use super::{
    super::kit::words::path_id,
    fields::{employment, holding},
    words::{job_name, number, period_words},
};
use crate::{
    confirm::{Confirmation, OwnPassword},
    form::Form,
    render::{Answer, Page, answer, done},
    t,
    ui::{PageHead, Place, PostForm, TextField, VersionField},
    visitor::Member,
};
use axum::{extract::Path, response::Response};
use docendo::{
    Result,
    error::{Entity, Error},
    kernel::{id::PersonId, input::Draft as _, withdrawal::WithdrawalDraft},
    people::{self, Employment, Holding, PersonDetail, service},
    work::Work,
};
use leptos::prelude::*;

/// What kind of fact an address names.
#[derive(Clone, Copy)]
enum WithdrawableKind {
    Job,
    Employment,
}

/// What is withdrawn.
enum WithdrawableFact {
    Job(Holding),
    Employment(Employment),
}

type Address = Path<(String, String)>;

pub(super) async fn ask_job(member: Member, confirmation: Confirmation, path: Address) -> Response {
    ask(member, confirmation, path, WithdrawableKind::Job).await
}

pub(super) async fn job(member: Member, confirmation: Confirmation, path: Address, form: Form) -> Response {
    withdraw(member, confirmation, path, WithdrawableKind::Job, form).await
}

pub(super) async fn ask_employment(member: Member, confirmation: Confirmation, path: Address) -> Response {
    ask(member, confirmation, path, WithdrawableKind::Employment).await
}

pub(super) async fn employed(member: Member, confirmation: Confirmation, path: Address, form: Form) -> Response {
    withdraw(member, confirmation, path, WithdrawableKind::Employment, form).await
}

async fn ask(
    member: Member,
    confirmation: Confirmation,
    Path((id, fact)): Address,
    kind: WithdrawableKind,
) -> Response {
    let shown = match load(&member, path_id(&id), kind, &fact).await {
        Ok((detail, Some(fact))) => {
            let form = Form::showing([("version", fact.version().to_string())]);
            page(&member, detail, &fact, form, &confirmation).await
        }
        Ok((_, None)) => Err(Error::NotFound(kind.entity())),
        Err(error) => Err(error),
    };
    answer(Some(&member), &member.visitor, shown).await
}

async fn withdraw(
    member: Member,
    confirmation: Confirmation,
    Path((id, fact)): Address,
    kind: WithdrawableKind,
    form: Form,
) -> Response {
    let shown = try_withdraw(&member, confirmation, (path_id(&id), kind, &fact), form).await;
    answer(Some(&member), &member.visitor, shown).await
}

async fn try_withdraw(
    member: &Member,
    mut confirmation: Confirmation,
    (id, kind, fact): (PersonId, WithdrawableKind, &str),
    form: Form,
) -> Answer {
    let own_page = format!("/people/{id}");
    // What is not there any more is withdrawn.
    let (detail, Some(fact)) = load(member, id, kind, fact).await? else { return done(&own_page) };
    let withdrawn = carry_out(member, &mut confirmation, (id, &fact), &form).await;
    match withdrawn {
        Ok(()) | Err(Error::NotFound(Entity::Holding | Entity::Employment)) => done(&own_page),
        Err(error) => page(member, detail, &fact, form.with(error)?, &confirmation).await,
    }
}

async fn carry_out(
    member: &Member,
    confirmation: &mut Confirmation,
    (id, fact): (PersonId, &WithdrawableFact),
    form: &Form,
) -> Result<()> {
    let draft = WithdrawalDraft::of(form);
    let lock = form.version();
    if matches!(fact, WithdrawableFact::Employment(_)) {
        // Whoever has no other employment does not sign in any more.
        confirmation.check_about(member, id, form).await?;
    }
    let withdraw = async |work: &mut Work| match fact {
        WithdrawableFact::Job(one) => service::withdraw_holding(work, one.id, &lock, draft).await,
        WithdrawableFact::Employment(one) => service::withdraw_employment(work, one.id, &lock, draft).await,
    };
    member.write(form, withdraw).await
}

/// The person, and the fact if it is one of theirs.
async fn load(
    member: &Member,
    id: PersonId,
    kind: WithdrawableKind,
    fact: &str,
) -> Result<(PersonDetail, Option<WithdrawableFact>)> {
    member.require(people::access::CHANGE)?;
    let detail = member.read(async |read| service::detail(read, id).await).await?;
    let fact = kind.find(&detail, number(fact));
    Ok((detail, fact))
}

impl WithdrawableKind {
    const fn entity(self) -> Entity {
        match self {
            Self::Job => Entity::Holding,
            Self::Employment => Entity::Employment,
        }
    }

    fn find(self, detail: &PersonDetail, id: i64) -> Option<WithdrawableFact> {
        match self {
            Self::Job => holding(detail, id).map(WithdrawableFact::Job),
            Self::Employment => employment(detail, id).map(WithdrawableFact::Employment),
        }
    }
}

impl WithdrawableFact {
    /// What it says.
    fn words(&self) -> String {
        match self {
            Self::Job(one) => {
                t!("entry-job-assigned", job = job_name(&one.job), period = period_words(one.period))
            }
            Self::Employment(one) => t!("entry-employment-started", period = period_words(one.period)),
        }
    }

    /// The version that is shown, so that of two who change it at once the second is told.
    const fn version(&self) -> i64 {
        match self {
            Self::Job(one) => one.version,
            Self::Employment(one) => one.version,
        }
    }

    /// The page on which it is changed.
    fn address(&self) -> String {
        match self {
            Self::Job(one) => format!("/people/{}/jobs/{}", one.person, one.id),
            Self::Employment(one) => format!("/people/{}/employment/{}", one.person, one.id),
        }
    }

    /// What its page is called, and what follows from withdrawing it.
    const fn keys(&self) -> (&'static str, &'static str) {
        match self {
            Self::Job(_) => ("withdraw-job-title", "withdraw-job-counts"),
            Self::Employment(_) => ("withdraw-employment-title", "withdraw-employment-counts"),
        }
    }
}

async fn page(
    member: &Member,
    detail: PersonDetail,
    fact: &WithdrawableFact,
    form: Form,
    confirmation: &Confirmation,
) -> Answer {
    let due = match fact {
        WithdrawableFact::Job(_) => false,
        WithdrawableFact::Employment(_) => confirmation.clone().about(member, detail.person.id).await?.is_due(),
    };
    let page = Page::inside(member, Place::People).of_form(&form);
    let (title, counts) = fact.keys();
    let (words, back) = (fact.words(), fact.address());
    let name = detail.person.full_name();
    let body = move || {
        let lede = t!("withdraw-lede", person = name.clone(), what = words);
        let own_page = (format!("/people/{}", detail.person.id), name);
        view! {
            <div class="page">
                <PageHead title=t!(title) lede back=own_page />
                <PostForm form submit=t!("records-withdraw-submit") danger=true cancel=back>
                    <VersionField />
                    <ul class="consequences">
                        <li>{t!(counts)}</li>
                        <li>{t!("records-withdraw-stays")}</li>
                        <li>{t!("records-withdraw-told")}</li>
                    </ul>
                    <TextField name="reason" required=true maxlength=1000 help=t!("withdraw-reason-help") />
                    <OwnPassword due />
                </PostForm>
            </div>
        }
        .into_any()
    };
    Ok(page.show(move || t!(title), body).await)
}
