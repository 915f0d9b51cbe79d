//! Tells the server where the site lies that it serves: `site` in cargo's target folder.

use std::{env, fs, io, path::PathBuf};

fn main() -> io::Result<()> {
    // OUT_DIR is <target>/<profile>/build/<package>/out.
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    let site = out.ancestors().nth(4).unwrap_or(&out).join("site");
    fs::create_dir_all(&site)?;
    println!("cargo::rustc-env=DOCENDO_SITE={}", site.display());
    // A debug server reads the site from the folder; only a release embeds it.
    let is_release = env::var("PROFILE").is_ok_and(|profile| profile == "release");
    let watched = if is_release { site.display().to_string() } else { "build.rs".to_owned() };
    println!("cargo::rerun-if-changed={watched}");
    Ok(())
}
