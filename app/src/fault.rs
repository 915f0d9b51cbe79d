//! Why a page cannot be shown or a form not be taken, as it travels to browsers: an [`Error`](docendo::Error) without its cause, which
//! is for the log alone.

use crate::t;
use docendo::error::{Flaw, Rule};
use docendo::kernel::entity::Entity;
use leptos::server_fn::{
    Bytes,
    codec::JsonEncoding,
    error::{FromServerFnError, ServerFnErrorErr},
};
use serde::{Deserialize, Serialize};
use std::fmt;

/// What went wrong.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Fault {
    /// There is no such thing, or it is another organisation's.
    NotFound(Entity),
    /// Nobody is signed in any more.
    SignIn,
    /// What was shown to sign in with does not hold.
    Credentials,
    /// The reader lacks a permission.
    Forbidden,
    /// What was typed, or asked for in an address, cannot be used; each flaw names a field.
    Invalid(Vec<Flaw>),
    /// A rule of the field forbids it.
    Refused(Rule),
    /// Somebody else changed it in the meantime.
    Changed(Entity),
    /// Another one has the same in this field.
    Duplicate(Entity, String),
    /// Something else was sent under the same key before.
    KeyReused,
    /// Too many attempts; worth trying again after so many seconds.
    TooMany(u64),
    /// The records are being loaded.
    Loading {
        /// How far, from 0 to 100.
        percent: u8,
        /// In about so many seconds they are there.
        seconds: u64,
    },
    /// What was sent is larger than the server takes in one go.
    TooLarge,
    /// Other files take all the memory that they may; worth trying again after so many seconds.
    Crowded(u64),
    /// The server turned it away before anything was asked; the texts of this code say why.
    TurnedAway(String),
    /// The storage of the server is full.
    Full,
    /// The content of a file is missing or damaged.
    Damaged,
    /// The database does not answer.
    Away,
    /// Something broke.
    Internal,
    /// What is looked for is at this address.
    Elsewhere(String),
    /// The server was not reached, or answered what this release of the page does not know.
    Unreached,
}

impl Fault {
    /// The status of a page that says it, and of the answer to whoever asks for what a page shows: the address is at fault then.
    #[must_use]
    pub const fn of_page(&self) -> u16 {
        match self {
            Self::Invalid(_) => 400,
            Self::Refused(_) => 409,
            other => other.of_sent(),
        }
    }

    /// The status of the answer to a form that is refused for it.
    #[must_use]
    pub const fn of_sent(&self) -> u16 {
        match self {
            Self::NotFound(_) => 404,
            Self::SignIn | Self::Credentials => 401,
            Self::Forbidden => 403,
            Self::Invalid(_) | Self::Refused(_) => 422,
            Self::Changed(_) | Self::Duplicate(..) | Self::KeyReused => 409,
            Self::TooLarge => 413,
            Self::TooMany(_) => 429,
            Self::Loading { .. } | Self::Away | Self::Crowded(_) => 503,
            Self::Full => 507,
            Self::Elsewhere(_) => 410,
            Self::Damaged | Self::Internal | Self::Unreached | Self::TurnedAway(_) => 500,
        }
    }

    /// The key of its words: `error-<code>-title` and `error-<code>-text`.
    #[must_use]
    pub fn code(&self) -> &str {
        match self {
            Self::NotFound(_) | Self::Elsewhere(_) => "not-found",
            Self::SignIn | Self::Credentials | Self::Forbidden => "forbidden",
            Self::Invalid(_) => "invalid",
            Self::Refused(_) | Self::Changed(_) | Self::Duplicate(..) | Self::KeyReused => "conflict",
            Self::TooMany(_) => "too-many",
            Self::Loading { .. } => "loading",
            Self::TooLarge => "too-large",
            Self::Crowded(_) => "busy",
            Self::TurnedAway(code) => code,
            Self::Full => "full",
            Self::Damaged => "damaged",
            Self::Away => "away",
            Self::Internal => "internal",
            Self::Unreached => "unreached",
        }
    }

    /// After so many seconds it is worth trying again.
    #[must_use]
    pub const fn seconds(&self) -> Option<u64> {
        match self {
            Self::TooMany(seconds) | Self::Crowded(seconds) | Self::Loading { seconds, .. } => Some(*seconds),
            _ => None,
        }
    }

    /// After so many seconds a page that says it, and was not sent a form, asks again by itself whether that is over.
    #[must_use]
    pub fn refresh(&self) -> Option<u64> {
        /// Nobody waits longer for news.
        const PATIENCE: u64 = 5;
        match self {
            Self::Loading { seconds, .. } => Some((*seconds).min(PATIENCE)),
            Self::Unreached => Some(PATIENCE),
            _ => None,
        }
    }

    /// The title of a page that says it.
    #[must_use]
    pub fn title(&self) -> String {
        t!(&format!("error-{}-title", self.code()))
    }

    /// What such a page says of it.
    #[must_use]
    pub fn text(&self) -> String {
        match self {
            Self::TooMany(seconds) => t!("error-too-many", minutes = minutes(*seconds)),
            Self::Loading { percent, seconds } => loading("error-loading-text", *percent, *seconds),
            other => t!(&format!("error-{}-text", other.code())),
        }
    }

    /// What a page says of it that answers a form by itself: loaded again, it sends the form again.
    #[must_use]
    pub fn of_form(&self) -> String {
        match self {
            Self::Loading { percent, seconds } => loading("error-loading-form", *percent, *seconds),
            other => other.text(),
        }
    }

    /// What a form says of it that was refused as a whole.
    #[must_use]
    pub fn sentence(&self) -> String {
        match self {
            Self::Refused(rule) => t!(&format!("rule-{}", rule.code())),
            Self::KeyReused => t!("conflict-key-reused"),
            Self::Changed(_) => t!("conflict-changed"),
            Self::Duplicate(entity, field) => duplicate(*entity, field),
            Self::SignIn => t!("form-signed-out"),
            Self::Credentials => t!("sign-in-refused"),
            Self::Loading { percent, seconds } => loading("form-loading", *percent, *seconds),
            other => other.text(),
        }
    }
}

fn duplicate(entity: Entity, field: &str) -> String {
    let entity = t!(&format!("entity-{}", entity.code()));
    match field {
        "period" => t!("conflict-overlap", entity = entity),
        field => t!("conflict-duplicate", entity = entity, field = t!(&format!("field-{field}"))),
    }
}

fn loading(key: &str, percent: u8, seconds: u64) -> String {
    t!(key, percent = i64::from(percent), seconds = seconds)
}

/// So many seconds in whole minutes, rather a little more.
fn minutes(seconds: u64) -> u64 {
    seconds.div_ceil(60).max(1)
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl std::error::Error for Fault {}

impl Fault {
    /// The fault in an answer; one that cannot be read is none that pages know. Whatever reads one reads it here: a second way of
    /// reading would be a second copy of the code for all that a fault can say.
    pub(crate) fn read(json: &str) -> Self {
        serde_json::from_str(json).unwrap_or(Self::Unreached)
    }
}

impl FromServerFnError for Fault {
    type Encoder = JsonEncoding;

    fn from_server_fn_error(_: ServerFnErrorErr) -> Self {
        // On the server it is one that calls with something else than the function takes.
        #[cfg(feature = "ssr")]
        set_status(400);
        Self::Unreached
    }

    fn de(data: Bytes) -> Self {
        std::str::from_utf8(&data).map_or(Self::Unreached, Self::read)
    }
}

/// Sets the status of the page or answer that is being made.
#[cfg(feature = "ssr")]
pub(crate) fn set_status(status: u16) {
    use leptos_axum::ResponseOptions;
    let options = leptos::prelude::use_context::<ResponseOptions>();
    if let (Some(options), Ok(status)) = (options, axum::http::StatusCode::from_u16(status)) {
        options.set_status(status);
    }
}

#[cfg(feature = "ssr")]
impl From<docendo::Error> for Fault {
    /// What nobody can see in a browser goes to the log.
    fn from(error: docendo::Error) -> Self {
        use docendo::error::{Conflict, Error, Unavailability};
        match error {
            Error::NotFound(entity) => Self::NotFound(entity),
            Error::Unauthenticated => Self::SignIn,
            Error::Forbidden(_) => Self::Forbidden,
            Error::Invalid(flaws) => Self::Invalid(flaws),
            Error::Refused(rule) => Self::Refused(rule),
            Error::Conflict(Conflict::Changed(entity)) => Self::Changed(entity),
            Error::Conflict(Conflict::Duplicate(entity, field)) => Self::Duplicate(entity, field.to_owned()),
            Error::Conflict(Conflict::KeyReused) => Self::KeyReused,
            Error::TooMany(seconds) => Self::TooMany(seconds),
            Error::Unavailable(Unavailability::Snapshot { percent, seconds }, _) => Self::Loading { percent, seconds },
            Error::Unavailable(what, cause) => {
                tracing::error!(%cause, "a page lacked something");
                match what {
                    Unavailability::Space => Self::Full,
                    Unavailability::Content => Self::Damaged,
                    Unavailability::Database | Unavailability::Snapshot { .. } => Self::Away,
                }
            }
            Error::Internal(cause) => {
                tracing::error!(%cause, "a page failed");
                Self::Internal
            }
        }
    }
}
