//! The words and measures that the server put beside the table.

use chrono::{Datelike as _, NaiveDate, TimeDelta};
use docendo::competence::{State, window::Mark};
use web_sys::HtmlElement;

/// What the server said.
pub(super) struct Words {
    pub(super) rows: usize,
    pub(super) columns: usize,
    pub(super) first: (usize, usize),
    /// What decides where rows and columns stand.
    pub(super) fingerprint: u32,
    pub(super) window: String,
    pub(super) names: String,
    /// Where the explanation of a cell is, and the address of the page that shows it.
    pub(super) cell: String,
    pub(super) shown: String,
    pub(super) role: String,
    pub(super) site: String,
    pub(super) label: String,
    pub(super) heading: String,
    pub(super) share: String,
    as_of: NaiveDate,
    states: Vec<String>,
    months: Vec<String>,
    day: String,
    until: String,
    on: String,
    since: String,
    group: String,
    percent: String,
}

/// Stands for a state or a percentage in a phrase.
const SLOT: &str = "\u{fffc}";

impl Words {
    pub(super) fn read(element: &HtmlElement) -> Option<Self> {
        let word = |name: &str| element.get_attribute(&format!("data-{name}"));
        let number = |name: &str| word(name)?.parse().ok();
        let lines = |name: &str| Some(word(name)?.lines().map(str::to_owned).collect());
        Some(Self {
            rows: number("rows")?,
            columns: number("columns")?,
            first: (number("first-row")?, number("first-column")?),
            fingerprint: word("fingerprint")?.parse().ok()?,
            window: word("window")?,
            names: word("names")?,
            cell: word("cell")?,
            shown: word("shown")?,
            role: word("role")?,
            site: word("site")?,
            label: word("label")?,
            heading: word("heading")?,
            share: word("share")?,
            as_of: word("as-of")?.parse().ok()?,
            states: lines("states")?,
            months: lines("months")?,
            day: word("day")?,
            until: word("until")?,
            on: word("on")?,
            since: word("since")?,
            group: word("group")?,
            percent: word("percent")?,
        })
    }

    /// A share as people write it.
    pub(super) fn percent(&self, share: i64) -> String {
        self.percent.replace(SLOT, &share.to_string())
    }

    /// What a cell says when it is read out: the state, and the day that it is about.
    pub(super) fn label(&self, mark: Mark) -> String {
        let state = self.states.get(mark.state as usize).map_or("", String::as_str);
        let Some(number) = mark.number else { return state.to_owned() };
        if mark.is_group {
            return self.group.replace(SLOT, state).replace('\u{1}', &self.percent(number));
        }
        let phrase = match mark.state {
            State::Valid => &self.until,
            State::Expiring => &self.on,
            _ => &self.since,
        };
        phrase.replace(SLOT, state).replace('\u{1}', &self.written(number))
    }

    /// The day `days` after that of the matrix.
    fn written(&self, days: i64) -> String {
        let date = TimeDelta::try_days(days).and_then(|days| self.as_of.checked_add_signed(days));
        let Some(date) = date else { return String::new() };
        let month = self.months.get(date.month0() as usize).map_or("", String::as_str);
        let (day, year) = (date.day().to_string(), date.year().to_string());
        self.day.replace('\u{1}', &day).replace('\u{2}', month).replace('\u{3}', &year)
    }
}
