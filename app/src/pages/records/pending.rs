//! Completions whose proof has to be checked: `/completions/pending`.

use crate::{
    form::Form,
    pages::kit::words::{path_id, word},
    render::{Answer, Page, answer, done},
    t, text,
    ui::{
        EmptyState, ErrorSummary, Fact, Facts, FilterBar, Icon, IconName, LinkButton, ListPager, Notice, NoticeKind,
        PageHead, Place, SelectPills, StepForm, Turn,
    },
    visitor::Member,
};
use axum::response::Response;
use docendo::{
    Result,
    competence::{
        self,
        completion::{self, Completion, Verification, VerificationDraft, service},
    },
    error::{Error, Flaws},
    kernel::{
        id::{CompletionId, PersonId},
        page::ListPage,
    },
    organisation, people,
    work::{Read, Work},
};
use leptos::prelude::*;
use std::collections::BTreeSet;

const PATH: &str = "/completions/pending";
/// So many are on a page: those first that the reader may decide, and of these the oldest.
const ROWS: i64 = 50;

pub(super) async fn show(member: Member) -> Response {
    let shown = page(&member, Form::default()).await;
    answer(Some(&member), &member.visitor, shown).await
}

pub(super) async fn verify(member: Member, form: Form) -> Response {
    let shown = try_verify(&member, form).await;
    answer(Some(&member), &member.visitor, shown).await
}

/// A completion with the names of those it concerns.
#[derive(Clone)]
pub(super) struct NamedCompletion {
    pub(super) completion: Completion,
    /// Who completed it.
    pub(super) person: String,
    /// Who recorded it.
    recorder: Option<String>,
    /// The trainer.
    trainer: Option<String>,
}

/// `completions` with their names.
pub(super) async fn with_names(read: &mut Read, completions: Vec<Completion>) -> Result<Vec<NamedCompletion>> {
    let about = |one: &Completion| [Some(one.person_id), Some(one.recorded_by), one.trainer_id].into_iter().flatten();
    let people: BTreeSet<PersonId> = completions.iter().flat_map(about).collect();
    let names = people::service::names(read, &Vec::from_iter(people)).await?;
    let name = |completion: Completion| NamedCompletion {
        person: names.get(&completion.person_id).cloned().unwrap_or_default(),
        recorder: names.get(&completion.recorded_by).cloned(),
        trainer: completion
            .trainer_id
            .and_then(|trainer| names.get(&trainer).cloned())
            .or_else(|| completion.trainer_name.clone()),
        completion,
    };
    Ok(completions.into_iter().map(name).collect())
}

/// Everything that the page shows.
struct PendingListView {
    form: Form,
    query: Form,
    turn: Turn,
    waiting: ListPage<NamedCompletion>,
    sites: Vec<(String, String)>,
    /// What was decided just now.
    decided: Option<NamedCompletion>,
    reader: PersonId,
}

async fn try_verify(member: &Member, form: Form) -> Answer {
    let id: CompletionId = path_id(form.value("completion"));
    let verify = async |work: &mut Work| service::verify(work, id, VerificationDraft::default()).await.map(drop);
    match member.write(&form, verify).await {
        // The same list goes on.
        Ok(()) => done(&member.visitor.query().address(PATH, &[("decided", Some(&id.to_string()))])),
        Err(error) => page(member, form.with(error)?).await,
    }
}

async fn page(member: &Member, form: Form) -> Answer {
    let asked = member.visitor.query();
    let mut flaws = Flaws::default();
    let turn = Turn::from_query(&asked, ROWS, &mut flaws);
    let sites = asked.ids("site", &mut flaws);
    let on = asked.date("day", &mut flaws).unwrap_or_else(|| member.today());
    let decided: Option<CompletionId> = asked.id("decided", &mut flaws);
    flaws.check()?;
    let load = async |read: &mut Read| {
        let ListPage { rows, total } = competence::service::pending_at(read, &sites, on, turn.rows()).await?;
        let waiting = ListPage { rows: with_names(read, rows).await?, total };
        let decided = match decided {
            Some(id) => {
                let completion = service::find(read, id).await?;
                with_names(read, vec![completion]).await?.pop()
            }
            None => None,
        };
        Ok((waiting, decided, organisation::service::sites(read).await?))
    };
    let (waiting, decided, sites) = member.read(load).await?;
    if let Some(last) = turn.beyond(&asked, PATH, waiting.total) {
        return done(&last);
    }
    let query = asked.without("decided");
    let sites = sites.into_iter().map(|site| (site.id.to_string(), site.name)).collect();
    let view = PendingListView { query, turn, waiting, sites, decided, reader: member.who().person, form };
    let page = Page::inside(member, Place::Records).of_form(&view.form);
    let may_record = member.may(completion::access::RECORD);
    Ok(page.show(|| t!("records-pending"), move || body(view, may_record)).await)
}

fn body(view: PendingListView, may_record: bool) -> impl IntoView {
    let PendingListView { form, query, turn, waiting: ListPage { rows: waiting, total }, sites, decided, reader } =
        view;
    let record = may_record
        .then(|| view! { <LinkButton href="/completions/new" word=t!("records-new") icon=IconName::Record /> });
    let decided = decided.filter(|_| !form.is_refused()).map(|one| decided_notice(&one));
    let filter = (!sites.is_empty()).then(|| {
        view! {
            <FilterBar path=PATH query=query.clone() label=t!("records-pending") names=&["site", "day"] keep=&["day"]>
                <SelectPills name="site" label=t!("label-site") another=t!("filters-another-site") options=sites />
            </FilterBar>
        }
    });
    let action = query.address(PATH, &[]);
    let content = if waiting.is_empty() {
        view! { <EmptyState title=t!("records-none-title") text=t!("records-none-text") icon=IconName::Check /> }
            .into_any()
    } else {
        let (count, shown) = (t!("records-waiting", count = total), waiting.len());
        let list =
            waiting.into_iter().map(|one| view! { <li class="panel">{item(one, reader, &action)}</li> }).collect_view();
        view! { <p class="quiet queue-count">{count}</p><ul class="stack queue">{list}</ul><ListPager turn query path=PATH shown total /> }.into_any()
    };
    view! {
        <div class="page">
            <PageHead title=t!("records-pending") lede=t!("records-pending-lede")>{record}</PageHead>
            <div class="stack"><ErrorSummary form />{decided}{filter}{content}</div>
        </div>
    }
    .into_any()
}

/// What was decided just now.
fn decided_notice(one: &NamedCompletion) -> AnyView {
    let (person, course) = (one.person.clone(), one.completion.course_title.clone());
    let title = match one.completion.verification {
        Verification::Verified => t!("records-verified", person = person, course = course),
        Verification::Rejected => t!("records-rejected", person = person, course = course),
        Verification::Pending => return ().into_any(),
    };
    let href = format!("/people/{}", one.completion.person_id);
    view! { <Notice kind=NoticeKind::Done title><p><a href=href>{t!("records-see-person")}</a></p></Notice> }.into_any()
}

/// One completion with its proof, and what can be decided.
fn item(one: NamedCompletion, reader: PersonId, action: &str) -> impl IntoView + use<> {
    let completion = &one.completion;
    let (id, person) = (completion.id, completion.person_id);
    let actions = if let Err(Error::Refused(rule)) = completion.may_be_verified_by(reader) {
        view! { <p class="quiet">{t!(&format!("rule-{}", rule.code()))}</p> }.into_any()
    } else {
        // The buttons of all items say the same: for those who hear them, they name whom they are about.
        let verify = t!("records-verify-of", person = one.person.clone(), course = completion.course_title.clone());
        let reject = t!("records-reject-of", person = one.person.clone(), course = completion.course_title.clone());
        view! {
            <StepForm class="cluster" action=action.to_owned()>
                <input type="hidden" name="completion" value=id.to_string() />
                <button class="btn" aria-label=verify><Icon name=IconName::Check />{t!("records-verify")}</button>
                <a class="btn btn-quiet" href=format!("/completions/{id}/reject") aria-label=reject>{t!("records-reject")}</a>
            </StepForm>
        }
        .into_any()
    };
    view! {
        <div class="panel-head">
            <h2><a href=format!("/people/{person}")><bdi>{one.person.clone()}</bdi></a></h2>
            <span><span class="code">{completion.course_code.clone()}</span>" "<bdi>{completion.course_title.clone()}</bdi></span>
        </div>
        <Proof one />
        <div class="queue-end">{actions}</div>
    }
    .into_any()
}

/// What is known of a completion: what has to be checked.
#[component]
pub(super) fn Proof(one: NamedCompletion) -> impl IntoView {
    let NamedCompletion { completion, recorder, trainer, .. } = one;
    let fact = |name: String, value: Option<String>| value.map(|value| view! { <Fact name><bdi>{value}</bdi></Fact> });
    let result = word("result", completion.outcome.code());
    let result = match completion.score {
        Some(score) => t!("records-result-score", result = result, score = score),
        None => result,
    };
    let provider = completion.provider.clone().or_else(|| completion.is_external.then(|| t!("records-outside")));
    let recorded = text::day(completion.created_at.date_naive());
    let recorded = recorder
        .map_or_else(|| recorded.clone(), |name| t!("records-recorded-by", name = name, day = recorded.clone()));
    view! {
        <Facts line=true>
            {fact(t!("label-completed-on"), Some(text::day(completion.completed_on)))}
            {fact(t!("label-outcome"), Some(result))}
            {fact(t!("records-override"), completion.reason.clone())}
            {fact(t!("label-provider"), provider)}
            {fact(t!("label-trainer-name"), trainer)}
            {fact(t!("label-certificate-number"), completion.certificate_number.clone())}
            {fact(t!("label-expires-on"), completion.expires_on.map(text::day))}
            {fact(t!("label-notes"), completion.notes.clone())}
            {fact(t!("records-recorded-label"), Some(recorded))}
        </Facts>
    }
    .into_any()
}
