//! What the description says of an operation, gathered from the types of its handler: what a handler takes and gives says by
//! itself which parameters, bodies, answers and headers there are. Only what is special to an endpoint is stated beside it
//! ([`endpoint!`](super::endpoint)).

use super::failure::capitalised;
use axum::{Extension, extract::State};
use docendo::{error::Entity, identity::Permission};
use std::{
    collections::{BTreeMap, VecDeque},
    future::Future,
};
use utoipa::{
    ToSchema,
    openapi::{
        Content, HeaderBuilder, Object, Ref, RefOr, Required, Response, Schema, SecurityRequirement,
        extensions::Extensions,
        path::{Operation, Parameter, ParameterIn},
        request_body::RequestBody,
    },
};

/// The schemas that a description refers to, by name.
#[derive(Default)]
pub struct Schemas(Vec<(String, RefOr<Schema>)>);

impl Schemas {
    /// Adds the schema of `T` and those that it refers to.
    pub fn add<T: ToSchema>(&mut self) {
        self.named::<T>(T::name().into_owned());
    }

    /// The same under another name than that of `T`.
    fn named<T: ToSchema>(&mut self, name: String) {
        self.0.push((name, T::schema()));
        T::schemas(&mut self.0);
    }

    /// All of them.
    pub(crate) fn all(self) -> Vec<(String, RefOr<Schema>)> {
        self.0
    }
}

/// The body of a failure, or of an answer.
#[derive(Debug, Clone, Copy)]
pub struct Shape {
    name: fn() -> String,
    add: fn(&mut Schemas),
}

impl Shape {
    /// The shape of a `T`.
    #[must_use]
    pub const fn of<T: ToSchema>() -> Self {
        Self { name: || T::name().into_owned(), add: Schemas::add::<T> }
    }

    fn content(self, schemas: &mut Schemas) -> Content {
        (self.add)(schemas);
        Content::new(Some(Ref::from_schema_name((self.name)())))
    }
}

/// How the failures of a contract look in its description.
#[derive(Debug, Clone, Copy)]
pub struct Failures {
    /// The body of everything that is told in a sentence.
    pub sentence: Shape,
    /// The body of what is told field by field.
    pub flaws: Shape,
    /// The body of what is told in one way or the other: of a body that is wrong or cannot be read at all.
    pub either: Shape,
    /// The status of what cannot be used.
    pub flawed: u16,
    /// What every endpoint may answer.
    pub always: &'static [(u16, &'static str)],
    /// What is said when something is not there.
    pub missing: fn(Entity) -> String,
}

impl Failures {
    /// "no such course".
    #[must_use]
    pub fn no_such(entity: Entity) -> String {
        format!("no such {}", entity_word(entity))
    }
}

/// What people call it.
fn entity_word(entity: Entity) -> &'static str {
    if entity == Entity::Document { "file" } else { entity.code() }
}

/// What a handler takes: one of its arguments.
#[diagnostic::on_unimplemented(
    message = "the description does not know what `{Self}` takes from a request",
    note = "what a handler takes is made by `body!` or `query!`, or implements `Takes`"
)]
pub trait Takes {
    /// Says it.
    fn describe(told: &mut Told<'_>);
}

/// What a handler gives when it succeeds.
#[diagnostic::on_unimplemented(
    message = "the description does not know what `{Self}` gives",
    note = "an answer is `Json`, `Created`, `Versioned` or an envelope of the contract, or implements `Gives`"
)]
pub trait Gives {
    /// Says it.
    fn describe(told: &mut Told<'_>);
}

/// The state says nothing of a request.
impl<S> Takes for State<S> {
    fn describe(_: &mut Told<'_>) {}
}

/// What a layer found out, if it did.
impl<T> Takes for Option<Extension<T>> {
    fn describe(_: &mut Told<'_>) {}
}

/// A handler whose arguments and answer are described.
#[diagnostic::on_unimplemented(
    message = "the description does not know what this handler takes or gives",
    note = "each argument has to implement `Takes`, and the handler has to return an `Answer` of something that implements `Gives`"
)]
pub trait Described<Arguments> {
    /// Says what it takes and gives.
    fn describe(told: &mut Told<'_>);
}

macro_rules! described {
    ($($argument:ident)*) => {
        impl<F, Pending, Given, $($argument,)*> Described<($($argument,)*)> for F
        where
            F: Fn($($argument,)*) -> Pending,
            Pending: Future<Output = super::Answer<Given>>,
            Given: Gives,
            $($argument: Takes,)*
        {
            fn describe(told: &mut Told<'_>) {
                $($argument::describe(told);)*
                Given::describe(told);
            }
        }
    };
}

described!(A);
described!(A B);
described!(A B C);
described!(A B C D);
described!(A B C D E);

/// Which body a request has that cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unusable {
    /// It is told field by field.
    Flaws,
    /// It is told field by field, or in a sentence if nothing of it could be read.
    Either,
}

/// What is said of one status.
#[derive(Default)]
struct Said {
    texts: Vec<String>,
    answer: Response,
}

/// An operation while it is described.
pub struct Told<'a> {
    failures: Failures,
    schemas: &'a mut Schemas,
    operation: Operation,
    parameters: Vec<Parameter>,
    /// The parameters of the path that no argument took yet.
    path: VecDeque<&'a str>,
    answers: BTreeMap<u16, Said>,
    success: u16,
    is_open: bool,
}

impl<'a> Told<'a> {
    /// An operation of `path`, in a contract whose failures look so.
    pub(super) fn new(failures: Failures, path: &'a str, schemas: &'a mut Schemas) -> Self {
        let names = path.split('/').filter_map(|part| part.strip_prefix('{')?.strip_suffix('}'));
        let mut told = Self {
            failures,
            schemas,
            operation: Operation::new(),
            parameters: Vec::new(),
            path: names.collect(),
            answers: BTreeMap::new(),
            success: 200,
            is_open: true,
        };
        for (status, text) in failures.always {
            told.fails(*status, *text);
        }
        told
    }

    /// Whoever sends the request has to be signed in.
    pub fn asks_who(&mut self) {
        if self.is_open {
            self.is_open = false;
            self.fails(401, "Missing or invalid token");
        }
    }

    /// Whoever sends the request needs a permission.
    pub(super) fn asks(&mut self, permission: Permission) {
        self.asks_who();
        self.fails(403, format!("The caller lacks the permission `{permission}`"));
    }

    /// The next parameter of the path, which names an `entity`: whoever walks the description finds that word in `x-entity`.
    pub fn path(&mut self, entity: Entity, schema: Object) {
        self.path_described(entity, &format!("The {}", entity_word(entity)), schema);
    }

    /// The same in other words.
    pub fn path_described(&mut self, entity: Entity, description: &str, schema: Object) {
        let mut parameter = Parameter::new(self.path.pop_front().unwrap_or_default());
        parameter.parameter_in = ParameterIn::Path;
        parameter.description = Some(description.to_owned());
        parameter.schema = Some(schema.into());
        parameter.extensions = Some(Extensions::from_iter([("x-entity", entity.code())]));
        self.parameters.push(parameter);
    }

    /// The same for an identifier of something that may not be there.
    pub fn path_of(&mut self, entity: Entity, schema: Object) {
        self.path(entity, schema);
        let missing = (self.failures.missing)(entity);
        self.fails(404, missing);
    }

    /// Parameters of the query string.
    pub fn query(&mut self, parameters: Vec<Parameter>) {
        self.parameters.extend(parameters);
        self.unusable(Unusable::Flaws, "a parameter is wrong");
    }

    /// A header of the request, which may be left out.
    pub fn header(&mut self, name: &str, description: &str, schema: Object) {
        let mut parameter = Parameter::new(name);
        parameter.parameter_in = ParameterIn::Header;
        parameter.required = Required::False;
        parameter.description = Some(description.to_owned());
        parameter.schema = Some(schema.into());
        self.parameters.push(parameter);
    }

    /// The body of the request.
    pub fn body<T: ToSchema>(&mut self, media_type: &str) {
        self.schemas.add::<T>();
        // An empty body is an empty object, which is all right if nothing has to be in it.
        let is_needed = !matches!(T::schema(), RefOr::T(Schema::Object(object)) if object.required.is_empty());
        let mut body = RequestBody::new();
        body.content.insert(media_type.to_owned(), Content::new(Some(Ref::from_schema_name(T::name()))).into());
        body.required = Some(if is_needed { Required::True } else { Required::False });
        self.operation.request_body = Some(body.into());
        self.unusable(Unusable::Either, "a field is wrong or missing, or the body cannot be read");
    }

    /// A failure that is told in a sentence, and why. Of what cannot be used, one more reason.
    pub fn fails(&mut self, status: u16, why: impl Into<String>) {
        if status == self.failures.flawed {
            self.unusable(Unusable::Either, why);
        } else {
            self.failure(status, self.failures.sentence, why);
        }
    }

    /// Why a request cannot be used.
    pub fn unusable(&mut self, how: Unusable, why: impl Into<String>) {
        let shape = match how {
            Unusable::Flaws => self.failures.flaws,
            Unusable::Either => self.failures.either,
        };
        self.failure(self.failures.flawed, shape, why);
    }

    /// One reason more for a failure with this status. Its body is of the last reason that has more than one form.
    fn failure(&mut self, status: u16, shape: Shape, why: impl Into<String>) {
        let said = self.answers.entry(status).or_default();
        let is_wider = (shape.name)() == (self.failures.either.name)();
        if said.texts.is_empty() || is_wider {
            said.answer.content.clear();
            said.answer.content.insert(JSON.to_owned(), shape.content(self.schemas).into());
        }
        said.texts.push(why.into());
    }

    /// A successful answer in JSON.
    pub fn gives<T: ToSchema>(&mut self) {
        self.gives_shape(Shape::of::<T>());
    }

    /// The same wrapped in an envelope.
    pub fn gives_wrapped<E: ToSchema, T: ToSchema>(&mut self) {
        let name = format!("{}_{}", E::name(), T::name());
        self.gives_content(JSON, Content::new(Some(Ref::from_schema_name(&name))));
        self.schemas.named::<E>(name);
        self.schemas.add::<T>();
    }

    /// A successful answer in JSON: a list.
    pub fn gives_list<T: ToSchema>(&mut self) {
        self.schemas.add::<T>();
        let list = utoipa::openapi::ArrayBuilder::new().items(Ref::from_schema_name(T::name()));
        self.gives_content(JSON, Content::new(Some(list)));
    }

    fn gives_shape(&mut self, shape: Shape) {
        let content = shape.content(self.schemas);
        self.gives_content(JSON, content);
    }

    /// A successful answer of any type.
    pub fn gives_content(&mut self, media_type: &str, content: Content) {
        let said = self.answers.entry(self.success).or_default();
        said.answer.content.insert(media_type.to_owned(), content.into());
    }

    /// The successful answer has another status.
    pub fn succeeds_with(&mut self, status: u16) {
        if let Some(said) = self.answers.remove(&self.success) {
            self.answers.insert(status, said);
        }
        self.success = status;
    }

    /// A header of the successful answer.
    pub fn gives_header(&mut self, name: &str, description: &str, schema: Object) {
        let header = HeaderBuilder::new().schema(Some(schema)).description(Some(description)).build();
        self.answers.entry(self.success).or_default().answer.headers.insert(name.to_owned(), header.into());
    }

    /// The whole operation, with what is stated beside its handler. Fails if a parameter of its path was not taken.
    pub(super) fn finish(mut self, contract: &str, about: &About) -> Result<Operation, String> {
        if let Some(name) = self.path.front() {
            return Err(format!("the handler of {} does not take {{{name}}} from its path", about.id));
        }
        self.answers.entry(self.success).or_default().texts.push(about.answer.to_owned());
        for (status, why) in about.failures {
            self.fails(*status, *why);
        }
        let mut operation = self.operation;
        operation.tags = Some(vec![contract.to_owned()]);
        operation.operation_id = Some(about.id.to_owned());
        (operation.summary, operation.description) = about.summary();
        let parameters: Vec<_> = self.parameters.into_iter().map(Into::into).collect();
        operation.parameters = Some(parameters).filter(|parameters| !parameters.is_empty());
        operation.security = self.is_open.then(|| vec![SecurityRequirement::default()]);
        let answers = self.answers.into_iter().map(|(status, said)| (status.to_string(), said.whole()));
        operation.responses = answers.collect();
        Ok(operation)
    }
}

impl Said {
    fn whole(self) -> Response {
        let Self { texts, mut answer } = self;
        answer.description = capitalised(&texts.join("; "));
        answer
    }
}

/// The media type of almost everything.
const JSON: &str = "application/json";

/// What is stated beside a handler. The macro [`endpoint!`](super::endpoint) makes it.
#[derive(Debug, Clone, Copy)]
pub struct About {
    /// The name of the operation, which generated clients use.
    pub id: &'static str,
    /// What it does, line by line: the first paragraph is its summary.
    pub text: &'static [&'static str],
    /// What the successful answer is.
    pub answer: &'static str,
    /// Failures that do not follow from what the handler takes, and further reasons for those that do.
    pub failures: &'static [(u16, &'static str)],
}

impl About {
    fn summary(&self) -> (Option<String>, Option<String>) {
        let (summary, description) = paragraphs(self.text);
        (Some(summary), Some(description).filter(|text| !text.is_empty()))
    }
}

/// The first paragraph of a documentation, and the others.
fn paragraphs(lines: &[&str]) -> (String, String) {
    let text = documentation(lines);
    match text.split_once("\n\n") {
        Some((first, others)) => (first.replace('\n', " "), others.to_owned()),
        None => (text.replace('\n', " "), String::new()),
    }
}

/// A documentation as it was written.
pub(super) fn documentation(lines: &[&str]) -> String {
    lines.iter().map(|line| line.strip_prefix(' ').unwrap_or(line)).collect::<Vec<_>>().join("\n").trim().to_owned()
}

/// Something that is stated about a handler. The macro [`endpoint!`](super::endpoint) makes it, under the handler's own name.
pub trait Documented {
    /// What is stated.
    const ABOUT: About;
}
