//! cesuan
fn main() {}
