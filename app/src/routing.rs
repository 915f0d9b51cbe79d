//! Which page is at which address, as the router of Leptos asks for it.
//!
//! The routes are one list of one type. Those that `<Route>` makes have a type each, and a browser would load the code of all of them
//! with its first page.

use leptos::prelude::AnyView;
use leptos_router::{
    ChooseView, GeneratedRouteData, MatchInterface, MatchNestedRoutes, MatchParams, Method, PathSegment, RouteMatchId,
    SsrMode,
};
use std::{borrow::Cow, future::Future, pin::Pin, sync::Arc};

/// What is there at once on the server, and in the browser when it was loaded.
pub(crate) type Coming<T> = Pin<Box<dyn Future<Output = T>>>;

/// A page.
pub(crate) trait Screen {
    fn show() -> Coming<AnyView>;

    /// Loads what the page is made of.
    fn preload() -> Coming<()>;
}

/// A page and its address; a segment of it that begins with a colon stands for any number.
pub(crate) struct Page {
    pub(crate) address: &'static str,
    pub(crate) show: fn() -> Coming<AnyView>,
    pub(crate) preload: fn() -> Coming<()>,
}

impl Page {
    /// The page `S` at `address`.
    pub(crate) const fn of<S: Screen>(address: &'static str) -> Self {
        Self { address, show: S::show, preload: S::preload }
    }

    /// Whether it is the one at `path`.
    pub(crate) fn is_at(&self, path: &str) -> bool {
        let (mut wanted, mut given) = (self.address.split('/'), path.split('/'));
        loop {
            match (wanted.next(), given.next()) {
                (None, None) => return true,
                (Some(wanted), Some(given)) if wanted == given || wanted.starts_with(':') && is_number(given) => {}
                _ => return false,
            }
        }
    }

    /// The segments of `path` that stand for something, by their names.
    fn params(&self, path: &str) -> Vec<(Cow<'static, str>, String)> {
        let named = |(wanted, given): (&'static str, &str)| Some((wanted.strip_prefix(':')?.into(), given.to_owned()));
        self.address.split('/').zip(path.split('/')).filter_map(named).collect()
    }

    fn segment(segment: &'static str) -> PathSegment {
        match segment.strip_prefix(':') {
            Some(name) => PathSegment::Param(name.into()),
            None => PathSegment::Static(segment.into()),
        }
    }
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// All pages, as routes.
#[derive(Clone)]
pub(crate) struct Routes {
    pages: &'static [Page],
    /// What the router calls each of them.
    ids: Arc<[RouteMatchId]>,
}

impl Routes {
    pub(crate) fn of(pages: &'static [Page]) -> Self {
        Self { pages, ids: pages.iter().map(|_| RouteMatchId::new_from_route_id()).collect() }
    }
}

impl MatchNestedRoutes for Routes {
    type Data = ();
    type Match = Found;

    fn match_nested<'a>(&'a self, path: &'a str) -> (Option<(RouteMatchId, Found)>, &'a str) {
        let mut pages = self.pages.iter().zip(self.ids.iter());
        match pages.find(|(page, _)| page.is_at(path)) {
            Some((page, id)) => (Some((*id, Found { page, id: *id, path: path.to_owned() })), ""),
            None => (None, path),
        }
    }

    fn generate_routes(&self) -> impl IntoIterator<Item = GeneratedRouteData> + '_ {
        self.pages.iter().map(|page| GeneratedRouteData {
            segments: page.address.split('/').skip(1).map(Page::segment).collect(),
            ssr_mode: SsrMode::default(),
            methods: [Method::Get].into(),
            regenerate: Vec::new(),
        })
    }

    fn optional(&self) -> bool {
        false
    }
}

/// The page at an address that was asked for.
pub(crate) struct Found {
    page: &'static Page,
    id: RouteMatchId,
    path: String,
}

impl MatchParams for Found {
    fn to_params(&self) -> Vec<(Cow<'static, str>, String)> {
        self.page.params(&self.path)
    }
}

impl MatchInterface for Found {
    type Child = Self;

    fn as_id(&self) -> RouteMatchId {
        self.id
    }

    fn as_matched(&self) -> &str {
        &self.path
    }

    fn into_view_and_child(self) -> (impl ChooseView, Option<Self>) {
        (self.page, None)
    }
}

impl ChooseView for &'static Page {
    async fn choose(self) -> AnyView {
        (self.show)().await
    }

    async fn preload(&self) {
        (self.preload)().await;
    }
}
