//! Keeps what several parts of the client share in its main module where that is small.
//!
//! The splitter puts what is used by several lazy functions into one module for every *set* of them: many, most of some hundred bytes.
//! It leaves in the main module whatever the exports of the compiled module reach. So what is small gets an export before, which is
//! taken away again afterwards. Data has no exports: an exported global of its name stands for its address, and the splitter fills it
//! in.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use anyhow::Result;
use wasm_encoder::{ConstExpr, ExportKind, ExportSection, GlobalSection, GlobalType, Module, RawSection, ValType};
use wasmparser::{ExternalKind, Parser, Payload, SymbolInfo};

use super::graph::{Graph, Parts};

/// What the splitter calls the entry of a lazy function.
const ENTRY: (&str, &str) = ("__wasm_split_00", "00_export_");

/// The module with an export for everything that goes to the main module: what sets of lazy functions share that are most of them,
/// or what is below `least` bytes with all that it brings along; and the names of these exports.
pub(crate) fn root_shared(wasm: &[u8], least: u64) -> Result<(Vec<u8>, HashSet<String>)> {
    let parts = Parts::read(wasm)?;
    let graph = Graph::of(&parts)?;
    let entries = entries(&parts);
    let mut in_main = vec![false; graph.uses.len()];
    graph.reach(&main(&parts, &graph, &entries), &mut in_main);
    let users = users(&graph, &entries, &in_main);
    let mut rooted = in_main.clone();
    for (users, nodes) in shared(&users) {
        let mut with = rooted.clone();
        let brought = graph.reach(&nodes, &mut with);
        if is_most(users.len(), entries.len()) || graph.size(&brought) < least {
            rooted = with;
        }
    }
    // Whatever comes to the main module and is used from outside of it; in order, so that a build gives the same bytes.
    let outside = (0..users.len()).filter(|node| !users[*node].is_empty() && !rooted[*node]);
    let roots: BTreeSet<usize> = outside
        .flat_map(|node| &graph.uses[node])
        .copied()
        .filter(|used| rooted[*used] && !in_main[*used] && graph.sizes[*used] > 0)
        .collect();
    export(wasm, &parts, &roots)
}

/// The functions that begin each lazy part.
fn entries(parts: &Parts<'_>) -> BTreeMap<String, Vec<usize>> {
    let mut entries: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for export in parts.exports.iter().filter(|export| export.kind == ExternalKind::Func) {
        if let Some((part, _)) = export.name.strip_prefix(ENTRY.0).and_then(|name| name.rsplit_once(ENTRY.1)) {
            entries.entry(part.to_owned()).or_default().push(export.index as usize);
        }
    }
    entries
}

/// What begins the main module.
fn main(parts: &Parts<'_>, graph: &Graph, entries: &BTreeMap<String, Vec<usize>>) -> Vec<usize> {
    let lazy: HashSet<usize> = entries.values().flatten().copied().collect();
    let exported = parts.exports.iter().filter(|export| export.kind == ExternalKind::Func);
    let exported = exported.map(|export| export.index as usize);
    exported.chain(parts.kept(graph)).filter(|node| !lazy.contains(node)).collect()
}

/// The numbers of the lazy parts that use each node outside of the main module.
fn users(graph: &Graph, entries: &BTreeMap<String, Vec<usize>>, in_main: &[bool]) -> Vec<Vec<usize>> {
    let mut users = vec![Vec::new(); graph.uses.len()];
    for (part, entries) in entries.values().enumerate() {
        for node in graph.reach(entries, &mut in_main.to_vec()) {
            users[node].push(part);
        }
    }
    users
}

/// What each set of several parts shares, the largest sets first.
fn shared(users: &[Vec<usize>]) -> Vec<(&Vec<usize>, Vec<usize>)> {
    let mut sets: BTreeMap<&Vec<usize>, Vec<usize>> = BTreeMap::new();
    for (node, users) in users.iter().enumerate().filter(|(_, users)| users.len() > 1) {
        sets.entry(users).or_default().push(node);
    }
    let mut sets: Vec<_> = sets.into_iter().collect();
    sets.sort_by_key(|(users, _)| Reverse(users.len()));
    sets
}

/// What three of four parts use is used by whoever looks around.
const fn is_most(users: usize, all: usize) -> bool {
    users * 4 >= all * 3
}

fn export(wasm: &[u8], parts: &Parts<'_>, roots: &BTreeSet<usize>) -> Result<(Vec<u8>, HashSet<String>)> {
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for symbol in &parts.symbols {
        if let SymbolInfo::Data { name, .. } = symbol {
            *counts.entry(name).or_default() += 1;
        }
    }
    let (mut exports, mut names, mut more) = (ExportSection::new(), HashSet::new(), 0);
    for export in &parts.exports {
        exports.export(export.name, export.kind.into(), export.index);
    }
    for node in roots {
        let (name, kind, index) = match node.checked_sub(parts.functions()).map(|symbol| &parts.symbols[symbol]) {
            None => (format!("__shared_{node}"), ExportKind::Func, u32::try_from(*node)?),
            Some(SymbolInfo::Data { name, .. }) if counts[name] == 1 => {
                more += 1;
                ((*name).to_owned(), ExportKind::Global, parts.globals + more - 1)
            }
            // It cannot be told by its name: it stays in a module of its own.
            Some(_) => continue,
        };
        exports.export(&name, kind, index);
        names.insert(name);
    }
    Ok((with_exports(wasm, &exports, more)?, names))
}

/// The main module without the exports called `names`.
pub(crate) fn drop_exports(wasm: &[u8], names: &HashSet<String>) -> Result<Vec<u8>> {
    let mut fewer = ExportSection::new();
    for payload in Parser::new(0).parse_all(wasm) {
        let Payload::ExportSection(reader) = payload? else { continue };
        for export in reader {
            let export = export?;
            if !names.contains(export.name) {
                fewer.export(export.name, export.kind.into(), export.index);
            }
        }
    }
    with_exports(wasm, &fewer, 0)
}

/// The module with other exports and some more globals; every other section stays as it is.
fn with_exports(wasm: &[u8], exports: &ExportSection, more: u32) -> Result<Vec<u8>> {
    let mut module = Module::new();
    for payload in Parser::new(0).parse_all(wasm) {
        let payload = payload?;
        let Some((id, range)) = payload.as_section() else { continue };
        match payload {
            Payload::ExportSection(_) => module.section(exports),
            Payload::GlobalSection(reader) if more > 0 => {
                let mut globals = GlobalSection::new();
                for global in reader {
                    let global = global?;
                    globals.global(global.ty.try_into()?, &global.init_expr.try_into()?);
                }
                let address = GlobalType { val_type: ValType::I32, mutable: false, shared: false };
                for _ in 0..more {
                    globals.global(address, &ConstExpr::i32_const(0));
                }
                module.section(&globals)
            }
            _ => {
                let (from, to) = (usize::try_from(range.start)?, usize::try_from(range.end)?);
                module.section(&RawSection { id, data: &wasm[from..to] })
            }
        };
    }
    Ok(module.finish())
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_encoder::{CodeSection, Function, FunctionSection, TypeSection};

    #[test]
    fn exports_are_dropped_by_name_and_the_rest_of_the_module_stays() {
        let (mut types, mut functions, mut code) = (TypeSection::new(), FunctionSection::new(), CodeSection::new());
        types.ty().function([], []);
        functions.function(0);
        let mut body = Function::new([]);
        body.instructions().end();
        code.function(&body);
        let mut exports = ExportSection::new();
        exports.export("kept", ExportKind::Func, 0).export("__shared_0", ExportKind::Func, 0);
        let mut module = Module::new();
        module.section(&types).section(&functions).section(&exports).section(&code);
        let wasm = drop_exports(&module.finish(), &HashSet::from(["__shared_0".to_owned()])).unwrap();
        let mut fewer = ExportSection::new();
        fewer.export("kept", ExportKind::Func, 0);
        let mut expected = Module::new();
        expected.section(&types).section(&functions).section(&fewer).section(&code);
        assert_eq!(wasm, expected.finish());
    }

    #[test]
    fn a_module_that_was_linked_without_references_is_refused() {
        assert!(root_shared(&Module::new().finish(), 1).unwrap_err().to_string().contains("--emit-relocs"));
    }
}
