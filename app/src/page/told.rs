//! What a server function answers, as pages take it: a text, whatever it is of. A browser reads it once, in the page that shows it;
//! so a page brings no more code for what it asks than the reading of its own type.

use crate::{fault::Fault, form::Form};
use leptos::server_fn::ServerFn;
use serde::{Serialize, de::DeserializeOwned};
use std::{convert::Infallible, fmt, future::Future, pin::Pin, str::FromStr};

/// What an answer begins with that tells what was asked for.
const ANSWER: char = '+';
/// What one begins with that tells what went wrong.
const FAULT: char = '-';

/// An answer, as it travels.
#[derive(Clone)]
pub(super) struct Told {
    text: String,
    /// What the server made: it need not read what it has just written.
    #[cfg(feature = "ssr")]
    made: Option<std::sync::Arc<dyn std::any::Any + Send + Sync>>,
}

impl Told {
    fn new(first: char, json: &str) -> Self {
        Self::from_text(format!("{first}{json}"))
    }

    fn from_text(text: String) -> Self {
        Self {
            text,
            #[cfg(feature = "ssr")]
            made: None,
        }
    }

    fn fault(fault: &Fault) -> Self {
        Self::new(FAULT, &serde_json::to_string(fault).unwrap_or_default())
    }

    /// What was asked for, or what went wrong.
    pub(super) fn read<T: DeserializeOwned + Clone + Send + Sync + 'static>(&self) -> Result<T, Fault> {
        #[cfg(feature = "ssr")]
        if let Some(made) = self.made.as_ref().and_then(|made| made.downcast_ref::<T>()) {
            return Ok(made.clone());
        }
        match self.text.strip_prefix(ANSWER) {
            Some(json) => serde_json::from_str(json).map_err(|_| Fault::Unreached),
            None => Err(self.text.strip_prefix(FAULT).map_or(Fault::Unreached, Fault::read)),
        }
    }
}

impl fmt::Display for Told {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl FromStr for Told {
    type Err = Infallible;

    fn from_str(text: &str) -> Result<Self, Infallible> {
        Ok(Self::from_text(text.to_owned()))
    }
}

/// What asks a server function.
pub(super) type Ask = fn(Form) -> Pin<Box<dyn Future<Output = Told> + Send>>;

/// Asks the function `S`, on the server.
#[cfg(feature = "ssr")]
pub(super) fn ask<S>(asked: Form) -> Pin<Box<dyn Future<Output = Told> + Send>>
where
    S: ServerFn<Error = Fault> + From<Form> + 'static,
    S::Output: Serialize + Send + Sync + 'static,
{
    Box::pin(async move {
        match S::from(asked).run_body().await {
            Ok(made) => {
                let json = serde_json::to_string(&made).unwrap_or_default();
                Told { made: Some(std::sync::Arc::new(made)), ..Told::new(ANSWER, &json) }
            }
            Err(fault) => Told::fault(&fault),
        }
    })
}

/// Asks the function `S`, in a browser.
#[cfg(not(feature = "ssr"))]
pub(super) fn ask<S>(asked: Form) -> Pin<Box<dyn Future<Output = Told> + Send>>
where
    S: ServerFn<Error = Fault> + From<Form> + 'static,
    S::Output: Serialize + Send + Sync + 'static,
{
    browser::get(S::PATH, asked)
}

#[cfg(not(feature = "ssr"))]
mod browser {
    use super::{ANSWER, Told};
    use crate::{fault::Fault, form::Form};
    use leptos::server_fn::{
        Bytes, ContentType, Decodes, Encodes, Format, FormatType, Http, Protocol,
        client::browser::BrowserClient,
        codec::{GetUrl, Post},
        mock::BrowserMockServer,
    };
    use std::{pin::Pin, string::FromUtf8Error};

    /// The answer as it is.
    struct AsText;

    impl ContentType for AsText {
        const CONTENT_TYPE: &'static str = "application/json";
    }

    impl FormatType for AsText {
        const FORMAT_TYPE: Format = Format::Text;
    }

    impl Encodes<String> for AsText {
        type Error = FromUtf8Error;

        fn encode(text: &String) -> Result<Bytes, FromUtf8Error> {
            Ok(Bytes::from(text.clone()))
        }
    }

    impl Decodes<String> for AsText {
        type Error = FromUtf8Error;

        fn decode(bytes: Bytes) -> Result<String, FromUtf8Error> {
            String::from_utf8(bytes.into())
        }
    }

    #[derive(serde::Serialize, serde::Deserialize)]
    struct Asked {
        asked: Form,
    }

    type Reads = Http<GetUrl, Post<AsText>>;

    pub(super) fn get(path: &'static str, asked: Form) -> Pin<Box<dyn Future<Output = Told> + Send>> {
        Box::pin(async move {
            let asked = Asked { asked };
            match <Reads as Protocol<Asked, String, BrowserClient, BrowserMockServer, Fault>>::run_client(path, asked)
                .await
            {
                Ok(json) => Told::new(ANSWER, &json),
                Err(fault) => Told::fault(&fault),
            }
        })
    }
}
