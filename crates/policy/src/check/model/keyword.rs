//! Keywords of the rules: values that are written as one of a few ids.

/// The id of a value among the options a keyword may have.
pub fn option_id<T: Copy + PartialEq>(options: &[(&'static str, T)], value: T) -> &'static str {
    options.iter().find(|(_, known)| *known == value).map_or("", |(id, _)| id)
}
