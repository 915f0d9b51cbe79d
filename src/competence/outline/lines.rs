//! The rows of an outline that are groups, or stand under the headings of groups; and where somebody stands.

use super::{Group, Outline, OutlineRow, Rolled};
use crate::{
    competence::{
        facts::HoldingFact,
        matrix::{By, RowKey, Show, Totals},
    },
    kernel::text::fold,
};
use std::collections::HashMap;

impl Outline {
    /// Everybody under the role or site that their row names: one each, so that nobody stands there twice. Those who have
    /// none come first.
    pub(super) fn gather(&mut self, people: Vec<u32>, by: By) {
        let mut found: HashMap<RowKey, Vec<u32>> = HashMap::new();
        let shown: Vec<u32> = people.into_iter().filter(|person| self.is_shown(*person)).collect();
        for person in shown {
            let holding = self.person(person).holdings_on(self.grid.as_of).next();
            match holding.and_then(|holding| key(holding, by)) {
                Some(key) => found.entry(key).or_default().push(person),
                None => self.lines.push(OutlineRow::Person(person)),
            }
        }
        self.groups = self.sorted(found);
        for (index, group) in (0..).zip(&self.groups) {
            self.lines.push(OutlineRow::Group(index));
            self.lines.extend(group.members.iter().copied().map(OutlineRow::Person));
        }
    }

    /// One row a group. Its cells are in the state of their worst person; totals are the sums of the rows.
    pub(super) fn group_by(&mut self, people: &[u32], by: By) {
        let mut columns = vec![Totals::default(); self.grid.columns.len()];
        let mut used = vec![false; self.grid.columns.len()];
        let show = self.query.show;
        for group in self.all_groups(people, by) {
            let cells = self.roll_up(&group);
            let mut is_shown = false;
            for (column, cell) in cells.iter().enumerate() {
                let is_cell = cell.is_shown(show);
                is_shown |= is_cell;
                used[column] |= is_cell;
                columns[column].merge(&cell.required);
            }
            if is_shown || show == Show::All {
                self.lines.push(OutlineRow::Group(u32::try_from(self.groups.len()).unwrap_or(u32::MAX)));
                self.groups.push(group);
            }
        }
        self.keep(&columns, &used);
    }

    /// What the group's people have in each column of the grid.
    #[must_use]
    pub fn roll_up(&self, group: &Group) -> Vec<Rolled> {
        let mut columns = vec![Rolled::BLANK; self.grid.columns.len()];
        for (column, mark, cells) in self.counted(&group.members) {
            let cell = &mut columns[column];
            cell.worst = cell.worst.max(mark.state());
            cell.is_blocking |= mark.is_blocking();
            let totals = if mark.is_required() { &mut cell.required } else { &mut cell.besides };
            totals.add_cells(mark.state(), cells);
        }
        columns
    }

    /// Everybody in every group that they belong to on the day.
    fn all_groups(&self, people: &[u32], by: By) -> Vec<Group> {
        let mut found: HashMap<RowKey, Vec<u32>> = HashMap::new();
        for person in people {
            let holdings = self.person(*person).holdings_on(self.grid.as_of);
            let holdings = holdings.filter(|holding| self.query.has_in_scope(holding));
            for key in holdings.filter_map(|holding| key(holding, by)) {
                let members = found.entry(key).or_default();
                if members.last() != Some(person) {
                    members.push(*person);
                }
            }
        }
        self.sorted(found)
    }

    fn sorted(&self, found: HashMap<RowKey, Vec<u32>>) -> Vec<Group> {
        let rules = &self.grid.facts.rules;
        let name = |key: RowKey| match key {
            RowKey::Role(role) => rules.roles.get(&role).cloned(),
            RowKey::Site(site) => rules.sites.get(&site).cloned(),
            RowKey::Person(_) => None,
        };
        let group = |(key, members)| Group { key, name: name(key).unwrap_or_default(), members };
        let mut groups: Vec<Group> = found.into_iter().map(group).collect();
        groups.sort_by(|a, b| (&a.name, a.key).cmp(&(&b.name, b.key)));
        groups
    }

    /// The first row whose name or number has `text` in it, and the first column whose code or title has.
    #[must_use]
    pub fn find(&self, text: &str) -> (Option<usize>, Option<usize>) {
        let text = fold(text);
        if text.is_empty() {
            return (None, None);
        }
        let has = |other: &str| fold(other).contains(&text);
        let row = |line: &OutlineRow| match line {
            OutlineRow::Person(index) => {
                let person = self.person(*index);
                has(&person.name) || has(&person.listed_name) || person.number.as_deref().is_some_and(has)
            }
            OutlineRow::Group(index) => has(&self.groups[*index as usize].name),
        };
        let column = |index: &u32| {
            let column = &self.grid.columns[*index as usize];
            has(&column.code) || has(&column.title)
        };
        (self.lines.iter().position(row), self.columns.iter().position(column))
    }
}

fn key(holding: &HoldingFact, by: By) -> Option<RowKey> {
    if by == By::Role { Some(RowKey::Role(holding.role)) } else { holding.site.map(RowKey::Site) }
}
