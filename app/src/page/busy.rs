//! Work that goes on while somebody looks at its page: the page asks again how it stands until it is done.
//!
//! What changed changes where it stands, so nobody who tabs through the page or listens to it begins anew. Without scripts the page
//! loads itself again, less often.

use crate::ui::Arrival;
use leptos::prelude::*;
use std::time::Duration;

/// So often it is asked how the work stands.
const EVERY: Duration = Duration::from_secs(2);
/// Seconds until a page without scripts loads itself again.
const PATIENCE: u32 = 5;

/// What is told of the work, on the page at `page`, for as long as it is busy.
#[component]
pub fn Busy(#[prop(into)] page: String, children: Children) -> impl IntoView {
    follow(EVERY);
    // A browser that runs scripts reads no markup in this: as a child it would look for it in vain.
    let again = format!(r#"<meta http-equiv="refresh" content="{PATIENCE}; url={page}">"#);
    view! { <div id="busy">{children()}<noscript inner_html=again></noscript></div> }.into_any()
}

/// Asks again and again for what the page shows, until something else stands there than what follows.
pub(super) fn follow(every: Duration) {
    let arrival = expect_context::<Arrival>();
    Effect::new(move || {
        let asking = set_interval_with_handle(move || arrival.ask_again(), every);
        on_cleanup(move || {
            let _ = asking.map(|asking| asking.clear());
        });
    });
}
