//! A page that shows what a server function answers.

use super::{
    busy::follow,
    concern,
    told::{Ask, Told, ask},
};
use crate::{
    fault::Fault,
    form::Form,
    ui::{Arrival, FaultText, Live, here, load, use_way},
};
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_router::NavigateOptions;
use serde::{Serialize, de::DeserializeOwned};
use std::{sync::Arc, time::Duration};

/// The `body` of what the server function `S` answers for what is `asked`, or what went wrong. It is asked again when that changes,
/// and when something on the page was changed; while something else is loaded, what is there stays.
pub fn loaded<S>(
    asked: impl Fn() -> Form + Send + Sync + 'static,
    body: impl Fn(S::Output) -> AnyView + Send + Sync + 'static,
) -> AnyView
where
    S: ServerFn<Error = Fault> + From<Form> + 'static,
    S::Output: Serialize + DeserializeOwned + Clone + Send + Sync + 'static,
{
    shown(Signal::derive(asked), changes_of(S::PATH), ask::<S>, Arc::new(shower(body, failed)))
}

/// A part of a page that is asked for by itself, while the page is rendered or later: the `body` of what the server function `S`
/// answers for what is `asked`, or what `failed` says of what went wrong.
pub fn part<S>(
    asked: impl Fn() -> Form + Send + Sync + 'static,
    body: impl Fn(S::Output) -> AnyView + Send + Sync + 'static,
    failed: fn(Fault) -> AnyView,
) -> AnyView
where
    S: ServerFn<Error = Fault> + From<Form> + 'static,
    S::Output: Serialize + DeserializeOwned + Clone + Send + Sync + 'static,
{
    shown(Signal::derive(asked), changes_of(S::PATH), ask::<S>, Arc::new(shower(body, failed)))
}

/// What shows an answer by its `body`, and a fault by `failed`.
fn shower<T: DeserializeOwned + Clone + Send + Sync + 'static>(
    body: impl Fn(T) -> AnyView + Send + Sync + 'static,
    failed: fn(Fault) -> AnyView,
) -> impl Fn(&Told) -> AnyView + Send + Sync + 'static {
    move |told| match told.read() {
        Ok(answer) => body(answer),
        Err(fault) => failed(fault),
    }
}

/// Another number whenever something was changed that the server function at `path` tells of.
fn changes_of(path: &str) -> Memo<u32> {
    expect_context::<Live>().changes(concern::of(path))
}

/// The same for any function.
fn shown(
    asked: Signal<Form>,
    changes: Memo<u32>,
    ask: Ask,
    show: Arc<dyn Fn(&Told) -> AnyView + Send + Sync>,
) -> AnyView {
    let arrival = expect_context::<Arrival>();
    let (fresh, pending) = (arrival.fresh(), arrival.pending());
    let data: Resource<Told, _> =
        Resource::new_str(move || (fresh.get(), changes.get(), asked.get()), move |(.., asked)| ask(asked));
    view! {
        <Transition set_pending=pending>
            {move || {
                let show = show.clone();
                Suspend::new(async move { show(&data.await) })
            }}
        </Transition>
    }
    .into_any()
}

/// What stands on a page that cannot be shown; whoever is not signed in any more, or should look elsewhere, is led there.
fn failed(fault: Fault) -> AnyView {
    match fault {
        // The server knows who is not signed in, and where to come back to.
        Fault::SignIn => {
            Effect::new(|| load(&here()));
            ().into_any()
        }
        Fault::Elsewhere(to) => {
            let way = use_way();
            Effect::new(move || way(&to, NavigateOptions { replace: true, ..NavigateOptions::default() }));
            ().into_any()
        }
        fault => {
            if let Some(seconds) = fault.refresh() {
                follow(Duration::from_secs(seconds));
            }
            view! { <div class="page"><FaultText fault /></div> }.into_any()
        }
    }
}
