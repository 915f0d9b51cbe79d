//! What stays while pages come and go: the frame, the bar that tells of a page that takes long, and what tells that another page or
//! another part of a list came.

use super::{
    FaultText, Frame, Live, Place, SignedOut,
    arrival::{Arrival, address, here, load},
    links::Links,
};
use crate::{fault::Fault, t};
use docendo::kernel::entity::Entity;
use leptos::prelude::*;
use leptos_router::hooks::use_location;

/// The frame around the pages of the application.
#[component]
pub fn Around(is_routing: ReadSignal<bool>, children: Children) -> impl IntoView {
    let location = use_location();
    let (path, search) = (location.pathname, location.search);
    let arrival = Arrival::new();
    provide_context(arrival);
    provide_context(SignedOut::new());
    arrival.follow(path, search);
    let live = Live::new(arrival);
    provide_context(live);
    live.follow(path, arrival.pends());
    let place = Signal::derive(move || path.with(|path| Place::of(path)));
    let here = Signal::derive(move || address(&path.read(), &search.read()));
    view! {
        <div class="waiting" class:is-on=move || is_routing.get() || arrival.is_pending() aria-hidden="true"></div>
        <div class="status-bar" role="status">{move || live.is_outdated().then(new_release)}</div>
        <Links><Frame place here>{children()}</Frame></Links>
        <p class="vh" role="status">{move || arrival.said()}</p>
    }
    .into_any()
}

/// Offers the new release: the page is loaded when whoever is on it says so, and not in the middle of a form.
fn new_release() -> AnyView {
    view! {
        <p>
            {t!("release-new")}<a class="btn" rel="external" href=here()>{t!("release-load")}</a>
        </p>
    }
    .into_any()
}

/// An address that is no page of the application: on the server there is no such page; a browser asks the server, which knows of
/// files and other pages.
#[component]
pub fn Beyond() -> impl IntoView {
    #[cfg(feature = "ssr")]
    crate::fault::set_status(404);
    let is_first = Owner::current_shared_context().is_some_and(|context| context.during_hydration());
    let location = use_location();
    let wanted = address(&location.pathname.read_untracked(), &location.search.read_untracked());
    Effect::new(move || {
        if !is_first {
            load(&wanted);
        }
    });
    view! { <div class="page"><FaultText fault=Fault::NotFound(Entity::Page) /></div> }.into_any()
}
