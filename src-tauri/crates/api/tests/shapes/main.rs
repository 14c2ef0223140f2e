//! Shapes in words, shapes from shapes, places as people write them, the base map, and a scenario of a neighbour.

#![allow(clippy::unwrap_used)]

mod any;
mod borrowed;
mod kit;
mod layers;
mod made;
mod places;
mod window;
mod words;
