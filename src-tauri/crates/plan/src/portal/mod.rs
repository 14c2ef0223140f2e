//! The copy by hand into PPC Online: the mapping, a value in the portal's form, the plan in the portal's order, and what
//! was ticked. "PPC Online" has no public import format: this helps a person to type, and is no official exchange.

pub mod form;
pub mod mapping;
mod reading;
pub mod ticks;
pub mod value;
pub mod walk;

pub use mapping::Mapping;
pub use ticks::Ticks;
pub use walk::walk;
