//! Bundles the style sheets into one file.

use std::fmt::Display;
use std::path::Path;

use anyhow::{Result, anyhow};
use lightningcss::bundler::{Bundler, FileProvider};
use lightningcss::error::Error;
use lightningcss::stylesheet::{MinifyOptions, ParserOptions, PrinterOptions};

/// `entry` with all its imports, minified. Nothing is rewritten for older browsers.
pub(crate) fn bundle(entry: &Path) -> Result<String> {
    let files = FileProvider::new();
    let mut bundler = Bundler::new(&files, None, ParserOptions::default());
    let mut sheet = bundler.bundle(entry).map_err(|error| located(&error))?;
    sheet.minify(MinifyOptions::default()).map_err(|error| located(&error))?;
    let options = PrinterOptions { minify: true, ..PrinterOptions::default() };
    let output = sheet.to_css(options).map_err(|error| located(&error))?;
    Ok(output.code)
}

/// The error as editors link it: `file:line: what is wrong`, lines counted from one.
fn located<T: Display>(error: &Error<T>) -> anyhow::Error {
    match &error.loc {
        Some(at) => anyhow!("{}:{}: {}", at.filename, at.line + 1, error.kind),
        None => anyhow!("{}", error.kind),
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn imports_are_gathered_in_their_layers_and_modern_functions_are_kept() {
        let folder = tempfile::tempdir().unwrap();
        let entry = folder.path().join("main.css");
        fs::write(&entry, "@layer ui, base;\n@import \"a.css\" layer(base);\nb { margin: 0px }").unwrap();
        fs::write(folder.path().join("a.css"), "a { color: light-dark(#000000, #ffffff) }").unwrap();
        assert_eq!(bundle(&entry).unwrap(), "@layer ui;@layer base{a{color:light-dark(#000,#fff)}}b{margin:0}");
    }

    #[test]
    fn an_error_tells_where_it_is() {
        let folder = tempfile::tempdir().unwrap();
        let entry = folder.path().join("main.css");
        fs::write(&entry, "\n@import \"nowhere.css\";").unwrap();
        let error = bundle(&entry).unwrap_err().to_string();
        assert!(error.contains("main.css:2: No such file"), "{error}");
    }
}
