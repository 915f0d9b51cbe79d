//! The structure of the sources: which module may use which.
//!
//! * Modules that stand beside each other do not use each other in a circle, be they at the top of a crate or within a feature. What
//!   a module uses is what it and the modules within it name: by an import, or by a path in the code, macros included.
//! * A module and what is within it are one piece: either may use what the other defines. Whoever hands something on (`pub use`) does
//!   not use it, and whoever takes it from there uses the module that defines it too.
//! * The modules at the top of a crate stand in layers, which its root names under "Layers" from the bottom to the top: each uses
//!   those alone that are named before it.
//!
//! Code that is compiled for tests alone is left out: a test may look at everything.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on ends there")]

mod graph;
mod source;
mod tests;

use graph::Graph;
use source::{Names, read};
use std::{
    fs,
    path::{Path, PathBuf},
};

/// The roots of the crates that are looked at. `frontend` has one function.
const ROOTS: [&str; 5] = ["src/lib.rs", "app/src/lib.rs", "server/src/lib.rs", "texts/src/lib.rs", "xtask/src/main.rs"];

/// Tests run in the folder of their crate, which need not be the one that they were compiled in.
fn root(file: &str) -> PathBuf {
    Path::new("..").join(file)
}

#[test]
fn no_modules_beside_each_other_use_each_other_in_a_circle() {
    let told: String = ROOTS.into_iter().flat_map(|file| circles(file, &root(file))).collect();
    assert!(told.is_empty(), "modules use each other in a circle:\n{told}");
}

#[test]
fn the_modules_of_a_crate_use_what_stands_below_them_alone() {
    let told: String = ROOTS.into_iter().flat_map(|file| breaches(file, &root(file))).collect();
    assert!(told.is_empty(), "modules do not stand as the root of their crate says under \"Layers\":\n{told}");
}

/// Every circle in a crate, spelled out.
fn circles(name: &str, root: &Path) -> Vec<String> {
    let modules = read(root);
    let within = |names: &Names| {
        let graph = Graph::of(&modules, names);
        let tell = |circle| format!("{name}, in crate::{}\n{circle}", names.join("::"));
        graph.circles().into_iter().map(tell).collect::<Vec<_>>()
    };
    modules.keys().flat_map(within).collect()
}

/// Where a crate does not stand as its root says.
fn breaches(name: &str, root: &Path) -> Vec<String> {
    let (modules, layers) = (read(root), layers(&fs::read_to_string(root).unwrap()));
    let place = |module: &str| layers.iter().position(|layer| layer == module);
    let graph = Graph::of(&modules, &Names::new());
    let mut told: Vec<String> = layers
        .iter()
        .filter(|layer| !modules[&Names::new()].children.contains(*layer))
        .map(|layer| format!("  {name}: there is no {layer}\n"))
        .collect();
    for module in graph.parts() {
        let Some(own) = place(module) else {
            told.push(format!("  {name}: {module} is not named\n"));
            continue;
        };
        let above = graph.used_by(module).filter(|(other, _)| place(other).is_some_and(|other| other > own));
        told.extend(above.map(|(other, by)| {
            let by: Vec<&str> = by.iter().map(String::as_str).collect();
            format!("  {name}: {module} uses {other}, which stands above it: {}\n", by.join(", "))
        }));
    }
    told
}

/// The modules that the documentation of a root names under "Layers", from the bottom to the top.
fn layers(text: &str) -> Vec<String> {
    let lines = text.lines().map_while(|line| line.strip_prefix("//!"));
    let lines = lines.skip_while(|line| line.trim() != "# Layers").skip(1).take_while(|line| !line.starts_with(" #"));
    let lines: Vec<&str> = lines.collect();
    lines.join("\n").split('`').skip(1).step_by(2).map(str::to_owned).collect()
}
