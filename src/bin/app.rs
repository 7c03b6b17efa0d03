//! The page.

fn main() {
    cesuan::ui::start();
}
