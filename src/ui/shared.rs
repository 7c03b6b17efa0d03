//! Shared values that are compared by where they are.

use std::ops::Deref;
use std::rc::Rc;

use cesuan_session::PolicyView;

/// A shared value that is compared by its pointer, so that comparing costs nothing. A policy that is opened again is another
/// one, even if it says the same.
pub(crate) struct Shared<T: ?Sized>(pub Rc<T>);

/// A shared policy.
pub(crate) type PolicyRef = Shared<PolicyView>;

impl<T: ?Sized> Clone for Shared<T> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl<T: ?Sized> PartialEq for Shared<T> {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl<T: ?Sized> Deref for Shared<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}
