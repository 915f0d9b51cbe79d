//! Limits on what one request and one visitor may take: size, time, rate; and what becomes of a panic.

use crate::{api::kit::Failure, credentials::Credentials, peer::Peer, state::AppState};
use axum::{
    RequestExt as _,
    body::HttpBody as _,
    extract::{Request, State},
    http::{Extensions, Method},
    middleware::Next,
    response::{IntoResponse as _, Response},
};
use std::{
    any::Any,
    sync::{Arc, Weak},
    time::Duration,
};
use tower_governor::{GovernorError, governor::GovernorConfigBuilder, key_extractor::KeyExtractor};

/// The largest body that is read, in bytes. A route that takes files has a limit of its own.
pub const MOST_BYTES: usize = 1024 * 1024;
/// How long a request may take.
const PATIENCE: Duration = Duration::from_secs(30);
/// Requests of one visitor: so many at once, and then one after each interval.
const GENERAL: (u32, Duration) = (300, Duration::from_millis(20));
/// Attempts to sign in or to set up from one address.
const SIGN_IN: (u32, Duration) = (10, Duration::from_secs(6));
/// Where somebody signs in or sets up.
const SIGN_IN_PATHS: &[&str] = &["/api/token", "/sign-in", "/set-up", "/set-up/demo"];
/// How often visitors are forgotten who have not been seen for a while.
const TIDY_EVERY: Duration = Duration::from_mins(1);

/// Refuses bodies that are announced as too large and stops reading those that turn out to be.
pub async fn size(request: Request, next: Next) -> Response {
    if request.body().size_hint().lower() > u64::try_from(MOST_BYTES).unwrap_or(u64::MAX) {
        return Failure::TooLarge.into_response();
    }
    next.run(request.with_limited_body()).await
}

/// Gives up on requests that take too long.
pub async fn time(request: Request, next: Next) -> Response {
    tokio::time::timeout(PATIENCE, next.run(request)).await.unwrap_or_else(|_| Failure::TooSlow.into_response())
}

/// What a panic in a handler becomes; the other requests go on.
pub fn panicked(cause: Box<dyn Any + Send>) -> Response {
    let text = cause.downcast_ref::<&str>().map(|text| (*text).to_owned());
    let text = text.or_else(|| cause.downcast_ref::<String>().cloned());
    drop(cause);
    Failure::Broken(text.unwrap_or_else(|| "a panic without words".to_owned())).into_response()
}

/// The rates of this process.
pub struct Rates {
    general: Rate,
    sign_in: Rate,
}

impl Rates {
    /// New rates, which tidy up after themselves for as long as they are in use.
    #[must_use]
    pub fn begin() -> Arc<Self> {
        let rates = Arc::new(Self { general: Rate::new(GENERAL), sign_in: Rate::new(SIGN_IN) });
        tokio::spawn(tidy(Arc::downgrade(&rates)));
        rates
    }
}

async fn tidy(rates: Weak<Rates>) {
    loop {
        tokio::time::sleep(TIDY_EVERY).await;
        let Some(rates) = rates.upgrade() else { return };
        (rates.general.tidy)();
        (rates.sign_in.tidy)();
    }
}

/// One rate, for each visitor by himself.
struct Rate {
    admits: Box<dyn Fn(&String) -> bool + Send + Sync>,
    tidy: Box<dyn Fn() + Send + Sync>,
    /// Seconds after which another request is admitted.
    wait: u64,
}

impl Rate {
    fn new((burst, interval): (u32, Duration)) -> Self {
        let mut builder = GovernorConfigBuilder::default();
        let config = builder.period(interval).burst_size(burst).key_extractor(Visitor).finish();
        // The builder refuses nothing but zeros, and the constants above are none.
        let limiter = config.expect("a burst and an interval").limiter().clone();
        let other = limiter.clone();
        Self {
            admits: Box::new(move |visitor| limiter.check_key(visitor).is_ok()),
            tidy: Box::new(move || other.retain_recent()),
            wait: interval.as_secs().max(1),
        }
    }
}

/// Refuses visitors who ask too often.
pub async fn rate(State((state, rates)): State<(AppState, Arc<Rates>)>, request: Request, next: Next) -> Response {
    let refusal = if state.config.rate_limit { refuse(&rates, &request) } else { None };
    match refusal {
        Some(seconds) => Failure::TooOften(seconds).into_response(),
        None => next.run(request).await,
    }
}

/// After how many seconds the visitor may try again, if he may not now.
fn refuse(rates: &Rates, request: &Request) -> Option<u64> {
    let path = request.uri().path();
    let signs_in = *request.method() == Method::POST && SIGN_IN_PATHS.contains(&path);
    let visitor = if signs_in { by_address(request.extensions()) } else { Visitor.extract(request).ok()? };
    let rate = if signs_in { &rates.sign_in } else { &rates.general };
    (!(rate.admits)(&visitor)).then_some(rate.wait)
}

/// Whoever is signed in by his account, anybody else by his address.
#[derive(Debug, Clone)]
struct Visitor;

impl KeyExtractor for Visitor {
    type Key = String;

    fn extract<T>(&self, request: &axum::http::Request<T>) -> Result<String, GovernorError> {
        let extensions = request.extensions();
        let account = Credentials::of(extensions).known().map(|who| format!("account {}", who.account));
        Ok(account.unwrap_or_else(|| by_address(extensions)))
    }
}

fn by_address(extensions: &Extensions) -> String {
    format!("address {}", Peer::of(extensions).network())
}
