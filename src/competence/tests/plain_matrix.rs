//! The whole matrix and its totals worked out from facts and from nothing else, the plain way: what the quick ways are compared with.

use crate::{
    catalogue::RequirementLevel,
    competence::{
        facts::{CompetencyFact, Facts, HoldingFact, PersonFacts},
        matrix::{By, Matrix, MatrixCell, MatrixRow, Query, RowKey, Show, Totals},
        standing::{Standing, State, blocks, standings},
    },
    kernel::id::{CompetencyId, PersonId},
};
use std::collections::{BTreeMap, HashMap, HashSet};

/// The matrix of `facts` for `query`.
pub(super) fn matrix(facts: &Facts, query: &Query) -> Matrix {
    let selection = Selection::of(facts, query);
    let people = selection.people(facts);
    let lines = match query.by {
        By::Person => people.iter().map(|person| selection.person_line(facts, person)).collect(),
        By::Role => selection.group_lines(facts, &people, |holding| Some(RowKey::Role(holding.role))),
        By::Site => selection.group_lines(facts, &people, |holding| holding.site.map(RowKey::Site)),
    };
    assemble(facts, query, lines)
}

/// A row before it is known which columns there are.
struct SparseRow {
    row: MatrixRow,
    cells: BTreeMap<CompetencyId, SparseCell>,
}

#[derive(Clone, Copy)]
struct SparseCell {
    /// That of the worst person.
    standing: Standing,
    required: Totals,
    besides: Totals,
    /// Whether it keeps anybody from work.
    is_blocking: bool,
}

/// What a query selects, resolved once.
struct Selection<'q> {
    query: &'q Query,
    expiring_days: u32,
    people: HashSet<PersonId>,
    competencies: HashMap<CompetencyId, bool>,
}

impl<'q> Selection<'q> {
    fn of(facts: &Facts, query: &'q Query) -> Self {
        let is_chosen = facts.rules.chooser(query.category, &query.courses);
        let competencies = facts.rules.competencies.iter().filter(|one| is_chosen(one));
        Self {
            query,
            expiring_days: query.expiring_days.unwrap_or(facts.rules.expiring_days),
            people: query.people.iter().copied().collect(),
            competencies: competencies.map(|one| (one.id, one.level == RequirementLevel::Mandatory)).collect(),
        }
    }

    fn people<'f>(&self, facts: &'f Facts) -> Vec<&'f PersonFacts> {
        let on = self.query.as_of;
        let suits = |person: &&PersonFacts| {
            (self.people.is_empty() || self.people.contains(&person.id)) && self.query.asks_for(person, on)
        };
        facts.people.iter().map(AsRef::as_ref).filter(suits).collect()
    }

    /// Calls `each` with the cells of `person` that the query selects, whatever their state.
    fn cells(&self, facts: &Facts, person: &PersonFacts, mut each: impl FnMut(CompetencyId, Standing)) {
        standings(&facts.rules, person, self.query.as_of, self.expiring_days, |competency, standing| {
            let Some(mandatory) = self.competencies.get(&competency) else { return };
            let mandatory = standing.need.map_or(*mandatory, |need| need.is_mandatory);
            if standing.state != State::NotRequired && (mandatory || !self.query.mandatory_only) {
                each(competency, standing);
            }
        });
    }

    fn person_line(&self, facts: &Facts, person: &PersonFacts) -> SparseRow {
        let holding = person.holdings_on(self.query.as_of).next();
        let mut line = SparseRow {
            row: MatrixRow {
                key: RowKey::Person(person.id),
                name: person.name.clone(),
                listed_name: person.listed_name.clone(),
                number: person.number.clone(),
                role: holding.map(|holding| holding.role),
                site: holding.and_then(|holding| holding.site),
                totals: Totals::default(),
            },
            cells: BTreeMap::new(),
        };
        self.cells(facts, person, |competency, standing| line.put(competency, standing));
        line
    }

    fn group_lines(
        &self,
        facts: &Facts,
        people: &[&PersonFacts],
        key: impl Fn(&HoldingFact) -> Option<RowKey>,
    ) -> Vec<SparseRow> {
        let mut lines: HashMap<RowKey, SparseRow> = HashMap::new();
        for person in people {
            let keys: HashSet<RowKey> = person
                .holdings_on(self.query.as_of)
                .filter(|one| self.query.has_in_scope(one))
                .filter_map(&key)
                .collect();
            for key in keys {
                let line = lines.entry(key).or_insert_with(|| SparseRow::of_group(facts, key));
                self.cells(facts, person, |competency, standing| line.put(competency, standing));
            }
        }
        let mut lines: Vec<SparseRow> = lines.into_values().collect();
        lines.sort_by(|a, b| (&a.row.name, a.row.key).cmp(&(&b.row.name, b.row.key)));
        lines
    }
}

impl SparseCell {
    /// The worst of a group decides, but for those whose due date has passed: they are looked for behind what has expired.
    fn is_shown(&self, show: Show) -> bool {
        let state = self.standing.state;
        show.admits(state, self.required.count(state) > 0, self.is_blocking)
            || show == Show::PastDue && self.required.count(State::Overdue) > 0
    }
}

impl SparseRow {
    fn of_group(facts: &Facts, key: RowKey) -> Self {
        let name = match key {
            RowKey::Role(role) => facts.rules.roles.get(&role),
            RowKey::Site(site) => facts.rules.sites.get(&site),
            RowKey::Person(_) => None,
        };
        let name = name.cloned().unwrap_or_default();
        let row = MatrixRow {
            key,
            listed_name: name.clone(),
            name,
            number: None,
            role: None,
            site: None,
            totals: Totals::default(),
        };
        Self { row, cells: BTreeMap::new() }
    }

    fn put(&mut self, competency: CompetencyId, standing: Standing) {
        let cell = self.cells.entry(competency).or_insert(SparseCell {
            standing,
            required: Totals::default(),
            besides: Totals::default(),
            is_blocking: false,
        });
        cell.is_blocking |= blocks(&standing);
        if standing.state > cell.standing.state {
            cell.standing = standing;
        }
        if standing.need.is_some() {
            cell.required.add(standing.state);
            self.row.totals.add(standing.state);
        } else if !matches!(self.row.key, RowKey::Person(_)) {
            cell.besides.add(standing.state);
        }
    }
}

fn assemble(facts: &Facts, query: &Query, mut lines: Vec<SparseRow>) -> Matrix {
    let mut used: BTreeMap<CompetencyId, Totals> = BTreeMap::new();
    let mut totals = Totals::default();
    for line in &lines {
        totals.merge(&line.row.totals);
        for (competency, cell) in &line.cells {
            used.entry(*competency).or_default().merge(&cell.required);
        }
    }
    if query.show != Show::All {
        for line in &mut lines {
            line.cells.retain(|_, cell| cell.is_shown(query.show));
        }
        lines.retain(|line| !line.cells.is_empty());
        let shown: HashSet<CompetencyId> = lines.iter().flat_map(|line| line.cells.keys().copied()).collect();
        used.retain(|competency, _| shown.contains(competency));
    }
    let mut columns: Vec<(CompetencyFact, Totals)> =
        used.into_iter().filter_map(|(id, totals)| Some((facts.rules.competency(id)?.clone(), totals))).collect();
    columns.sort_by(|(a, _), (b, _)| (&a.code, a.id).cmp(&(&b.code, b.id)));
    let index: HashMap<CompetencyId, usize> =
        columns.iter().enumerate().map(|(index, (column, _))| (column.id, index)).collect();
    let mut cells = Vec::new();
    for (row, line) in lines.iter().enumerate() {
        let start = cells.len();
        cells.extend(line.cells.iter().filter_map(|(id, cell)| {
            let SparseCell { standing, required: totals, besides, is_blocking: _ } = *cell;
            Some(MatrixCell { row, column: *index.get(id)?, standing, totals, besides })
        }));
        cells[start..].sort_unstable_by_key(|cell| cell.column);
    }
    let rows = lines.into_iter().map(|line| line.row).collect();
    let (columns, column_totals) = columns.into_iter().unzip();
    Matrix { rows, columns, column_totals, cells, totals }
}

/// The totals of what `query` selects, without its cells.
pub(super) fn totals(facts: &Facts, query: &Query) -> Totals {
    let selection = Selection::of(facts, query);
    let mut totals = Totals::default();
    for person in selection.people(facts) {
        selection.cells(facts, person, |_, standing| {
            if standing.need.is_some() {
                totals.add(standing.state);
            }
        });
    }
    totals
}
