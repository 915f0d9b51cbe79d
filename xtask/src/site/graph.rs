//! What of a compiled module uses what, by the references that the linker kept (`--emit-relocs`).

use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};
use std::mem;
use std::ops::Range;

use anyhow::{Result, ensure};
use wasmparser::{
    ElementItems, Export, FunctionBody, KnownCustom, Linking, Operator, Parser, Payload, RelocationEntry, SymbolFlags,
    SymbolInfo, TypeRef,
};

/// What is read of a module.
#[derive(Default)]
pub(crate) struct Parts<'a> {
    /// The names of the functions that it imports; they are numbered first.
    pub(crate) imports: Vec<&'a str>,
    pub(crate) exports: Vec<Export<'a>>,
    bodies: Vec<FunctionBody<'a>>,
    /// Functions that are called by their place in a table.
    indirect: HashSet<u32>,
    /// The function that runs first.
    start: Option<u32>,
    pub(crate) symbols: Vec<SymbolInfo<'a>>,
    /// References by the section that they are in.
    references: HashMap<usize, Vec<RelocationEntry>>,
    /// Where each segment of data begins in the file.
    segments: Vec<u64>,
    /// Number and place of the sections of code and of data.
    code: (usize, u64),
    data: (usize, u64),
    pub(crate) globals: u32,
}

impl<'a> Parts<'a> {
    pub(crate) fn read(wasm: &'a [u8]) -> Result<Self> {
        let (mut parts, mut section) = (Self::default(), 0);
        for payload in Parser::new(0).parse_all(wasm) {
            let payload = payload?;
            let is_section = payload.as_section().is_some();
            parts.take(payload, section)?;
            section += usize::from(is_section);
        }
        ensure!(!parts.symbols.is_empty(), "the client was linked without --emit-relocs");
        Ok(parts)
    }

    fn take(&mut self, payload: Payload<'a>, section: usize) -> Result<()> {
        match payload {
            Payload::ImportSection(reader) => {
                for import in reader.into_imports() {
                    let import = import?;
                    ensure!(!matches!(import.ty, TypeRef::Global(_)), "the client imports a global");
                    self.imports.extend(matches!(import.ty, TypeRef::Func(_)).then_some(import.name));
                }
            }
            Payload::GlobalSection(reader) => self.globals = reader.count(),
            Payload::ExportSection(reader) => self.exports = reader.into_iter().collect::<Result<_, _>>()?,
            Payload::StartSection { func, .. } => self.start = Some(func),
            Payload::ElementSection(reader) => {
                for element in reader {
                    if let ElementItems::Functions(functions) = element?.items {
                        self.indirect.extend(functions.into_iter().collect::<Result<Vec<_>, _>>()?);
                    }
                }
            }
            Payload::CodeSectionStart { range, .. } => self.code = (section, range.start),
            Payload::CodeSectionEntry(body) => self.bodies.push(body),
            Payload::DataSection(reader) => {
                self.data = (section, reader.range().start);
                for segment in reader {
                    let segment = segment?;
                    self.segments.push(segment.range.end - u64::try_from(segment.data.len())?);
                }
            }
            Payload::CustomSection(reader) => self.take_custom(reader.as_known())?,
            _ => {}
        }
        Ok(())
    }

    fn take_custom(&mut self, custom: KnownCustom<'a>) -> Result<()> {
        match custom {
            KnownCustom::Linking(reader) => {
                for part in reader.subsections() {
                    if let Linking::SymbolTable(table) = part? {
                        self.symbols = table.into_iter().collect::<Result<_, _>>()?;
                    }
                }
            }
            KnownCustom::Reloc(reader) => {
                let entries = reader.entries().into_iter().collect::<Result<_, _>>()?;
                self.references.insert(usize::try_from(reader.section_index())?, entries);
            }
            _ => {}
        }
        Ok(())
    }

    /// Where the code section begins in the file.
    pub(crate) fn code_start(&self) -> Result<usize> {
        Ok(usize::try_from(self.code.1)?)
    }

    /// Where the bodies of the functions lie in the file whose names are `wanted`.
    pub(crate) fn bodies_of(&self, wanted: impl Fn(&str) -> bool) -> Result<Vec<Range<usize>>> {
        let mut found = Vec::new();
        for symbol in &self.symbols {
            let SymbolInfo::Func { index, name: Some(name), .. } = symbol else { continue };
            let body =
                usize::try_from(*index)?.checked_sub(self.imports.len()).and_then(|place| self.bodies.get(place));
            if let Some(body) = body.filter(|_| wanted(name)) {
                let range = body.range();
                found.push(usize::try_from(range.start)?..usize::try_from(range.end)?);
            }
        }
        Ok(found)
    }

    /// How many functions there are; after their numbers come those of the symbols.
    pub(crate) fn functions(&self) -> usize {
        self.imports.len() + self.bodies.len()
    }

    fn target(&self, entry: &RelocationEntry) -> Option<usize> {
        let index = usize::try_from(entry.index).ok()?;
        match self.symbols.get(index)? {
            SymbolInfo::Func { index, .. } => usize::try_from(*index).ok(),
            SymbolInfo::Data { .. } => Some(self.functions() + index),
            _ => None,
        }
    }

    /// The functions that stay in the main module whatever else is cut out of it.
    pub(crate) fn kept(&self, graph: &Graph) -> Vec<usize> {
        let is_rooted = |flags: SymbolFlags| {
            flags.contains(SymbolFlags::NO_STRIP) || flags.contains(SymbolFlags::EXPORTED | SymbolFlags::BINDING_WEAK)
        };
        let by_table = self.symbols.iter().filter_map(|symbol| match symbol {
            SymbolInfo::Func { index, flags, .. } if self.indirect.contains(index) && is_rooted(*flags) => Some(*index),
            _ => None,
        });
        let kept = self.start.into_iter().chain(by_table).filter_map(|index| usize::try_from(index).ok());
        // wasm-bindgen looks for these in the main module.
        let is_description = |node: &usize| {
            let name = self.imports.get(*node);
            name.is_some_and(|name| ["__wbindgen_describe_cast", "__wbindgen_describe_generic_import"].contains(name))
        };
        let describing = (0..self.functions()).filter(|node| graph.uses[*node].iter().any(is_description));
        kept.chain(describing).collect()
    }
}

/// Functions and, after them, symbols of data: their sizes in bytes, and which others each of them uses.
pub(crate) struct Graph {
    pub(crate) sizes: Vec<u64>,
    pub(crate) uses: Vec<Vec<usize>>,
}

impl Graph {
    pub(crate) fn of(parts: &Parts<'_>) -> Result<Self> {
        let count = parts.functions() + parts.symbols.len();
        let mut graph = Self { sizes: vec![0; count], uses: vec![Vec::new(); count] };
        graph.add_code(parts)?;
        graph.add_data(parts)?;
        Ok(graph)
    }

    fn add_code(&mut self, parts: &Parts<'_>) -> Result<()> {
        let (section, start) = parts.code;
        for entry in parts.references.get(&section).into_iter().flatten() {
            let at = start + u64::from(entry.offset);
            let body = parts.bodies.partition_point(|body| body.range().end <= at);
            self.uses[parts.imports.len() + body].extend(parts.target(entry));
        }
        for (node, body) in (parts.imports.len()..).zip(&parts.bodies) {
            self.sizes[node] = body.range().end - body.range().start;
            // What the linker makes has no references: its calls are read.
            if self.uses[node].is_empty() {
                for operator in body.get_operators_reader()? {
                    if let Operator::Call { function_index } = operator? {
                        self.uses[node].push(usize::try_from(function_index)?);
                    }
                }
            }
        }
        Ok(())
    }

    fn add_data(&mut self, parts: &Parts<'_>) -> Result<()> {
        let places = self.places(parts)?;
        let mut around: Vec<(u64, u64, usize)> = Vec::new();
        for &place in &places {
            around.retain(|other| other.1 > place.0);
            for other in &around {
                // One lies within the other, or they overlap.
                self.uses[other.2].push(place.2);
                if other.1 < place.1 {
                    self.uses[place.2].push(other.2);
                }
            }
            around.push(place);
        }
        let (section, start) = parts.data;
        for entry in parts.references.get(&section).into_iter().flatten() {
            let at = start + u64::from(entry.offset);
            let before = &places[..places.partition_point(|place| place.0 <= at)];
            if let Some(owner) = before.iter().rfind(|place| place.1 > at) {
                self.uses[owner.2].extend(parts.target(entry));
            }
        }
        Ok(())
    }

    /// From where to where each symbol of data lies in the file, in order.
    fn places(&mut self, parts: &Parts<'_>) -> Result<Vec<(u64, u64, usize)>> {
        let mut places = Vec::new();
        for (node, symbol) in (parts.functions()..).zip(&parts.symbols) {
            let SymbolInfo::Data { symbol: Some(symbol), .. } = symbol else { continue };
            if symbol.size > 0 {
                let start = parts.segments[usize::try_from(symbol.index)?] + u64::from(symbol.offset);
                places.push((start, start + u64::from(symbol.size), node));
                self.sizes[node] = symbol.size.into();
            }
        }
        places.sort_unstable_by_key(|&(start, end, _)| (start, Reverse(end)));
        Ok(places)
    }

    /// What is reached from some nodes and was not `seen` before.
    pub(crate) fn reach(&self, from: &[usize], seen: &mut [bool]) -> Vec<usize> {
        let (mut found, mut open) = (Vec::new(), from.to_vec());
        while let Some(node) = open.pop() {
            if !mem::replace(&mut seen[node], true) {
                found.push(node);
                open.extend(&self.uses[node]);
            }
        }
        found
    }

    /// The size of some nodes together.
    pub(crate) fn size(&self, nodes: &[usize]) -> u64 {
        nodes.iter().map(|node| self.sizes[*node]).sum()
    }
}
