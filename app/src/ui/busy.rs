//! Work that goes on while somebody looks at its page: the part that tells of it is fetched again until it is done.
//!
//! Only that part changes, so nobody who tabs through the page or listens to it begins anew. Without scripts the page loads
//! itself again, less often.

use leptos::{nonce::use_nonce, prelude::*};

/// Seconds until a page without scripts loads itself again.
const PATIENCE: u32 = 5;

/// Fetches the page of the part `#busy` every two seconds and takes that part over from it. Once the page has no such part, is
/// another one or is gone, it is opened.
const FOLLOW: &str = r#"const part = document.getElementById("busy");
while (part) {
  await new Promise((done) => setTimeout(done, 2000));
  const answer = await fetch(part.dataset.page).catch(() => null);
  if (answer?.status === 403 || answer?.status === 404) {
    location.replace(part.dataset.page);
    break;
  }
  if (!answer?.ok) continue;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const now = page.getElementById("busy");
  if (!now) {
    location.replace(part.dataset.page);
    break;
  }
  if (now.innerHTML !== part.innerHTML) part.replaceChildren(...now.childNodes);
}"#;

/// What is told of the work, on the page at `page`; the page itself is one that is [followed](crate::render::Page::following).
#[component]
pub fn Busy(#[prop(into)] page: String, children: Children) -> impl IntoView {
    view! { <div id="busy" class="stack" data-page=page>{children()}</div> }.into_any()
}

/// What stands in the head of the page at `page`.
pub(crate) fn follow(page: &str) -> impl IntoView + use<> {
    let again = format!("{PATIENCE}; url={page}");
    view! {
        <noscript><meta http-equiv="refresh" content=again /></noscript>
        <script type="module" nonce=use_nonce() inner_html=FOLLOW></script>
    }
}
