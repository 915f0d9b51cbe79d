//! The training matrix: `/matrix`. All that it shows follows from its address, so a view can be shared and kept.
//!
//! A matrix that fits is one table. A larger one is a table of its first rows and columns with a pager for both; where
//! scripts run, an island takes the place of that table and fetches windows as somebody scrolls (`window`).

pub(super) mod describe;
mod drawer;
mod export;
mod large;
mod print;
pub(super) mod query;
mod table;
mod toolbar;
mod trend;
mod views;
mod window;

use self::{
    drawer::Drawer,
    large::Large,
    query::MatrixRequest,
    table::Table,
    toolbar::{Days, Toolbar},
    trend::Trend,
    views::Views,
};
use super::kit::step::step;
use crate::{
    islands::{Grid, SubmitOnChange},
    render::{Answer, Page, answer, done},
    state::AppState,
    t, text,
    ui::{EmptyState, Legend, PageHead, Place},
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
        State as Standing,
        matrix::By,
        outline::Outline,
        service::{self, Explained},
        trend::Point,
    },
    exchange::export::is_large,
    view::{self, SavedView},
    work::Read,
};
use leptos::prelude::*;
use std::sync::Arc;

/// A matrix of so many rows and columns at most is one table.
const FITS: (usize, usize) = (300, 40);

pub(super) fn routes() -> Router<AppState> {
    Router::new()
        .route("/matrix", get(show))
        .route("/matrix/window", get(window::cells))
        .route("/matrix/names", get(window::names))
        .route("/matrix/find", get(window::find))
        .route("/matrix/views", step(1, views::save))
        .route("/matrix/views/{id}/delete", step(1, views::delete))
        .route("/matrix/export.csv", get(export::csv).post(export::begin_csv))
        .route("/matrix/export.xlsx", get(export::xlsx).post(export::begin_xlsx))
        .route("/matrix/print", get(print::show))
}

async fn show(member: Member, headers: HeaderMap) -> Response {
    let shown =
        if headers.contains_key(crate::islands::FRAGMENT) { fragment(&member).await } else { page(&member).await };
    answer(Some(&member), &member.visitor, shown).await
}

/// Everything that the page shows.
#[derive(Clone)]
struct MatrixView {
    asked: MatrixRequest,
    outline: Arc<Outline>,
    trend: Vec<Point>,
    categories: Vec<Category>,
    views: Vec<SavedView>,
    open: Option<Explained>,
}

/// The explanation that is open.
async fn open(read: &mut Read, asked: &MatrixRequest) -> docendo::Result<Option<Explained>> {
    let Some((person, competency)) = asked.cell else { return Ok(None) };
    service::explain(read, person, competency, asked.query.as_of, asked.known_at).await.map(Some)
}

/// The explanation alone, for the island.
async fn fragment(member: &Member) -> Answer {
    let asked = MatrixRequest::parse(member)?;
    let Some(open) = member.read(async |read| open(read, &asked).await).await? else { return Ok("".into_response()) };
    Ok(Page::inside(member, Place::Matrix).fragment(move || view! { <Drawer open asked /> }).await)
}

/// The outline of what `asked` asks for.
async fn outline(read: &mut Read, asked: &MatrixRequest) -> docendo::Result<Arc<Outline>> {
    service::outline(read, asked.query.clone(), asked.under, asked.known_at).await
}

async fn page(member: &Member) -> Answer {
    let asked = MatrixRequest::parse(member)?;
    if let Some(address) = asked.plainer(&member.visitor.uri) {
        return done(&address);
    }
    let view = member
        .read(async |read| {
            let open = open(read, &asked).await?;
            let outline = outline(read, &asked).await?;
            let trend = service::trend(read, asked.query.clone(), asked.known_at).await?;
            let categories = catalogue::service::categories(read, true, true).await?;
            let views = view::service::views(read).await?;
            Ok(MatrixView { asked, outline, trend, categories, views, open })
        })
        .await?;
    Ok(Page::inside(member, Place::Matrix).with_islands().show(|| t!("matrix-title"), move || body(view)).await)
}

/// How much is listed: what a figure that leads here has counted.
fn listed(outline: &Outline) -> AnyView {
    let (rows, cells) = outline.count_shown();
    let words = match outline.query.by {
        By::Person => t!("matrix-listed", people = rows, cells = cells),
        By::Role | By::Site => t!("matrix-listed-rows", rows = rows, cells = cells),
    };
    view! { <p class="meta matrix-listed">{words}</p> }.into_any()
}

fn body(view: MatrixView) -> AnyView {
    let MatrixView { asked, outline, trend, categories, views, open } = view;
    let totals = outline.totals;
    let lede = t!("matrix-lede", share = text::percent(totals.compliance()), required = totals.required());
    let counts: Vec<(Standing, u32)> = Standing::ALL
        .into_iter()
        .filter(|state| *state != Standing::NotRequired)
        .map(|state| (state, totals.count(state)))
        .collect();
    let rows = outline.lines.len();
    let listed = (rows > 0).then(|| listed(&outline));
    let facts = outline.grid.facts.clone();
    let actions = (rows > 0).then(|| view! { <export::Actions asked=asked.clone() is_large=is_large(&outline) /> });
    let views = view! { <Views views asked=asked.clone() /> };
    let fits = rows <= FITS.0 && outline.columns.len() <= FITS.1;
    let drawer = open.map(|open| view! { <Drawer open asked=asked.clone() /> });
    let table = if rows == 0 {
        view! { <EmptyState title=t!("matrix-empty-title") text=t!("matrix-empty-text")><a class="btn" href="/matrix">{t!("filters-clear")}</a></EmptyState> }.into_any()
    } else {
        let table = if fits {
            let matrix = outline.piece(0..rows, 0..outline.columns.len());
            view! { <Table matrix facts=facts.clone() asked=asked.clone() /> }.into_any()
        } else {
            view! { <Large outline asked=asked.clone() /> }.into_any()
        };
        view! { <Grid><div class="beside">{table}<div id="drawer-slot">{drawer}</div></div></Grid> }.into_any()
    };
    let days = view! { <Days asked=asked.clone() /> }.into_any();
    let head = view! { <PageHead title=t!("matrix-title") lede=lede>{days}</PageHead> }.into_any();
    let toolbar = view! { <Toolbar asked facts categories /> }.into_any();
    view! {
        <div class="page page-wide">
            <SubmitOnChange>{head}{toolbar}</SubmitOnChange>
            <Trend points=trend />
            <div class="matrix-line"><Legend counts />{listed}<div class="cluster">{views}{actions}</div></div>
            {table}
        </div>
    }
    .into_any()
}
