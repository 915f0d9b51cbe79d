//! What is known of a completion: what has to be checked.

use super::wire::Proof;
use crate::{
    pages::kit::words::word,
    t, text,
    ui::{Fact, Facts},
};
use leptos::prelude::*;

/// The facts of `proof`.
pub(super) fn facts(proof: Proof) -> AnyView {
    let Proof { day, outcome, score, reason, is_external, provider, trainer, certificate, until, notes, .. } = proof;
    let fact = |name: String, value: Option<String>| value.map(|value| view! { <Fact name><bdi>{value}</bdi></Fact> });
    let result = word("result", outcome.code());
    let result = match score {
        Some(score) => t!("records-result-score", result = result, score = score),
        None => result,
    };
    let provider = provider.or_else(|| is_external.then(|| t!("records-outside")));
    let recorded = text::day(proof.recorded);
    let recorded = match proof.recorder {
        Some(name) => t!("records-recorded-by", name = name, day = recorded),
        None => recorded,
    };
    let facts = [
        fact(t!("label-completed-on"), Some(text::day(day))),
        fact(t!("label-outcome"), Some(result)),
        fact(t!("records-override"), reason),
        fact(t!("label-provider"), provider),
        fact(t!("label-trainer-name"), trainer),
        fact(t!("label-certificate-number"), certificate),
        fact(t!("label-expires-on"), until.map(text::day)),
        fact(t!("label-notes"), notes),
        fact(t!("records-recorded-label"), Some(recorded)),
    ];
    view! { <Facts line=true>{facts.into_iter().collect_view()}</Facts> }.into_any()
}
