//! Parts of an import, as they travel.

use super::super::{
    messages::translate,
    wire::{Counts, ReadyImport, SheetLine, ToldChanges, ToldFailure, ToldProblems, ToldUndo},
};
use crate::text::language;
use docendo::exchange::{
    DayOrder, Sentence, StoredMessage,
    import::{Import, Preview, UndoReport},
    recognise::{Layout, OrderReason, SheetMapping},
    service::Changes,
};

fn counts(changes: Changes) -> Counts {
    let Changes { people, left, courses, requirements, completions } = changes;
    Counts { people, left, courses, requirements, completions }
}

/// What an import would change, or has changed.
pub(super) fn changes(preview: &Preview) -> ToldChanges {
    ToldChanges { new: counts(preview.changes), said: counts(preview.said) }
}

/// How much is wrong with it.
pub(super) fn problems(preview: &Preview) -> ToldProblems {
    let counts = preview.problems;
    ToldProblems {
        rejected: counts.rejected,
        doubtful: counts.doubtful,
        notices: counts.notices,
        unlisted: counts.unlisted,
    }
}

/// An import about which somebody has to decide.
pub(super) fn ready(import: Import, may_all: bool) -> ReadyImport {
    let preview = import.preview.unwrap_or_default();
    let mapping = import.mapping.unwrap_or_default();
    let rows = |index: usize| import.sketch.get(index).map_or(0, |sketch| sketch.rows);
    ReadyImport {
        changes: changes(&preview),
        has_changes: preview.changes != Changes::default(),
        has_left_out: preview.left_out > 0,
        problems: problems(&preview),
        names: preview.names,
        sheets: mapping.sheets.iter().enumerate().map(|(index, one)| sheet(one, rows(index))).collect(),
        may_all,
    }
}

fn sheet(sheet: &SheetMapping, rows: usize) -> SheetLine {
    let is_read = !matches!(sheet.layout, Layout::Unused(_));
    let depends = is_read && sheet.dates.because != OrderReason::NothingToDecide;
    let order = match sheet.dates.order {
        DayOrder::DayMonth => "day-month",
        DayOrder::MonthDay => "month-day",
    };
    SheetLine {
        name: sheet.sheet.clone(),
        layout: sheet.layout.code().to_owned(),
        rows,
        header: is_read.then_some(sheet.header_row + 1),
        order: depends.then(|| order.to_owned()),
    }
}

/// What was taken back.
pub(super) fn undo(report: UndoReport) -> ToldUndo {
    let UndoReport { taken, people, courses, requirements } = report;
    ToldUndo { taken: counts(taken), people, courses, requirements }
}

/// Why the latest job did not succeed.
pub(super) fn failure(why: &StoredMessage) -> ToldFailure {
    let (words, lang) = translate(language(), why);
    let is_another_preview =
        matches!(why, StoredMessage::Message(message) if matches!(message.sentences(), [Sentence::PreviewDiffers {}]));
    ToldFailure { words, lang: lang.map(str::to_owned), is_another_preview }
}
