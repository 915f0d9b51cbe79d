//! Dates: the ways of writing them, what is refused and why, and properties for every day.

use chrono::NaiveDate;
use proptest::prelude::*;

use super::{DateFlaw, DayOrder, Evidence, evidence, of_cell, parse};
use crate::exchange::Cell;

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

#[test]
fn one_day_is_read_in_all_its_spellings() {
    let spellings = [
        "2026-05-04",
        "2026/5/4",
        "20260504",
        "04/05/2026",
        "4/5/26",
        "04.05.26",
        "4.5.2026",
        "4-5-2026",
        "4 May 2026",
        "04 may 26",
        "4th of May 2026",
        "Mon 4 May 2026",
        "Monday, May 4th, 2026",
        "04-May-26",
        "4May2026",
        "4. May 2026",
        "2026 May 4",
        "May 4, 2026",
        "2026-05-04T00:00:00",
        "2026-05-04 00:00:00",
        "04/05/2026 09:30",
        "04/05/2026 9:30 am",
        "  04/05/2026 ",
        "46146",
        "04 05 2026",
    ];
    for text in spellings {
        assert_eq!(parse(text, DayOrder::DayMonth), Ok(day(2026, 5, 4)), "{text}");
    }
    assert_eq!(parse("05/04/2026", DayOrder::MonthDay), Ok(day(2026, 5, 4)));
}

#[test]
fn cells_of_the_spreadsheet_itself_are_read() {
    assert_eq!(of_cell(&Cell::Number(46146.75), DayOrder::DayMonth), Ok(day(2026, 5, 4)));
    assert_eq!(of_cell(&Cell::Date(day(2026, 5, 4)), DayOrder::MonthDay), Ok(day(2026, 5, 4)));
    assert_eq!(of_cell(&Cell::Date(day(1900, 1, 1)), DayOrder::DayMonth), Err(DateFlaw::Impossible));
    assert_eq!(of_cell(&Cell::Number(2026.0), DayOrder::DayMonth), Err(DateFlaw::NotADate));
    assert_eq!(of_cell(&Cell::Number(f64::NAN), DayOrder::DayMonth), Err(DateFlaw::NotADate));
    assert_eq!(of_cell(&Cell::Bool(true), DayOrder::DayMonth), Err(DateFlaw::NotADate));
}

#[test]
fn a_day_that_does_not_exist_is_impossible() {
    for text in [
        "31/02/2024",
        "30.02.25",
        "29 Feb 2025",
        "00/01/2024",
        "2024-13-01",
        "20241301",
        "12/05/0204",
        "25/13/2024",
        "45/45/2024",
    ] {
        assert_eq!(parse(text, DayOrder::DayMonth), Err(DateFlaw::Impossible), "{text}");
    }
}

#[test]
fn a_day_that_only_exists_the_other_way_round_is_not_turned_round() {
    assert_eq!(parse("03/25/2024", DayOrder::DayMonth), Err(DateFlaw::Impossible));
    assert_eq!(parse("25/03/2024", DayOrder::MonthDay), Err(DateFlaw::Impossible));
}

#[test]
fn anything_else_is_not_a_date() {
    for text in [
        "",
        "see file",
        "booked",
        "certificate missing",
        "36 months",
        "May 2024",
        "12/2024",
        "2024",
        "1/2/3",
        "1/2/3/4",
        "4, 5, 2024",
        "4 5 24",
        "0161 496 0000",
        "4 Wonnemond 2024",
        "12:30",
        "v1.2.3",
        "9999999999999",
        "1/2-2024",
        "approx. 4 May 2024",
    ] {
        assert_eq!(parse(text, DayOrder::DayMonth), Err(DateFlaw::NotADate), "{text}");
    }
}

#[test]
fn two_digit_years_turn_at_sixty_nine() {
    let year = |text| parse(text, DayOrder::DayMonth).map(|date| chrono::Datelike::year(&date));
    assert_eq!(
        [year("1.1.00"), year("1.1.68"), year("1.1.69"), year("1.1.99")],
        [Ok(2000), Ok(2068), Ok(1969), Ok(1999)]
    );
}

#[test]
fn only_days_after_the_twelfth_are_evidence_of_the_order() {
    assert_eq!(evidence("25/03/2024"), Some(Evidence::Only(DayOrder::DayMonth)));
    assert_eq!(evidence("03/25/24"), Some(Evidence::Only(DayOrder::MonthDay)));
    assert_eq!(evidence("03/04/2024"), Some(Evidence::Either));
    for text in ["04/04/2024", "31/02/2024", "2024-03-25", "25 Mar 2024", "booked", ""] {
        assert_eq!(evidence(text), None, "{text}");
    }
}

proptest! {
    #[test]
    fn no_text_makes_the_parser_panic(text in "\\PC{0,40}", digits in "[0-9 /.:T-]{0,20}") {
        for order in [DayOrder::DayMonth, DayOrder::MonthDay] {
            let _ = (parse(&text, order), parse(&digits, order));
        }
        let _ = (evidence(&text), evidence(&digits));
    }

    #[test]
    fn no_number_makes_the_parser_panic(number in any::<f64>()) {
        let _ = of_cell(&Cell::Number(number), DayOrder::DayMonth);
    }

    #[test]
    fn every_written_day_is_read_back(days in 7_306_i32..80_000) {
        let date = day(1899, 12, 30) + chrono::Duration::days(days.into());
        for format in ["%Y-%m-%d", "%d/%m/%Y", "%-d.%-m.%Y", "%-d %b %Y", "%d-%B-%Y", "%B %-d, %Y", "%Y%m%d", "%d/%m/%Y %H:%M"] {
            let text = date.and_hms_opt(0, 0, 0).unwrap().format(format).to_string();
            prop_assert_eq!(parse(&text, DayOrder::DayMonth), Ok(date), "{}", text);
        }
        prop_assert_eq!(parse(&date.format("%m/%d/%Y").to_string(), DayOrder::MonthDay), Ok(date));
        prop_assert_eq!(of_cell(&Cell::Number(days.into()), DayOrder::DayMonth), Ok(date));
    }
}
