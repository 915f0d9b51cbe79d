//! An operation while it is described: parameters, bodies, answers and headers, as the types of its handler say them.

use super::{About, Ask, Failures, Schemas, Shape, shape::entity_word};
use crate::failure::capitalised;
use docendo::error::Entity;
use std::collections::{BTreeMap, VecDeque};
use utoipa::{
    ToSchema,
    openapi::{
        ArrayBuilder, Content, HeaderBuilder, Object, Ref, RefOr, Required, Response, Schema, SecurityRequirement,
        extensions::Extensions,
        path::{Operation, Parameter, ParameterIn},
        request_body::RequestBody,
    },
};

/// Which body a request has that cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unusable {
    /// It is told field by field.
    Flaws,
    /// It is told field by field, or in a sentence if nothing of it could be read.
    Either,
}

/// What is described of one status.
#[derive(Default)]
struct StatusDescription {
    texts: Vec<String>,
    answer: Response,
}

/// An operation while it is described.
pub struct OperationBuilder<'a> {
    failures: Failures,
    schemas: &'a mut Schemas,
    operation: Operation,
    parameters: Vec<Parameter>,
    /// The parameters of the path that no argument took yet.
    path: VecDeque<&'a str>,
    answers: BTreeMap<u16, StatusDescription>,
    /// The status of success.
    success: u16,
    is_open: bool,
    asks: Vec<Ask>,
}

impl<'a> OperationBuilder<'a> {
    /// An operation of `path`, in a contract whose failures look so.
    pub(super) fn new(failures: Failures, path: &'a str, schemas: &'a mut Schemas) -> Self {
        let names = path.split('/').filter_map(|part| part.strip_prefix('{')?.strip_suffix('}'));
        let mut builder = Self {
            failures,
            schemas,
            operation: Operation::new(),
            parameters: Vec::new(),
            path: names.collect(),
            answers: BTreeMap::new(),
            success: 200,
            is_open: true,
            asks: Vec::new(),
        };
        for (status, text) in failures.always {
            builder.fails(*status, *text);
        }
        builder
    }

    /// Whoever sends the request has to be signed in.
    pub fn asks_who(&mut self) {
        if self.is_open {
            self.is_open = false;
            self.fails(401, "Missing or invalid token");
        }
    }

    /// Whoever sends the request has to be permitted what `ask` says.
    pub(super) fn asks(&mut self, ask: Ask) {
        self.asks_who();
        for refusal in ask.refusals() {
            self.fails(403, refusal);
        }
        self.asks.push(ask);
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
        // An empty body is an empty object, which is all right if nothing has to be in it.
        let is_needed = !matches!(T::schema(), RefOr::T(Schema::Object(object)) if object.required.is_empty());
        let mut body = RequestBody::new();
        body.content.insert(media_type.to_owned(), Shape::of::<T>().content(self.schemas).into());
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
        let content = Shape::of::<T>().content(self.schemas);
        self.gives_content(JSON, content);
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
        let list = ArrayBuilder::new().items(Ref::from_schema_name(T::name()));
        self.gives_content(JSON, Content::new(Some(list)));
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
    pub fn gives_header(&mut self, name: &str, description: &str, schema: impl Into<RefOr<Schema>>) {
        let header = HeaderBuilder::new().schema(Some(schema)).description(Some(description)).build();
        self.answers.entry(self.success).or_default().answer.headers.insert(name.to_owned(), header.into());
    }

    /// The whole operation, with what is stated beside its handler. Fails if the handler takes more or less from its path than
    /// there is.
    pub(super) fn finish(mut self, contract: &str, about: &About) -> Result<Operation, String> {
        if let Some(name) = self.path.front() {
            return Err(format!("the handler of {} does not take {{{name}}} from its path", about.id));
        }
        if self.parameters.iter().any(|parameter| parameter.name.is_empty()) {
            return Err(format!("the handler of {} takes more from its path than there is", about.id));
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
        operation.extensions = Ask::described(&self.asks);
        let answers = self.answers.into_iter().map(|(status, said)| (status.to_string(), said.whole()));
        operation.responses = answers.collect();
        Ok(operation)
    }
}

impl StatusDescription {
    fn whole(self) -> Response {
        let Self { texts, mut answer } = self;
        answer.description = capitalised(&texts.join("; "));
        answer
    }
}

/// The media type of almost everything.
const JSON: &str = "application/json";

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::kit::{Answer, Created, Described, Failure, PathNumber};
    use axum::Json;
    use docendo::kernel::id::CourseId;
    use serde_json::{Value, json};

    const ABOUT: About = About {
        id: "test",
        text: &[" Does it", " at once.", "", " In one go."],
        answer: "It",
        failures: &[(409, "twice")],
    };

    /// What is described of a handler at a path.
    fn described<H: Described<A>, A>(_: H, path: &str) -> Result<Value, String> {
        let text = Shape::of::<String>();
        let failures = Failures {
            sentence: text,
            flaws: text,
            either: text,
            flawed: 422,
            always: &[(429, "later")],
            missing: Failures::no_such,
        };
        let mut schemas = Schemas::default();
        let mut operation = OperationBuilder::new(failures, path, &mut schemas);
        H::describe(&mut operation);
        operation.finish("contract", &ABOUT).map(|operation| serde_json::to_value(operation).unwrap())
    }

    async fn create(PathNumber(_): PathNumber<CourseId>) -> Answer<Created<Json<String>>> {
        Err(Failure::NoRoute)
    }

    #[test]
    fn an_operation_is_described_by_what_its_handler_takes_and_gives() {
        let operation = described(create, "/courses/{id}").unwrap();
        assert_eq!(
            (&operation["summary"], &operation["description"]),
            (&json!("Does it at once."), &json!("In one go."))
        );
        let statuses: Vec<&String> = operation["responses"].as_object().unwrap().keys().collect();
        assert_eq!(statuses, ["201", "404", "409", "422", "429"]);
        let texts = ["201", "404", "409", "422"].map(|status| operation["responses"][status]["description"].clone());
        assert_eq!(texts, ["It", "No such course", "Twice", "The identifier is no number"]);
        let id = &operation["parameters"][0];
        assert_eq!((&id["name"], &id["x-entity"], &id["required"]), (&json!("id"), &json!("course"), &json!(true)));
        assert_eq!(operation["security"], json!([{}]), "nobody is asked for");
    }

    #[test]
    fn a_handler_takes_from_its_path_what_there_is() {
        let left = described(create, "/courses/{id}/{file}").unwrap_err();
        assert_eq!(left, "the handler of test does not take {file} from its path");
        let missing = described(create, "/courses").unwrap_err();
        assert_eq!(missing, "the handler of test takes more from its path than there is");
    }
}
