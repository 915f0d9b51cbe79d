//! Turns the compiled client into what a browser loads.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result};
use wasm_bindgen_cli_support::Bindgen;

use super::{NAME, write};
use crate::fingerprint::files_below;
use crate::workspace::Workspace;
use crate::{packages, process};

/// Writes `docendo.js`, `docendo.wasm` and the snippets they import to `pkg`.
///
/// wasm-bindgen is linked into this program with the version of `Cargo.lock`, so that it cannot
/// differ from the one that the client was compiled with.
pub(crate) fn bind(compiled: &Path, pkg: &Path) -> Result<()> {
    let folder = tempfile::tempdir()?;
    let mut bindgen = Bindgen::new();
    bindgen.web(true)?.typescript(false).input_path(compiled).out_name(NAME);
    // The page always says where the module is.
    bindgen.omit_default_module_path(true).remove_producers_section(true);
    bindgen.generate(folder.path()).context("wasm-bindgen refused the client")?;
    let snippets = pkg.join("snippets");
    if snippets.is_dir() {
        fs::remove_dir_all(snippets)?;
    }
    for file in files_below(folder.path())? {
        let name = file.strip_prefix(folder.path())?;
        let name = if name == Path::new("docendo_bg.wasm") { Path::new("docendo.wasm") } else { name };
        write(&pkg.join(name), &fs::read(&file)?)?;
    }
    Ok(())
}

/// Makes `module` as small as Binaryen can.
///
/// Only the npm edition with plain `-Oz` is known to work: older editions and `--all-features`
/// write modules that browsers refuse.
pub(crate) fn optimise(workspace: &Workspace, module: &Path) -> Result<()> {
    let program = packages::npm_program(workspace, "binaryen", "bin/wasm-opt")?;
    let folder = tempfile::tempdir()?;
    let smaller = folder.path().join("docendo.wasm");
    let mut optimiser = Command::new("node");
    optimiser.arg(program).arg("-Oz").arg(module).arg("-o").arg(&smaller);
    process::run(&mut optimiser)?;
    write(module, &fs::read(&smaller)?)
}
