//! `docendo import`: training records from files.

use super::{Outcome, actor::actor};
use clap::Args;
use docendo::{
    exchange::{
        import::run,
        plan::{Problem, Severity},
        service::Changes,
    },
    work::Installation,
};
use std::{
    fs::{self, File, OpenOptions},
    io::Write as _,
    path::{Path, PathBuf},
    process::ExitCode,
};

/// What to import.
#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// Workbooks (.xlsx, .xlsm, .ods) and separated text (.csv, .tsv, .txt)
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Only say what would be changed
    #[arg(long)]
    dry_run: bool,
    /// Write the counts to this file, as JSON
    #[arg(long, value_name = "OUT.json")]
    report: Option<PathBuf>,
    /// E-mail address of whoever imports; without this, the administrator of the only organisation
    #[arg(long = "as", value_name = "EMAIL")]
    actor: Option<String>,
}

/// Imports, says what is doubtful or rejected line by line, and how much was imported.
#[expect(clippy::print_stdout, reason = "the command line speaks to people there")]
pub(super) async fn import(installation: &Installation, arguments: Arguments) -> Outcome<ExitCode> {
    let caller = actor(installation, arguments.actor.as_deref()).await?;
    let files = arguments.files.iter().map(read).collect::<Outcome<Vec<_>>>()?;
    let report = arguments.report.as_deref().map(Report::open).transpose()?;
    let outcome = run(&caller, files, arguments.dry_run).await?;
    for problem in &outcome.problems {
        println!("{}", line(problem));
    }
    let counts = serde_json::to_string_pretty(&outcome.report)?;
    match report {
        Some(report) => report.write(&counts)?,
        None => println!("{counts}"),
    }
    println!(
        "{}",
        if arguments.dry_run {
            "Nothing was changed: this was a dry run.".to_owned()
        } else {
            summary(&outcome.changes)
        }
    );
    Ok(ExitCode::SUCCESS)
}

/// The file of the counts. It is opened before anything is imported: what cannot be reported is not begun.
struct Report<'a> {
    path: &'a Path,
    file: File,
}

impl<'a> Report<'a> {
    fn open(path: &'a Path) -> Outcome<Self> {
        // What stands there is kept until there is something to put in its place.
        let file = OpenOptions::new().create(true).write(true).truncate(false).open(path);
        let file =
            file.map_err(|cause| format!("{} cannot be written: {cause}: nothing was imported", path.display()))?;
        Ok(Self { path, file })
    }

    fn write(mut self, counts: &str) -> Outcome {
        let written = self.file.set_len(0).and_then(|()| writeln!(self.file, "{counts}"));
        Ok(written.map_err(|cause| format!("{} cannot be written: {cause}", self.path.display()))?)
    }
}

/// A problem in one line: how much it matters, where it is, what is wrong and what stands there.
fn line(problem: &Problem) -> String {
    let severity = match problem.severity {
        Severity::Rejected => "rejected",
        Severity::Warning => "doubtful",
        Severity::Notice => "note",
    };
    let value = if problem.value.is_empty() { String::new() } else { format!(" [{}]", problem.value) };
    format!("{severity}: {}: {}{value}", problem.place, problem.message)
}

fn summary(changes: &Changes) -> String {
    let Changes { people, left, courses, requirements, completions } = *changes;
    if *changes == Changes::default() {
        return "Everything in the files was known before: nothing was changed.".to_owned();
    }
    format!(
        "Imported: {people} people, {courses} courses, {requirements} requirements, {completions} completions; \
         {left} people who were known have left."
    )
}

fn read(path: &PathBuf) -> Outcome<(String, Vec<u8>)> {
    let bytes = fs::read(path).map_err(|cause| format!("{} cannot be read: {cause}", path.display()))?;
    let name = path.file_name().map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned());
    Ok((name, bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_report_that_cannot_be_written_is_told_before_the_import_and_an_old_one_is_kept_until_then() {
        let folder = tempfile::tempdir().unwrap();
        let refused = Report::open(folder.path()).err().unwrap().to_string();
        assert!(refused.ends_with("nothing was imported"), "{refused}");
        let path = folder.path().join("out.json");
        fs::write(&path, "an older and longer report").unwrap();
        let report = Report::open(&path).unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "an older and longer report");
        report.write("{}").unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "{}\n");
    }
}
