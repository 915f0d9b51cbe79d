//! What every page and every read of the REST contracts costs at full size: time, processor time and bytes of each, on
//! SQLite and `PostgreSQL`, with a mark at what is over its budget.
//!
//! Addresses are found as a visitor finds them, so that a new page or endpoint is measured without an entry in a list.
//! Requests go through the whole router, one after the other; processor time is that of this process and of the database.
//!
//! Run it with `cargo xtask bench --bench pages`; `-- --help` tells what can be chosen.

mod addresses;
mod beside;
mod budget;
mod meter;
mod visitor;

use addresses::{Address, CrawledAddresses, crawl};
use budget::Budget;
use clap::Parser;
use docendo::{
    db::Db,
    demo::{self, Measures},
    testing::{House, on_postgres, on_sqlite},
};
use meter::{Cost, Meter};
use std::time::Instant;
use tokio::runtime::Runtime;
use visitor::Visitor;

/// As the server allocates.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// What every page and endpoint costs at full size.
#[derive(Parser)]
struct Arguments {
    /// How many people the organisation has
    #[arg(long, default_value_t = 10_000)]
    people: usize,
    /// How many courses
    #[arg(long, default_value_t = 200)]
    courses: usize,
    /// Only addresses with this in them
    #[arg(long, default_value = "")]
    only: String,
    /// Only this kind of database
    #[arg(long, value_enum)]
    database: Option<DatabaseKind>,
    /// What `cargo bench` adds by itself
    #[arg(long, hide = true)]
    bench: bool,
}

/// A kind of database.
#[derive(Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum DatabaseKind {
    /// Embedded
    Sqlite,
    /// The server that `DOCENDO_TEST_POSTGRES` names
    Postgres,
}

fn main() {
    let arguments = Arguments::parse();
    let runtime = Runtime::new().expect("a runtime");
    for kind in [DatabaseKind::Sqlite, DatabaseKind::Postgres] {
        if arguments.database.is_none_or(|only| only == kind) {
            runtime.block_on(measure(&arguments, kind));
        }
    }
}

/// Fills a database of this kind, and prints a table of what is read from it.
async fn measure(arguments: &Arguments, kind: DatabaseKind) {
    let (house, name) = match kind {
        DatabaseKind::Sqlite => (on_sqlite().await, "SQLite"),
        DatabaseKind::Postgres => {
            let server = std::env::var("DOCENDO_TEST_POSTGRES").expect("a PostgreSQL server");
            (on_postgres(&server).await, "PostgreSQL")
        }
    };
    let measures = Measures { people: arguments.people, courses: arguments.courses };
    demo::create_large(&house.installation, measures).await.expect("a large organisation");
    beside::add(&house).await;
    settle(&house).await;
    println!("\n{} people × {} courses on {name}\n", arguments.people, arguments.courses);
    let visitor = Visitor::founder(&house).await;
    let begun = Instant::now();
    visitor.get("/matrix").await;
    println!("first matrix after the start: {:.0} ms\n", begun.elapsed().as_secs_f64() * 1e3);
    let meter = Meter::of(&house.installation).await;
    let CrawledAddresses { addresses, others, unreached } = crawl(&visitor).await;
    report(&visitor, &meter, addresses.iter().filter(|one| one.text.contains(&arguments.only))).await;
    println!("\nanswered otherwise: {}", others.join(" · "));
    println!("\nnot reached from anywhere: {}", unreached.join(" · "));
}

/// What a `PostgreSQL` that has run for a while knows of its tables by itself.
async fn settle(house: &House) {
    if matches!(house.installation.db, Db::Postgres(_)) {
        let analyze = async |tx: &mut docendo::db::Tx, _| Ok(tx.run("ANALYZE", &[]).await?);
        house.installation.alter(analyze).await.expect("statistics");
    }
}

async fn report(visitor: &Visitor, meter: &Meter, addresses: impl Iterator<Item = &Address>) {
    println!("| route | read | time, ms | server, ms | database, ms | KB | budget, ms |");
    println!("|---|---|---:|---:|---:|---:|---:|");
    let (mut count, mut over) = (0, 0);
    for address in addresses {
        let cost = cost(visitor, meter, address).await;
        let budget = Budget::of(&address.route, cost.kilobytes);
        let is_over = budget.is_exceeded_by(&cost);
        count += 1;
        over += usize::from(is_over);
        let mark = if is_over { "**over**" } else { "" };
        println!(
            "| `{}` | {} | {:.2} | {:.2} | {:.2} | {:.1} | {budget} {mark} |",
            address.route, address.variant, cost.time, cost.server, cost.database, cost.kilobytes
        );
    }
    println!("\n{count} addresses, {over} over their budgets");
}

/// The mean of some requests, after one that is not counted.
async fn cost(visitor: &Visitor, meter: &Meter, address: &Address) -> Cost {
    const LONG_ENOUGH: f64 = 0.3;
    const MOST: u32 = 100;
    let first = Instant::now();
    visitor.get(&address.text).await;
    let least = if first.elapsed().as_secs_f64() > LONG_ENOUGH { 1 } else { 5 };
    let (before, begun) = (meter.spent(), Instant::now());
    let (mut requests, mut bytes) = (0, 0);
    while requests < least || requests < MOST && begun.elapsed().as_secs_f64() < LONG_ENOUGH {
        bytes = visitor.get(&address.text).await.bytes.len();
        requests += 1;
    }
    meter.cost(&before, begun.elapsed(), requests, bytes)
}
