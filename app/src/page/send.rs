//! Sending a form to the server function that takes it. All of these answer alike, so that one way of sending serves them all.

use crate::{fault::Fault, form::Form};
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
    let (is_taken, answer) = posted(path, form).await.map_err(|_| Fault::Unreached)?;
    let refused = || serde_json::from_str(&answer).unwrap_or(Fault::Unreached);
    if is_taken { serde_json::from_str(&answer).map_err(|_| Fault::Unreached) } else { Err(refused()) }
}

/// Whether `form` was taken at `path`, and what was answered.
#[cfg(not(feature = "ssr"))]
async fn posted(path: &str, form: FormData) -> Result<(bool, String), wasm_bindgen::JsValue> {
    use leptos::{prelude::window, wasm_bindgen::JsCast as _};
    use wasm_bindgen_futures::JsFuture;
    use web_sys::{RequestInit, Response};

    let request = RequestInit::new();
    request.set_method("POST");
    request.set_body(&form.into());
    let headers = web_sys::Headers::new()?;
    headers.set("accept", "application/json")?;
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
