//! Which part of a list this is, and the way to the other parts.

use super::{Icon, IconName};
use crate::t;
use leptos::prelude::*;

/// So many pages around the present one are offered.
const NEAR: usize = 1;

/// The pager of a list with `pages` pages of which `page` (from 1) is shown; `href` gives the address of a page.
/// `summary` says how much there is: "21–40 of 250". Nothing is drawn for a single page without a summary.
#[component]
pub fn Pager(
    page: usize,
    pages: usize,
    href: impl Fn(usize) -> String + Send + Sync + 'static,
    #[prop(optional, into)] summary: Option<String>,
) -> impl IntoView {
    if pages <= 1 && summary.is_none() {
        return ().into_any();
    }
    let list = (pages > 1).then(|| {
        let step = |to: usize, rel: &'static str, icon: IconName, word: String| {
            view! { <li><a href=href(to) rel=rel aria-label=word><Icon name=icon /></a></li> }
        };
        let before = (page > 1).then(|| step(page - 1, "prev", IconName::ChevronLeft, t!("ui-page-previous")));
        let after = (page < pages).then(|| step(page + 1, "next", IconName::ChevronRight, t!("ui-page-next")));
        let numbers = offered(page, pages).into_iter().map(|offer| match offer {
            Some(number) => {
                let current = (number == page).then_some("page");
                view! { <li><a href=href(number) aria-current=current aria-label=t!("ui-page", number = number)>{number}</a></li> }.into_any()
            }
            None => view! { <li><span>"…"</span></li> }.into_any(),
        });
        view! { <ul>{before}{numbers.collect_view()}{after}</ul> }
    });
    view! { <nav class="pager" aria-label=t!("ui-pages")><span class="num">{summary}</span>{list}</nav> }.into_any()
}

/// The numbers that are offered: the first, the last, those around the present one; `None` is a gap.
fn offered(page: usize, pages: usize) -> Vec<Option<usize>> {
    let shown = |number: &usize| *number == 1 || *number == pages || number.abs_diff(page) <= NEAR;
    let mut offers = Vec::new();
    let mut last = 0;
    for number in (1..=pages).filter(shown) {
        match number - last {
            1 => {}
            // A gap of one page is better filled than drawn.
            2 => offers.push(Some(number - 1)),
            _ => offers.push(None),
        }
        offers.push(Some(number));
        last = number;
    }
    offers
}

#[cfg(test)]
mod tests {
    use super::offered;

    #[test]
    fn a_long_list_offers_its_ends_and_its_surroundings() {
        assert_eq!(offered(1, 1), [Some(1)]);
        assert_eq!(offered(3, 4), [Some(1), Some(2), Some(3), Some(4)]);
        assert_eq!(offered(7, 13), [Some(1), None, Some(6), Some(7), Some(8), None, Some(13)]);
        assert_eq!(offered(1, 13), [Some(1), Some(2), None, Some(13)]);
    }
}
