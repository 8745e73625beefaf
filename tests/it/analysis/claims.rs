//! What each sentence asserts, and what stands behind it.
