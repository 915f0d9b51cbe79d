//! A page that shows what a server function answers.

use crate::{
    fault::Fault,
    ui::{Arrival, FaultText, load, use_way},
};
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use serde::{Deserialize, Serialize};

/// What `function` answers for `source`: asked again when that changes, and when something on the page was changed.
pub fn ask<S, T, F>(
    source: impl Fn() -> S + Send + Sync + 'static,
    function: impl Fn(S) -> F + Send + Sync + 'static,
) -> Resource<Result<T, Fault>>
where
    S: PartialEq + Clone + Send + Sync + 'static,
    T: Serialize + for<'de> Deserialize<'de> + Send + Sync + 'static,
    F: Future<Output = Result<T, Fault>> + Send + 'static,
{
    let fresh = expect_context::<Arrival>().fresh();
    Resource::new(move || (fresh.get(), source()), move |(_, source)| function(source))
}

/// The `body` of what `data` brings, or what went wrong. While something else is loaded, what is there stays.
pub fn loaded<T>(
    data: Resource<Result<T, Fault>>,
    body: impl Fn(T) -> AnyView + Clone + Send + Sync + 'static,
) -> AnyView
where
    T: Clone + Send + Sync + 'static,
{
    let pending = expect_context::<Arrival>().pending();
    view! {
        <Transition set_pending=pending>
            {move || {
                let body = body.clone();
                Suspend::new(async move {
                    match data.await {
                        Ok(data) => body(data),
                        Err(fault) => failed(fault),
                    }
                })
            }}
        </Transition>
    }
    .into_any()
}

/// What stands on a page that cannot be shown; whoever is not signed in any more, or should look elsewhere, is led there.
fn failed(fault: Fault) -> AnyView {
    match fault {
        Fault::SignIn => {
            Effect::new(sign_in);
            ().into_any()
        }
        Fault::Elsewhere(to) => {
            let navigate = use_way();
            Effect::new(move || navigate(&to, NavigateOptions { replace: true, ..NavigateOptions::default() }));
            ().into_any()
        }
        fault => view! { <div class="page"><FaultText fault /></div> }.into_any(),
    }
}

/// Loads the page again: the server knows who is not signed in, and where to come back to.
fn sign_in() {
    let location = window().location();
    load(&format!("{}{}", location.pathname().unwrap_or_default(), location.search().unwrap_or_default()));
}
