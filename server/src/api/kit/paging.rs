//! Paging with a number and a size, as contracts have it.

use super::{
    Fields, Group, Sent,
    declare::parameter_of,
    kind::{FieldKind, Position, Wrong, whole},
};
use docendo::{
    error::Problem,
    kernel::page::{Page, pages},
};
use utoipa::openapi::{RefOr, Schema, path::Parameter};

/// The number of the last page that can be asked for: more rows than any list has.
const LAST_PAGE: i64 = 1_000_000;

/// What becomes of a size above the largest.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Above {
    /// It is taken for the largest.
    Most,
    /// It is a flaw.
    Flaw,
}

/// How a contract pages with a number and a size.
#[derive(Debug, Clone, Copy)]
pub struct PageRules {
    /// The parameter for the number of the page, from 1.
    pub number: &'static str,
    /// The parameter for the size of a page.
    pub size: &'static str,
    /// The size when none is asked for.
    pub default: i64,
    /// The largest size.
    pub most: i64,
    /// What becomes of a larger one.
    pub above: Above,
}

/// How many rows of a list are asked for, from 1 to `most`.
#[must_use]
pub const fn size(most: i64, above: Above) -> Size {
    Size { most, above }
}

/// See [`size`].
#[derive(Debug, Clone, Copy)]
pub struct Size {
    most: i64,
    above: Above,
}

impl FieldKind for Size {
    type Value = i64;

    fn schema(&self, position: Position) -> RefOr<Schema> {
        let most = if self.above == Above::Flaw { self.most } else { i64::MAX };
        whole(1..=most).schema(position)
    }

    fn read(&self, sent: Sent) -> Result<Option<i64>, Wrong> {
        match (sent.whole()?, self.above) {
            (size @ 1.., Above::Most) => Ok(Some(size.min(self.most))),
            (size @ 1.., Above::Flaw) if size <= self.most => Ok(Some(size)),
            _ => Err(Problem::OutOfRange(1, self.most).into()),
        }
    }
}

impl PageRules {
    const fn sizes(&self) -> Size {
        size(self.most, self.above)
    }
}

impl Group for PageRules {
    type Value = PageWanted;

    fn parameters(&self) -> Vec<Parameter> {
        let Self { number, size, default, most, above } = *self;
        let larger =
            if above == Above::Most { format!("; more than {most} is taken for {most}") } else { String::new() };
        let sizes = format!("Items per page (default: {default}{larger})");
        vec![
            parameter_of(false, number, &whole(1..=LAST_PAGE), &["Page number (default: 1)"], &[]),
            parameter_of(false, size, &self.sizes(), &[&sizes], &[]),
        ]
    }

    fn read(&self, fields: &mut Fields) -> PageWanted {
        let number = fields.optional(self.number, &whole(1..=LAST_PAGE)).unwrap_or(1);
        let size = fields.optional(self.size, &self.sizes()).unwrap_or(self.default);
        PageWanted { number, size }
    }
}

/// A page that was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PageWanted {
    /// Its number, from 1.
    pub number: i64,
    /// How many rows it has at most.
    pub size: i64,
}

impl PageWanted {
    /// The part of the list that it is.
    #[must_use]
    pub fn part(self) -> Page {
        Page::number(self.number, self.size)
    }

    /// How many such pages `total` rows fill.
    #[must_use]
    pub fn of(self, total: i64) -> i64 {
        pages(total, self.size)
    }
}
