//! The matrix for paper: `/matrix/print`. All of what is shown as plain tables, each with as many columns as fit on a sheet, so
//! that the sheets can be laid beside each other. It needs no scripts, and no frame once it is on paper.

use super::{
    file,
    query::MatrixRequest,
    served::outline,
    wording::{Wording, row_heading, share},
};
use crate::{
    pages::exports::{filters, known_at},
    render::{Answer, Page, answer},
    t, text,
    ui::{EmptyState, Fact, Facts, Icon, IconName, Legend, LinkButton, PageHead, Place, TableScroll},
    visitor::Member,
};
use axum::response::Response;
use chrono::{DateTime, Utc};
use docendo::{
    Result,
    competence::{
        State,
        facts::CompetencyFact,
        matrix::{By, Matrix, MatrixCell, MatrixRow, RowKey, Totals},
        outline::Outline,
        window::{decisive_day, percent},
    },
    exchange::export::{self, Contents},
};
use leptos::prelude::*;
use std::sync::Arc;

/// So many cells are printed at most. 900 people and 55 competencies, an eighth of the cells filled, make 140 sheets of A4;
/// their HTML has 1.3 MB, and Chromium needs eight seconds to lay it out on paper.
const MOST: usize = 50_000;

/// The paper, lying.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Paper {
    A4,
    A3,
}

impl Paper {
    const ALL: [Self; 2] = [Self::A4, Self::A3];

    /// The one that the address names; A4 if it names none.
    fn of(asked: &MatrixRequest) -> Result<Self> {
        Ok(asked.word("paper", &Self::ALL.map(|paper| (paper.code(), paper)))?.unwrap_or(Self::A4))
    }

    /// The word in the address, and the end of its style.
    const fn code(self) -> &'static str {
        match self {
            Self::A4 => "a4",
            Self::A3 => "a3",
        }
    }

    /// How many columns of competencies fit beside the names, see `style/pages/matrix-print.css`.
    const fn columns(self) -> usize {
        match self {
            Self::A4 => 17,
            Self::A3 => 27,
        }
    }
}

pub(super) async fn show(member: Member) -> Response {
    let shown = page(&member).await;
    answer(Some(&member), &member.visitor, shown).await
}

/// Everything that the page shows.
struct MatrixPrintView {
    asked: MatrixRequest,
    paper: Paper,
    outline: Arc<Outline>,
    contents: Contents,
    now: DateTime<Utc>,
}

async fn page(member: &Member) -> Answer {
    let asked = file::asked(member)?;
    let paper = Paper::of(&asked)?;
    let view = member
        .read(async |read| {
            let outline = outline(read, &asked).await?;
            let contents = export::service::contents(read, &outline, asked.known_at).await?;
            Ok(MatrixPrintView { asked, paper, outline, contents, now: read.now })
        })
        .await?;
    Ok(Page::inside(member, Place::Matrix).show(|| t!("print-title"), move || body(view)).await)
}

fn body(view: MatrixPrintView) -> AnyView {
    let MatrixPrintView { asked, paper, outline, contents, now } = view;
    let back = (asked.address.part("/matrix", &[("paper", None)]), t!("matrix-title"));
    let cells = outline.lines.len() * outline.columns.len();
    let content = if cells > MOST {
        too_large(&asked, cells)
    } else if cells == 0 {
        view! { <EmptyState title=t!("matrix-empty-title") text=t!("matrix-empty-text") /> }.into_any()
    } else {
        view! { {head(&outline, &contents, now)}{sheets(&outline, paper)} }.into_any()
    };
    let choices = (cells <= MOST).then(|| papers(&asked, paper));
    view! {
        <div class=format!("page page-wide print-{}", paper.code())>
            <PageHead title=t!("matrix-title") lede=t!("print-lede") back>{choices}</PageHead>
            {content}
        </div>
    }
    .into_any()
}

/// The choice of the paper.
fn papers(asked: &MatrixRequest, chosen: Paper) -> AnyView {
    let link = |paper: Paper| {
        let href = asked.address.part("/matrix/print", &[("paper", Some(paper.code()))]);
        let current = (paper == chosen).then_some("true");
        let mark = (paper == chosen).then(|| view! { <Icon name=IconName::Check /> });
        view! { <a class="btn" href=href aria-current=current>{mark}{paper.code().to_uppercase()}</a> }
    };
    view! { <nav class="cluster" aria-label=t!("print-paper")>{Paper::ALL.map(link).collect_view()}</nav> }.into_any()
}

fn too_large(asked: &MatrixRequest, cells: usize) -> AnyView {
    let href = asked.address.part("/matrix", &[("paper", None)]);
    let (cells, most) = (text::number(count(cells)), text::number(count(MOST)));
    view! {
        <EmptyState title=t!("print-too-large-title") text=t!("print-too-large-text", cells = cells, most = most) icon=IconName::Printer>
            <LinkButton href word=t!("print-back") icon=IconName::Filter />
        </EmptyState>
    }
    .into_any()
}

fn count(things: usize) -> i64 {
    i64::try_from(things).unwrap_or(i64::MAX)
}

/// To which question the sheets are the answer: day, knowledge, filters, and what the symbols mean.
fn head(outline: &Outline, contents: &Contents, now: DateTime<Utc>) -> AnyView {
    let filters = filters(contents).into_iter();
    let filters = filters.map(|(name, value)| view! { <Fact name><bdi>{value}</bdi></Fact> }).collect_view();
    let day = text::day(contents.as_of);
    let states = State::ALL.into_iter().filter(|state| *state != State::NotRequired);
    let counts = states.map(|state| (state, outline.totals.count(state))).collect();
    let holds =
        t!("matrix-lede", share = text::percent(outline.totals.compliance()), required = outline.totals.required());
    let known = contents.known_at.map_or_else(|| text::moment(now), |_| known_at(contents));
    view! {
        <div class="print-facts">
            <Facts line=true>
                <Fact name=t!("matrix-as-of")>{day}</Fact>
                <Fact name=t!("matrix-known-at")>{known}</Fact>
                {filters}
                <Fact name=t!("print-made")>{text::moment(now)}</Fact>
            </Facts>
            <p>{holds}</p>
            <Legend counts />
        </div>
    }
    .into_any()
}

/// The tables, each with the columns of one sheet.
fn sheets(outline: &Outline, paper: Paper) -> AnyView {
    let (rows, columns) = (outline.lines.len(), outline.columns.len());
    // As many sheets beside each other as it takes, all about equally wide.
    let width = columns.div_ceil(columns.div_ceil(paper.columns()).max(1)).max(1);
    let wording = Wording::of(outline.query.as_of);
    let sheet = |first: usize| {
        let piece = outline.piece(0..rows, first..first + width);
        let last = first + piece.columns.len();
        let title = t!("matrix-columns-range", first = first + 1, last = last, all = columns);
        let table = table(outline, &piece, &wording);
        view! {
            <section class="print-sheet">
                <h2>{title.clone()}</h2>
                <TableScroll label=title>{table}</TableScroll>
            </section>
        }
    };
    (0..columns).step_by(width).map(sheet).collect_view().into_any()
}

fn table(outline: &Outline, piece: &Matrix, wording: &Wording) -> AnyView {
    let lines: Vec<AnyView> =
        piece.lines().map(|(row, cells)| line(outline, row, (cells, piece.columns.len()), wording)).collect();
    let shares =
        piece.column_totals.iter().map(|totals: &Totals| view! { <td>{share(percent(totals))}</td> }).collect_view();
    view! {
        <table class="print-table">
            <thead>
                <tr>
                    <th scope="col" class="print-who">{row_heading(outline.query.by)}</th>
                    <th scope="col" class="print-share"><abbr title=t!("matrix-share")>"%"</abbr></th>
                    {piece.columns.iter().map(what).collect_view()}
                </tr>
            </thead>
            <tbody>{lines}</tbody>
            <tfoot>
                <tr>
                    <th scope="row" class="print-who">{t!("matrix-total")}</th>
                    <td class="print-share">{share(percent(&piece.totals))}</td>
                    {shares}
                </tr>
            </tfoot>
        </table>
    }
    .into_any()
}

fn what(column: &CompetencyFact) -> AnyView {
    view! { <th scope="col" class="print-what"><div><span>{column.code.clone()}</span><span>{column.title.clone()}</span></div></th> }
        .into_any()
}

fn line(outline: &Outline, row: &MatrixRow, (cells, columns): (&[MatrixCell], usize), wording: &Wording) -> AnyView {
    let mut cells = cells.iter().peekable();
    let squares = (0..columns).map(|column| match cells.next_if(|cell| cell.column == column) {
        Some(cell) => square(row, cell, wording),
        None => view! { <td></td> }.into_any(),
    });
    let squares: Vec<AnyView> = squares.collect();
    let role = row.role.and_then(|role| outline.grid.facts.rules.roles.get(&role)).cloned();
    let is_group = outline.query.by == By::Person && !matches!(row.key, RowKey::Person(_));
    view! {
        <tr class:print-group=is_group>
            <th scope="row" class="print-who"><bdi>{row.listed_name.clone()}</bdi>{role.map(|role| view! { <span>{role}</span> })}</th>
            <td class="print-share">{share(percent(&row.totals))}</td>
            {squares}
        </tr>
    }
    .into_any()
}

/// A state: its symbol, with the days or the share that stand beside it on the screen. Its name is for who cannot see it.
fn square(row: &MatrixRow, cell: &MatrixCell, wording: &Wording) -> AnyView {
    let state = cell.standing.state;
    let (label, number) = match row.key {
        RowKey::Person(_) => wording.standing(cell.standing.state, decisive_day(&cell.standing)),
        RowKey::Role(_) | RowKey::Site(_) => {
            let number = (cell.totals.required() > 0).then(|| share(percent(&cell.totals)));
            (t!("matrix-group-cell", state = t!(&format!("state-{}", state.code()))), number)
        }
    };
    let label = number.as_ref().map_or_else(|| label.clone(), |number| format!("{label} {number}"));
    view! { <td class=format!("state-{}", state.code()) aria-label=label>{number}</td> }.into_any()
}
