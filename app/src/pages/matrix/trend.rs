//! Compliance over the last 24 months as a line, with a table for those who cannot or do not want to look at a drawing.

use crate::{t, text};
use docendo::competence::trend::Point;
use leptos::prelude::*;

/// The width and height of the drawing in its own units, and the room for the stroke.
const SIZE: (f64, f64, f64) = (480.0, 64.0, 4.0);

/// The trend; nothing if nothing was required on two of the days.
pub(super) fn trend(points: Vec<Point>) -> AnyView {
    let known: Vec<(usize, f64)> =
        points.iter().enumerate().filter_map(|(index, point)| Some((index, point.compliance()?))).collect();
    if known.len() < 2 {
        return ().into_any();
    }
    let least = known.iter().map(|(_, share)| *share).fold(1.0, f64::min);
    // The line begins at a whole ten percent below the least, so that small changes show.
    let floor = (least * 10.0 - 0.5).floor().max(0.0) / 10.0;
    let places: Vec<(f64, f64)> =
        known.iter().map(|(index, share)| place(*index, points.len(), *share, floor)).collect();
    let line = places
        .iter()
        .map(|(x, y)| format!("{},{}", text::fixed(*x, 1), text::fixed(*y, 1)))
        .collect::<Vec<_>>()
        .join(" ");
    let (first_day, last_day) = (points.first().map(|point| point.day), points.last().map(|point| point.day));
    let percent = |share: f64| text::percent(Some(share));
    view! {
        <details class="trend">
            <summary>
                <span class="trend-title">{t!("trend-title")}</span>
                <span class="num trend-scale" aria-hidden="true"><span>{percent(1.0)}</span><span>{percent(floor)}</span></span>
                <svg class="trend-line" viewBox="0 0 480 64" preserveAspectRatio="none" aria-hidden="true">
                    <line x1="0" x2="480" y1="4" y2="4" /><line x1="0" x2="480" y1="60" y2="60" />
                    <polyline points=line />
                </svg>
                <span class="meta trend-ends" aria-hidden="true"><span>{text::maybe_day(first_day)}</span><span>{text::maybe_day(last_day)}</span></span>
            </summary>
            {figures(&points)}
        </details>
    }
    .into_any()
}

/// Where a share lies, the oldest day at the left.
fn place(index: usize, count: usize, share: f64, floor: f64) -> (f64, f64) {
    let (width, height, edge) = SIZE;
    let part =
        |a: usize, b: usize| f64::from(u32::try_from(a).unwrap_or(0)) / f64::from(u32::try_from(b).unwrap_or(1).max(1));
    let above = if floor < 1.0 { (share - floor) / (1.0 - floor) } else { 1.0 };
    (edge + part(index, count - 1) * (width - 2.0 * edge), height - edge - above * (height - 2.0 * edge))
}

/// The same in figures, latest first.
fn figures(points: &[Point]) -> AnyView {
    let row = |point: &Point| {
        view! {
            <tr>
                <th scope="row">{text::day(point.day)}</th>
                <td class="num">{text::percent(point.compliance())}</td>
                <td class="num">{point.held}</td>
                <td class="num">{point.required}</td>
            </tr>
        }
    };
    view! {
        <div class="table-scroll" role="region" aria-label=t!("trend-title") tabindex="0">
            <table class="table">
                <caption class="vh">{t!("trend-title")}</caption>
                <thead>
                    <tr>
                        <th scope="col">{t!("trend-day")}</th>
                        <th scope="col" class="num">{t!("trend-share")}</th>
                        <th scope="col" class="num">{t!("trend-held")}</th>
                        <th scope="col" class="num">{t!("trend-required")}</th>
                    </tr>
                </thead>
                <tbody>{points.iter().rev().map(row).collect_view()}</tbody>
            </table>
        </div>
    }
    .into_any()
}
