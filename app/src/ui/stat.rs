//! Figures: a number and what it counts, a line over time, a share of a whole. Drawn as SVG whose attributes carry the measures.

use super::Mark;
use docendo::competence::State;
use leptos::prelude::*;

/// Figures in a line, parted like the columns of a ledger.
#[component]
pub fn Stats(children: Children) -> impl IntoView {
    view! { <div class="stats">{children()}</div> }.into_any()
}

/// One figure. With `href` the whole field leads to what it counts; `state` sets the symbol before the number;
/// the children (a [`Spark`]) stand beside the number.
#[component]
pub fn Stat(
    #[prop(into)] label: String,
    #[prop(into)] value: String,
    #[prop(optional, into)] note: Option<String>,
    #[prop(optional_no_strip, into)] href: Option<String>,
    #[prop(optional, into)] state: Option<State>,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    let inside = view! {
        <span class="stat-label">{label}</span>
        <span class="stat-value">{state.map(|state| view! { <Mark state /> })}{value}</span>
        {children.map(|children| children())}
        {note.map(|note| view! { <span class="stat-note">{note}</span> })}
    };
    match href {
        Some(href) => view! { <a class="stat" href=href>{inside}</a> }.into_any(),
        None => view! { <div class="stat">{inside}</div> }.into_any(),
    }
}

/// The width and height of a [`Spark`] in its own units, and the room left for the stroke.
const SPARK: (f64, f64, f64) = (96.0, 32.0, 3.0);

/// A small line over time, oldest value first. It decorates a figure that is written out beside it.
#[component]
pub fn Spark(values: Vec<f64>) -> impl IntoView {
    let points = points(&values);
    let (x, y) = *points.last()?;
    let line: Vec<String> = points.iter().map(|(x, y)| format!("{x:.1},{y:.1}")).collect();
    Some(view! {
        <svg class="spark" viewBox="0 0 96 32" aria-hidden="true">
            <polyline points=line.join(" ") />
            <circle class="spark-last" cx=format!("{x:.1}") cy=format!("{y:.1}") r="2.5" />
        </svg>
    })
}

/// Where the values lie: spread over the width, the least at the bottom and the greatest at the top.
fn points(values: &[f64]) -> Vec<(f64, f64)> {
    let (width, height, edge) = SPARK;
    let least = values.iter().copied().fold(f64::INFINITY, f64::min);
    let most = values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let range = if most > least { most - least } else { 1.0 };
    let count = u32::try_from(values.len().saturating_sub(1)).unwrap_or(u32::MAX).max(1);
    let place = |(index, value): (u32, &f64)| {
        let x = f64::from(index) * width / f64::from(count);
        (x, height - edge - (value - least) / range * (height - 2.0 * edge))
    };
    (0..).zip(values).map(place).collect()
}

/// A share from 0 to 1 as a bar. It decorates a percentage that is written out beside it.
#[component]
pub fn Bar(share: f64) -> impl IntoView {
    let width = format!("{:.1}%", share.clamp(0.0, 1.0) * 100.0);
    view! { <svg class="bar" aria-hidden="true"><rect width=width height="100%" /></svg> }.into_any()
}

#[cfg(test)]
mod tests {
    use super::points;

    #[test]
    fn a_line_spans_its_box_and_a_level_one_stays_inside() {
        assert_eq!(points(&[1.0, 3.0]), [(0.0, 29.0), (96.0, 3.0)]);
        assert_eq!(points(&[2.0, 2.0]), [(0.0, 29.0), (96.0, 29.0)]);
        assert_eq!(points(&[5.0]), [(0.0, 29.0)]);
        assert!(points(&[]).is_empty());
    }
}
