//! Recognises inputs that have not changed by their content, so that a step can be left out.

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// A number for the content of files and whatever else decides a step's result.
#[derive(Default)]
pub(crate) struct Fingerprint(DefaultHasher);

impl Fingerprint {
    /// A setting: another value, another fingerprint.
    pub(crate) fn setting(mut self, value: impl Hash) -> Self {
        value.hash(&mut self.0);
        self
    }

    /// The content of one file.
    pub(crate) fn file(mut self, path: &Path) -> Result<Self> {
        let content = fs::read(path).with_context(|| path.display().to_string())?;
        content.hash(&mut self.0);
        Ok(self)
    }

    /// Names and contents of all files below a folder.
    pub(crate) fn folder(mut self, folder: &Path) -> Result<Self> {
        for path in files_below(folder)? {
            path.strip_prefix(folder)?.hash(&mut self.0);
            self = self.file(&path)?;
        }
        Ok(self)
    }

    /// Whether `stamp` was written for the same inputs.
    pub(crate) fn matches(&self, stamp: &Path) -> bool {
        fs::read_to_string(stamp).is_ok_and(|kept| kept == self.text())
    }

    /// Remembers these inputs; to be called when the step has succeeded.
    pub(crate) fn keep(&self, stamp: &Path) -> Result<()> {
        if let Some(folder) = stamp.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::write(stamp, self.text()).with_context(|| stamp.display().to_string())
    }

    /// The number as a word.
    pub(crate) fn text(&self) -> String {
        format!("{:016x}", self.0.finish())
    }
}

/// All files below `folder` in a stable order; none if there is no such folder.
pub(crate) fn files_below(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(folder) = folders.pop() {
        if !folder.is_dir() {
            continue;
        }
        for entry in fs::read_dir(&folder).with_context(|| folder.display().to_string())? {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
            } else {
                files.push(path);
            }
        }
    }
    files.sort();
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_changed_or_renamed_file_changes_the_fingerprint_and_touching_it_does_not() {
        let folder = tempfile::tempdir().unwrap();
        let stamp = folder.path().join("stamp");
        let input = folder.path().join("in");
        fs::create_dir(&input).unwrap();
        let now = || Fingerprint::default().setting("release").folder(&input).unwrap();

        fs::write(input.join("a.css"), "a {}").unwrap();
        assert!(!now().matches(&stamp));
        now().keep(&stamp).unwrap();
        fs::write(input.join("a.css"), "a {}").unwrap();
        assert!(now().matches(&stamp));

        fs::write(input.join("a.css"), "b {}").unwrap();
        assert!(!now().matches(&stamp));
        now().keep(&stamp).unwrap();
        fs::rename(input.join("a.css"), input.join("b.css")).unwrap();
        assert!(!now().matches(&stamp));
    }
}
