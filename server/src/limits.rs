//! Limits on what one request and one visitor may take: size, time, rate; and what becomes of a panic.

mod room;

use crate::{
    credentials::Credentials,
    failure::{Failure, Quota},
    owner::owner_of,
    peer::Peer,
    state::AppState,
};
use app::confirm::Guesses;
use axum::{
    RequestExt as _,
    body::HttpBody as _,
    extract::{DefaultBodyLimit, Request, State},
    http::{Extensions, Method},
    middleware::Next,
    response::{IntoResponse as _, Response},
};
use docendo::documents;
use std::{
    any::Any,
    sync::{Arc, Weak},
    time::Duration,
};
use tower_governor::{GovernorError, governor::GovernorConfigBuilder, key_extractor::KeyExtractor};

pub use room::room;

/// The largest body that is read, in bytes. A route that takes files has a limit of its own.
pub const MOST_BYTES: usize = 1024 * 1024;
/// The largest body with files, in bytes: the files themselves, and what is around them.
pub const MOST_UPLOADED: usize = docendo::exchange::MAX_FILE + MOST_BYTES;
/// Where files are uploaded.
const UPLOAD_PATHS: &[&str] = &["/imports", "/do/import/upload"];
/// How long an upload may take: fifty megabytes over a slow line.
const UPLOAD_PATIENCE: Duration = Duration::from_mins(10);
/// How long a request may take.
const PATIENCE: Duration = Duration::from_secs(30);
/// Requests from one address, whoever sends them: so many at once, and then one after each interval. A whole company may
/// be behind it.
const ADDRESS: (u32, Duration) = (1000, Duration::from_millis(5));
/// Requests of one visitor.
const VISITOR: (u32, Duration) = (300, Duration::from_millis(20));
/// Requests of one visitor to the paths of Entraide, without and with an account: 60 and 1000 an hour (Entraide, "Rate
/// Limiting").
const ENTRAIDE: [(u32, Duration); 2] = [(60, Duration::from_mins(1)), (1000, Duration::from_millis(3600))];
/// Attempts to sign in, to set up or to show a password again from one address ([`guesses`]).
const SIGN_IN: (u32, Duration) = (10, Duration::from_secs(6));
/// Where somebody signs in or sets up.
const SIGN_IN_PATHS: &[&str] = &["/api/token", "/sign-in", "/set-up", "/set-up/demo"];
/// How often visitors are forgotten who have not been seen for a while.
const TIDY_EVERY: Duration = Duration::from_mins(1);

/// What a request may take: the bytes of its body, and the time until it is answered.
const fn bounds(kind: RequestKind) -> (usize, Duration) {
    match kind {
        RequestKind::Plain => (MOST_BYTES, PATIENCE),
        // One file, with what stands around it.
        RequestKind::Attachment => (documents::MOST_BYTES + 64 * 1024, UPLOAD_PATIENCE),
        RequestKind::Upload => (MOST_UPLOADED, UPLOAD_PATIENCE),
    }
}

/// What a request brings.
#[derive(Clone, Copy, PartialEq, Eq)]
enum RequestKind {
    /// Words.
    Plain,
    /// A file for a course.
    Attachment,
    /// Files to be imported.
    Upload,
}

impl RequestKind {
    fn of(request: &Request) -> Self {
        let path = request.uri().path();
        let attaches = path.ends_with("/attachments")
            && ["/api/training/courses/", "/courses/"].iter().any(|folder| path.starts_with(folder))
            || path == "/do/course/file/attach";
        match (request.method(), attaches) {
            (&Method::POST, true) => Self::Attachment,
            (&Method::POST, false) if UPLOAD_PATHS.contains(&path) => Self::Upload,
            _ => Self::Plain,
        }
    }
}

/// Refuses bodies that are announced as too large and stops reading those that turn out to be.
pub async fn size(mut request: Request, next: Next) -> Response {
    let (most, _) = bounds(RequestKind::of(&request));
    if request.body().size_hint().lower() > u64::try_from(most).unwrap_or(u64::MAX) {
        room::linger(request.into_body());
        return Failure::TooLarge.into_response();
    }
    DefaultBodyLimit::max(most).apply(&mut request);
    next.run(request.with_limited_body()).await
}

/// Gives up on requests that take too long.
pub async fn time(request: Request, next: Next) -> Response {
    let (_, patience) = bounds(RequestKind::of(&request));
    tokio::time::timeout(patience, next.run(request)).await.unwrap_or_else(|_| Failure::TooSlow.into_response())
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
    address: Rate,
    visitor: Rate,
    /// To the paths of Entraide, without and with an account.
    entraide: [Rate; 2],
    sign_in: Rate,
}

impl Rates {
    /// New rates, which tidy up after themselves for as long as they are in use.
    #[must_use]
    pub fn begin() -> Arc<Self> {
        let (address, visitor, sign_in) = (Rate::new(ADDRESS), Rate::new(VISITOR), Rate::new(SIGN_IN));
        let rates = Arc::new(Self { address, visitor, entraide: ENTRAIDE.map(Rate::new), sign_in });
        tokio::spawn(tidy(Arc::downgrade(&rates)));
        rates
    }
}

async fn tidy(rates: Weak<Rates>) {
    loop {
        tokio::time::sleep(TIDY_EVERY).await;
        let Some(rates) = rates.upgrade() else { return };
        (rates.address.tidy)();
        (rates.visitor.tidy)();
        rates.entraide.iter().for_each(|rate| (rate.tidy)());
        (rates.sign_in.tidy)();
    }
}

/// One rate, for each visitor on their own.
struct Rate {
    admits: Box<dyn Fn(&String) -> bool + Send + Sync>,
    tidy: Box<dyn Fn() + Send + Sync>,
    /// So many at once.
    burst: u32,
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
            burst,
            wait: interval.as_millis().div_ceil(1000).try_into().unwrap_or(1),
        }
    }
}

/// Refuses addresses that ask too often, before anything is looked up in the database for them.
pub async fn by_address(
    State((state, rates)): State<(AppState, Arc<Rates>)>,
    mut request: Request,
    next: Next,
) -> Response {
    let signs_in = *request.method() == Method::POST && SIGN_IN_PATHS.contains(&request.uri().path());
    let rate = if signs_in { &rates.sign_in } else { &rates.address };
    let address = address(request.extensions());
    if state.config.rate_limit && *request.method() == Method::POST {
        request.extensions_mut().insert(guesses(rates.clone(), address.clone()));
    }
    admit(&state, rate, &address, request, next).await
}

/// The passwords that are tried from `address` by somebody who is signed in: before a sensitive step, and to choose another one.
fn guesses(rates: Arc<Rates>, address: String) -> Guesses {
    Guesses::new(move || if (rates.sign_in.admits)(&address) { Ok(()) } else { Err(rates.sign_in.wait) })
}

/// Refuses visitors who ask too often.
pub async fn by_visitor(
    State((state, rates)): State<(AppState, Arc<Rates>)>,
    request: Request,
    next: Next,
) -> Response {
    let Ok(visitor) = Visitor.extract(&request) else { return next.run(request).await };
    if has_quota(request.uri().path()) {
        let known = Credentials::of(request.extensions()).known().is_some();
        let rate = &rates.entraide[usize::from(known)];
        if state.config.rate_limit && !(rate.admits)(&visitor) {
            let wait = rate.wait;
            let reset = state.installation.clock.now() + Duration::from_secs(wait);
            let quota = Quota { limit: rate.burst, reset: reset.timestamp() };
            return Failure::TooOften(wait, Some(quota)).into_response();
        }
    }
    admit(&state, &rates.visitor, &visitor, request, next).await
}

/// Whether a path is one of Entraide's. Tokens are for all contracts, and signing in has a limit of its own.
fn has_quota(path: &str) -> bool {
    owner_of(path).name == "entraide" && !path.starts_with("/api/token")
}

async fn admit(state: &AppState, rate: &Rate, visitor: &String, request: Request, next: Next) -> Response {
    if state.config.rate_limit && !(rate.admits)(visitor) {
        Failure::TooOften(rate.wait, None).into_response()
    } else {
        next.run(request).await
    }
}

/// Whoever is signed in by their account, anybody else by their address.
#[derive(Debug, Clone)]
struct Visitor;

impl KeyExtractor for Visitor {
    type Key = String;

    fn extract<T>(&self, request: &axum::http::Request<T>) -> Result<String, GovernorError> {
        let extensions = request.extensions();
        let account = Credentials::of(extensions).known().map(|who| format!("account {}", who.account));
        Ok(account.unwrap_or_else(|| address(extensions)))
    }
}

fn address(extensions: &Extensions) -> String {
    format!("address {}", Peer::of(extensions).network())
}
