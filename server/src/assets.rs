//! The files of the site (`target/site`): inside the binary in a release, read from the folder while developing.

use axum::{
    body::Body,
    http::{HeaderMap, HeaderValue, Method, StatusCode, header},
    response::{IntoResponse as _, Response},
};
use docendo::kernel::secret::hex;
use rust_embed::{Embed, EmbeddedFile};
use std::sync::Arc;

#[derive(Embed)]
#[folder = "$DOCENDO_SITE"]
#[allow_missing = true]
struct Site;

/// Most files keep their names from release to release: a browser asks each time whether its copy is still the right one.
const CACHE: HeaderValue = HeaderValue::from_static("public, no-cache");
/// The client is in a folder that is called by its content.
const FOR_EVER: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");

/// What brings pages to life, as the site says it in `pkg/client.json`.
pub fn client() -> app::client::Shipped {
    let told = Site::get("pkg/client.json")?;
    match serde_json::from_slice(&told.data) {
        Ok(client) => Some(Arc::new(client)),
        Err(cause) => {
            tracing::error!(%cause, "the site does not say what its client is: pages come without scripts");
            None
        }
    }
}

/// The file at `path`, if there is one: compressed if the browser takes that, or just the word that its copy is right.
pub fn serve(method: &Method, path: &str, headers: &HeaderMap) -> Option<Response> {
    let name = path.strip_prefix('/').filter(|name| is_plain(name))?;
    if !matches!(*method, Method::GET | Method::HEAD) {
        return None;
    }
    let kind = kind(name)?;
    let compressed = if takes_brotli(headers) { Site::get(&format!("{name}.br")) } else { None };
    let encoding = compressed.is_some().then_some("br");
    let file = compressed.or_else(|| Site::get(name))?;
    let mut response = respond(file, kind, encoding, headers);
    if name.strip_prefix("pkg/").is_some_and(|rest| rest.contains('/')) {
        response.headers_mut().insert(header::CACHE_CONTROL, FOR_EVER);
    }
    Some(response)
}

/// Marks an answer that is a file of the site: the build has compressed it, or it is not worth that.
#[derive(Debug, Clone, Copy)]
pub struct SiteFile;

fn respond(file: EmbeddedFile, kind: &'static str, encoding: Option<&'static str>, headers: &HeaderMap) -> Response {
    let tag = format!("\"{}\"", hex(&file.metadata.sha256_hash()));
    let is_current =
        headers.get(header::IF_NONE_MATCH).and_then(|tags| tags.to_str().ok()).is_some_and(|tags| tags.contains(&tag));
    let mut response =
        if is_current { StatusCode::NOT_MODIFIED.into_response() } else { Body::from(file.data).into_response() };
    response.extensions_mut().insert(SiteFile);
    let out = response.headers_mut();
    out.insert(header::CACHE_CONTROL, CACHE);
    out.insert(header::VARY, HeaderValue::from_static("Accept-Encoding"));
    out.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    out.extend(encoding.map(|encoding| (header::CONTENT_ENCODING, HeaderValue::from_static(encoding))));
    out.extend(HeaderValue::from_str(&tag).ok().map(|tag| (header::ETAG, tag)));
    response
}

/// Whether `name` stays inside the site: no segment is hidden, empty or leads upwards.
fn is_plain(name: &str) -> bool {
    !name.contains('\\') && name.split('/').all(|segment| !segment.is_empty() && !segment.starts_with('.'))
}

/// The content type of a file, by its name; files of other kinds are not served.
fn kind(name: &str) -> Option<&'static str> {
    Some(match name.rsplit_once('.')?.1 {
        "css" => "text/css; charset=utf-8",
        "html" => "text/html; charset=utf-8",
        "ico" => "image/x-icon",
        "jpg" => "image/jpeg",
        "js" => "text/javascript; charset=utf-8",
        "json" => "application/json",
        "png" => "image/png",
        "svg" => "image/svg+xml",
        "txt" => "text/plain; charset=utf-8",
        "wasm" => "application/wasm",
        "webmanifest" => "application/manifest+json",
        "webp" => "image/webp",
        "woff2" => "font/woff2",
        _ => return None,
    })
}

/// Whether the browser takes brotli: named, and not with a weight of zero.
fn takes_brotli(headers: &HeaderMap) -> bool {
    let accepted = headers.get_all(header::ACCEPT_ENCODING).iter().filter_map(|value| value.to_str().ok());
    accepted.flat_map(|value| value.split(',')).any(|coding| {
        let mut parts = coding.split(';').map(str::trim);
        parts.next() == Some("br") && !parts.any(|part| matches!(part, "q=0" | "q=0.0" | "q=0.00" | "q=0.000"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_leads_out_of_the_site_is_not_plain() {
        for bad in ["../Cargo.toml", "pkg/../../x.css", "a//b.css", ".env", "pkg/.hidden.js", "..\\x.css", ""] {
            assert!(!is_plain(bad), "{bad}");
        }
        assert!(is_plain("pkg/docendo.css"));
    }

    #[test]
    fn brotli_is_sent_only_to_browsers_that_take_it() {
        let takes = |value: &'static str| {
            takes_brotli(&HeaderMap::from_iter([(header::ACCEPT_ENCODING, HeaderValue::from_static(value))]))
        };
        assert!(takes("gzip, deflate, br, zstd"));
        assert!(takes("br;q=0.8"));
        assert!(!takes("gzip"));
        assert!(!takes("br;q=0"));
    }

    #[test]
    fn a_copy_with_the_right_tag_is_not_sent_again() {
        let file = || EmbeddedFile {
            data: b"a{}".as_slice().into(),
            metadata: rust_embed::Metadata::__rust_embed_new([7; 32], None, None),
        };
        let fresh = respond(file(), "text/css", Some("br"), &HeaderMap::new());
        let tag = fresh.headers()[header::ETAG].clone();
        assert_eq!(
            (fresh.status(), fresh.headers()[header::CONTENT_ENCODING].as_bytes()),
            (StatusCode::OK, b"br".as_slice())
        );
        let again = respond(file(), "text/css", Some("br"), &HeaderMap::from_iter([(header::IF_NONE_MATCH, tag)]));
        assert_eq!(again.status(), StatusCode::NOT_MODIFIED);
    }
}
