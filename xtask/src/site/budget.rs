//! What a browser may have to load at most, in bytes as they travel; a build that is above fails.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, ensure};
use serde::Deserialize;

use super::compress::compressed_path;

/// What every page needs.
const SHARED: u64 = 200_000;
/// A page that is opened first: what every page needs, and its own.
const PAGE: u64 = 280_000;
/// Pages that are larger, and what they may be; each of them is to become smaller.
const LARGER: [(&str, u64); 1] = [("matrix", 330_000)];
/// The texts of a language.
const LANGUAGE: u64 = 25_000;
/// The files that every page needs.
const BASE: [&str; 3] = ["docendo.js", "docendo.wasm", "split.js"];
/// What every page loads when it is alive.
const AFTERWARDS: &str = "live_";

/// What the site says of its client.
#[derive(Deserialize)]
struct Client {
    folder: String,
    lazy: BTreeMap<String, Vec<String>>,
}

impl Client {
    /// The one of `site`, and the folder that its files are in.
    fn of(site: &Path) -> Result<(Self, PathBuf)> {
        let client: Self = serde_json::from_slice(&fs::read(site.join("pkg/client.json"))?)?;
        let folder = site.join(client.folder.trim_start_matches('/'));
        Ok((client, folder))
    }
}

/// A group of screens, and what a browser loads that opens one of them first.
pub(crate) struct Load {
    pub(crate) screens: String,
    pub(crate) files: usize,
    pub(crate) bytes: u64,
}

/// What each group of screens makes a browser load, the largest first; before them what all share.
pub(crate) fn loads(site: &Path) -> Result<(u64, Vec<Load>)> {
    let (client, folder) = Client::of(site)?;
    let sum = |files: &[String]| files.iter().map(|file| size(&folder.join(file))).sum::<Result<u64>>();
    let shared = sum(&BASE.map(str::to_owned))?;
    let afterwards = client.lazy.iter().find(|(function, _)| function.starts_with(AFTERWARDS));
    let (_, afterwards) = afterwards.context("nothing listens to changes")?;
    let load = |(function, modules): (&String, &Vec<String>)| {
        let all: BTreeSet<&String> = modules.iter().chain(afterwards).collect();
        let files: Vec<String> = all.into_iter().map(|module| format!("{module}.wasm")).collect();
        let screens = function.rsplit_once('_').map_or(function.as_str(), |(screens, _)| screens).to_owned();
        Ok(Load { screens, files: BASE.len() + files.len(), bytes: shared + sum(&files)? })
    };
    let mut loads = client.lazy.iter().map(load).collect::<Result<Vec<_>>>()?;
    loads.sort_by_key(|load| std::cmp::Reverse(load.bytes));
    Ok((shared, loads))
}

/// Fails if anything is above its budget.
pub(crate) fn check(site: &Path, languages: &[String]) -> Result<()> {
    let (shared, loads) = loads(site)?;
    ensure!(shared <= SHARED, "what every page needs is {shared} bytes, above {SHARED}");
    for Load { screens, bytes, .. } in loads {
        let most = LARGER.iter().find(|(larger, _)| *larger == screens).map_or(PAGE, |(_, most)| *most);
        ensure!(bytes <= most, "{screens} make a browser load {bytes} bytes, above {most}");
    }
    let (_, folder) = Client::of(site)?;
    for tag in languages {
        let bytes = size(&folder.join(format!("{tag}.json")))?;
        ensure!(bytes <= LANGUAGE, "the texts of {tag} are {bytes} bytes, above {LANGUAGE}");
    }
    Ok(())
}

fn size(file: &Path) -> Result<u64> {
    let packed = compressed_path(file);
    Ok(fs::metadata(&packed).with_context(|| packed.display().to_string())?.len())
}
