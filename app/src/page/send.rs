//! Sending a form to the server function that takes it. All of these answer alike, so that one way of sending serves them all.

use crate::{fault::Fault, form::Form};
use docendo::kernel::id::PersonId;
#[cfg(not(feature = "ssr"))]
use leptos::wasm_bindgen::JsValue;
#[cfg(not(feature = "ssr"))]
use serde::de::DeserializeOwned;
use web_sys::FormData;

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

/// The same for a form with files.
#[cfg(not(feature = "ssr"))]
pub(super) async fn send_files(path: &'static str, form: FormData) -> Result<String, Fault> {
    posted(path, &form, None).await
}

/// Signs in with what `form` says: who it is.
#[cfg(not(feature = "ssr"))]
pub(crate) async fn sign_in(form: &Form) -> Result<PersonId, Fault> {
    posted("/sign-in", &form.written().into(), Some("application/x-www-form-urlencoded")).await
}

/// Only browsers sign in.
#[cfg(feature = "ssr")]
pub(crate) async fn sign_in(_: &Form) -> Result<PersonId, Fault> {
    Err(Fault::Unreached)
}

/// What is answered at `path` to `body`, which is of this `kind`, or knows by itself.
#[cfg(not(feature = "ssr"))]
async fn posted<T: DeserializeOwned>(path: &str, body: &JsValue, kind: Option<&str>) -> Result<T, Fault> {
    let (is_taken, answer) = post(path, body, kind).await.map_err(|_| Fault::Unreached)?;
    if is_taken { serde_json::from_str(&answer).map_err(|_| Fault::Unreached) } else { Err(Fault::read(&answer)) }
}

/// Whether `body` was taken at `path`, and what was answered.
#[cfg(not(feature = "ssr"))]
async fn post(path: &str, body: &JsValue, kind: Option<&str>) -> Result<(bool, String), JsValue> {
    use leptos::{prelude::window, wasm_bindgen::JsCast as _};
    use wasm_bindgen_futures::JsFuture;
    use web_sys::{RequestInit, Response};

    let request = RequestInit::new();
    request.set_method("POST");
    request.set_body(body);
    let headers = web_sys::Headers::new()?;
    headers.set("accept", "application/json")?;
    if let Some(kind) = kind {
        headers.set("content-type", kind)?;
    }
    request.set_headers(&headers);
    let answer: Response = JsFuture::from(window().fetch_with_str_and_init(path, &request)).await?.dyn_into()?;
    let text = JsFuture::from(answer.text()?).await?;
    Ok((answer.ok(), text.as_string().unwrap_or_default()))
}

/// Only browsers send forms.
#[cfg(feature = "ssr")]
pub(super) async fn send_files(_: &'static str, _: FormData) -> Result<String, Fault> {
    Err(Fault::Unreached)
}
