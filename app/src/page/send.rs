//! Sending a form to the server function that takes it. All of these answer alike, so that one way of sending serves them all.

use crate::{fault::Fault, form::Form};

/// Sends `form` to the server function at `path`: the address to go on to.
#[cfg(not(feature = "ssr"))]
pub(super) async fn send(path: &'static str, form: Form) -> Result<String, Fault> {
    use leptos::server_fn::{
        Http, Protocol,
        client::browser::BrowserClient,
        codec::{Json, PostUrl},
        mock::BrowserMockServer,
    };

    #[derive(serde::Serialize, serde::Deserialize)]
    struct Sent {
        form: Form,
    }

    type Forms = Http<PostUrl, Json>;
    <Forms as Protocol<Sent, String, BrowserClient, BrowserMockServer, Fault>>::run_client(path, Sent { form }).await
}

/// Only browsers send forms.
#[cfg(feature = "ssr")]
pub(super) async fn send(_: &'static str, _: Form) -> Result<String, Fault> {
    Err(Fault::Unreached)
}
