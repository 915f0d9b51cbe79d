//! How drafts are read, and that what is printed reads back the same.

#![allow(unreachable_pub, dead_code, reason = "macros make what is tested here")]

use super::*;
use crate::{
    error::Error,
    kernel::{date::Period, id::CourseId, problem::Flaw, rule::Rule, words::words},
};
use chrono::NaiveDate;
use proptest::prelude::*;
use std::collections::BTreeSet;

words! {
    /// How much.
    Much {
        /// A little.
        Little = "little",
        /// A lot.
        Lot = "lot",
    }
}

whole_numbers! {
    /// A number of days.
    Days = 1..=100;
    /// A mark.
    Mark = 0..=10, breaks Rule::ScoreOutOfRange;
}

draft! {
    /// From when to when.
    draft PeriodDraft of Period;
    {
        /// From.
        from as "starts": Option<NaiveDate>;
        /// To.
        to: Option<NaiveDate>;
    }
}

draft! {
    /// A thing as somebody describes it.
    draft ThingDraft;
    /// A thing.
    value Thing;
    {
        /// Its name.
        name: Line<5>;
        /// What is known of it.
        notes: Option<Paragraphs<20>>;
        /// How much.
        much: Much, default Much::Little;
        /// For how long.
        days as "how_long": Option<Days>;
        /// Its mark.
        mark: Option<Mark>;
        /// Whether it is open.
        is_open: bool, default true;
        /// When.
        ..period: PeriodDraft => Period;
        /// Its courses.
        courses: BTreeSet<CourseId>, default BTreeSet::new();
    }
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn named(name: &str) -> ThingDraft {
    ThingDraft { name: Input::text(name), ..ThingDraft::default() }
}

fn thing(draft: &ThingDraft, before: Option<&Thing>) -> Result<Thing, Vec<Flaw>> {
    let mut flaws = Flaws::default();
    let thing = draft.read(before, &mut flaws);
    flaws.check_with(thing).map_err(Flaws::into_vec)
}

#[test]
fn every_flaw_is_told_at_once_with_its_field_in_the_order_of_the_declaration() {
    let draft = ThingDraft {
        notes: Input::text("a\0b"),
        much: Input::text("most"),
        days: Input::text("a few"),
        mark: Input::text("11"),
        is_open: Input::text("perhaps"),
        period: PeriodDraft { from: Input::text("soon"), to: Input::Wrong(Problem::Unchanged) },
        courses: Input::text("3,x"),
        ..named("abcdef")
    };
    let expected = [
        ("name", Problem::TooLong(5)),
        ("notes", Problem::BadCharacter),
        ("much", Problem::NotOneOf(Much::CODES)),
        ("how_long", Problem::NotWhole(1, 100)),
        ("mark", Problem::OutOfRange(0, 100)),
        ("is_open", Problem::NotABool),
        ("starts", Problem::NotADate),
        ("to", Problem::Unchanged),
        ("courses", Problem::NotAnId),
    ];
    let expected: Vec<_> = expected.into_iter().map(|(field, problem)| Flaw::new(field, problem)).collect();
    assert_eq!(thing(&draft, None).unwrap_err(), expected);
    let nothing = thing(&ThingDraft::default(), None).unwrap_err();
    assert_eq!(nothing, [Flaw::new("name", Problem::Required)]);
}

#[test]
fn a_rule_with_a_name_is_what_an_error_tells() {
    let draft = ThingDraft { mark: Input::text("11"), ..named(" ") };
    let mut flaws = Flaws::default();
    assert_eq!(draft.read(None, &mut flaws), None);
    assert!(matches!(Error::from(flaws), Error::Refused(Rule::ScoreOutOfRange)));
    let mut flaws = Flaws::default();
    assert_eq!(named(" ").read(None, &mut flaws), None);
    assert!(matches!(Error::from(flaws), Error::Invalid(flaws) if flaws.len() == 1));
}

#[test]
fn of_what_nothing_is_said_something_new_has_none_or_a_default_and_in_a_change_it_stays() {
    let new = thing(&named(" a  b "), None).unwrap();
    assert_eq!((&*new.name, &new.notes, new.much, new.is_open), ("a b", &None, Much::Little, true));
    let before = Thing {
        much: Much::Lot,
        is_open: false,
        courses: BTreeSet::from([CourseId(3)]),
        period: Period::since(day("2026-01-01")),
        ..new
    };
    assert_eq!(thing(&ThingDraft::default(), Some(&before)), Ok(before.clone()));
    let ends = ThingDraft {
        period: PeriodDraft { to: day("2026-02-01").into(), ..PeriodDraft::default() },
        ..ThingDraft::default()
    };
    let ended = thing(&ends, Some(&before)).unwrap();
    assert_eq!(ended.period, Period { to: Some(day("2026-02-01")), ..before.period });
}

#[test]
fn white_space_clears_what_may_be_missing_and_is_a_flaw_elsewhere() {
    let before = thing(&ThingDraft { notes: Input::text("x"), days: Input::text("7"), ..named("a") }, None).unwrap();
    let clear = ThingDraft { notes: Input::text(" \n"), days: Input::cleared(), ..ThingDraft::default() };
    let after = thing(&clear, Some(&before)).unwrap();
    assert_eq!((after.notes, after.days), (None, None));
    assert_eq!(thing(&named(""), Some(&before)).unwrap_err(), [Flaw::new("name", Problem::Required)]);
}

#[test]
fn a_box_of_a_form_that_is_not_sent_is_not_ticked() {
    let form = vec![("name", "a"), ("starts", "2026-01-01"), ("courses", "9"), ("courses", "3"), ("courses", "9")];
    let read = thing(&ThingDraft::of(&form), None).unwrap();
    assert!(!read.is_open);
    assert_eq!(
        (read.period, read.courses),
        (Period::since(day("2026-01-01")), BTreeSet::from([CourseId(3), CourseId(9)]))
    );
    let ticked = thing(&ThingDraft::of(&vec![("name", "a"), ("is_open", "yes")]), None).unwrap();
    assert!(ticked.is_open && ticked.courses.is_empty());
}

#[test]
fn what_travels_is_a_text_or_a_value_and_keeps_to_its_limits() {
    let read = |json: &str| serde_json::from_str::<ThingDraft>(json).unwrap();
    let sent = read(r#"{"name": "a", "days": 7.0, "mark": 4, "is_open": false, "courses": [3, "9"], "notes": null}"#);
    let thing_read = thing(&sent, None).unwrap();
    assert_eq!((thing_read.days.map(Days::get), thing_read.is_open), (Some(7), false));
    assert_eq!(thing_read.courses, BTreeSet::from([CourseId(3), CourseId(9)]));
    assert!(sent.much.is_missing() && sent.notes == Input::cleared());
    assert_eq!(
        thing(&read(r#"{"name": "a", "days": 101}"#), None).unwrap_err()[0].problem,
        Problem::OutOfRange(1, 100)
    );
}

fn any_thing() -> impl Strategy<Value = Thing> {
    let texts = ("[^\\s\\p{C}]{1,5}", proptest::option::of("[^\\s\\p{C}]{1,9}\n[^\\s\\p{C}]{1,9}"));
    let numbers = (proptest::option::of(1..=100i64), proptest::option::of(0..=10i64), any::<bool>(), any::<bool>());
    let others = (proptest::option::of(0..70_000u64), proptest::collection::vec(0..i64::MAX, 0..4));
    (texts, numbers, others).prop_map(|((name, notes), (days, mark, is_open, is_lot), (from, courses))| Thing {
        name: Line::parse(&name).unwrap(),
        notes: notes.map(|notes| Paragraphs::parse(&notes).unwrap()),
        much: if is_lot { Much::Lot } else { Much::Little },
        days: days.map(|days| Days::new(days).unwrap()),
        mark: mark.map(|mark| Mark::new(mark).unwrap()),
        is_open,
        period: Period { from: from.map(|days| day("1950-01-01") + chrono::Days::new(days)), to: None },
        courses: courses.into_iter().map(CourseId).collect(),
    })
}

#[test]
fn what_is_no_plain_number_is_refused() {
    for (text, number) in [("1.", 1.0), (".5", 0.5), ("+2", 2.0), ("-0,25", -0.25)] {
        assert_eq!(decimal(text), Ok(number), "{text}");
    }
    for text in ["", ".", "-", "1e5", "inf", "NaN", "0x10", "1.2.3", "1,2.3", "1 000", "--1"] {
        assert_eq!(decimal(text), Err(Problem::NotANumber), "{text}");
    }
}

proptest! {
    #[test]
    fn what_a_form_shows_reads_back_the_same(thing in any_thing(), other in any_thing()) {
        let shown = ThingDraft::from(&thing).shown();
        let mut flaws = Flaws::default();
        prop_assert_eq!(ThingDraft::of(&shown).read(None, &mut flaws), Some(thing.clone()));
        let all = ThingDraft::from(&thing).read(Some(&other), &mut flaws);
        prop_assert_eq!(all, Some(thing), "a draft that says everything leaves nothing of what was there");
    }

    #[test]
    fn what_travels_arrives_the_same(thing in any_thing()) {
        let sent = serde_json::to_string(&ThingDraft::from(&thing)).unwrap();
        let arrived: ThingDraft = serde_json::from_str(&sent).unwrap();
        prop_assert_eq!(arrived.read(None, &mut Flaws::default()), Some(thing));
        let nothing = serde_json::to_string(&ThingDraft::default()).unwrap();
        prop_assert_eq!(serde_json::from_str::<ThingDraft>(&nothing).unwrap(), ThingDraft::default());
    }

    #[test]
    fn no_text_breaks_the_reading(texts in proptest::collection::vec(".{0,30}", 8)) {
        let names = ["name", "notes", "much", "how_long", "mark", "is_open", "starts", "courses"];
        let form: Vec<(&str, String)> = names.into_iter().zip(texts).collect();
        let mut flaws = Flaws::default();
        let read = ThingDraft::of(&form).read(None, &mut flaws);
        prop_assert_eq!(read.is_some(), flaws.into_vec().is_empty());
    }

    #[test]
    fn a_decimal_is_read_after_a_point_or_a_comma(number in -1e12..1e12f64) {
        prop_assert_eq!(decimal(&number.to_string()), Ok(number));
        prop_assert_eq!(decimal(&number.to_string().replace('.', ",")), Ok(number));
    }
}
