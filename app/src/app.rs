//! The application: every page and its address, one line each.
//!
//! The server renders it whole; in the browser it comes alive, and goes from page to page without loading another document. An
//! address that is none of these (a file, paper, signing in) is asked of the server.

use crate::{
    pages::door::SignInAgain,
    pages::{
        catalogue, exports, gaps, home, imports, journal, matrix, organisation, people, profile, records, requirements,
        search,
    },
    routing::{Page, Routes},
    session::Session,
    ui::{Around, Beyond, PageIndex},
};
use leptos::{children::ToChildren, prelude::*};
use leptos_meta::provide_meta_context;
use leptos_router::components::{FlatRoutes, FlatRoutesProps, Router};

/// Declares the pages.
macro_rules! pages {
    ($($address:literal => $page:ty,)*) => {
        static PAGES: &[Page] = &[$(Page::of::<$page>($address)),*];
    };
}

pages! {
    "/" => home::Home,
    "/completions/new" => records::Record,
    "/completions/pending" => records::Queue,
    "/completions/:id/reject" => records::Reject,
    "/completions/:id/withdraw" => records::Withdraw,
    "/courses" => catalogue::List,
    "/courses/categories" => catalogue::Categories,
    "/courses/new" => catalogue::Create,
    "/courses/:id" => catalogue::Show,
    "/courses/:id/archive" => catalogue::Archive,
    "/courses/:id/attachments" => catalogue::Attach,
    "/courses/:id/attachments/:file/remove" => catalogue::FileRemoval,
    "/courses/:id/edit" => catalogue::Edit,
    "/exports" => exports::List,
    "/exports/:id" => exports::Show,
    "/gaps" => gaps::Gaps,
    "/imports" => imports::List,
    "/imports/:id" => imports::Show,
    "/imports/:id/discard" => imports::Discard,
    "/imports/:id/problems" => imports::Problems,
    "/imports/:id/sheets/:number" => imports::Sheet,
    "/imports/:id/undo" => imports::Undo,
    "/journal" => journal::List,
    "/journal/sign-ins" => journal::SignIns,
    "/matrix" => matrix::Show,
    "/organisation" => organisation::Settings,
    "/people" => people::List,
    "/people/new" => people::Create,
    "/people/:id" => people::Show,
    "/people/:id/access" => people::Access,
    "/people/:id/access/account" => people::AccessAccount,
    "/people/:id/access/password" => people::AccessPassword,
    "/people/:id/access/roles/:fact" => people::AccessRole,
    "/people/:id/edit" => people::Edit,
    "/people/:id/employment" => people::NewEmployment,
    "/people/:id/employment/:fact" => people::Employment,
    "/people/:id/employment/:fact/withdraw" => people::EmploymentWithdrawal,
    "/people/:id/jobs" => people::NewJob,
    "/people/:id/jobs/:fact" => people::Job,
    "/people/:id/jobs/:fact/withdraw" => people::JobWithdrawal,
    "/profile/password" => profile::Password,
    "/requirements" => requirements::List,
    "/requirements/new" => requirements::Create,
    "/requirements/:id" => requirements::Show,
    "/requirements/:id/change" => requirements::Change,
    "/requirements/:id/end" => requirements::End,
    "/search" => search::Results,
}

/// All pages, and what stays around them.
#[component]
pub fn App() -> impl IntoView {
    provide_meta_context();
    // Whom the page was rendered for is known to the browser as well.
    provide_context(SharedValue::new(Session::current).into_inner());
    provide_context(PageIndex { is_page, preload });
    let (is_routing, set_is_routing) = signal(false);
    view! {
        <Router set_is_routing>
            <Around is_routing>
                {FlatRoutes(FlatRoutesProps { fallback: Beyond, transition: false, children: ToChildren::to_children(|| Routes::of(PAGES)) })}
                <SignInAgain />
            </Around>
        </Router>
    }
}

/// The addresses of all pages; a segment that begins with a colon stands for any number.
#[cfg(feature = "ssr")]
pub(crate) fn addresses() -> impl Iterator<Item = &'static str> {
    PAGES.iter().map(|page| page.address)
}

/// Whether there is a page at `path`.
#[must_use]
pub fn is_page(path: &str) -> bool {
    page_at(path).is_some()
}

/// Loads what the page is made of that the browser shows: it comes alive in one go.
#[cfg(not(feature = "ssr"))]
pub async fn load() {
    if let Some(page) = page_at(&crate::ui::path_here()) {
        (page.preload)().await;
    }
}

/// Loads what the page at `path` is made of, before somebody goes there.
fn preload(path: &str) {
    if let Some(page) = page_at(path) {
        leptos::task::spawn_local((page.preload)());
    }
}

fn page_at(path: &str) -> Option<&'static Page> {
    PAGES.iter().find(|page| page.is_at(path))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_that_of_a_page_if_every_segment_is() {
        for page in ["/requirements", "/requirements/12", "/requirements/new", "/requirements/12/end"] {
            assert!(is_page(page), "{page}");
        }
        for none in
            ["/requirement", "/requirements/", "/requirements/12/print", "/requirements//end", "/courses/old", ""]
        {
            assert!(!is_page(none), "{none}");
        }
    }
}
