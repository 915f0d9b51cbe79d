//! The training matrix: `/matrix`. All that it shows follows from its address, so a view can be shared and kept.

mod drawer;
mod query;
mod table;
mod toolbar;

use self::{
    drawer::Drawer,
    query::Asked,
    table::Table,
    toolbar::{Days, Toolbar},
};
use crate::{
    islands::{Grid, SubmitOnChange},
    render::{Answer, Page, answer},
    state::AppState,
    t, text,
    ui::{EmptyState, Legend, PageHead, Pager, Place},
    visitor::Member,
};
use axum::{
    Router,
    http::HeaderMap,
    response::{IntoResponse as _, Response},
    routing::get,
};
use docendo::{
    catalogue::{self, Category},
    competence::{
        Facts, State as Standing,
        facts::CompetencyFact,
        matrix::Matrix,
        service::{self, Of},
        standing::Explanation,
    },
};
use leptos::prelude::*;

/// So many rows are on one page of the matrix.
const ROWS: usize = 300;

pub(super) fn routes() -> Router<AppState> {
    Router::new().route("/matrix", get(show))
}

async fn show(member: Member, headers: HeaderMap) -> Response {
    let shown =
        if headers.contains_key(crate::islands::FRAGMENT) { fragment(&member).await } else { page(&member).await };
    answer(Some(&member), &member.visitor, shown).await
}

/// Everything that the page shows.
#[derive(Clone)]
struct Shown {
    asked: Asked,
    matrix: Matrix,
    facts: Facts,
    categories: Vec<Category>,
    open: Option<Open>,
}

/// The explanation that is open.
#[derive(Clone)]
struct Open {
    explained: Of<Explanation>,
    competency: CompetencyFact,
}

async fn open(member: &Member, asked: &Asked) -> docendo::Result<Option<(Open, Facts)>> {
    let Some((person, competency)) = asked.cell else { return Ok(None) };
    let read = async |read: &mut docendo::work::Read| {
        service::explain(read, person, competency, asked.query.as_of, asked.known_at).await
    };
    let (explained, competency, facts) = member.read(read).await?;
    Ok(Some((Open { explained, competency }, facts)))
}

/// The explanation alone, for the island.
async fn fragment(member: &Member) -> Answer {
    let asked = Asked::parse(member)?;
    let Some((open, facts)) = open(member, &asked).await? else { return Ok("".into_response()) };
    Ok(Page::inside(member, Place::Matrix).fragment(move || view! { <Drawer open facts asked /> }).await)
}

async fn page(member: &Member) -> Answer {
    let asked = Asked::parse(member)?;
    let open = open(member, &asked).await?.map(|(open, _)| open);
    let (query, known_at) = (asked.query.clone(), asked.known_at);
    let (matrix, facts, categories) = member
        .read(async |read| {
            let (matrix, facts) = service::matrix(read, query, known_at).await?;
            Ok((matrix, facts, catalogue::service::categories(read, true, true).await?))
        })
        .await?;
    let shown = Shown { asked, matrix, facts, categories, open };
    Ok(Page::inside(member, Place::Matrix).with_islands().show(|| t!("matrix-title"), move || body(shown)).await)
}

fn body(shown: Shown) -> impl IntoView {
    let Shown { asked, matrix, facts, categories, open } = shown;
    let compliance = text::percent(matrix.totals.compliance());
    let lede = t!("matrix-lede", share = compliance, required = matrix.totals.required());
    let counts: Vec<(Standing, u32)> = Standing::ALL
        .into_iter()
        .filter(|state| *state != Standing::NotRequired)
        .map(|state| (state, matrix.totals.count(state)))
        .collect();
    let rows = matrix.rows.len();
    let page = asked.page.min(rows.div_ceil(ROWS).max(1));
    let pager =
        (rows > ROWS).then(|| view! { <Pager page=page pages=rows.div_ceil(ROWS) href=asked.clone().pages() /> });
    let table = if rows == 0 {
        view! { <EmptyState title=t!("matrix-empty-title") text=t!("matrix-empty-text")><a class="btn" href="/matrix">{t!("filters-clear")}</a></EmptyState> }.into_any()
    } else {
        let drawer = open.map(|open| view! { <Drawer open facts=facts.clone() asked=asked.clone() /> });
        let table = view! { <Table matrix facts=facts.clone() asked=asked.clone() page rows=ROWS /> };
        view! { <Grid><div class="beside">{table}<div id="drawer-slot">{drawer}</div></div></Grid> }.into_any()
    };
    let days = view! { <Days asked=asked.clone() /> };
    let head = view! { <PageHead title=t!("matrix-title") lede=lede>{days}</PageHead> };
    let toolbar = view! { <Toolbar asked facts categories /> };
    view! {
        <div class="page page-wide">
            <SubmitOnChange>{head}{toolbar}</SubmitOnChange>
            <div class="matrix-line"><Legend counts /></div>
            {table}
            {pager}
        </div>
    }
}
