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
    let release = client.map(|client| client.folder.clone());
    let offline = release.is_some().then(offline_script);
    let head = view! { {scripts}{crate::ui::palette_script()}{offline}<MetaTags /> }.into_any();
    document(visitor, release, head, content())
}

/// The document around `content`; `head` stands in its head beside what every page has there.
pub(super) fn around(visitor: &Visitor, head: AnyView, content: AnyView) -> AnyView {
    document(visitor, None, head, content)
}

/// The script that lets the browser keep what is seen for when there is no network.
fn offline_script() -> impl IntoView {
    view! { <script type="module" src="/offline.js" nonce=use_nonce()></script> }
}

/// The same for a page that the client of this `release` brings to life.
fn document(visitor: &Visitor, release: Option<String>, head: AnyView, content: AnyView) -> AnyView {
    let (language, preferences) = (visitor.language, visitor.preferences);
    view! {
        <!DOCTYPE html>
        <html
            lang=language.tag() dir=language.direction() data-theme=preferences.theme() data-rail=preferences.rail() data-release=release
        >
            <head>
                <meta charset="utf-8" />
                <meta name="viewport" content="width=device-width, initial-scale=1" />
                <meta name="color-scheme" content="light dark" />
                <meta name="theme-color" content="#f7f8f5" media="(prefers-color-scheme: light)" />
                <meta name="theme-color" content="#0e1517" media="(prefers-color-scheme: dark)" />
                <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
                <link rel="apple-touch-icon" href="/icon-apple-180.png" />
                <link rel="manifest" href="/docendo.webmanifest" />
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
         manifest-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    );
    HeaderValue::from_str(&policy).ok()
}
