//! What stands where a page cannot be had without a network: `/offline`. A browser keeps it beforehand.

use crate::{
    render::{Answer, Page, answer},
    t,
    ui::Door,
    visitor::Visitor,
};
use axum::response::Response;
use leptos::prelude::*;

pub(super) async fn show(visitor: Visitor) -> Response {
    let shown: Answer = Ok(Page::outside(&visitor).show(|| t!("offline-title"), body).await);
    answer(None, &visitor, shown).await
}

fn body() -> impl IntoView {
    view! {
        <Door foreign=true>
            <h1>{t!("offline-title")}</h1>
            <p>{t!("offline-text")}</p>
            // Without an address of its own the link leads to the page that was asked for.
            <p><a class="btn btn-primary" href="">{t!("offline-again")}</a></p>
        </Door>
    }
}
