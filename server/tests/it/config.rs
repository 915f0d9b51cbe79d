//! The configuration and its document.

use docendo::documents::Storage;
use server::config::{Config, MetricsAccess, Overrides};
use std::{ffi::OsString, fs, path::PathBuf};

fn load(file: &str) -> Result<Config, String> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("docendo.toml");
    fs::write(&path, file).unwrap();
    Config::load(Some(&path), &Overrides::default()).map_err(|error| error.to_string())
}

#[test]
fn the_document_names_every_setting_with_its_default() {
    let path = "../docs/configuration.md";
    let document = fs::read_to_string(path).unwrap();
    let defaults = serde_json::to_value(Config::default()).unwrap();
    for (name, default) in defaults.as_object().unwrap() {
        let default = match default {
            serde_json::Value::Null => "not set".to_owned(),
            serde_json::Value::String(text) => format!("`{text}`"),
            other => format!("`{other}`"),
        };
        let row = format!("| `{name}` | `DOCENDO_{}` | {default} |", name.to_uppercase());
        assert!(document.contains(&row), "docs/configuration.md lacks a row that begins with: {row}");
    }
}

#[test]
fn an_unknown_setting_is_named() {
    let error = load("adr = \"127.0.0.1:80\"").unwrap_err();
    assert!(error.contains("adr") && error.contains("docendo.toml"), "{error}");
}

#[test]
fn a_setting_that_cannot_be_used_is_named() {
    let error = load("addr = \"somewhere\"").unwrap_err();
    assert!(error.contains("addr: ") && error.contains("docendo.toml"), "{error}");
    let error = load("rate_limit = \"sometimes\"").unwrap_err();
    assert!(error.contains("rate_limit") && error.contains("sometimes"), "{error}");
    for none in ["0", "-1", "\"many\"", "4294967296"] {
        let error = load(&format!("connections = {none}")).unwrap_err();
        assert!(error.contains("connections") && error.contains("above 0"), "{error}");
    }
    let error = load("public_url = \"https://example.com/training\"").unwrap_err();
    assert!(error.contains("public_url"), "{error}");
}

#[test]
fn the_file_overrides_defaults_and_flags_override_the_file() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("my.toml");
    fs::write(
        &path,
        "rate_limit = \"off\"\nlog_format = \"json\"\naddr = \"0.0.0.0:80\"\npublic_url = \"https://example.com\"",
    )
    .unwrap();
    let flags = Overrides { addr: Some("127.0.0.1:8080".parse().unwrap()), ..Overrides::default() };
    let config = Config::load(Some(&path), &flags).unwrap();
    assert!(!config.rate_limit && config.is_https());
    assert_eq!((config.addr.to_string().as_str(), config.url().as_str()), ("127.0.0.1:8080", "https://example.com"));
}

#[test]
fn the_public_address_is_kept_as_browsers_write_it() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("my.toml");
    let asked = |url: &str| {
        fs::write(&path, format!("public_url = \"{url}\"")).unwrap();
        Config::load(Some(&path), &Overrides::default()).unwrap().public_url.unwrap()
    };
    for same in ["https://t.example", "https://T.Example/", "HTTPS://t.example:443", "https://t.example:443/"] {
        assert_eq!(asked(same), "https://t.example", "{same}");
    }
    assert_eq!(asked("http://t.example:80"), "http://t.example");
    assert_eq!(asked("https://t.example:80"), "https://t.example:80");
}

#[test]
fn a_file_that_was_named_must_be_there() {
    let error = Config::load(Some(&PathBuf::from("nowhere.toml")), &Overrides::default()).unwrap_err().to_string();
    assert!(error.contains("nowhere.toml"), "{error}");
}

#[test]
fn files_are_kept_beside_the_database_unless_a_folder_or_bucket_is_named() {
    let of = |config: Config| config.storage().unwrap();
    let sqlite = Config { database_url: "sqlite:/srv/docendo/d.sqlite".into(), ..Config::default() };
    assert_eq!(of(sqlite), Storage::Folder("/srv/docendo/files".into()));
    let postgres = Config { database_url: "postgres://db/docendo".into(), ..Config::default() };
    assert_eq!(of(postgres), Storage::Folder("docendo-data/files".into()));
    // Both ways to write the same file.
    for url in ["sqlite:training.sqlite", "sqlite://training.sqlite"] {
        let beside = of(Config { database_url: url.into(), ..Config::default() });
        assert!(matches!(&beside, Storage::Folder(folder) if folder == std::path::Path::new("files")), "{url}");
    }
    let folder = Config { storage: Some("folder:/mnt/files".into()), ..Config::default() };
    assert_eq!(of(folder), Storage::Folder("/mnt/files".into()));
    let bucket = Config {
        storage: Some("s3://files/a/b".into()),
        s3_access_key: Some("key".into()),
        s3_secret_key: Some("secret".into()),
        ..Config::default()
    };
    let Storage::S3(s3) = of(bucket) else { panic!("no bucket") };
    assert_eq!((s3.bucket.as_str(), s3.prefix.as_str()), ("files", "a/b"));
    assert!(!format!("{s3:?}").contains("secret"), "a secret is in no log");
}

#[test]
fn a_storage_that_cannot_be_used_is_named() {
    assert!(load("storage = \"ftp://files\"").unwrap_err().contains("folder:/srv/docendo/files"));
    assert!(load("storage = \"s3:///prefix\"").unwrap_err().contains("s3://bucket/prefix"));
    let half = load("storage = \"s3://files\"\ns3_access_key = \"key\"").unwrap_err();
    assert!(half.contains("belong together"), "{half}");
}

#[test]
fn what_the_environment_says_is_text_and_overrides_the_file() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("docendo.toml");
    fs::write(&file, "s3_access_key = \"of-the-file\"\nrate_limit = \"on\"").unwrap();
    let load = |variables: &[(&str, &str)]| {
        let variables = variables.iter().map(|(name, text)| (OsString::from(name), OsString::from(text)));
        Config::load_with(Some(&file), &Overrides::default(), variables).map_err(|error| error.to_string())
    };
    let config = load(&[
        ("DOCENDO_S3_ACCESS_KEY", "00123456789"),
        ("DOCENDO_S3_SECRET_KEY", "true"),
        ("DOCENDO_METRICS", "12345678901234567890"),
        ("DOCENDO_RATE_LIMIT", "off"),
        ("DOCENDO_BEHIND_PROXY", "true"),
        ("DOCENDO_CONNECTIONS", "5000"),
        ("DOCENDO_CHROMIUM", "/usr/bin/chromium"),
        ("HOME", "/root"),
    ])
    .unwrap();
    assert_eq!(config.s3_access_key.as_deref(), Some("00123456789"));
    assert_eq!(config.s3_secret_key.as_deref(), Some("true"));
    assert_eq!(config.metrics, MetricsAccess::Token("12345678901234567890".to_owned()));
    assert!(!config.rate_limit && config.behind_proxy);
    assert_eq!(config.connections, 5000);
    let error = load(&[("DOCENDO_ADDR", "somewhere")]).unwrap_err();
    assert!(error.contains("addr: ") && error.contains("environment"), "{error}");
    let error = load(&[("DOCENDO_ADR", "127.0.0.1:80")]).unwrap_err();
    assert!(error.contains("adr"), "{error}");
}

#[test]
fn a_log_filter_that_is_none_is_told_like_other_settings() {
    let error = load("log = \"info,=,\"").unwrap_err();
    assert!(error.contains("log is no filter"), "{error}");
}
