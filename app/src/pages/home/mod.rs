//! Home, by role: who may not work, for those who see the standings of others; one's own competencies for everybody else; and in
//! an organisation that is still empty, how to begin.

mod address;
mod attention;
mod begin;
mod beyond;
mod calls;
mod overview;
mod own;
mod quick;
#[cfg(feature = "ssr")]
mod served;
mod weeks;
mod wire;

use self::{
    beyond::beyond_own,
    calls::ShowHome,
    wire::{HomeContent, HomePage},
};
use crate::page::{asked, loaded};
use leptos::prelude::*;

super::screens! {
    home {
        Home => view,
    }
}

fn view() -> AnyView {
    let asked = asked();
    loaded::<ShowHome>(move || asked.get(), body)
}

fn body(page: HomePage) -> AnyView {
    let content = match page.content {
        HomeContent::Begin => begin::begin(),
        HomeContent::Team(team) => overview::team(*team),
        HomeContent::Own(own) => own::own(own),
    };
    view! { <div class="page">{beyond_own(page.beyond)}{content}</div> }.into_any()
}
