//! The only door to files and to the clock.
