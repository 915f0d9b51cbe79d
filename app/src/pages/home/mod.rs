//! Home, by role: who may not work, for those who see the standings of others; one's own competencies for everybody else;
//! and in an organisation that is still empty, how to begin.

mod attention;
mod begin;
mod beyond;
mod overview;
mod own;
mod query;
mod quick;
mod weeks;

use self::{begin::Begin, beyond::BeyondOwn, overview::Team, own::Own, query::HomeQuery, quick::QuickActions};
use crate::{
    render::{Answer, Page, answer},
    state::AppState,
    t,
    ui::Place,
    visitor::Member,
};
use axum::{Router, response::Response, routing::get};
use chrono::NaiveDate;
use docendo::{
    competence::{
        self, Facts, Standing,
        facts::CompetencyFact,
        overview::Overview,
        service::{self, AboutPerson},
        tally::Tallied,
    },
    error::{Entity, Error},
    identity::Beyond,
    kernel::id::PersonId,
    work::Read,
};
use leptos::prelude::*;
use std::{collections::HashSet, sync::Arc};

pub(super) fn routes() -> Router<AppState> {
    Router::new().route("/", get(show))
}

async fn show(member: Member) -> Response {
    let shown = page(&member).await;
    answer(Some(&member), &member.visitor, shown).await
}

/// Where a person stands with each competency that concerns them.
type OwnStandings = AboutPerson<Vec<(CompetencyFact, Standing)>>;

/// What a home page shows of the organisation, or of the person who looks at it.
#[derive(Clone)]
enum HomeView {
    /// Of everybody, or of those at the own sites.
    Team(TeamView),
    /// Of the person who looks at it; nothing if nothing is known of them.
    Own(Option<Box<OwnStandings>>),
}

/// What a home page shows of an organisation.
#[derive(Clone)]
struct TeamView {
    overview: Arc<Tallied<Overview>>,
    facts: Facts,
    query: HomeQuery,
    /// Who may work today although not on the day that is shown.
    still: HashSet<PersonId>,
}

impl HomeView {
    /// Whether there is nothing yet that anybody could be asked for.
    fn is_empty_organisation(&self) -> bool {
        matches!(self, Self::Team(view) if view.overview.people <= 1 && view.facts.rules.competencies.is_empty())
    }
}

async fn load(member: &Member) -> docendo::Result<HomeView> {
    let (today, query) = (member.today(), HomeQuery::parse(member)?);
    if member.may(competence::access::SEE_STANDINGS) {
        return Ok(HomeView::Team(team(member, query).await?));
    }
    let person = member.who().person;
    match member.read(async |read| service::standings(read, person, today).await).await {
        Ok(own) => Ok(HomeView::Own(Some(Box::new(own)))),
        Err(Error::NotFound(Entity::Person)) => Ok(HomeView::Own(None)),
        Err(error) => Err(error),
    }
}

async fn team(member: &Member, mut query: HomeQuery) -> docendo::Result<TeamView> {
    let (day, scope) = (query.as_of(), query.scope);
    let (is_tomorrow, today) = (query.is_tomorrow, query.today);
    let load = async |read: &mut Read| {
        let seen = service::overview(read, day, scope).await?;
        let now = if is_tomorrow { Some(service::overview_of(read, today, &seen.sites).await?) } else { None };
        Ok((seen, now))
    };
    let (seen, now) = member.read(load).await?;
    let people = |overview: &Overview| overview.blocked.iter().map(|one| one.person).collect::<HashSet<_>>();
    let still = now.map(|now| &people(&seen.overview) - &people(&now)).unwrap_or_default();
    query.sites = seen.sites;
    Ok(TeamView { overview: seen.overview, facts: seen.facts, query, still })
}

async fn page(member: &Member) -> Answer {
    let (view, given) = (load(member).await?, beyond::load(member).await?);
    let (today, shared) = (member.today(), member.clone());
    Ok(Page::inside(member, Place::Home).show(|| t!("home-title"), move || body(view, given, shared, today)).await)
}

fn body(view: HomeView, given: Vec<Beyond>, member: Member, today: NaiveDate) -> impl IntoView {
    let content = if view.is_empty_organisation() {
        view! { <Begin member /> }.into_any()
    } else {
        match view {
            HomeView::Team(view) => view! { <Team view member /> }.into_any(),
            HomeView::Own(own) => view! { <Own own=own.map(|own| *own) member today /> }.into_any(),
        }
    };
    view! { <div class="page"><BeyondOwn given />{content}</div> }
}
