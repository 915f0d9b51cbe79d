//! The page of results: `/search`.

use super::{
    calls::SearchEverywhere,
    wire::{Found, Group, Hit},
};
use crate::{
    page::{asked, loaded},
    t,
    ui::{Arrival, EmptyState, Icon, IconName, LONGEST_SEARCH, PageHead, Panel, SEARCH, content, use_way},
};
use leptos::{prelude::*, wasm_bindgen::JsCast as _};
use leptos_router::NavigateOptions;

pub(super) fn view() -> AnyView {
    let asked = asked();
    loaded::<SearchEverywhere>(
        move || asked.get(),
        move |found| {
            let count = found.count;
            expect_context::<Arrival>().changed(&asked.get_untracked(), || t!("search-count", count = count));
            body(found)
        },
    )
}

fn body(found: Found) -> AnyView {
    let Found { text, groups, count } = found;
    let word = t!("search-title");
    let lede = if text.is_empty() { t!("search-lede") } else { t!("search-count", count = count) };
    let panels = groups.into_iter().map(panel).collect_view();
    let empty =
        (count == 0).then(|| view! { <EmptyState title=t!("search-none-title") text=t!("search-none-text") /> });
    view! {
        <div class="page">
            <PageHead title=t!("search-title") lede />
            <form class="search-page" role="search" method="get" action=SEARCH aria-label=t!("search-title") on:submit=sender()>
                <input class="input" type="search" name="q" value=text maxlength=LONGEST_SEARCH aria-label=word dir="auto" />
                <button class="btn btn-primary"><Icon name=IconName::Search />{t!("search-submit")}</button>
            </form>
            <div class="stack">{panels}{empty}</div>
        </div>
    }
    .into_any()
}

/// What searches without leaving the page.
fn sender() -> impl Fn(web_sys::SubmitEvent) + 'static {
    let way = use_way();
    move |event| {
        if let Some(form) = event.target().and_then(|target| target.dyn_into::<web_sys::HtmlFormElement>().ok()) {
            event.prevent_default();
            way(&content(&form).address(SEARCH, &[]), NavigateOptions::default());
        }
    }
}

fn panel(group: Group) -> AnyView {
    let Group { kind, hits, rest } = group;
    let row = |Hit { address, word, more }| {
        view! { <li><div><a class="row-title" href=address><bdi>{word}</bdi></a>" "<span class="meta"><bdi>{more}</bdi></span></div></li> }
    };
    let link = rest.map(|(address, count)| (address, t!("search-all", count = count)));
    let rows = hits.into_iter().map(row).collect_view();
    view! { <Panel name=kind.name() title=t!(kind.title()) link flush=true><ul class="rows">{rows}</ul></Panel> }
        .into_any()
}
