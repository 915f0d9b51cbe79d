//! Courses and requirements from the sheets that list them, and courses that only a matrix names.

use std::collections::{HashMap, HashSet};

use super::ledger::{About, Ledger};
use super::problem::ProblemKind;
use super::view::SheetView;
use super::{KnownData, LegalReference, PlannedCourse, PlannedRequirement, limits};
use crate::catalogue::{Hours, Months};
use crate::exchange::frequency::{self, Frequency};
use crate::exchange::recognise::{Layout, validity_unit};
use crate::exchange::sentence::Sentence;
use crate::exchange::text::{fold, key};
use crate::exchange::vocabulary::{self, Field};
use crate::exchange::workbook::{Cell, Place};

mod audience;
mod listed;
mod names;

pub(super) use names::CourseNames;

#[derive(Debug, Default)]
pub(super) struct Planned {
    pub courses: Vec<PlannedCourse>,
    pub requirements: Vec<PlannedRequirement>,
}

/// Reads every course, the first row of a code. `roles` are the job titles that somebody holds, by key.
pub(super) fn plan(
    views: &[SheetView<'_>],
    known: &KnownData,
    roles: &HashMap<String, String>,
    ledger: &mut Ledger,
) -> Planned {
    let mut reader = Reader {
        ledger,
        known,
        roles,
        validities: validities(views),
        seen: HashMap::new(),
        planned: Planned::default(),
    };
    for view in views.iter().filter(|view| view.mapping.layout == Layout::Requirements) {
        view.rows().for_each(|row| reader.course(view, row));
    }
    for view in views.iter().filter(|view| view.mapping.layout == Layout::Competencies) {
        view.rows().for_each(|row| reader.competency(view, row));
    }
    for view in views.iter().filter(|view| view.mapping.has_completions()) {
        if view.mapping.is_long() {
            reader.listed_courses(view);
        } else {
            reader.matrix_courses(view);
        }
    }
    reader.planned
}

/// What the row of validities in a matrix says of a course.
struct Validity<'a> {
    place: Place,
    cell: &'a Cell,
    frequency: Frequency,
}

fn validities<'a>(views: &[SheetView<'a>]) -> HashMap<String, Validity<'a>> {
    let mut found = HashMap::new();
    for view in views.iter().filter(|view| view.mapping.has_completions()) {
        let Some(row) = view.mapping.validity_row else { continue };
        let unit = validity_unit(view.sheet, view.mapping, row);
        for (column, code) in view.mapping.courses() {
            let cell = view.sheet.cell(row, column);
            if !cell.is_blank() {
                let frequency = frequency::parse(&cell.text(), unit);
                found.entry(key(code)).or_insert_with(|| Validity { place: view.place(row, column), cell, frequency });
            }
        }
    }
    found
}

struct Reader<'a, 'b> {
    ledger: &'a mut Ledger,
    known: &'a KnownData,
    roles: &'a HashMap<String, String>,
    validities: HashMap<String, Validity<'b>>,
    /// Codes seen, rejected ones too, with the place of the first.
    seen: HashMap<String, Place>,
    planned: Planned,
}

impl Reader<'_, '_> {
    fn course(&mut self, view: &SheetView<'_>, row: usize) {
        let code_field =
            if view.mapping.column(Field::CourseCode).is_some() { Field::CourseCode } else { Field::CourseTitle };
        let (code, title) = (view.text(row, code_field), view.text(row, Field::CourseTitle));
        if code.is_empty() && title.is_empty() {
            let (place, message) = (view.row(row), Sentence::BlankCourse {});
            self.ledger.notice(ProblemKind::RowIgnored, place, &Cell::Empty, message);
            return;
        }
        let verdict = self.acceptable(&code, &title, code_field);
        if !code.is_empty() {
            self.seen.entry(key(&code)).or_insert_with(|| view.place_of(row, code_field));
        }
        if let Err((field, kind, message)) = verdict {
            self.ledger.reject(About::Requirements, kind, view.place_of(row, field), view.cell(row, field), message);
            return;
        }
        let course = PlannedCourse {
            place: view.row(row),
            title: if title.is_empty() { self.title_of(&code) } else { title },
            validity_months: self.validity(view, row, &code),
            legal_reference: self.legal_reference(view, row),
            hours: self.hours(view, row),
            description: None,
            code,
        };
        self.requirements(view, row, &course);
        self.planned.courses.push(course);
    }

    /// Whether code and title can be stored, or the field that is wrong and why.
    fn acceptable(&self, code: &str, title: &str, code_field: Field) -> Result<(), (Field, ProblemKind, Sentence)> {
        if code.is_empty() {
            return Err((Field::CourseCode, ProblemKind::MissingCourseCode, Sentence::HasNoCode {}));
        }
        for (field, text, limit) in [(code_field, code, limits::CODE), (Field::CourseTitle, title, limits::TITLE)] {
            if text.chars().count() > limit {
                return Err((field, ProblemKind::TextTooLong, Sentence::TooLong { limit }));
            }
        }
        match self.seen.get(&key(code)) {
            Some(first) => {
                let sentence = Sentence::CodeAgain { code: code.to_owned(), first: first.into() };
                Err((code_field, ProblemKind::DuplicateCourse, sentence))
            }
            None => Ok(()),
        }
    }

    /// The title that the organisation has for a code, else the code itself.
    fn title_of(&self, code: &str) -> String {
        let known = self.known.courses.iter().find(|course| key(&course.code) == key(code));
        known.map_or_else(|| code.to_owned(), |course| course.title.clone())
    }

    /// From the requirements; where they say nothing usable, from the matrix.
    fn validity(&mut self, view: &SheetView<'_>, row: usize, code: &str) -> Option<Months> {
        let cell = view.cell(row, Field::Frequency);
        let header =
            view.mapping.column(Field::Frequency).map(|column| view.sheet.cell(view.mapping.header_row, column).text());
        let stated = frequency::parse(&cell.text(), header.as_deref().and_then(frequency::unit_in));
        let matrix = self.validities.get(&key(code));
        let place = || view.place_of(row, Field::Frequency);
        if let Frequency::Every(_) | Frequency::Never = stated {
            if let Some(matrix) =
                matrix.filter(|matrix| matrix.frequency.is_clear() && matrix.frequency.months() != stated.months())
            {
                let message = Sentence::ValidityDiffers {
                    matrix: matrix.cell.text(),
                    code: code.to_owned(),
                    place: (&matrix.place).into(),
                    here: cell.text(),
                };
                self.ledger.notice(ProblemKind::ValidityDiffers, place(), cell, message);
            }
            return stated.months();
        }
        let fallback = matrix.map(|matrix| matrix.frequency).filter(|frequency| frequency.is_clear());
        if fallback.is_some() && cell.is_blank() {
            return fallback.and_then(Frequency::months);
        }
        let months = fallback.and_then(Frequency::months);
        let (kind, what) = not_usable(stated, cell);
        let code = code.to_owned();
        let taken = match months {
            None => Sentence::UntilThenForever { code },
            Some(months) => Sentence::UntilThenMonths { code, months: months.count() as usize },
        };
        self.ledger.notice(kind, place(), cell, [what, taken]);
        months
    }

    fn legal_reference(&mut self, view: &SheetView<'_>, row: usize) -> Option<LegalReference> {
        let Ok(reference) = LegalReference::optional(&view.text(row, Field::LegalReference)) else {
            let message = [Sentence::TooLong { limit: limits::REFERENCE }, Sentence::CourseWithoutIt {}];
            self.ledger.warn(
                ProblemKind::TextTooLong,
                view.place_of(row, Field::LegalReference),
                view.cell(row, Field::LegalReference),
                message,
            );
            return None;
        };
        reference.filter(|reference| !vocabulary::is_not_applicable(reference))
    }

    /// "2", "2.5", "2 h", "2 hours".
    fn hours(&mut self, view: &SheetView<'_>, row: usize) -> Option<Hours> {
        let cell = view.cell(row, Field::Hours);
        let text = cell.text();
        if text.is_empty() || vocabulary::is_not_applicable(&text) {
            return None;
        }
        let bare = text.trim_end_matches(|character: char| character.is_alphabetic() || matches!(character, ' ' | '.'));
        let unit = fold(&text[bare.len()..]);
        let number = if unit.is_empty() || vocabulary::is_one_of(&unit, |language| language.hours) {
            Cell::Text(bare.to_owned()).number()
        } else {
            None
        };
        let hours = number.and_then(|hours| Hours::new(hours).ok());
        if hours.is_none() {
            let message = [Sentence::NotHours {}, Sentence::CourseWithoutIt {}];
            self.ledger.notice(ProblemKind::HoursNotUnderstood, view.place_of(row, Field::Hours), cell, message);
        }
        hours
    }

    /// Columns of courses that neither the requirements nor the organisation have.
    fn matrix_courses(&mut self, view: &SheetView<'_>) {
        let known: HashSet<String> = self.known.courses.iter().map(|course| key(&course.code)).collect();
        for (column, code) in view.mapping.courses() {
            if self.seen.contains_key(&key(code)) || known.contains(&key(code)) {
                continue;
            }
            let place = view.place(view.mapping.header_row, column);
            let header = view.sheet.cell(view.mapping.header_row, column);
            self.seen.insert(key(code), place.clone());
            let title = Some(view.header_of(column)).filter(|title| !title.is_empty()).unwrap_or(code);
            if code.chars().count().max(title.chars().count()) > limits::TITLE {
                let message = Sentence::TooLong { limit: limits::TITLE };
                self.ledger.reject(About::Requirements, ProblemKind::TextTooLong, place, header, message);
                continue;
            }
            let message = Sentence::ColumnBecomesCourse { code: code.to_owned() };
            self.ledger.notice(ProblemKind::CourseWithoutRequirements, place.clone(), header, message);
            let course = PlannedCourse {
                place,
                code: self.code_of(code),
                title: title.to_owned(),
                validity_months: self.matrix_validity(code),
                legal_reference: None,
                hours: None,
                description: None,
            };
            self.planned.courses.push(course);
        }
    }

    fn matrix_validity(&mut self, code: &str) -> Option<Months> {
        let validity = self.validities.get(&key(code))?;
        if !validity.frequency.is_clear() {
            let (kind, what) = not_usable(validity.frequency, validity.cell);
            let message = [what, Sentence::UntilThenWrite { code: code.to_owned() }];
            self.ledger.notice(kind, validity.place.clone(), validity.cell, message);
        }
        validity.frequency.months()
    }
}

fn not_usable(frequency: Frequency, cell: &Cell) -> (ProblemKind, Sentence) {
    match frequency {
        Frequency::CaseByCase => (ProblemKind::FrequencyCaseByCase, Sentence::FrequencyElsewhere {}),
        _ if cell.is_blank() => (ProblemKind::FrequencyNotUnderstood, Sentence::NoFrequency {}),
        _ => (ProblemKind::FrequencyNotUnderstood, Sentence::FrequencyUnknown {}),
    }
}
