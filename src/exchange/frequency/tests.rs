//! Frequencies: the ways of writing them, what is refused, and properties.

use proptest::prelude::*;

use super::{Frequency, parse, unit_in};
use crate::catalogue::Months;
use crate::exchange::vocabulary::Unit;

fn read(text: &str) -> Frequency {
    parse(text, None)
}

fn every(months: u32) -> Frequency {
    Frequency::Every(Months::new(i64::from(months)).unwrap())
}

#[test]
fn periods_become_months() {
    let cases = [
        ("Every 3 years", 36),
        ("2 yearly", 24),
        ("3-yearly", 36),
        ("Annual", 12),
        ("Annually", 12),
        ("Every year", 12),
        ("per annum", 12),
        ("36 months", 36),
        ("36m", 36),
        ("3yrs", 36),
        ("3 years", 36),
        ("1.5 years", 18),
        ("12-month", 12),
        ("Every two years.", 24),
        ("On joining, refresher every 2 years", 24),
        ("Initial + refresher every 3 years", 36),
        ("Once every 5 years", 60),
        ("Within 3 months of joining, then every 2 years", 24),
        ("Every other year", 24),
        ("Six-monthly", 6),
        ("Half yearly", 6),
        ("Quarterly", 3),
        ("Biennial", 24),
        ("52 weeks", 12),
        ("365 days", 12),
        ("Annual (12 months)", 12),
        ("Once a year", 12),
    ];
    for (text, months) in cases {
        assert_eq!(read(text), every(months), "{text}");
    }
}

#[test]
fn no_expiry_has_many_names() {
    for text in [
        "None (no expiry)",
        "no expiry",
        "None",
        "N/A",
        "-",
        "Never",
        "Does not expire",
        "Once",
        "One-off",
        "Lifetime",
        "On joining",
    ] {
        assert_eq!(read(text), Frequency::Never, "{text}");
    }
}

#[test]
fn what_depends_on_something_else_is_told_apart() {
    assert_eq!(read("Per truck type"), Frequency::CaseByCase);
    assert_eq!(read("As required"), Frequency::CaseByCase);
    assert_eq!(Frequency::CaseByCase.months(), None);
}

#[test]
fn what_can_be_read_in_two_ways_is_not_read() {
    for text in [
        "",
        "36",
        "biannual",
        "Bi-annual",
        "Every 2 or 3 years",
        "Twice a year",
        "2 x per year",
        "90 days",
        "0 months",
        "1000 years",
        "3 years, no expiry for supervisors",
        "3 years / 5 years",
        "soon",
        "1.3 months",
        "see policy",
    ] {
        assert_eq!(read(text), Frequency::Unclear, "{text}");
    }
}

#[test]
fn a_header_gives_a_bare_number_its_unit() {
    assert_eq!(unit_in("Validity (months)"), Some(Unit::Months));
    assert_eq!(unit_in("Frequency"), None);
    assert_eq!(parse("36", Some(Unit::Months)), every(36));
    assert_eq!(parse("3", unit_in("Valid for, years")), every(36));
}

proptest! {
    #[test]
    fn no_text_makes_the_parser_panic(text in "\\PC{0,60}", near in "(every|[0-9]{1,12}|\\.|years?|per|no expiry| |,){0,8}") {
        let _ = (read(&text), read(&near), parse(&near, Some(Unit::Years)));
    }

    #[test]
    fn every_number_of_months_is_read_back(months in 1_u32..=600) {
        for text in [format!("{months} months"), format!("Every {months} months"), format!("refresher: every {months} mths"), format!("{months}-monthly")] {
            prop_assert_eq!(read(&text), every(months));
        }
        prop_assert_eq!(read(&format!("Every {months} weeks")).months().map(Months::count), (months % 13 == 0).then_some(months / 13 * 3));
    }
}
