//! Builds the site: everything a browser may ask for that is not a page.
//!
//! `site/pkg/docendo.{js,wasm,css}` are the client and the styles, next to them lies what is in
//! `app/assets`, and in `site/redoc` what draws the description of the API. A release site holds a `.br` beside each file that gets smaller by it.

mod compress;
mod redoc;
mod style;
mod wasm;

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::fingerprint::{Fingerprint, files_below};
use crate::mode::Mode;
use crate::workspace::Workspace;
use crate::{packages, process, report};

pub(crate) use compress::{brotli, is_compressible};

/// The name that pages ask for (`app/src/render.rs`).
const NAME: &str = "docendo";

/// Brings the site up to date; what has not changed is left alone.
pub(crate) fn build(workspace: &Workspace, mode: Mode) -> Result<()> {
    packages::wasm_target(workspace)?;
    fs::create_dir_all(workspace.site().join("pkg"))?;
    client(workspace, mode)?;
    styles(workspace)?;
    assets(workspace)?;
    if mode.is_shipped() {
        description(workspace)?;
        compress::compress(&workspace.site())?;
    }
    Ok(())
}

fn client(workspace: &Workspace, mode: Mode) -> Result<()> {
    let profile = mode.client_profile();
    report::step(&format!("Client ({profile})"), || {
        let mut cargo = workspace.cargo();
        cargo.args(["build", "--package", "frontend", "--target", packages::WASM]);
        process::run(cargo.args(["--profile", profile]))
    })?;
    let compiled = workspace.target.join(packages::WASM).join(profile).join("frontend.wasm");
    let pkg = workspace.site().join("pkg");
    let lock = workspace.end2end().join("package-lock.json");
    let input = Fingerprint::default().setting(profile).file(&compiled)?.file(&lock)?;
    let stamp = stamp(workspace, "client");
    if input.matches(&stamp) && pkg.join("docendo.wasm").is_file() {
        report::unchanged("Client for the browser");
        return Ok(());
    }
    if mode.is_shipped() {
        packages::npm(workspace)?;
    }
    report::step("Client for the browser", || wasm::bind(&compiled, &pkg))?;
    if mode.is_shipped() {
        report::step("Client, optimised for size", || wasm::optimise(workspace, &pkg.join("docendo.wasm")))?;
    }
    input.keep(&stamp)
}

fn styles(workspace: &Workspace) -> Result<()> {
    let folder = workspace.root.join("style");
    let output = workspace.site().join("pkg/docendo.css");
    let input = Fingerprint::default().folder(&folder)?;
    let stamp = stamp(workspace, "style");
    if input.matches(&stamp) && output.is_file() {
        report::unchanged("Styles");
        return Ok(());
    }
    report::step("Styles", || write(&output, style::bundle(&folder.join("main.css"))?.as_bytes()))?;
    input.keep(&stamp)
}

fn assets(workspace: &Workspace) -> Result<()> {
    let folder = workspace.root.join("app/assets");
    let input = Fingerprint::default().folder(&folder)?;
    let stamp = stamp(workspace, "assets");
    if input.matches(&stamp) {
        report::unchanged("Assets");
        return Ok(());
    }
    report::step("Assets", || {
        let site = workspace.site();
        for old in files_below(&site)? {
            if !old.starts_with(site.join("pkg")) {
                fs::remove_file(old)?;
            }
        }
        for asset in files_below(&folder)? {
            write(&site.join(asset.strip_prefix(&folder)?), &fs::read(&asset)?)?;
        }
        Ok(())
    })?;
    input.keep(&stamp)
}

/// The script of `/redoc/`. A debug site does without: its build needs no registry.
fn description(workspace: &Workspace) -> Result<()> {
    let folder = workspace.site().join("redoc");
    let input = Fingerprint::default().setting(redoc::version());
    let stamp = stamp(workspace, "redoc");
    if input.matches(&stamp) && redoc::is_in(&folder) {
        report::unchanged("Redoc");
        return Ok(());
    }
    report::step("Redoc", || redoc::fetch(&folder))?;
    input.keep(&stamp)
}

/// Writes a file of the site; its compressed form, if any, is out of date from now on.
fn write(path: &Path, content: &[u8]) -> Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(path, content).with_context(|| path.display().to_string())?;
    let compressed = compress::compressed_path(path);
    if compressed.exists() {
        fs::remove_file(compressed)?;
    }
    Ok(())
}

/// Remembers the inputs of a step. Outside the site, which is embedded as a whole.
fn stamp(workspace: &Workspace, step: &str) -> PathBuf {
    workspace.target.join("site-stamps").join(step)
}
