//! The worker of the page that reads and writes files of office programs.

fn main() {
    cesuan::worker::serve_office();
}
