//! What is known of the matrix, in tiles, and the way to what is not known yet.

use super::{
    super::calls::{show_names, show_window},
    Shared, Signs,
};
use crate::{
    fault::Fault,
    form::Form,
    ui::{here, load},
};
use docendo::competence::window::{ColumnHead, Mark, RowHead, names, tile};
use leptos::{prelude::*, task::spawn_local};
use std::{
    collections::{HashMap, HashSet},
    ops::Range,
};

/// Rows and columns of a tile.
const TILE: (usize, usize) = (50, 40);
/// So many requests are on their way at most: whoever scrolls past a thousand rows does not fetch them all.
const AT_ONCE: usize = 4;

/// A part of the matrix that can be fetched by itself.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Tile {
    Rows(usize),
    Columns(usize),
    Cells(usize, usize),
}

/// What is known.
#[derive(Default)]
pub(super) struct Source {
    cells: HashMap<(usize, usize), (usize, Vec<Mark>)>,
    rows: HashMap<usize, Vec<RowHead>>,
    columns: HashMap<usize, Vec<ColumnHead>>,
    on_the_way: HashSet<Tile>,
    /// Of the page that the server rendered: what is fetched has to be of the same rows and columns.
    fingerprint: u32,
}

impl Source {
    /// An empty one, for a page with this fingerprint.
    pub(super) fn new(fingerprint: u32) -> Self {
        Self { fingerprint, ..Self::default() }
    }

    pub(super) fn mark(&self, row: usize, column: usize) -> Option<Mark> {
        let (width, marks) = self.cells.get(&(row / TILE.0, column / TILE.1))?;
        marks.get(row % TILE.0 * width + column % TILE.1).copied()
    }

    pub(super) fn row(&self, row: usize) -> Option<&RowHead> {
        self.rows.get(&(row / TILE.0))?.get(row % TILE.0)
    }

    pub(super) fn column(&self, column: usize) -> Option<&ColumnHead> {
        self.columns.get(&(column / TILE.1))?.get(column % TILE.1)
    }

    /// The tiles of a part of the matrix that are neither known nor on their way, as many as may go.
    fn missing(&mut self, rows: &Range<usize>, columns: &Range<usize>) -> Vec<Tile> {
        let down = rows.start / TILE.0..rows.end.div_ceil(TILE.0);
        let across = columns.start / TILE.1..columns.end.div_ceil(TILE.1);
        let names = down.clone().map(Tile::Rows).chain(across.clone().map(Tile::Columns));
        let cells = down.flat_map(|row| across.clone().map(move |column| Tile::Cells(row, column)));
        let wanted: Vec<Tile> = names.chain(cells).filter(|tile| !self.has(*tile)).collect();
        let free = AT_ONCE.saturating_sub(self.on_the_way.len());
        let go: Vec<Tile> = wanted.into_iter().take(free).collect();
        self.on_the_way.extend(go.iter().copied());
        go
    }

    fn has(&self, tile: Tile) -> bool {
        self.on_the_way.contains(&tile)
            || match tile {
                Tile::Rows(row) => self.rows.contains_key(&row),
                Tile::Columns(column) => self.columns.contains_key(&column),
                Tile::Cells(row, column) => self.cells.contains_key(&(row, column)),
            }
    }

    /// Takes in a message; none if it is of a matrix whose rows or columns are others by now.
    fn take(&mut self, wanted: Tile, bytes: &[u8]) -> Option<()> {
        let fingerprint = match wanted {
            Tile::Cells(row, column) => {
                let tile = tile(bytes)?;
                self.cells.insert((row, column), (tile.part.columns, tile.marks));
                tile.part.fingerprint
            }
            Tile::Rows(row) => {
                let names = names(bytes)?;
                self.rows.insert(row, names.rows);
                names.part.fingerprint
            }
            Tile::Columns(column) => {
                let names = names(bytes)?;
                self.columns.insert(column, names.columns);
                names.part.fingerprint
            }
        };
        (self.fingerprint == fingerprint).then_some(())
    }
}

/// What is asked for `tile` of the matrix that `asked` asks for.
fn asked_for(asked: Form, tile: Tile) -> Form {
    let part = |asked: Form, name: &str, index: usize, size: usize| {
        asked.and(name.to_owned(), format!("{}-{}", index * size, (index + 1) * size))
    };
    match tile {
        Tile::Rows(row) => part(asked, "rows", row, TILE.0),
        Tile::Columns(column) => part(asked, "columns", column, TILE.1),
        Tile::Cells(row, column) => part(part(asked, "rows", row, TILE.0), "columns", column, TILE.1),
    }
}

/// Fetches what is in view and not known.
pub(super) fn fetch_missing(board: &Shared, signs: Signs) {
    let Some((tiles, asked)) = board.borrow_mut().as_mut().map(|board| {
        let (rows, columns) = board.range_to_fetch();
        let asked = board.measures.address.part_of(board.measures.as_of);
        (board.source.missing(&rows, &columns), asked)
    }) else {
        return;
    };
    for tile in tiles {
        let (board, asked) = (board.clone(), asked_for(asked.clone(), tile));
        spawn_local(async move {
            let told = if matches!(tile, Tile::Cells(..)) { show_window(asked).await } else { show_names(asked).await };
            let taken = {
                let mut board = board.borrow_mut();
                let Some(source) = board.as_mut().map(|board| &mut board.source) else { return };
                source.on_the_way.remove(&tile);
                told.map(|bytes| source.take(tile, &bytes))
            };
            signs.is_cut_off.try_set(taken.is_err());
            match taken {
                Ok(Some(())) => super::show(&board, signs),
                // Rows were added or went: the page as a whole is out of date.
                Ok(None) => signs.arrival.refresh(),
                // Whoever is not signed in any more is led to sign in, and back.
                Err(Fault::SignIn) => load(&here()),
                // The button beside the sentence asks again, and so does the next scroll.
                Err(_) => {}
            }
        });
    }
}
