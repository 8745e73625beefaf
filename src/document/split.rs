//! Where one block ends and the next begins, told from lines alone.
