//! Ids: typed indices, so that an id of one kind cannot be used in place of another.

/// Declares typed indices over `u32`. Their `Debug` text is a letter and the number: `m3`.
macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident($letter:literal);)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        pub struct $name(pub u32);

        impl $name {
            /// The id of the element at an index of its list.
            pub fn at(index: usize) -> Self {
                Self(u32::try_from(index).expect("an arena holds fewer than 2^32 elements"))
            }

            /// The index of the element in its list.
            pub const fn index(self) -> usize {
                self.0 as usize
            }
        }

        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                write!(f, concat!($letter, "{}"), self.0)
            }
        }
    )*};
}

ids! {
    /// A category: a named list of options (districts, kinds of ownership, the answers of a reading).
    CategoryId("c");
    /// A column of either input table.
    FieldId("f");
    /// A parameter or a reading.
    ParameterId("p");
    /// A definition: a named formula.
    DefinitionId("d");
    /// A measure.
    MeasureId("m");
    /// A payer.
    PayerId("y");
    /// A node of the columnar plan.
    NodeId("n");
}
