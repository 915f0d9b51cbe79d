//! What the server functions of the matrix answer.

use super::{
    address::PATH,
    file::order,
    query::MatrixRequest,
    wire::{
        LargeMatrix, MatrixChoices, MatrixColumn, MatrixPage, MatrixPiece, MatrixPlace, MatrixTable, PAGE, Reasons,
        ToldDemand,
    },
};
use crate::{fault::Fault, form::Form, served::is_rendering, visitor::Member};
use docendo::{
    Result,
    catalogue::{self, Category},
    competence::{
        Facts,
        facts::{Rules, Scope},
        outline::Outline,
        service::{self, Explained},
        standing::Demand,
        window::{RowHead, marks, part, percent, write_names, write_window},
    },
    error::{Error, Flaws, Problem},
    exchange::{
        self,
        export::{LARGE, is_large},
        matrix_file,
    },
    kernel::{
        id::{RoleId, ViewId},
        input::{Draft as _, Input},
    },
    view::{self, ViewDraft},
    work::Read,
};
use leptos::server_fn::Bytes;
use std::{collections::HashSet, ops::Range, sync::Arc};

/// A matrix of so many rows and columns at most is one table.
const FITS: (usize, usize) = (300, 40);
/// More rows or columns of it than these are not given at once.
const MOST: usize = 250;

/// The outline of what `asked` asks for.
pub(super) async fn outline(read: &mut Read, asked: &MatrixRequest) -> Result<Arc<Outline>> {
    service::outline(read, asked.query.clone(), asked.under, asked.known_at).await
}

pub(super) async fn matrix(member: &Member, form: &Form) -> Result<MatrixPage, Fault> {
    let asked = MatrixRequest::of(form, member.today())?;
    if let Some(address) = asked.plainer(form) {
        return Err(Fault::Elsewhere(address));
    }
    let load = async |read: &mut Read| {
        let outline = outline(read, &asked).await?;
        let trend = service::trend(read, asked.query.clone(), asked.known_at).await?;
        let categories = catalogue::service::categories(read, true, true).await?;
        let views = view::service::views(read).await?;
        Ok((outline, trend, categories, views))
    };
    let (outline, trend, categories, views) = member.read(load).await?;
    let facts = &outline.grid.facts;
    Ok(MatrixPage {
        as_of: outline.grid.as_of,
        today: member.today(),
        by: asked.query.by,
        show: asked.query.show,
        course: asked.query.courses.first().map(|course| facts.rules.code_of(*course)),
        totals: outline.totals,
        listed: outline.count_shown(),
        choices: choices(facts, categories),
        trend,
        views,
        large_file: is_large(&outline).then(|| i64::try_from(LARGE).unwrap_or(i64::MAX)),
        table: (!outline.lines.is_empty()).then(|| table(&outline, &asked)),
        address: asked.address,
    })
}

fn choices(facts: &Facts, categories: Vec<Category>) -> MatrixChoices {
    let category = |category: Category| (category.id.to_string(), category.name.to_string());
    MatrixChoices {
        sites: named(facts.rules.sites.iter()),
        roles: named(job_roles(facts)),
        categories: categories.into_iter().map(category).collect(),
    }
}

/// Only roles that somebody holds or held: access roles are no rows of a matrix.
fn job_roles(facts: &Facts) -> impl Iterator<Item = (&RoleId, &String)> {
    let held: HashSet<RoleId> =
        facts.people.iter().flat_map(|person| person.holdings.iter().map(|holding| holding.role)).collect();
    facts.rules.roles.iter().filter(move |(role, _)| held.contains(role))
}

/// Identifiers and names as options, by name.
fn named<'a, I: ToString + 'a>(all: impl Iterator<Item = (&'a I, &'a String)>) -> Vec<(String, String)> {
    let mut options: Vec<(String, String)> = all.map(|(id, name)| (id.to_string(), name.clone())).collect();
    options.sort_by(|a, b| a.1.cmp(&b.1));
    options
}

fn table(outline: &Outline, asked: &MatrixRequest) -> MatrixTable {
    let (rows, columns) = (outline.lines.len(), outline.columns.len());
    if rows <= FITS.0 && columns <= FITS.1 {
        return MatrixTable { piece: Some(piece(outline, 0..rows, 0..columns)), large: None };
    }
    let (found_row, found_column) = outline.find(&asked.find);
    let page = found_row.map_or(asked.page, |row| row / PAGE.0 + 1).min(rows.div_ceil(PAGE.0).max(1));
    let column_page =
        found_column.map_or(asked.column_page, |column| column / PAGE.1 + 1).min(columns.div_ceil(PAGE.1).max(1));
    let first = ((page - 1) * PAGE.0, (column_page - 1) * PAGE.1);
    // A browser that asks fetches what is in view.
    let shown = || piece(outline, first.0..first.0 + PAGE.0, first.1..first.1 + PAGE.1);
    MatrixTable {
        piece: is_rendering().then(shown),
        large: Some(LargeMatrix {
            rows,
            columns,
            page,
            column_page,
            fingerprint: outline.fingerprint(),
            is_lost: !asked.find.is_empty() && found_row.is_none() && found_column.is_none(),
        }),
    }
}

fn piece(outline: &Outline, rows: Range<usize>, columns: Range<usize>) -> MatrixPiece {
    let (piece, rules) = (outline.piece(rows, columns), &outline.grid.facts.rules);
    let column = |(competency, totals): (&docendo::competence::facts::CompetencyFact, _)| MatrixColumn {
        id: competency.id,
        course: competency.course,
        code: competency.code.clone(),
        title: competency.title.clone(),
        share: percent(totals),
    };
    MatrixPiece {
        rows: piece.rows.iter().map(|row| RowHead::of(row, rules)).collect(),
        columns: piece.columns.iter().zip(&piece.column_totals).map(column).collect(),
        marks: marks(&piece, outline.grid.as_of),
    }
}

pub(super) async fn reasons(member: &Member, form: &Form) -> Result<Option<Reasons>, Fault> {
    let asked = MatrixRequest::of(form, member.today())?;
    let Some((person, competency)) = asked.cell else { return Ok(None) };
    let explain =
        async |read: &mut Read| service::explain(read, person, competency, asked.query.as_of, asked.known_at).await;
    let Explained { explanation, competency, rules } = member.read(explain).await?;
    let why = explanation.value;
    Ok(Some(Reasons {
        person,
        name: explanation.person.name,
        competency: competency.id,
        course: competency.course,
        code: competency.code,
        title: competency.title,
        as_of: asked.query.as_of,
        standing: why.standing,
        demands: why.demands.iter().map(|demand| told(demand, &rules)).collect(),
        evidence: why.evidence.into_iter().map(|(completion, worth, _)| (completion, worth)).collect(),
        address: asked.address,
    }))
}

fn told(demand: &Demand, rules: &Rules) -> ToldDemand {
    let requirement = demand.requirement;
    let name = match requirement.scope {
        Scope::Everyone => None,
        Scope::Role(role) => rules.roles.get(&role),
        Scope::Site(site) => rules.sites.get(&site),
    };
    ToldDemand {
        requirement: requirement.id,
        version: requirement.version,
        scope: requirement.scope,
        scope_name: name.cloned().unwrap_or_default(),
        is_mandatory: requirement.is_mandatory,
        refresh_months: requirement.refresh_months,
        since: demand.since,
        due: demand.due(),
    }
}

/// The outline of what `form` asks for, and the rows and columns of it that it names.
async fn part_of(member: &Member, form: &Form) -> Result<(Arc<Outline>, Range<usize>, Range<usize>)> {
    let asked = MatrixRequest::of(form, member.today())?;
    let (rows, columns) = (within(asked.range("rows")?), within(asked.range("columns")?));
    let outline = member.read(async |read| outline(read, &asked).await).await?;
    Ok((outline, rows, columns))
}

fn within(range: Range<usize>) -> Range<usize> {
    range.start..range.end.min(range.start.saturating_add(MOST)).max(range.start)
}

pub(super) async fn window(member: &Member, form: &Form) -> Result<Bytes, Fault> {
    let (outline, rows, columns) = part_of(member, form).await?;
    let piece = outline.piece(rows.clone(), columns.clone());
    let part = part(outline.fingerprint(), &piece, rows.start, columns.start);
    Ok(write_window(part, &piece, outline.grid.as_of).into())
}

pub(super) async fn names(member: &Member, form: &Form) -> Result<Bytes, Fault> {
    let (outline, rows, columns) = part_of(member, form).await?;
    let piece = outline.heads(rows.clone(), columns.clone());
    let part = part(outline.fingerprint(), &piece, rows.start, columns.start);
    Ok(write_names(part, &piece, &outline.grid.facts.rules).into())
}

pub(super) async fn find(member: &Member, form: &Form) -> Result<Option<MatrixPlace>, Fault> {
    let asked = MatrixRequest::of(form, member.today())?;
    let outline = member.read(async |read| outline(read, &asked).await).await?;
    let (row, column) = outline.find(form.value("q"));
    Ok(row.map(MatrixPlace::Row).or(column.map(MatrixPlace::Column)))
}

/// The query of the matrix that a form is about. It is written again, so that it is one whatever was sent.
fn sent(form: &Form) -> Form {
    Form::of_query(form.value("query"))
}

pub(super) async fn save_view(member: &Member, form: &Form) -> Result<String> {
    let asked = sent(form);
    let draft = ViewDraft { query: Input::text(asked.written()), ..ViewDraft::of(form) };
    member.write(form, async |work| view::service::save(work, draft).await.map(drop)).await?;
    Ok(asked.address(PATH, &[]))
}

pub(super) async fn delete_view(member: &Member, form: &Form) -> Result<String> {
    let mut flaws = Flaws::default();
    let id: Option<ViewId> = form.id("view", &mut flaws);
    flaws.check()?;
    let id = id.ok_or_else(|| Error::invalid("view", Problem::Required))?;
    match member.write(form, async |work| view::service::delete(work, id).await).await {
        Ok(()) | Err(Error::NotFound(_)) => Ok(sent(form).address(PATH, &[])),
        Err(error) => Err(error),
    }
}

pub(super) async fn begin_export(member: &Member, form: &Form) -> Result<String> {
    let mut flaws = Flaws::default();
    let kinds = [("csv", matrix_file::Form::Csv), ("xlsx", matrix_file::Form::Xlsx)];
    let kind = form.one_of("form", &mut flaws, &kinds);
    flaws.check()?;
    let kind = kind.ok_or_else(|| Error::invalid("form", Problem::Required))?;
    let asked = MatrixRequest::of(&sent(form), member.today())?;
    let order = order(member, &asked, kind);
    let id = exchange::export::service::begin(&member.sending(form), order).await?;
    Ok(format!("{}/{id}", super::super::exports::PATH))
}
