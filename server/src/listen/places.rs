//! The places for connections: how many there are, and who gives way when all are taken.
//!
//! A connection whose request runs keeps its place; one that can only go on with more of its body, of which too little comes,
//! does not. Of the others, those of the network that has most of them go first; of
//! these, those that never asked anything, and the one that has waited longest. A browser or proxy that is closed while it
//! waits connects again by itself. A network that has all the places that one may have gives way to itself.

use super::stage::{ConnectionHandle, Turn};
use docendo::identity;
use std::{
    cmp::Reverse,
    collections::HashMap,
    net::IpAddr,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

/// How many places there are.
#[derive(Debug, Clone, Copy)]
pub struct Bounds {
    /// In all.
    pub all: usize,
    /// For each network, unless all connections come from one proxy.
    pub each: Option<usize>,
}

/// The places of a server.
#[derive(Debug)]
pub(super) struct Places {
    bounds: Bounds,
    /// How late a body may be before its connection gives way.
    pause: Duration,
    taken: Mutex<Taken>,
}

#[derive(Debug, Default)]
struct Taken {
    next: u64,
    seats: HashMap<u64, Seat>,
}

#[derive(Debug)]
struct Seat {
    network: IpAddr,
    handle: Arc<ConnectionHandle>,
}

/// One place, for as long as it is held.
#[derive(Debug)]
pub(super) struct Place {
    number: u64,
    places: Arc<Places>,
    pub(super) handle: Arc<ConnectionHandle>,
}

impl Drop for Place {
    fn drop(&mut self) {
        self.places.taken().seats.remove(&self.number);
    }
}

impl Places {
    pub(super) fn new(bounds: Bounds, pause: Duration) -> Arc<Self> {
        Arc::new(Self { bounds, pause, taken: Mutex::default() })
    }

    /// A place for a connection from `address`, if there is one or another gives way, and whether one did.
    pub(super) fn take(self: &Arc<Self>, address: IpAddr) -> (Option<Place>, bool) {
        let network = identity::network(address);
        let mut taken = self.taken();
        let (is_free, displaced) = taken.make_room(self.bounds, self.pause, network);
        if !is_free {
            return (None, displaced);
        }
        let (number, handle) = (taken.next, Arc::new(ConnectionHandle::new()));
        taken.next += 1;
        taken.seats.insert(number, Seat { network, handle: handle.clone() });
        drop(taken);
        (Some(Place { number, places: self.clone(), handle }), displaced)
    }

    /// Lets one connection give way, if one waits.
    pub(super) fn displace(&self) -> bool {
        self.taken().displace(None, self.pause)
    }

    fn taken(&self) -> MutexGuard<'_, Taken> {
        // Nothing in here can panic half-way.
        self.taken.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Taken {
    /// Whether there is a place for `network`, and whether another connection gave way for it.
    fn make_room(&mut self, bounds: Bounds, pause: Duration, network: IpAddr) -> (bool, bool) {
        let of_network = || self.seats.values().filter(|seat| seat.network == network).count();
        if bounds.each.is_some_and(|each| of_network() >= each) {
            let displaced = self.displace(Some(network), pause);
            return (displaced, displaced);
        }
        if self.seats.len() < bounds.all {
            return (true, false);
        }
        let displaced = self.displace(None, pause);
        (displaced, displaced)
    }

    /// Lets the first in turn give way, of one network or of all; false if every request runs. Its place is free at once;
    /// the connection itself ends as soon as it can.
    fn displace(&mut self, of: Option<IpAddr>, pause: Duration) -> bool {
        let mut waiting = HashMap::<IpAddr, usize>::new();
        for seat in self.seats.values().filter(|seat| seat.handle.stage().order(pause).is_some()) {
            *waiting.entry(seat.network).or_default() += 1;
        }
        let turn = |seat: &Seat| -> Option<Turn> {
            let order = seat.handle.stage().order(pause).filter(|_| of.is_none_or(|of| of == seat.network))?;
            Some((Reverse(waiting.get(&seat.network).copied().unwrap_or_default()), order))
        };
        let in_turn = self.seats.iter().filter_map(|(number, seat)| Some((turn(seat)?, *number)));
        let Some((_, number)) = in_turn.min() else { return false };
        if let Some(seat) = self.seats.remove(&number) {
            seat.handle.leave.notify_one();
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn places(all: usize, each: Option<usize>) -> Arc<Places> {
        Places::new(Bounds { all, each }, Duration::MAX)
    }

    fn left(place: &Place) -> bool {
        !place.places.taken().seats.contains_key(&place.number)
    }

    const NEAR: IpAddr = IpAddr::V4(std::net::Ipv4Addr::new(192, 0, 2, 1));
    const FAR: IpAddr = IpAddr::V4(std::net::Ipv4Addr::new(198, 51, 100, 1));

    #[test]
    fn who_never_asked_anything_gives_way_before_who_did_and_who_waits_longest_first() {
        let places = places(3, None);
        let (asked, first, second) =
            (places.take(NEAR).0.unwrap(), places.take(NEAR).0.unwrap(), places.take(NEAR).0.unwrap());
        asked.handle.begin();
        asked.handle.end();
        asked.handle.written();
        let new = places.take(NEAR).0.unwrap();
        assert_eq!([&asked, &first, &second, &new].map(left), [false, true, false, false]);
        let newer = places.take(NEAR).0.unwrap();
        assert_eq!([&asked, &second, &new, &newer].map(left), [false, true, false, false]);
    }

    #[test]
    fn the_network_with_most_connections_that_wait_gives_way_first() {
        let places = places(3, None);
        let alone = places.take(FAR).0.unwrap();
        let many = [places.take(NEAR).0.unwrap(), places.take(NEAR).0.unwrap()];
        let new = places.take(FAR).0.unwrap();
        assert_eq!([&alone, &many[0], &many[1], &new].map(left), [false, true, false, false]);
    }

    #[test]
    fn a_running_request_keeps_its_place_and_whoever_comes_then_is_refused() {
        let places = places(1, None);
        let running = places.take(NEAR).0.unwrap();
        running.handle.begin();
        assert!(places.take(FAR).0.is_none() && !left(&running));
        running.handle.end();
        assert!(places.take(FAR).0.is_none() && !left(&running), "the end of its answer is not written");
        running.handle.written();
        assert!(places.take(FAR).0.is_some() && left(&running));
    }

    #[test]
    fn a_network_with_all_that_one_may_have_gives_way_to_itself() {
        let places = places(100, Some(2));
        let others = places.take(FAR).0.unwrap();
        let own = [places.take(NEAR).0.unwrap(), places.take(NEAR).0.unwrap()];
        let (new, displaced) = places.take(NEAR);
        assert!(displaced && new.is_some());
        assert_eq!([&others, &own[0], &own[1]].map(left), [false, true, false]);
    }
}
