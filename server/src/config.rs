//! What can be set, by file (`docendo.toml`), by environment (`DOCENDO_…`) and by flags; docs/configuration.md tells users.

mod values;

use docendo::{
    documents::{QUOTA, S3, Storage},
    kernel::size::Size,
};
use figment::{
    Figment, Metadata, Profile, Provider,
    providers::{Env, Format as _, Serialized, Toml},
    value::{Dict, Map, Value},
};
use serde::{Deserialize, Serialize};
use std::{
    env,
    ffi::OsString,
    net::SocketAddr,
    path::{Path, PathBuf},
};
use tracing_subscriber::EnvFilter;
pub use values::MetricsAccess;
use values::{number, on_or_off, say_on_or_off};

/// The file that is read if there is one and no other is named.
const FILE: &str = "docendo.toml";
/// What stands before a setting's name in the environment.
const PREFIX: &str = "DOCENDO_";
/// Variables with the same prefix that are no settings: the configuration file, and what builds, tests and journeys are told.
const NO_SETTINGS: &[&str] = &["config", "site", "test_postgres", "bin", "chromium", "fault_rounds"];

/// Why the configuration cannot be used.
#[derive(Debug)]
pub struct ConfigError(String);

impl std::fmt::Display for ConfigError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "the configuration cannot be used: {}", self.0)
    }
}

impl std::error::Error for ConfigError {}

/// The configuration. Every field is a setting, in the file by its name, in the environment as `DOCENDO_` and its name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// The database: `sqlite:PATH` or `postgres://USER:PASSWORD@HOST/NAME`.
    pub database_url: String,
    /// Where files are kept: `folder:PATH` or `s3://BUCKET/PREFIX`; beside the database if it is not said.
    pub storage: Option<String>,
    /// The address of the service that keeps the bucket, if it is not Amazon's.
    pub s3_endpoint: Option<String>,
    /// The region of the bucket.
    pub s3_region: Option<String>,
    /// The key that opens the bucket.
    pub s3_access_key: Option<String>,
    /// The secret of that key.
    pub s3_secret_key: Option<String>,
    /// How much one organisation may keep in files, such as `10 GB`.
    pub files_quota: Size,
    /// The address and port to listen on.
    pub addr: SocketAddr,
    /// The address under which people reach the server, if a proxy stands before it; once loaded, as browsers write it as an
    /// origin.
    pub public_url: Option<String>,
    /// Whether a proxy stands before the server, whose `X-Forwarded-For` tells the visitor's address.
    #[serde(deserialize_with = "on_or_off", serialize_with = "say_on_or_off")]
    pub behind_proxy: bool,
    /// Whether requests of one visitor are limited.
    #[serde(deserialize_with = "on_or_off", serialize_with = "say_on_or_off")]
    pub rate_limit: bool,
    /// So many connections are open at the same time.
    #[serde(deserialize_with = "number")]
    pub connections: u32,
    /// So many of them are of one client; behind a proxy, which is the client of all of them, this does not count.
    #[serde(deserialize_with = "number")]
    pub connections_per_client: u32,
    /// So many seconds may pass until a request is there to its last header.
    #[serde(deserialize_with = "number")]
    pub header_timeout: u32,
    /// So many megabytes of uploads are taken in at the same time.
    #[serde(deserialize_with = "number")]
    pub upload_memory: u32,
    /// Who may see the figures at `/metrics`.
    pub metrics: MetricsAccess,
    /// How log lines look.
    pub log_format: LogFormat,
    /// Which log lines are written, as a filter of `tracing`.
    pub log: String,
}

/// How log lines look.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum LogFormat {
    /// For people.
    Text,
    /// One JSON object a line, for programs.
    Json,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            database_url: "sqlite:docendo-data/docendo.sqlite".to_owned(),
            storage: None,
            s3_endpoint: None,
            s3_region: None,
            s3_access_key: None,
            s3_secret_key: None,
            files_quota: QUOTA,
            addr: SocketAddr::from(([127, 0, 0, 1], 3000)),
            public_url: None,
            behind_proxy: false,
            rate_limit: true,
            connections: 1000,
            connections_per_client: 200,
            header_timeout: 15,
            upload_memory: 128,
            metrics: MetricsAccess::Off,
            log_format: LogFormat::Text,
            log: "info".to_owned(),
        }
    }
}

/// Settings that flags of the command line may override.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Overrides {
    /// See [`Config::database_url`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub database_url: Option<String>,
    /// See [`Config::addr`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub addr: Option<SocketAddr>,
}

impl Config {
    /// Defaults, then the file (`file`, which must exist, or `docendo.toml`, which may), then the environment, then flags.
    ///
    /// Fails with a sentence that names what is unknown or cannot be read.
    pub fn load(file: Option<&Path>, overrides: &Overrides) -> Result<Self, ConfigError> {
        Self::load_with(file, overrides, env::vars_os())
    }

    /// The same with these variables of an environment.
    pub fn load_with(
        file: Option<&Path>,
        overrides: &Overrides,
        variables: impl IntoIterator<Item = (OsString, OsString)>,
    ) -> Result<Self, ConfigError> {
        if let Some(missing) = file.filter(|file| !file.is_file()) {
            return Err(ConfigError(format!("there is no file {}", missing.display())));
        }
        let mut settings = Figment::from(Serialized::defaults(Self::default()));
        if let Some(file) = file.or_else(|| Some(Path::new(FILE)).filter(|file| file.is_file())) {
            settings = settings.merge(Toml::file_exact(file));
        }
        let settings = settings.merge(Environment::of(variables)).merge(Serialized::defaults(overrides));
        let config: Self = settings.extract().map_err(|error| ConfigError(list(error)))?;
        config.check()
    }

    /// Where files are kept. By default in the folder `files` beside the file of SQLite, else in `docendo-data/files`.
    pub fn storage(&self) -> Result<Storage, ConfigError> {
        let Some(told) = self.storage.as_deref() else {
            let file = self.database_file();
            let folder = file.as_deref().and_then(Path::parent).unwrap_or(Path::new("docendo-data"));
            return Ok(Storage::Folder(folder.join("files")));
        };
        if let Some(folder) = told.strip_prefix("folder:").filter(|folder| !folder.is_empty()) {
            return Ok(Storage::Folder(folder.into()));
        }
        let (bucket, prefix) =
            told.strip_prefix("s3://").map(|rest| rest.split_once('/').unwrap_or((rest, ""))).unwrap_or_default();
        if bucket.is_empty() {
            return Err(ConfigError(format!(
                "storage must be like folder:/srv/docendo/files or s3://bucket/prefix, and not {told}"
            )));
        }
        let key = match (&self.s3_access_key, &self.s3_secret_key) {
            (Some(key), Some(secret)) => Some((key.clone(), secret.clone())),
            (None, None) => None,
            _ => {
                return Err(ConfigError(
                    "s3_access_key and s3_secret_key belong together: one of them is missing".to_owned(),
                ));
            }
        };
        let (endpoint, region) = (self.s3_endpoint.clone(), self.s3_region.clone());
        Ok(Storage::S3(S3 { bucket: bucket.to_owned(), prefix: prefix.to_owned(), endpoint, region, key }))
    }

    fn check(self) -> Result<Self, ConfigError> {
        self.storage()?;
        EnvFilter::try_new(&self.log).map_err(|cause| ConfigError(format!("log is no filter: {cause}")))?;
        let public_url = self.public_url.as_deref().map(as_origin).transpose()?;
        Ok(Self { public_url, ..self })
    }

    /// Whether people reach the server over https.
    #[must_use]
    pub fn is_https(&self) -> bool {
        self.public_url.as_deref().is_some_and(|url| url.starts_with("https://"))
    }

    /// The file of an embedded database.
    #[must_use]
    pub fn database_file(&self) -> Option<PathBuf> {
        let path = self.database_url.strip_prefix("sqlite:")?;
        Some(PathBuf::from(path.trim_start_matches("//").split('?').next().unwrap_or_default()))
    }

    /// The address to tell people.
    #[must_use]
    pub fn url(&self) -> String {
        self.public_url.clone().unwrap_or_else(|| format!("http://{}", self.addr))
    }
}

/// An address as browsers write it as an origin: in small letters, without a slash at its end and without the port that its
/// scheme has anyway.
fn as_origin(url: &str) -> Result<String, ConfigError> {
    let plain = url.trim_end_matches('/').to_ascii_lowercase();
    let host = plain.strip_prefix("https://").or_else(|| plain.strip_prefix("http://"));
    if host.is_none_or(|host| host.is_empty() || host.contains('/')) {
        return Err(ConfigError(format!(
            "public_url must be like https://training.example.com, without a path, and not {url}"
        )));
    }
    Ok(plain.strip_suffix(usual_port(&plain)).unwrap_or(&plain).to_owned())
}

/// The end of an authority that says the port which the scheme of `url` has anyway.
pub(crate) fn usual_port(url: &str) -> &'static str {
    if url.starts_with("https://") { ":443" } else { ":80" }
}

/// All that is wrong, in one line: which setting, what, and where it was set.
fn list(error: figment::Error) -> String {
    let tell = |one: figment::Error| {
        let source = one.metadata.as_ref().map(|from| match &from.source {
            Some(source) => format!(" (in {source})"),
            None => format!(" (in {})", from.name.replace('`', "")),
        });
        format!("{}: {}{}", one.path.join("."), one.kind, source.unwrap_or_default())
    };
    error.into_iter().map(tell).collect::<Vec<_>>().join("; ")
}

/// The variables of the environment as they are written. Read as numbers, a key of digits alone would be no text any more.
struct Environment(Dict);

impl Environment {
    fn of(variables: impl IntoIterator<Item = (OsString, OsString)>) -> Self {
        let setting = |(name, text): (OsString, OsString)| {
            let name = name.to_str()?.strip_prefix(PREFIX)?.to_lowercase();
            let text = text.to_str()?.to_owned();
            (!NO_SETTINGS.contains(&name.as_str())).then(|| (name, Value::from(text)))
        };
        Self(variables.into_iter().filter_map(setting).collect())
    }
}

impl Provider for Environment {
    fn metadata(&self) -> Metadata {
        Env::prefixed(PREFIX).metadata()
    }

    fn data(&self) -> Result<Map<Profile, Dict>, figment::Error> {
        Ok(Profile::Default.collect(self.0.clone()))
    }
}
