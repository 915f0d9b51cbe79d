//! Where things are: the checkout and the folder that Cargo builds into.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};
use serde_json::Value;

/// The checkout and its target folder, both absolute.
pub(crate) struct Workspace {
    pub(crate) root: PathBuf,
    pub(crate) target: PathBuf,
}

impl Workspace {
    /// Asks Cargo, which alone knows all the ways of moving the target folder.
    pub(crate) fn find() -> Result<Self> {
        let output = cargo_command()
            .args(["metadata", "--no-deps", "--format-version", "1"])
            .output()
            .context("cargo could not be started")?;
        let complaint = String::from_utf8_lossy(&output.stderr);
        ensure!(output.status.success(), "cargo metadata failed: {complaint}");
        let metadata: Value = serde_json::from_slice(&output.stdout)?;
        let folder = |key: &str| -> Result<PathBuf> {
            let path = metadata[key].as_str().with_context(|| format!("cargo names no {key}"))?;
            Ok(PathBuf::from(path))
        };
        Ok(Self { root: folder("workspace_root")?, target: folder("target_directory")? })
    }

    /// What a browser may ask for; embedded in the release server.
    pub(crate) fn site(&self) -> PathBuf {
        self.target.join("site")
    }

    /// npm's folder: browser journeys, and the optimiser of WebAssembly.
    pub(crate) fn end2end(&self) -> PathBuf {
        self.root.join("end2end")
    }

    /// How schemathesis compares the contracts with their description.
    pub(crate) fn schemathesis(&self) -> PathBuf {
        self.root.join("server/schemathesis")
    }

    /// The server built with this Cargo profile folder (`debug` or `release`).
    pub(crate) fn server(&self, profile: &str) -> PathBuf {
        self.target.join(profile).join("docendo")
    }

    /// A `cargo` command that runs in the checkout.
    pub(crate) fn cargo(&self) -> Command {
        let mut command = cargo_command();
        command.current_dir(&self.root);
        command
    }

    /// `path` as a person in the checkout would type it.
    pub(crate) fn relative(&self, path: &Path) -> String {
        path.strip_prefix(&self.root).unwrap_or(path).display().to_string()
    }
}

/// The Cargo that started us, so that one toolchain builds everything.
///
/// `cargo xtask` describes this package in the environment; build scripts that look there would
/// take turns in being out of date with every plain `cargo build`.
fn cargo_command() -> Command {
    let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    for (name, _) in env::vars_os() {
        let name = name.to_string_lossy();
        if name.starts_with("CARGO_PKG_") || name.starts_with("CARGO_MANIFEST_") {
            command.env_remove(name.as_ref());
        }
    }
    command
}
