//! `cargo xtask sizes`: what travels to a browser.

use std::fs;
use std::path::Path;

use anyhow::{Result, ensure};

use crate::fingerprint::files_below;
use crate::report;
use crate::site::{Load, brotli, is_compressible, loads};
use crate::workspace::Workspace;

/// What draws the description of the API at `/redoc/`; no page of the product loads it.
const DESCRIPTION: &str = "redoc";

/// One line a file: kilobytes (1000 bytes) as they lie and as they travel; the sum of all scripts, and what is no part of it. Then
/// what a browser loads for each group of screens, if it opens one of them first.
pub(crate) fn sizes(workspace: &Workspace) -> Result<()> {
    let site = workspace.site();
    let files: Vec<_> = files_below(&site)?.into_iter().filter(|file| is_compressible(file)).collect();
    ensure!(!files.is_empty(), "there is no site yet; run `cargo xtask build --release` first");
    report::say(&line("file", "KB", "brotli"));
    let (mut scripts, mut description) = ((0, 0), (0, 0));
    for file in files {
        let content = fs::read(&file)?;
        let (plain, packed) = (content.len(), brotli(&content)?.len());
        let name = file.strip_prefix(&site)?;
        if name.starts_with(DESCRIPTION) {
            description = (description.0 + plain, description.1 + packed);
            continue;
        }
        if is_script(name) {
            scripts = (scripts.0 + plain, scripts.1 + packed);
        }
        report::say(&line(&name.display().to_string(), &kilobytes(plain), &kilobytes(packed)));
    }
    report::say(&line("all scripts together", &kilobytes(scripts.0), &kilobytes(scripts.1)));
    if description.0 > 0 {
        let (plain, packed) = (kilobytes(description.0), kilobytes(description.1));
        report::say(&line("redoc/ (draws the API, no page)", &plain, &packed));
    }
    let (shared, loads) = loads(&site)?;
    let shared = kilobytes(usize::try_from(shared)?);
    report::say(&line("\nopened first", "files", "brotli"));
    report::say(&line("what every page needs", "3", &shared));
    for Load { screens, files, bytes } in loads {
        report::say(&line(&screens, &files.to_string(), &kilobytes(usize::try_from(bytes)?)));
    }
    Ok(())
}

fn is_script(name: &Path) -> bool {
    name.extension().is_some_and(|kind| kind == "js" || kind == "wasm")
}

fn line(name: &str, plain: &str, packed: &str) -> String {
    format!("{name:<32} {plain:>9} {packed:>9}")
}

/// With one decimal, rounded up: a budget is not kept by rounding.
fn kilobytes(bytes: usize) -> String {
    let tenths = bytes.div_ceil(100);
    format!("{}.{}", tenths / 10, tenths % 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kilobytes_are_rounded_up() {
        assert_eq!(kilobytes(0), "0.0");
        assert_eq!(kilobytes(1), "0.1");
        assert_eq!(kilobytes(150_000), "150.0");
        assert_eq!(kilobytes(150_001), "150.1");
    }
}
