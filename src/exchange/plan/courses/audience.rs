//! Who needs a course: job titles or everyone, and whether it is mandatory.

use super::{Reader, fold, key, vocabulary};
use crate::exchange::plan::view::SheetView;
use crate::exchange::plan::{PlannedCourse, PlannedRequirement, PlannedScope, limits};
use crate::exchange::plan::{ledger::About, problem::ProblemKind};
use crate::exchange::sentence::Sentence;
use crate::exchange::text::clean;
use crate::exchange::vocabulary::Field;
use crate::exchange::workbook::Cell;

impl Reader<'_, '_> {
    /// Adds one requirement for everyone, or one for each job title.
    pub(super) fn requirements(&mut self, view: &SheetView<'_>, row: usize, course: &PlannedCourse) {
        let scopes = self.scopes(view, row);
        if scopes.is_empty() {
            return;
        }
        let mandatory = self.mandatory(view, row);
        self.planned.requirements.extend(scopes.into_iter().map(|scope| PlannedRequirement {
            place: view.place_of(row, Field::Audience),
            course_code: course.code.clone(),
            scope,
            mandatory,
            regulatory_reference: course.legal_reference.clone(),
            refresh_months: course.validity_months,
        }));
    }

    fn scopes(&mut self, view: &SheetView<'_>, row: usize) -> Vec<PlannedScope> {
        let names = self.names(view.cell(row, Field::Audience));
        if names.iter().any(|name| vocabulary::is_one_of(&fold(name), |language| language.everyone)) {
            return vec![PlannedScope::Everyone];
        }
        let mut scopes = Vec::new();
        for name in names.into_iter().filter(|name| !is_nobody(name)) {
            let scope = self.role(view, row, &name);
            scopes.extend(scope.filter(|scope| !scopes.contains(scope)));
        }
        scopes
    }

    /// The job title as somebody holds it; one that nobody holds is kept and named, one too long is rejected.
    fn role(&mut self, view: &SheetView<'_>, row: usize, name: &str) -> Option<PlannedScope> {
        let place = || view.place_of(row, Field::Audience);
        let cell = Cell::Text(name.to_owned());
        if name.chars().count() > limits::JOB_TITLE {
            self.ledger.reject(
                About::Requirements,
                ProblemKind::TextTooLong,
                place(),
                &cell,
                Sentence::TooLong { limit: limits::JOB_TITLE },
            );
            return None;
        }
        if let Some(held) = self.roles.get(&key(name)) {
            return Some(PlannedScope::Role(held.clone()));
        }
        if !self.roles.is_empty() {
            let message = Sentence::NobodyHolds { name: name.to_owned() };
            self.ledger.notice(ProblemKind::RoleNobodyHolds, place(), &cell, message);
        }
        Some(PlannedScope::Role(name.to_owned()))
    }

    /// The names in a cell, set apart by semicolons, bars or lines; by commas or slashes only if all parts are job
    /// titles that somebody holds, for titles may have commas themselves ("Manager, Logistics").
    fn names(&self, cell: &Cell) -> Vec<String> {
        let Cell::Text(text) = cell else {
            return vec![cell.text()].into_iter().filter(|name| !name.is_empty()).collect();
        };
        let split = |separators: &[char]| -> Vec<String> {
            text.split(separators).map(clean).filter(|name| !name.is_empty()).collect()
        };
        let names = split(&[';', '|', '\n', '•']);
        let parts = split(&[',', '/']);
        let held = |name: &String| self.roles.contains_key(&key(name));
        if names.len() == 1 && !names.iter().all(held) && parts.iter().all(held) { parts } else { names }
    }

    /// Without a column everything listed is mandatory; without a readable entry too, for a gap must not be hidden.
    fn mandatory(&mut self, view: &SheetView<'_>, row: usize) -> bool {
        let cell = view.cell(row, Field::Mandatory);
        let text = cell.text();
        let word = fold(&text);
        let ticked = text.chars().any(|character| matches!(character, '✓' | '✔' | '☑' | '●'));
        if view.mapping.column(Field::Mandatory).is_none()
            || ticked
            || vocabulary::is_one_of(&word, |language| language.yes)
        {
            return true;
        }
        if vocabulary::is_one_of(&word, |language| language.no) {
            return false;
        }
        let place = view.place_of(row, Field::Mandatory);
        self.ledger.notice(ProblemKind::MandatoryNotUnderstood, place, cell, Sentence::NeitherYesNorNo {});
        true
    }
}

fn is_nobody(name: &str) -> bool {
    vocabulary::is_not_applicable(name) || vocabulary::is_one_of(&fold(name), |language| language.nobody)
}
