//! The last reply to a question of a component, and when it may still be drawn.

use std::rc::Rc;

use cesuan_session::PolicyView;

/// The last reply to a question, with what it answers.
#[derive(Clone)]
pub(crate) struct LastReply<Q, R> {
    pub question: Q,
    /// The number of the figures the question was asked about.
    pub edition: u64,
    /// The policy at that time.
    pub policy: Option<Rc<PolicyView>>,
    pub reply: R,
}

impl<Q: PartialEq, R: Clone> LastReply<Q, R> {
    /// The reply and whether it answers this question about these figures. A reply to an earlier question stands until the next
    /// one comes; `None` after the policy has changed, because the numbers of measures and parameters in the reply would then
    /// point to others or to none.
    pub(crate) fn of(&self, question: &Q, edition: u64, policy: Option<&Rc<PolicyView>>) -> Option<(R, bool)> {
        (self.policy.as_ref() == policy)
            .then(|| (self.reply.clone(), self.question == *question && self.edition == edition))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use cesuan_session::{OpenPolicy, Session};

    #[test]
    fn a_reply_of_other_rules_is_not_drawn() {
        let opened = Session::new().ask(OpenPolicy { policy: "shiyan-2018".to_owned() }).now();
        let policy = Rc::new(opened.expect("the policy opens").policy);
        let last = LastReply { question: "a", edition: 1, policy: Some(policy.clone()), reply: 7 };
        assert_eq!(last.of(&"a", 1, Some(&policy)), Some((7, true)));
        assert_eq!(last.of(&"a", 2, Some(&policy)), Some((7, false)));
        assert_eq!(last.of(&"b", 1, Some(&policy)), Some((7, false)));
        let mut fewer = (*policy).clone();
        assert_eq!(last.of(&"a", 2, Some(&Rc::new(fewer.clone()))), Some((7, false)));
        fewer.measures.pop();
        assert_eq!(last.of(&"a", 2, Some(&Rc::new(fewer))), None);
        assert_eq!(last.of(&"a", 2, None), None);
    }
}
