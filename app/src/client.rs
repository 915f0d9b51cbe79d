//! What a browser loads to bring pages to life: files of the site, below one folder that is called by their content.

use crate::text::Language;
use leptos::{WasmSplitManifest, nonce::use_nonce, prelude::*};
use serde::Deserialize;
use std::{collections::HashMap, sync::Arc};

/// The client as the site has it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
pub struct Client {
    /// The address of its folder.
    pub folder: String,
    /// The modules that each lazy function needs.
    pub lazy: HashMap<String, Vec<String>>,
}

/// The client, if the site has one: a server without it ships pages that work without scripts.
pub type Shipped = Option<Arc<Client>>;

impl Client {
    /// What stands in the head of a page of the application in `language`. What the page needs beside the main module is told to
    /// the browser as well: rendering notes it.
    pub(crate) fn alive(&self, language: Language) -> AnyView {
        let Self { folder, lazy } = self;
        let modules = (folder.clone(), lazy.clone(), "split.js".to_owned());
        provide_context(WasmSplitManifest(ArcStoredValue::new(modules)));
        let tag = language.tag();
        let start = format!(
            "import start, {{ hydrate }} from \"{folder}/docendo.js\";\nconst texts = fetch(\"{folder}/{tag}.json\").then((answer) => \
             answer.ok ? answer.text() : Promise.reject(answer.status));\nawait start({{ module_or_path: \"{folder}/docendo.wasm\" }});\nhydrate(await texts, \"{tag}\");"
        );
        let texts = view! { <link rel="preload" href=format!("{folder}/{tag}.json") r#as="fetch" r#type="application/json" crossorigin="anonymous" /> };
        self.scripts(start, texts.into_any())
    }

    fn scripts(&self, start: String, more: AnyView) -> AnyView {
        let folder = &self.folder;
        view! {
            <link rel="modulepreload" href=format!("{folder}/docendo.js") nonce=use_nonce() />
            <link rel="preload" href=format!("{folder}/docendo.wasm") r#as="fetch" r#type="application/wasm" crossorigin="anonymous" />
            {more}
            <script type="module" nonce=use_nonce() inner_html=start></script>
        }
        .into_any()
    }
}
