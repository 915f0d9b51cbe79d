//! How long a large organisation takes from its database to its pages: 10,000 people, 200 courses, 250,000 required cells
//! and 340,000 completions in a fresh SQLite database, asked through the services as the pages do.
//!
//! Run it with `cargo xtask bench --bench large`.

use criterion::{Criterion, criterion_group, criterion_main};
use docendo::{
    competence::{
        completion::{self, CompletionDraft, Outcome},
        matrix::{By, Query},
        outline::Outline,
        service,
        tally::Tallied,
        trend::Trend,
        window::{part, write_window},
    },
    demo::{self, FOUNDER, Measures},
    exchange::matrix_file::{self, Form, Words},
    installation,
    kernel::date::add_days,
    testing::{House, caller, day, on_sqlite},
    work::Caller,
};
use std::{hint::black_box, ops::Range, sync::Arc};
use tokio::runtime::Runtime;

const MEASURES: Measures = Measures { people: 10_000, courses: 200 };
/// The day of the clock of [`House`].
const TODAY: &str = "2026-11-20";

/// The founder of the large organisation; nothing is kept of it yet.
async fn cold(house: &House) -> Caller {
    let installation = installation::open(house.installation.db.clone(), house.installation.clock.clone());
    caller(&installation, FOUNDER).await
}

async fn outline(founder: &Caller, query: Query) -> Arc<Outline> {
    founder.read(async |read| service::outline(read, query, None, None).await).await.expect("an outline")
}

async fn window(founder: &Caller, rows: Range<usize>, columns: Range<usize>) -> Vec<u8> {
    let outline = outline(founder, Query::on(day(TODAY))).await;
    let piece = outline.piece(rows.clone(), columns.clone());
    write_window(part(outline.fingerprint(), &piece, rows.start, columns.start), &piece, outline.grid.as_of)
}

/// Passed completions of the first course, one of each person on each day, before all that is known of them.
async fn drafts(founder: &Caller) -> impl Iterator<Item = CompletionDraft> {
    let facts = founder.read(async |read| service::facts(read).await).await.expect("facts");
    let course = facts.rules.competencies.first().and_then(|one| one.course);
    (0..).flat_map(move |days| {
        let completed_on = add_days(day("2010-01-01"), days);
        let people: Vec<_> = facts.people.iter().map(|person| person.id).collect();
        people.into_iter().map(move |person| CompletionDraft {
            person: person.into(),
            course: course.into(),
            completed_on: completed_on.into(),
            outcome: Outcome::Passed.into(),
            ..CompletionDraft::default()
        })
    })
}

fn large(c: &mut Criterion) {
    let runtime = Runtime::new().expect("a runtime");
    let (house, founder) = runtime.block_on(async {
        let house = on_sqlite().await;
        demo::create_large(&house.installation, MEASURES).await.expect("a large organisation");
        let founder = cold(&house).await;
        (house, founder)
    });
    let all = runtime.block_on(outline(&founder, Query::on(day(TODAY))));
    assert_eq!((all.lines.len(), all.columns.len()), (10_001, 200));
    let mut group = c.benchmark_group("10,000 people × 200 courses in SQLite");
    group.sample_size(10);
    group.bench_function("snapshot from cold", |b| {
        b.iter(|| {
            runtime.block_on(async {
                cold(&house).await.read(async |read| service::facts(read).await).await.expect("facts")
            })
        });
    });
    warm(&mut group, &runtime, &founder);
    let mut drafts = runtime.block_on(drafts(&founder));
    let mut record = || {
        let draft = drafts.next().expect("there is no end of them");
        let write = founder.write(async |work| completion::service::record(work, draft).await);
        runtime.block_on(write).expect("a completion")
    };
    group.bench_function("a completion is recorded", |b| b.iter(&mut record));
    group.bench_function("a completion is recorded, and the whole-matrix summary after it", |b| {
        b.iter(|| {
            record();
            black_box(runtime.block_on(outline(&founder, Query::on(day(TODAY)))).totals)
        });
    });
    group.finish();
}

type Group<'a> = criterion::BenchmarkGroup<'a, criterion::measurement::WallTime>;

fn warm(group: &mut Group<'_>, runtime: &Runtime, founder: &Caller) {
    let query = || Query::on(day(TODAY));
    let all = runtime.block_on(outline(founder, query()));
    group.bench_function("whole-matrix summary, warm", |b| {
        b.iter(|| black_box(runtime.block_on(outline(founder, query())).totals));
    });
    group.bench_function("whole-matrix summary of new filters", |b| {
        b.iter(|| {
            black_box(Outline::of(all.grid.clone(), &Query { mandatory_only: true, ..query() }, Some(By::Site)).totals)
        });
    });
    for (name, rows, columns) in
        [("window of 50 × 40", 5000..5050, 80..120), ("window of 50 × 200", 5000..5050, 0..200)]
    {
        group.bench_function(name, |b| b.iter(|| runtime.block_on(window(founder, rows.clone(), columns.clone()))));
    }
    group.bench_function("gaps of everybody, warm", |b| {
        b.iter(|| runtime.block_on(founder.read(async |read| service::group_gaps_of(read, query(), None).await)));
    });
    group.bench_function("trend of 24 months, first time", |b| {
        b.iter(|| Tallied::<Trend>::of(all.grid.facts.clone(), query()));
    });
    let words = Words {
        heads: ["Person", "Number", "Role", "Site", "Share"].map(str::to_owned),
        states: std::array::from_fn(|index| format!("state {index}")),
        sheet: "Matrix".into(),
    };
    let file = |form| matrix_file::write(form, &all, &words, |_| Ok(()));
    group.bench_function("CSV of everything", |b| b.iter(|| file(Form::Csv)));
    group.bench_function("Excel workbook of everything", |b| b.iter(|| file(Form::Xlsx)));
}

criterion_group!(benches, large);
criterion_main!(benches);
