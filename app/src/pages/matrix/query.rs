//! What the address of the matrix asks for, and the addresses of its parts.

use crate::{form::Form, visitor::Member};
use chrono::{DateTime, NaiveDateTime, Utc};
use docendo::{
    Result,
    competence::matrix::{By, Query, Show},
    error::{Flaws, Problem},
    kernel::id::{CompetencyId, Id as _, PersonId},
};

/// What the address asks for.
#[derive(Clone)]
pub(super) struct Asked {
    /// For the rules.
    pub(super) query: Query,
    /// With what was known when; none = now.
    pub(super) known_at: Option<DateTime<Utc>>,
    /// The cell whose explanation is open.
    pub(super) cell: Option<(PersonId, CompetencyId)>,
    /// The page of rows, from 1.
    pub(super) page: usize,
    /// The address as it was written.
    written: Form,
}

/// The words for the rows in the address.
pub(super) const ROWS_BY: [(&str, By); 3] = [("person", By::Person), ("role", By::Role), ("site", By::Site)];
/// The words for what is shown in the address.
pub(super) const SHOWN: [(&str, Show); 4] =
    [("all", Show::All), ("gaps", Show::Gaps), ("expiring", Show::Expiring), ("overdue", Show::Overdue)];
/// How a browser writes a moment in a field.
const MOMENT: &str = "%Y-%m-%dT%H:%M";

fn word<T: Copy + Default>(text: &str, words: &[(&'static str, T)]) -> Result<T, Problem> {
    words.iter().find(|(word, _)| *word == text).map(|(_, value)| *value).ok_or(Problem::NotOneOf(&[]))
}

fn moment(text: &str) -> Result<DateTime<Utc>, Problem> {
    let local = NaiveDateTime::parse_from_str(text, MOMENT)
        .or_else(|_| NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M:%S"));
    local.map(|local| local.and_utc()).map_err(|_| Problem::NotADate)
}

fn cell(text: &str) -> Result<(PersonId, CompetencyId), Problem> {
    let (person, competency) = text.split_once('.').ok_or(Problem::NotAnId)?;
    let number = |text: &str| text.parse().map_err(|_| Problem::NotAnId);
    Ok((PersonId::of(number(person)?), CompetencyId::of(number(competency)?)))
}

impl Asked {
    /// Reads the address; every part that cannot be read is told.
    pub(super) fn parse(member: &Member) -> Result<Self> {
        let written = Form::of_query(&member.visitor.uri);
        let mut flaws = Flaws::default();
        let query = Query {
            by: written.parse("by", &mut flaws, |text| word(text, &ROWS_BY)).unwrap_or_default(),
            site: written.id("site", &mut flaws),
            role: written.id("role", &mut flaws),
            category: written.id("category", &mut flaws),
            mandatory_only: written.ticked("mandatory"),
            show: written.parse("show", &mut flaws, |text| word(text, &SHOWN)).unwrap_or_default(),
            ..Query::on(written.date("as_of", &mut flaws).unwrap_or_else(|| member.today()))
        };
        let known_at = written.parse("known_at", &mut flaws, moment);
        let cell = written.parse("cell", &mut flaws, cell);
        let page = written.number("page", &mut flaws).unwrap_or(1).max(1);
        flaws.check()?;
        Ok(Self { query, known_at, cell, page, written })
    }

    /// The value of a filter as it was written.
    pub(super) fn written(&self, name: &str) -> String {
        self.written.value(name).to_owned()
    }

    /// The address as a form, for the filters.
    pub(super) fn form(&self) -> Form {
        self.written.clone()
    }

    /// The address of the same matrix with `name` set to `value`, or without it.
    pub(super) fn with(&self, name: &str, value: Option<&str>) -> String {
        self.written.address("/matrix", &[(name, value)])
    }

    /// The address with the explanation of a cell open.
    pub(super) fn cell_address(&self, person: PersonId, competency: CompetencyId) -> String {
        self.with("cell", Some(&format!("{person}.{competency}")))
    }

    /// The address of the people of a group: the same matrix by person, of that role or site.
    pub(super) fn group_address(&self, name: &str, value: &str) -> String {
        self.written.address("/matrix", &[("by", None), ("cell", None), ("page", None), (name, Some(value))])
    }

    /// The addresses of the pages of rows.
    pub(super) fn pages(self) -> impl Fn(usize) -> String + Send + Sync + 'static {
        move |page| self.written.address("/matrix", &[("page", Some(&page.to_string())), ("cell", None)])
    }
}
