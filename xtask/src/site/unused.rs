//! Empties functions that no browser ever calls.
//!
//! Every view of Leptos stands in a table with all that can be done to it, and a linker keeps what stands in tables. A tenth of the
//! client would be ways of bringing pages to life that it does not use: it has its modules before it begins, and brings the page to
//! life in one go.

use std::ops::Range;

use anyhow::{Result, ensure};
use wasm_encoder::{CustomSection, Encode as _, Module, RawSection};
use wasmparser::{KnownCustom, Parser, Payload, RelocAddendKind, RelocSectionReader};

use super::graph::Parts;

/// A part of the names of such functions: each of them makes a future of a type of its own, so that no other function is the same, and
/// was made one with it by the compiler.
const UNUSED: &str = "IntoAny$GT$8into_any13hydrate_async17h";

const UNREACHABLE: u8 = 0x00;
const NOTHING: u8 = 0x01;
const END: u8 = 0x0b;

/// The module in which these functions stop whoever calls them; what they alone used is used by nobody any more.
pub(crate) fn empty(wasm: &[u8]) -> Result<Vec<u8>> {
    let parts = Parts::read(wasm)?;
    let mut emptied: Vec<Range<usize>> = parts.bodies_of(|name| name.contains(UNUSED))?;
    ensure!(!emptied.is_empty(), "the client has no function called {UNUSED}: is it another Leptos?");
    emptied.sort_unstable_by_key(|body| body.start);
    let mut module = wasm.to_vec();
    for body in &emptied {
        let [locals, first, rest @ .., last] = &mut module[body.clone()] else { continue };
        (*locals, *first, *last) = (0, UNREACHABLE, END);
        rest.fill(NOTHING);
    }
    without_references(&module, &emptied, parts.code_start()?)
}

/// The module without the references that lie in `emptied`, from the start of the file.
fn without_references(wasm: &[u8], emptied: &[Range<usize>], code: usize) -> Result<Vec<u8>> {
    let mut module = Module::new();
    for payload in Parser::new(0).parse_all(wasm) {
        let payload = payload?;
        let Some((id, range)) = payload.as_section() else { continue };
        if let Payload::CustomSection(custom) = &payload
            && let KnownCustom::Reloc(references) = custom.as_known()
            && custom.name() == "reloc.CODE"
        {
            let data = kept(&references, |offset| !is_within(emptied, code + offset))?;
            module.section(&CustomSection { name: custom.name().into(), data: data.into() });
        } else {
            let (from, to) = (usize::try_from(range.start)?, usize::try_from(range.end)?);
            module.section(&RawSection { id, data: &wasm[from..to] });
        }
    }
    Ok(module.finish())
}

fn is_within(ranges: &[Range<usize>], place: usize) -> bool {
    let after = ranges.partition_point(|range| range.start <= place);
    after.checked_sub(1).is_some_and(|before| ranges[before].contains(&place))
}

/// The section of references with those whose offsets are `wanted`.
fn kept(references: &RelocSectionReader<'_>, wanted: impl Fn(usize) -> bool) -> Result<Vec<u8>> {
    let (mut entries, mut count) = (Vec::new(), 0_u32);
    for entry in references.entries() {
        let entry = entry?;
        if wanted(usize::try_from(entry.offset)?) {
            entries.push(entry.ty as u8);
            entry.offset.encode(&mut entries);
            entry.index.encode(&mut entries);
            if !matches!(entry.ty.addend_kind(), RelocAddendKind::None) {
                entry.addend.encode(&mut entries);
            }
            count += 1;
        }
    }
    let mut data = Vec::new();
    references.section_index().encode(&mut data);
    count.encode(&mut data);
    data.extend(entries);
    Ok(data)
}
