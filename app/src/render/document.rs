//! The document around a page: its head, and the policy for what may run in it.

use crate::{client::Client, visitor::Visitor};
use axum::http::{HeaderValue, StatusCode, header};
use leptos::{nonce::use_nonce, prelude::*};
use leptos_axum::ResponseOptions;
use leptos_meta::MetaTags;

/// The document of a page of the application; the page says its title by itself, and its status.
pub(crate) fn alive(visitor: &Visitor, client: Option<&Client>, content: impl FnOnce() -> AnyView) -> AnyView {
    set_policy();
    let scripts = client.map(|client| client.alive(visitor.language));
    let head = view! { {scripts}{crate::ui::palette_script()}<MetaTags /> }.into_any();
    around(visitor, head, content())
}

/// The document around `content`; `head` stands in its head beside what every page has there.
pub(super) fn around(visitor: &Visitor, head: AnyView, content: AnyView) -> AnyView {
    let language = visitor.language;
    view! {
        <!DOCTYPE html>
        <html lang=language.tag() dir=language.direction() data-theme=visitor.preferences.theme() data-rail=visitor.preferences.rail()>
            <head>
                <meta charset="utf-8" />
                <meta name="viewport" content="width=device-width, initial-scale=1" />
                <meta name="color-scheme" content="light dark" />
                <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
                <link rel="stylesheet" href="/pkg/docendo.css" />
                {head}
            </head>
            <body>{content}</body>
        </html>
    }
    .into_any()
}

/// The status of the page, and its policy.
pub(super) fn set_head(status: StatusCode) {
    if let Some(options) = use_context::<ResponseOptions>() {
        options.set_status(status);
    }
    set_policy();
}

/// A policy that lets nothing run but what the server put into this very page.
fn set_policy() {
    if let (Some(options), Some(policy)) = (use_context::<ResponseOptions>(), policy()) {
        options.insert_header(header::CONTENT_SECURITY_POLICY, policy);
    }
}

/// The content security policy of the page that is being rendered.
pub(super) fn policy() -> Option<HeaderValue> {
    let scripts = use_nonce()
        .map_or_else(|| "'none'".to_owned(), |nonce| format!("'nonce-{nonce}' 'strict-dynamic' 'wasm-unsafe-eval'"));
    let policy = format!(
        "default-src 'none'; script-src {scripts}; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; \
         manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    );
    HeaderValue::from_str(&policy).ok()
}
