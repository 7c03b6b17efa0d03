//! The command line.

fn main() -> std::process::ExitCode {
    cesuan::cli::main()
}
