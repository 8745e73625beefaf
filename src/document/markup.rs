//! What is markup in a block and what is prose.
