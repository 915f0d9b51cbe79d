//! Compresses the site once, as small as possible, so that the server need not do it per request.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Result;
use brotli::enc::BrotliEncoderParams;

use crate::fingerprint::files_below;
use crate::report;

/// Kinds of files that are text, or as compressible as text.
const COMPRESSIBLE: [&str; 9] = ["css", "html", "ico", "js", "json", "svg", "txt", "wasm", "webmanifest"];

/// Writes the missing `.br` files and removes those whose original is gone.
pub(crate) fn compress(site: &Path) -> Result<()> {
    let files = files_below(site)?;
    for file in &files {
        let is_compressed = file.extension().is_some_and(|extension| extension == "br");
        if is_compressed && !file.with_extension("").is_file() {
            fs::remove_file(file)?;
        }
    }
    let missing: Vec<_> =
        files.iter().filter(|file| is_compressible(file) && !compressed_path(file).is_file()).collect();
    if missing.is_empty() {
        report::unchanged("Compressed files");
        return Ok(());
    }
    report::step("Compressed files", || {
        for file in missing {
            fs::write(compressed_path(file), brotli(&fs::read(file)?)?)?;
        }
        Ok(())
    })
}

/// Whether brotli makes such a file notably smaller.
pub(crate) fn is_compressible(file: &Path) -> bool {
    let extension = file.extension().and_then(|extension| extension.to_str());
    extension.is_some_and(|extension| COMPRESSIBLE.contains(&extension))
}

/// Where the compressed form of `file` lies: `docendo.css.br` beside `docendo.css`.
pub(crate) fn compressed_path(file: &Path) -> PathBuf {
    let mut name = OsString::from(file);
    name.push(".br");
    PathBuf::from(name)
}

/// `content` at brotli's highest quality.
pub(crate) fn brotli(content: &[u8]) -> Result<Vec<u8>> {
    let parameters =
        BrotliEncoderParams { quality: 11, lgwin: 22, size_hint: content.len(), ..BrotliEncoderParams::default() };
    let mut compressed = Vec::new();
    brotli::BrotliCompress(&mut &*content, &mut compressed, &parameters)?;
    Ok(compressed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_compressible_file_gets_a_partner_and_no_partner_outlives_its_file() {
        let site = tempfile::tempdir().unwrap();
        let at = |name: &str| site.path().join(name);
        fs::write(at("a.css"), "a{margin:0}".repeat(100)).unwrap();
        fs::write(at("photo.png"), "not text").unwrap();
        fs::write(at("gone.js.br"), "left over").unwrap();
        compress(site.path()).unwrap();

        let names: Vec<_> = files_below(site.path()).unwrap();
        assert_eq!(names, [at("a.css"), at("a.css.br"), at("photo.png")]);
        let mut restored = Vec::new();
        brotli::BrotliDecompress(&mut &*fs::read(at("a.css.br")).unwrap(), &mut restored).unwrap();
        assert_eq!(restored, fs::read(at("a.css")).unwrap());
    }
}
