//! Everybody of an organisation with their facts, in order, and found by their identifiers.

use super::PersonFacts;
use crate::kernel::id::PersonId;
use std::{ops::Deref, sync::Arc};

/// People with their facts, in the order of their sort names.
#[derive(Debug, Clone, Default)]
pub struct People {
    facts: Vec<Arc<PersonFacts>>,
    /// The identifier of each, close together: a hundred thousand are looked through in an instant.
    ids: Vec<PersonId>,
}

impl Deref for People {
    type Target = [Arc<PersonFacts>];
    fn deref(&self) -> &Self::Target {
        &self.facts
    }
}

impl From<Vec<Arc<PersonFacts>>> for People {
    /// `facts` have to be in their order.
    fn from(facts: Vec<Arc<PersonFacts>>) -> Self {
        let ids = facts.iter().map(|person| person.id).collect();
        Self { facts, ids }
    }
}

impl People {
    fn place(&self, id: PersonId) -> Option<usize> {
        self.ids.iter().position(|one| *one == id)
    }

    /// The facts of one person.
    #[must_use]
    pub fn find(&self, id: PersonId) -> Option<&PersonFacts> {
        self.place(id).map(|place| self.facts[place].as_ref())
    }

    /// The facts of each, to be changed; names and identifiers have to stay.
    pub fn each_mut(&mut self) -> impl Iterator<Item = &mut PersonFacts> {
        self.facts.iter_mut().map(Arc::make_mut)
    }

    /// Puts `facts` in the place of those of `id`, or where their name now belongs.
    #[cfg(feature = "store")]
    pub(in crate::competence) fn replace(&mut self, id: PersonId, facts: Option<PersonFacts>) {
        if let Some(place) = self.place(id) {
            self.facts.remove(place);
            self.ids.remove(place);
        }
        if let Some(facts) = facts {
            let comes_before = |other: &Arc<PersonFacts>| (&other.sort_name, other.id) < (&facts.sort_name, facts.id);
            let place = self.facts.partition_point(comes_before);
            self.facts.insert(place, Arc::new(facts));
            self.ids.insert(place, id);
        }
    }
}
