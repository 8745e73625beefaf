//! One test binary for everything that looks at Dateline from outside.
