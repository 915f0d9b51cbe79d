//! Reads the texts of all languages, and puts them beside the code as the trees that are told from.

use std::{env, error::Error, fmt::Write as _, fs, path::Path};

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=locales");
    let folder = env::var("OUT_DIR")?;
    let mut index = String::new();
    for (tag, texts) in texts::files::languages(Path::new("locales"))? {
        let file = Path::new(&folder).join(format!("{tag}.json"));
        fs::write(&file, serde_json::to_string(&texts)?)?;
        writeln!(index, "({tag:?}, include_str!({:?})),", file.display().to_string())?;
    }
    fs::write(Path::new(&folder).join("languages.rs"), format!("[{index}]"))?;
    Ok(())
}
