//! What lies beside the records of a large organisation, so that its pages are reached as well: files of a course, a file of the
//! matrix, a saved view, and an import that waits for a decision.

use docendo::{
    catalogue::{self, CourseFilter, CourseSort, service::document::attach},
    competence::{State as Standing, matrix::Query},
    demo::FOUNDER,
    documents::service::Upload,
    exchange::{
        export::{self, Order},
        import,
        matrix_file::{Form, Words},
    },
    kernel::{input::Input, page::Page},
    testing::{House, caller},
    view::{self, ViewDraft},
    work::{Caller, Work},
};

/// A list of people with a row that is all right and one that is not.
const PEOPLE: &str =
    "Employee number,Last name,First name,Start date\n90001,Novak,Iva,2024-02-01\n90002,Novak,,someday\n";

/// Makes one of each.
pub(crate) async fn add(house: &House) {
    let founder = caller(&house.installation, FOUNDER).await;
    file_of_course(&founder).await;
    let draft = ViewDraft { name: Input::text("Gaps"), query: Input::text("show=gaps") };
    let view = async |work: &mut Work| view::service::save(work, draft).await;
    founder.write(view).await.expect("a view");
    file_of_matrix(&founder).await;
    import_to_decide(&founder).await;
}

async fn file_of_course(founder: &Caller) {
    let first = Page { offset: 0, limit: 1 };
    let (filter, sort) = (CourseFilter::default(), CourseSort::default());
    let courses = founder.read(async |read| catalogue::service::list(read, &filter, sort, first).await);
    let course = courses.await.expect("courses").rows.first().expect("a course").course.id;
    let upload = Upload { name: Some("plan.txt".into()), description: None, bytes: b"A plan.".to_vec() };
    attach(founder, course, upload).await.expect("a file");
}

async fn file_of_matrix(founder: &Caller) {
    let query = Query { show: docendo::competence::matrix::Show::Blocked, ..Query::on(today(founder)) };
    let words = Words {
        heads: ["Name", "Number", "Job role", "Site", "%"].map(str::to_owned),
        states: Standing::ALL.map(|state| state.code().to_owned()),
        sheet: "Matrix".to_owned(),
    };
    let order = Order { form: Form::Csv, query, under: None, known_at: None, address: "show=blocked".into(), words };
    let id = export::service::begin(founder, order).await.expect("an export");
    while founder.read(async |read| export::service::find(read, id).await).await.expect("it").state
        == export::State::Writing
    {
        tokio::task::yield_now().await;
    }
}

async fn import_to_decide(founder: &Caller) {
    let files = vec![("people.csv".to_owned(), PEOPLE.as_bytes().to_vec())];
    let id = import::service::upload(founder, files).await.expect("an import");
    while founder.read(async |read| import::service::find(read, id).await).await.expect("it").state
        == import::State::Reading
    {
        tokio::task::yield_now().await;
    }
}

fn today(founder: &Caller) -> chrono::NaiveDate {
    founder.installation().clock.today()
}
