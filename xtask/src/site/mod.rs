//! Builds the site: everything a browser may ask for that is not a page.
//!
//! The client is in `site/pkg/<digest>`, called by its content, with a file of texts for each language; `site/pkg/client.json` tells
//! the server which folder that is, and `site/pkg/docendo.css` are the styles. Next to them lies what is in `app/assets`, and in
//! `site/redoc` what draws the description of the API. A release site holds a `.br` beside each file that gets smaller by it.

mod budget;
mod compress;
mod graph;
mod redoc;
mod share;
mod style;
mod unused;
mod wasm;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow};
use serde_json::json;
use texts::{Texts, files};

use crate::fingerprint::{Fingerprint, files_below};
use crate::mode::Mode;
use crate::workspace::Workspace;
use crate::{packages, process, report};

pub(crate) use budget::{Load, loads};
pub(crate) use compress::{brotli, is_compressible};

/// The name that pages ask for (`app/src/client.rs`).
const NAME: &str = "docendo";
/// The language of which there are all texts.
const COMPLETE: &str = "en";

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
        budget::check(&workspace.site(), &tags(&workspace.root.join("app/locales"))?)?;
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
    let locales = workspace.root.join("app/locales");
    let lock = workspace.end2end().join("package-lock.json");
    let input = Fingerprint::default().setting(profile).file(&compiled)?.folder(&locales)?.file(&lock)?;
    let (stamp, pkg) = (stamp(workspace, "client"), workspace.site().join("pkg"));
    let told = pkg.join("client.json");
    if input.matches(&stamp) && told.is_file() {
        report::unchanged("Client for the browser");
        return Ok(());
    }
    let is_style =
        |file: &PathBuf| file.file_name().is_some_and(|name| name.to_string_lossy().starts_with("docendo.css"));
    for old in files_below(&pkg)?.into_iter().filter(|file| !is_style(file)) {
        fs::remove_file(old)?;
    }
    let folder = pkg.join("new");
    fs::create_dir_all(&folder)?;
    if mode.is_shipped() {
        packages::npm(workspace)?;
    }
    let lazy = report::step("Client for the browser", || wasm::bind(&compiled, &folder))?;
    texts(&locales, &folder)?;
    if mode.is_shipped() {
        report::step("Client, optimised for size", || wasm::optimise(workspace, &folder))?;
    }
    let digest = Fingerprint::default().folder(&folder)?.text();
    fs::rename(&folder, pkg.join(&digest))?;
    let client = json!({ "folder": format!("/pkg/{digest}"), "lazy": lazy });
    write(&told, &serde_json::to_vec(&client)?)?;
    input.keep(&stamp)
}

/// The tags of the languages.
fn tags(locales: &Path) -> Result<Vec<String>> {
    let languages = files::languages(locales).map_err(|error| anyhow!(error))?;
    Ok(languages.into_iter().map(|(tag, _)| tag).collect())
}

/// The texts of each language, with the English ones that it lacks.
fn texts(locales: &Path, folder: &Path) -> Result<()> {
    let languages: BTreeMap<String, Texts> =
        files::languages(locales).map_err(|error| anyhow!(error))?.into_iter().collect();
    let english = languages.get(COMPLETE).context("there are no English texts")?;
    for (tag, texts) in &languages {
        let all = texts.clone().or(english);
        write(&folder.join(format!("{tag}.json")), &serde_json::to_vec(&all)?)?;
    }
    Ok(())
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
