//! `cargo xtask sizes`: what travels to a browser.

use std::fs;

use anyhow::{Result, ensure};

use crate::fingerprint::files_below;
use crate::report;
use crate::site::{brotli, is_compressible};
use crate::workspace::Workspace;

/// One line a file: kilobytes (1000 bytes) as they lie and as they travel.
pub(crate) fn sizes(workspace: &Workspace) -> Result<()> {
    let site = workspace.site();
    let files: Vec<_> = files_below(&site)?.into_iter().filter(|file| is_compressible(file)).collect();
    ensure!(!files.is_empty(), "there is no site yet; run `cargo xtask build --release` first");
    report::say(&line("file", "KB", "brotli"));
    let mut scripts = (0, 0);
    for file in files {
        let content = fs::read(&file)?;
        let (plain, packed) = (content.len(), brotli(&content)?.len());
        if file.extension().is_some_and(|kind| kind == "js" || kind == "wasm") {
            scripts = (scripts.0 + plain, scripts.1 + packed);
        }
        let name = file.strip_prefix(&site)?.display().to_string();
        report::say(&line(&name, &kilobytes(plain), &kilobytes(packed)));
    }
    let (plain, packed) = scripts;
    report::say(&line("all scripts together", &kilobytes(plain), &kilobytes(packed)));
    Ok(())
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
