//! Newtype indices: an id of one kind cannot be used where another is meant.

/// Declares index newtypes over `u32` with a readable `Debug`.
macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident($letter:literal);)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        pub struct $name(pub u32);

        impl $name {
            /// The id of the element at `index` of its arena.
            pub fn at(index: usize) -> Self {
                Self(u32::try_from(index).expect("an arena holds fewer than 2^32 elements"))
            }

            /// The position in the arena.
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
    /// An input field of either table.
    FieldId("f");
    /// A parameter or a reading.
    ParameterId("p");
    /// A named intermediate formula.
    DefinitionId("d");
    /// A measure.
    MeasureId("m");
    /// A payer.
    PayerId("y");
    /// A node of the columnar plan.
    NodeId("n");
}
