//! The real `piano`, in folders of its own: nothing of the user's is touched, nothing is left behind.

mod architecture;
mod edit;
mod history;
mod kit;
mod model;
mod package;
mod usage;
