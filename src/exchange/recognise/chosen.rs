//! How somebody wants a sheet to be read, and the mapping that follows.

use std::collections::HashSet;

use super::mapping::{ColumnMapping, ColumnRole, DateOrder, Layout, OrderReason, SheetMapping, UnusedReason};
use crate::catalogue::CourseCode;
use crate::error::{Flaws, Problem};
use crate::exchange::dates::DayOrder;
use crate::exchange::vocabulary::Field;
use crate::kernel::input::{Draft as _, FromText, Texts, draft, whole_numbers};

whole_numbers! {
    /// A row of a sheet, counted from 1: so far down a header may stand.
    HeaderRow = 1..=1_000;
    /// How many rows name the columns.
    HeaderRows = 1..=2;
}

draft! {
    /// How a sheet is to be read, as somebody chose it.
    draft SheetDraft;
    /// How a sheet is to be read, but for its columns.
    #[derive(Eq)]
    value SheetChoice;
    {
        /// What it holds.
        layout: Layout;
        /// The order of day and month in its dates.
        order: DayOrder;
        /// The row that names the columns, the first one if they are two.
        header_row: HeaderRow;
        /// How many rows name the columns.
        header_rows: HeaderRows;
    }
}

draft! {
    /// What a column holds, as somebody chose it.
    draft ColumnDraft;
    /// What a column holds.
    #[derive(Eq)]
    value ColumnChoice;
    {
        /// What it is taken for.
        role: ColumnKind;
        /// The code of the course, if it is one; none is what the header says.
        course: Option<CourseCode>;
    }
}

/// What a column is taken for. The code of a course is a field beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ColumnKind {
    /// Something about the person or course of the row.
    Field(Field),
    /// Dates of completion of a course.
    Course,
    /// Nothing that is read.
    Unused,
}

impl ColumnKind {
    /// The word that a form sends.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Field(field) => field.code(),
            Self::Course => "course",
            Self::Unused => "unused",
        }
    }
}

impl FromText for ColumnKind {
    fn from_text(text: &str) -> Result<Self, Problem> {
        let fields = [Field::OF_PEOPLE, Field::OF_COMPLETIONS, Field::OF_REQUIREMENTS, Field::OF_COMPETENCIES];
        let fields = fields.into_iter().flatten().map(|field| Self::Field(*field));
        let mut all = fields.chain([Self::Course, Self::Unused]);
        all.find(|kind| kind.code() == text).ok_or(Problem::NotOneOf(&[]))
    }

    fn to_text(&self) -> String {
        self.code().to_owned()
    }
}

impl FromText for Layout {
    fn from_text(text: &str) -> Result<Self, Problem> {
        let mut all = Self::READ.iter().copied().chain([Self::Unused(UnusedReason::NotWanted)]);
        all.find(|layout| layout.code() == text).ok_or(Problem::NotOneOf(&[]))
    }

    fn to_text(&self) -> String {
        self.code().to_owned()
    }
}

/// The part of a form that is about one column: the names of its fields end with the index of the column.
struct OfColumn<'a, F>(&'a F, usize);

impl<F: Texts> Texts for OfColumn<'_, F> {
    fn texts(&self, name: &str) -> Vec<&str> {
        self.0.texts(&field_of(name, self.1))
    }
}

/// What the field `name` of the column `index` is called in a form.
fn field_of(name: &str, index: usize) -> String {
    format!("{name}_{index}")
}

impl From<&SheetMapping> for SheetChoice {
    fn from(sheet: &SheetMapping) -> Self {
        // Rows are counted from 0 in a mapping, and no header is looked for further down than a form can say.
        let row = i64::try_from(sheet.header_row).unwrap_or(i64::MAX).saturating_add(1);
        let rows = i64::try_from(sheet.header_rows).unwrap_or(i64::MAX);
        Self {
            layout: sheet.layout,
            order: sheet.dates.order,
            header_row: HeaderRow::new(row).unwrap_or(HeaderRow(1)),
            header_rows: HeaderRows::new(rows).unwrap_or(HeaderRows(1)),
        }
    }
}

impl From<&ColumnRole> for ColumnKind {
    fn from(role: &ColumnRole) -> Self {
        match role {
            ColumnRole::Field(field) => Self::Field(*field),
            ColumnRole::Course(_) => Self::Course,
            ColumnRole::Unused => Self::Unused,
        }
    }
}

impl SheetMapping {
    /// The sheet as somebody wants it read who sent `form`: of what that says nothing, that stays. With another layout or header its
    /// columns have to be recognised again.
    pub fn chosen(&self, form: &impl Texts) -> Result<Self, Flaws> {
        let mut flaws = Flaws::default();
        let choice = SheetDraft::of(form).read(Some(&self.into()), &mut flaws);
        let columns = self.chosen_columns(form, &mut flaws);
        let SheetChoice { layout, order, header_row, header_rows } = flaws.check_with(choice)?;
        let header = (header_row.count() as usize - 1, header_rows.count() as usize);
        let anew = layout.fields() != self.layout.fields()
            || header != (self.header_row, self.header_rows)
            || matches!(self.layout, Layout::Unused(_));
        let chosen = DateOrder { order, because: OrderReason::Chosen };
        Ok(Self {
            layout,
            header_row: header.0,
            header_rows: header.1,
            dates: if order == self.dates.order { self.dates } else { chosen },
            columns: if anew { self.columns.clone() } else { columns },
            anew,
            ..self.clone()
        })
    }

    /// The columns as `form` has them; that several hold the same is a flaw of all of them together.
    fn chosen_columns(&self, form: &impl Texts, flaws: &mut Flaws) -> Vec<ColumnMapping> {
        let mut held = HashSet::new();
        let column = |column: &ColumnMapping| {
            let chosen = column.chosen(form, flaws);
            if let ColumnRole::Field(field) = &chosen.role
                && !held.insert(*field)
            {
                flaws.add("columns", Problem::Repeated);
            }
            chosen
        };
        self.columns.iter().map(column).collect()
    }
}

impl ColumnMapping {
    /// The column as `form` has it; what is wrong with that is noted with the fields of this column.
    fn chosen(&self, form: &impl Texts, flaws: &mut Flaws) -> Self {
        let draft = ColumnDraft::of(&OfColumn(form, self.index));
        if draft.role.is_missing() {
            return self.clone();
        }
        let mut own = Flaws::default();
        let choice = draft.read(None, &mut own);
        for flaw in own.into_vec() {
            flaws.add(field_of(&flaw.field, self.index), flaw.problem);
        }
        let Some(ColumnChoice { role, course }) = choice else { return self.clone() };
        let role = match role {
            ColumnKind::Field(field) => ColumnRole::Field(field),
            ColumnKind::Course => ColumnRole::Course(course.map_or_else(|| self.header.clone(), |code| code.to_text())),
            ColumnKind::Unused => ColumnRole::Unused,
        };
        Self { role, ..self.clone() }
    }
}
