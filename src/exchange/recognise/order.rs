//! Decides the order of day and month, once a sheet, from the dates that can be read in one way only.

use super::mapping::{ColumnRole, DateOrder, Layout, OrderReason, SheetMapping};
use crate::exchange::dates::{self, DayOrder, Evidence};
use crate::exchange::vocabulary::Field;
use crate::exchange::workbook::{Cell, Sheet, Workbook};

/// How many dates of a sheet speak for which order.
#[derive(Debug, Clone, Copy, Default)]
struct Votes {
    day_month: usize,
    month_day: usize,
    either: usize,
}

impl Votes {
    fn order(self) -> Option<DayOrder> {
        match self.day_month.cmp(&self.month_day) {
            std::cmp::Ordering::Greater => Some(DayOrder::DayMonth),
            std::cmp::Ordering::Less => Some(DayOrder::MonthDay),
            std::cmp::Ordering::Equal => None,
        }
    }
}

/// Sets the order of every sheet.
pub(super) fn decide(workbook: &Workbook, sheets: &mut [SheetMapping]) {
    let votes: Vec<Votes> =
        workbook.sheets.iter().zip(sheets.iter()).map(|(sheet, mapping)| count(sheet, mapping)).collect();
    let all = votes.iter().fold(Votes::default(), |all, votes| Votes {
        day_month: all.day_month + votes.day_month,
        month_day: all.month_day + votes.month_day,
        either: all.either + votes.either,
    });
    for (mapping, votes) in sheets.iter_mut().zip(votes) {
        if mapping.dates.because != OrderReason::Chosen {
            mapping.dates = decide_sheet(votes, all);
        }
    }
}

/// A sheet's own dates decide; then those of all sheets; then day-month is assumed.
fn decide_sheet(own: Votes, all: Votes) -> DateOrder {
    let (order, because) = match (own.order(), all.order()) {
        (Some(order), _) if own.day_month.min(own.month_day) == 0 => (order, OrderReason::Evidence),
        (Some(order), _) => (order, OrderReason::Majority),
        (None, _) if own.either + own.day_month == 0 => (DayOrder::DayMonth, OrderReason::NothingToDecide),
        (None, Some(order)) => (order, OrderReason::OtherSheets),
        (None, None) => (DayOrder::DayMonth, OrderReason::Assumed),
    };
    DateOrder { order, because }
}

fn count(sheet: &Sheet, mapping: &SheetMapping) -> Votes {
    let mut votes = Votes::default();
    if matches!(mapping.layout, Layout::Unused(_)) {
        return votes;
    }
    let dated = |role: &ColumnRole| {
        matches!(
            role,
            ColumnRole::Course(_)
                | ColumnRole::Field(Field::StartDate | Field::EndDate | Field::CompletedOn | Field::ExpiresOn)
        )
    };
    for column in mapping.columns.iter().filter(|column| dated(&column.role)) {
        for row in mapping.first_row..sheet.rows.len() {
            let Cell::Text(text) = sheet.cell(row, column.index) else { continue };
            match dates::evidence(text) {
                Some(Evidence::Only(DayOrder::DayMonth)) => votes.day_month += 1,
                Some(Evidence::Only(DayOrder::MonthDay)) => votes.month_day += 1,
                Some(Evidence::Either) => votes.either += 1,
                None => {}
            }
        }
    }
    votes
}
