//! What a page says that cannot be shown, and where to go on.

use super::{LinkButton, PageHead, Weight};
use crate::{fault::Fault, form::sentence, t};
use leptos::prelude::*;

/// What went wrong; `lede` says it in other words than the fault's own. What an address says that cannot be used stands in lines.
#[component]
pub fn FaultText(fault: Fault, #[prop(optional, into)] lede: Option<String>) -> impl IntoView {
    let lede = lede.unwrap_or_else(|| fault.text());
    let title = fault.title();
    let flaws = match fault {
        Fault::Invalid(flaws) => flaws,
        _ => Vec::new(),
    };
    let flaws = flaws.into_iter().map(|flaw| {
        let sentence = sentence(&flaw.problem);
        view! { <p><span class="code">{flaw.field}</span>": "{sentence}</p> }
    });
    view! {
        <PageHead title lede />
        {flaws.collect_view()}
        <p><LinkButton href="/" word=t!("error-home") weight=Weight::Primary /></p>
    }
    .into_any()
}
