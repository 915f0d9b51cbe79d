//! Which parts of a crate use which others, and the circles among them.

use crate::source::{Module, Modules, Names, absolute};
use std::{
    collections::{BTreeMap, BTreeSet, VecDeque},
    fmt,
};

/// What uses what, with the names by which it does.
#[derive(Debug, Default)]
pub(crate) struct Graph(BTreeMap<String, BTreeMap<String, BTreeSet<String>>>);

impl Graph {
    /// The modules right within the module `within`: one uses another where any code of it, or of a module within it, names a path
    /// into the other. What `within` defines itself belongs to all of them.
    pub(crate) fn of(modules: &Modules, within: &[String]) -> Self {
        let mut graph = Self::default();
        let children = &modules[within].children;
        for (names, module) in modules {
            let Some(part) = names.strip_prefix(within).and_then(<[String]>::first) else { continue };
            graph.0.entry(part.clone()).or_default();
            for path in used(names, module, modules) {
                let place = place_of(modules, &path, &mut BTreeSet::new()).unwrap_or_default();
                // As it is spelled, and where it is defined.
                for place in [&path[1..], &place] {
                    let target = place.strip_prefix(within).and_then(<[String]>::first);
                    if let Some(target) = target.filter(|target| *target != part && children.contains(*target)) {
                        graph.add(part, target, &path[1..].join("::"));
                    }
                }
            }
        }
        graph
    }

    fn add(&mut self, from: &str, to: &str, name: &str) {
        self.0.entry(from.to_owned()).or_default().entry(to.to_owned()).or_default().insert(name.to_owned());
    }

    /// Everything that is in the graph.
    pub(crate) fn parts(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    /// What `from` uses, and by which names.
    pub(crate) fn used_by(&self, from: &str) -> impl Iterator<Item = (&str, &BTreeSet<String>)> {
        self.0.get(from).into_iter().flatten().map(|(to, names)| (to.as_str(), names))
    }

    /// The shortest circle through each part that is in one; every circle once.
    pub(crate) fn circles(&self) -> Vec<Circle<'_>> {
        let mut found: BTreeMap<BTreeSet<&str>, Circle<'_>> = BTreeMap::new();
        for part in self.parts() {
            if let Some(parts) = self.way_back(part) {
                let key = parts.iter().copied().collect();
                found.entry(key).or_insert(Circle { graph: self, parts });
            }
        }
        found.into_values().collect()
    }

    /// The shortest way from `part` back to it, without its end.
    fn way_back<'a>(&'a self, part: &'a str) -> Option<Vec<&'a str>> {
        let mut came_from: BTreeMap<&str, &str> = BTreeMap::new();
        let mut next = VecDeque::from([part]);
        while let Some(here) = next.pop_front() {
            for (there, _) in self.used_by(here) {
                if there == part {
                    let mut way = vec![here];
                    while let Some(before) = way.last().and_then(|last| came_from.get(last)) {
                        way.push(before);
                    }
                    way.reverse();
                    return Some(way);
                }
                if !came_from.contains_key(there) {
                    came_from.insert(there, here);
                    next.push_back(there);
                }
            }
        }
        None
    }
}

/// Parts each of which uses the next one, and the last one the first.
pub(crate) struct Circle<'a> {
    graph: &'a Graph,
    parts: Vec<&'a str>,
}

impl fmt::Display for Circle<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let next = self.parts.iter().cycle().skip(1);
        for (from, to) in self.parts.iter().zip(next) {
            let names: Vec<&str> = self.graph.0[*from][*to].iter().map(String::as_str).collect();
            writeln!(f, "  {from} -> {to}: {}", names.join(", "))?;
        }
        Ok(())
    }
}

/// The paths from the root of the crate that a module uses. What it only hands on (`pub use`) it does not use.
fn used(names: &[String], module: &Module, modules: &Modules) -> BTreeSet<Names> {
    let mut used = BTreeSet::new();
    for (name, import) in &module.imports {
        if !import.is_handed_on || module.words.contains(name) {
            used.insert(inside(names, module, &import.path));
        }
    }
    used.extend(module.paths.iter().map(|path| from_root(names, module, path)));
    for glob in module.globs.iter().map(|glob| inside(names, module, glob)) {
        let Some(from) = glob.split_first().and_then(|(_, names)| modules.get(names)) else { continue };
        let taken = module.words.iter().filter(|word| from.items.contains(*word) || from.imports.contains_key(*word));
        used.extend(taken.map(|word| [&glob[..], std::slice::from_ref(word)].concat()));
    }
    used.retain(|path| path.first().is_some_and(|word| word == "crate"));
    used
}

/// A path of a module from the root of the crate: it may begin with something imported, or with a module within this one.
fn from_root(names: &[String], module: &Module, path: &[String]) -> Names {
    match module.imports.get(&path[0]) {
        Some(import) => [&inside(names, module, &import.path), &path[1..]].concat(),
        None => inside(names, module, &absolute(names, path)),
    }
}

/// The module that defines what `path` names; imports are followed to it.
fn place_of(modules: &Modules, path: &[String], seen: &mut BTreeSet<Names>) -> Option<Names> {
    let mut rest = path.strip_prefix(&["crate".to_owned()])?;
    if !seen.insert(path.to_vec()) {
        return None;
    }
    let mut names = Names::new();
    while let Some((word, after)) = rest.split_first() {
        let module = modules.get(&names)?;
        if module.items.contains(word) && !module.children.contains(word) {
            break;
        } else if module.children.contains(word) {
            names.push(word.clone());
            rest = after;
        } else if let Some(import) = module.imports.get(word) {
            return place_of(modules, &[&inside(&names, module, &import.path), after].concat(), seen);
        } else {
            let mut globs = module.globs.iter().map(|glob| [&inside(&names, module, glob), rest].concat());
            return globs.find_map(|path| place_of(modules, &path, seen));
        }
    }
    Some(names)
}

/// The path of an import, which may begin with a module within the one that imports it.
fn inside(names: &[String], module: &Module, path: &[String]) -> Names {
    if path.first().is_some_and(|first| module.children.contains(first)) {
        return [&["crate".to_owned()], names, path].concat();
    }
    path.to_vec()
}
