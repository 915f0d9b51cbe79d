//! How much runs out in each of the coming weeks, drawn as bars.

use crate::{t, text::is_mirrored, ui::Panel};
use chrono::{Datelike as _, Days, NaiveDate};
use docendo::competence::overview::WEEKS;
use leptos::prelude::*;

/// How wide the drawing is.
const WIDTH: u32 = 279;
/// The distance from bar to bar and the width of a bar, in the units of the drawing.
const STEP: u32 = 23;
const BAR: u32 = 16;
/// Where the bars stand, and how high the highest may be.
const GROUND: u32 = 94;
const HIGHEST: u32 = 78;
/// Every so many weeks the day on which the week begins is written under its bar.
const LABELLED: usize = 3;

/// The bars of `weeks`, of which the first begins with `today`.
pub(super) fn weeks(weeks: [u32; WEEKS], today: NaiveDate) -> AnyView {
    let most = weeks.iter().copied().max().unwrap_or(0).max(1);
    let begins = |week: usize| {
        u64::try_from(week).ok().and_then(|week| today.checked_add_days(Days::new(7 * week))).unwrap_or(today)
    };
    let spoken: Vec<String> = weeks
        .iter()
        .enumerate()
        .map(|(week, count)| t!("weeks-one", day = short(begins(week)), count = *count))
        .collect();
    // Time runs as the writing does.
    let is_mirrored = is_mirrored();
    let bars = (0..).step_by(STEP as usize).zip(weeks).enumerate().map(|(week, (begin, count))| {
        let height = count * HIGHEST / most;
        let begin = begin + 3;
        let (left, start) = if is_mirrored { (WIDTH - begin - BAR, WIDTH - begin) } else { (begin, begin) };
        let middle = left + BAR / 2;
        let label = (week % LABELLED == 0)
            .then(|| view! { <text class="weeks-day" x=start y=GROUND + 15>{short(begins(week))}</text> });
        view! {
            <rect x=left y=GROUND - height width=BAR height=height rx="2" />
            <text x=middle y=GROUND - height - 5>{count}</text>
            {label}
        }
    });
    let bars = bars.collect_view();
    view! {
        <Panel name="weeks" title=t!("weeks-title") flush=true>
            <div class="weeks">
                <svg viewBox="0 0 279 112" role="img" aria-label=t!("weeks-spoken", weeks = spoken.join("; "))>
                    {bars}
                    <line x1="0" y1="94.5" x2="279" y2="94.5" />
                </svg>
            </div>
        </Panel>
    }
    .into_any()
}

/// A day without its year.
fn short(day: NaiveDate) -> String {
    t!("date-short", day = day.day(), month = t!(&format!("month-{}", day.month())))
}
