//! The table of the matrix: people, roles or sites against competencies, with totals.

use super::query::MatrixRequest;
use crate::{t, text};
use chrono::NaiveDate;
use docendo::{
    competence::{
        Facts, Standing, State,
        facts::CompetencyFact,
        matrix::{By, Matrix, MatrixCell, MatrixRow, RowKey, Totals},
        window::{decisive_day, percent},
    },
    kernel::date::days_between,
};
use leptos::prelude::*;
use std::{cell::RefCell, collections::HashMap};

/// The rows and columns of `matrix`, which may be a piece of a larger one.
#[component]
pub(super) fn Table(matrix: Matrix, facts: Facts, asked: MatrixRequest) -> impl IntoView {
    let mut matrix = matrix;
    let wording = Wording::of(asked.query.as_of);
    let table = Context { facts, asked, columns: std::mem::take(&mut matrix.columns), wording };
    let mut body = Vec::with_capacity(matrix.rows.len());
    // The first cell of the page is where Tab enters the matrix.
    let mut entry = true;
    for (row, these) in matrix.lines() {
        body.push(table.row(row, these, entry));
        entry &= these.is_empty();
    }
    let heads = table.columns.iter().map(Context::head).collect_view();
    let shares = matrix.column_totals.iter().map(|totals| view! { <td>{share(totals)}</td> }).collect_view();
    let day = text::day(table.asked.query.as_of);
    let whole = share(&matrix.totals);
    view! {
        <div class="matrix-scroll" role="region" aria-label=t!("matrix-title") tabindex="0">
            <table class="matrix">
                <caption class="vh">{t!("matrix-caption", day = day)}</caption>
                <thead>
                    <tr>
                        <th scope="col" class="matrix-who">{row_heading(table.asked.query.by)}</th>
                        <th scope="col" class="matrix-share"><abbr title=t!("matrix-share")>"%"</abbr></th>
                        {heads}
                    </tr>
                </thead>
                <tbody>{body}</tbody>
                <tfoot>
                    <tr>
                        <th scope="row" class="matrix-who">{t!("matrix-total")}</th>
                        <td class="matrix-share">{whole}</td>
                        {shares}
                    </tr>
                </tfoot>
            </table>
        </div>
    }
}

/// A share of what is required, in whole percent; nothing if nothing is.
pub(super) fn share(totals: &Totals) -> String {
    percent(totals).map(|share| t!("percent", value = share)).unwrap_or_default()
}

/// What stands over the rows.
pub(super) fn row_heading(by: By) -> String {
    match by {
        By::Person => t!("matrix-person"),
        By::Role => t!("matrix-role"),
        By::Site => t!("matrix-site"),
    }
}

struct Context {
    facts: Facts,
    asked: MatrixRequest,
    columns: Vec<CompetencyFact>,
    wording: Wording,
}

impl Context {
    fn head(column: &CompetencyFact) -> AnyView {
        let (code, title) = (column.code.clone(), column.title.clone());
        match column.course {
            Some(course) => view! {
                <th scope="col" class="matrix-what">
                    <a href=format!("/courses/{course}") title=title.clone()><span>{code}</span><span>{title.clone()}</span></a>
                </th>
            }
            .into_any(),
            None => view! { <th scope="col" class="matrix-what"><div><span>{code}</span><span>{title}</span></div></th> }.into_any(),
        }
    }

    fn row(&self, row: &MatrixRow, cells: &[MatrixCell], entry: bool) -> AnyView {
        let mut cells = cells.iter().peekable();
        let mut first = entry;
        let line: Vec<AnyView> = (0..self.columns.len())
            .map(|column| match cells.next_if(|cell| cell.column == column) {
                Some(cell) => self.cell(row, cell, std::mem::take(&mut first)),
                None => view! { <td></td> }.into_any(),
            })
            .collect();
        let meta = row.role.and_then(|role| self.facts.rules.roles.get(&role)).cloned();
        view! {
            <tr class:matrix-group=self.is_heading(row)>
                <th scope="row" class="matrix-who">
                    <a href=self.row_address(row)><bdi>{row.listed_name.clone()}</bdi>{meta.map(|role| view! { <span class="meta">{role}</span> })}</a>
                </th>
                <td class="matrix-share">{share(&row.totals)}</td>
                {line}
            </tr>
        }
        .into_any()
    }

    /// Whether people stand under it.
    fn is_heading(&self, row: &MatrixRow) -> bool {
        self.asked.query.by == By::Person && !matches!(row.key, RowKey::Person(_))
    }

    /// A person's own page, or the matrix of a group's people.
    fn row_address(&self, row: &MatrixRow) -> String {
        match row.key {
            RowKey::Person(person) => format!("/people/{person}"),
            RowKey::Role(role) => self.asked.group_address("role", &role.to_string()),
            RowKey::Site(site) => self.asked.group_address("site", &site.to_string()),
        }
    }

    fn cell(&self, row: &MatrixRow, cell: &MatrixCell, entry: bool) -> AnyView {
        let competency = self.columns[cell.column].id;
        let state = cell.standing.state;
        let class = format!("cell state-{}", state.code());
        let index = (!entry).then_some("-1");
        let (address, current, label, number) = match row.key {
            RowKey::Person(person) => {
                let open = self.asked.cell == Some((person, competency));
                let (label, days) = self.wording.standing(&cell.standing);
                (self.asked.cell_address(person, competency), open.then_some("true"), label, days)
            }
            // A group's cell leads to its people; the number is how many of them hold it.
            RowKey::Role(_) | RowKey::Site(_) => {
                let worst = t!(&format!("state-{}", state.code()));
                let share = (cell.totals.required() > 0).then(|| share(&cell.totals));
                // The number stands after it.
                let label = if share.is_some() { t!("matrix-group-cell", state = worst) } else { worst };
                (self.row_address(row), None, label, share)
            }
        };
        view! {
            <td><a class=class href=address aria-current=current tabindex=index><span class="vh">{label}" "</span>{number}</a></td>
        }
        .into_any()
    }
}

/// A standing in words, and the number of days that its cell shows beside the symbol.
type CellWords = (String, Option<String>);

/// What the cells of a matrix say. Thousands of them say the same few hundred things, which are put into words once.
pub(super) struct Wording {
    as_of: NaiveDate,
    /// By the state, and the day that it is about.
    known: RefCell<HashMap<(State, Option<NaiveDate>), CellWords>>,
}

impl Wording {
    pub(super) fn of(as_of: NaiveDate) -> Self {
        Self { as_of, known: RefCell::default() }
    }

    /// What the cell of a standing says.
    pub(super) fn standing(&self, standing: &Standing) -> CellWords {
        let day = decisive_day(standing);
        let mut known = self.known.borrow_mut();
        known.entry((standing.state, day)).or_insert_with(|| describe(standing, day, self.as_of)).clone()
    }
}

fn describe(standing: &Standing, day: Option<NaiveDate>, as_of: NaiveDate) -> CellWords {
    let days = day.filter(|_| standing.state != State::Valid).map(|day| days_between(as_of, day).abs());
    let word = t!(&format!("state-{}", standing.state.code()));
    let label = match (standing.state, day, days) {
        (State::Valid, Some(expires), _) => t!("cell-valid-until", state = word, day = text::day(expires)),
        (State::Expiring, _, Some(_)) => t!("cell-days-left", state = word),
        (State::Expired | State::Overdue, _, Some(_)) => t!("cell-days-ago", state = word),
        _ => word,
    };
    (label, days.map(|days| days.to_string()))
}
