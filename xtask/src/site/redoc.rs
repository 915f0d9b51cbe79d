//! Redoc, which draws the description of the API at `/redoc/`: one script, taken from its npm package once and served by us.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, bail};
use serde_json::Value;
use tempfile::tempdir;

use crate::process;

/// The package, and the digest that npm has of it: what else calls itself so is refused.
const PACKAGE: &str = "redoc@2.5.1";
const INTEGRITY: &str =
    "sha512-LmqA+4A3CmhTllGG197F0arUpmChukAj9klfSdxNRemT9Hr07xXr7OGKu4PHzBs359sgrJ+4JwmOlM7nxLPGMg==";
/// The files of the package that are served: the script, and the licences of what is in it.
const FILES: [(&str, &str); 2] = [
    ("bundles/redoc.standalone.js", "redoc.standalone.js"),
    ("bundles/redoc.standalone.js.LICENSE.txt", "redoc.standalone.js.LICENSE.txt"),
];

/// A picture that the script would load from its makers, and what it loads instead: nothing.
const ELSEWHERE: (&str, &str) = ("https://cdn.redoc.ly/redoc/logo-mini.svg", "data:,");

/// What the files in the site were made from.
pub(super) fn version() -> (&'static str, (&'static str, &'static str)) {
    (INTEGRITY, ELSEWHERE)
}

/// Whether the files are in `folder`.
pub(super) fn is_in(folder: &Path) -> bool {
    FILES.iter().all(|(_, name)| folder.join(name).is_file())
}

/// Puts the files into `folder`.
pub(super) fn fetch(folder: &Path) -> Result<()> {
    let scratch = tempdir()?;
    let mut npm = Command::new("npm");
    npm.args(["pack", "--json", "--loglevel=error", PACKAGE]).current_dir(scratch.path());
    let packed =
        npm.output().context("Docendo needs Node.js 20 or later with npm, and the npm registry within reach")?;
    if !packed.status.success() {
        bail!("npm could not fetch {PACKAGE}: {}", String::from_utf8_lossy(&packed.stderr).trim());
    }
    let told: Value = serde_json::from_slice(&packed.stdout).context("npm said something else than JSON")?;
    let (integrity, archive) = (told[0]["integrity"].as_str(), told[0]["filename"].as_str());
    if integrity != Some(INTEGRITY) {
        bail!("{PACKAGE} is not the package it was: its digest is {}", integrity.unwrap_or("missing"));
    }
    let mut tar = Command::new("tar");
    tar.arg("-xzf").arg(scratch.path().join(archive.context("npm named no archive")?)).current_dir(scratch.path());
    process::run(&mut tar)?;
    for (from, name) in FILES {
        let content = fs::read_to_string(scratch.path().join("package").join(from)).with_context(|| from.to_owned())?;
        super::write(&folder.join(name), content.replace(ELSEWHERE.0, ELSEWHERE.1).as_bytes())?;
    }
    Ok(())
}
