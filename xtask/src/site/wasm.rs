//! Turns the compiled client into what a browser loads: a main module, and modules that are loaded when they are needed.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread;

use anyhow::{Context, Result, anyhow, ensure};
use wasm_bindgen_cli_support::Bindgen;

use super::share::{drop_exports, root_shared};
use super::{NAME, unused, write};
use crate::fingerprint::files_below;
use crate::workspace::Workspace;
use crate::{packages, process};

/// What several groups of screens share is a module of its own from so many bytes on; below, it is part of the main module.
const LEAST: u64 = 2_000;
/// As many modules are made smaller at a time.
const AT_ONCE: usize = 2;

/// The modules that each lazy function needs.
pub(crate) type Lazy = BTreeMap<String, Vec<String>>;

/// Writes `docendo.js`, `docendo.wasm`, `split.js` and the other modules to `folder`.
///
/// wasm-bindgen is linked into this program with the version of `Cargo.lock`, so that it cannot
/// differ from the one that the client was compiled with.
pub(crate) fn bind(compiled: &Path, folder: &Path) -> Result<Lazy> {
    let work = tempfile::tempdir()?;
    let (input, added) = root_shared(&unused::empty(&fs::read(compiled)?)?, LEAST)?;
    let main = work.path().join("main.wasm");
    let mut options = wasm_split_cli_support::Options::new(&input);
    options.output_dir = folder;
    options.main_out_path = &main;
    options.link_name = "./split.js";
    options.main_module = "./docendo.js";
    let done = wasm_split_cli_support::transform(options).map_err(|error| anyhow!("{error:?}"))?;
    let link = folder.join("split.js");
    write(&link, recovering(&fs::read_to_string(&link)?)?.as_bytes())?;

    let bound = work.path().join("bound");
    let mut bindgen = Bindgen::new();
    bindgen.web(true)?.typescript(false).input_path(&main).out_name(NAME).keep_lld_exports(true).demangle(false);
    // The page always says where the module is.
    bindgen.omit_default_module_path(true).remove_producers_section(true);
    bindgen.generate(&bound).context("wasm-bindgen refused the client")?;
    for file in files_below(&bound)? {
        let name = file.strip_prefix(&bound)?;
        if name == Path::new("docendo_bg.wasm") {
            write(&folder.join("docendo.wasm"), &drop_exports(&fs::read(&file)?, &added)?)?;
        } else {
            write(&folder.join(name), &fs::read(&file)?)?;
        }
    }
    Ok(done.prefetch_map.into_iter().collect())
}

/// The script that loads modules, which lets the browser load the page that was asked for where one cannot be had: of another
/// release, or without a network. By itself it gives up, and the page is dead. A link that was only pointed at asks for nothing.
fn recovering(script: &str) -> Result<String> {
    const ASKED: &str = r#"let asked;
const leave = () => { if (asked && asked !== location.href) location.assign(asked); };
addEventListener("click", (event) => {
  const plain = !event.ctrlKey && !event.metaKey && !event.shiftKey && event.button === 0;
  const link = plain && event.target.closest?.("a[href^='/']:not([download], [target])");
  asked = link ? link.href : undefined;
}, true);
let sharedImports"#;
    const LEAVE: &str = r#"console.error(e);
leave();
await new Promise(() => addEventListener("click", () => setTimeout(leave)));"#;
    let told = script.replacen("let sharedImports", ASKED, 1).replace("console.error(e);", LEAVE);
    ensure!(told.contains("let asked") && told.contains("leave();"), "the splitter's script is another one");
    Ok(told)
}

/// Makes the modules in `folder` as small as Binaryen can, and the scripts as small as terser can.
///
/// Only the npm edition with plain `-Oz` is known to work: older editions and `--all-features`
/// write modules that browsers refuse.
pub(crate) fn optimise(workspace: &Workspace, folder: &Path) -> Result<()> {
    let program = packages::npm_program(workspace, "binaryen", "bin/wasm-opt")?;
    for script in of_kind(folder, "js")? {
        let mut shorter = Command::new("node");
        shorter.arg(packages::npm_program(workspace, "terser", "bin/terser")?).arg(&script);
        process::run(shorter.args(["--module", "--compress", "--mangle", "--output"]).arg(&script))?;
    }
    for some in of_kind(folder, "wasm")?.chunks(AT_ONCE) {
        thread::scope(|scope| {
            let running: Vec<_> = some.iter().map(|module| scope.spawn(|| shrink(&program, module))).collect();
            running.into_iter().try_for_each(|one| one.join().map_err(|_| anyhow!("wasm-opt was given up"))?)
        })?;
    }
    Ok(())
}

fn of_kind(folder: &Path, kind: &str) -> Result<Vec<PathBuf>> {
    let is_wanted = |file: &PathBuf| file.extension().is_some_and(|extension| extension == kind);
    Ok(files_below(folder)?.into_iter().filter(is_wanted).collect())
}

fn shrink(program: &Path, module: &Path) -> Result<()> {
    let folder = tempfile::tempdir()?;
    let smaller = folder.path().join("smaller.wasm");
    let mut optimiser = Command::new("node");
    optimiser.arg(program).arg("-Oz").arg(module).arg("-o").arg(&smaller);
    process::run(&mut optimiser)?;
    write(module, &fs::read(&smaller)?)
}
