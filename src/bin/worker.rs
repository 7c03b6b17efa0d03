//! The engine worker of the page.

fn main() {
    cesuan::worker::serve();
}
