//! The worker of the page that measures how fast the engine is.

fn main() {
    cesuan::worker::serve_bench();
}
