//! Which command goes to the engine next.
//!
//! The worker does one thing at a time, and what it has begun cannot be taken back. So the page sends it one command, and
//! chooses the next only when the answer is there: what a person waits for goes before what can wait.

/// How soon a command has to go.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Urgency {
    /// A person waits for it. Such commands go in their order.
    Now,
    /// It fills the pauses: it goes when nobody waits for anything.
    Later,
}

/// Names a command of a queue, for taking it back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Ticket(u64);

/// Commands that wait, and the one under way.
#[derive(Debug)]
pub(crate) struct Queue<T> {
    waiting: Vec<(Ticket, Urgency, T)>,
    under_way: Option<Ticket>,
    given: u64,
}

impl<T> Default for Queue<T> {
    fn default() -> Self {
        Self { waiting: Vec::new(), under_way: None, given: 0 }
    }
}

impl<T> Queue<T> {
    /// Puts a command behind those that are as urgent.
    pub(crate) fn push(&mut self, urgency: Urgency, command: T) -> Ticket {
        self.given += 1;
        let ticket = Ticket(self.given);
        let at = self.waiting.partition_point(|(_, waiting, _)| *waiting <= urgency);
        self.waiting.insert(at, (ticket, urgency, command));
        ticket
    }

    /// Takes back every waiting command the predicate knows.
    pub(crate) fn drop_where(&mut self, mut takes: impl FnMut(&T) -> bool) {
        self.waiting.retain(|(_, _, command)| !takes(command));
    }

    /// Takes a command back if it still waits.
    pub(crate) fn cancel(&mut self, ticket: Ticket) -> Option<T> {
        let at = self.waiting.iter().position(|(waiting, _, _)| *waiting == ticket)?;
        Some(self.waiting.remove(at).2)
    }

    /// The command to send now, which is under way from here on; none while another is, or when none waits.
    pub(crate) fn next(&mut self) -> Option<T> {
        if self.under_way.is_some() || self.waiting.is_empty() {
            return None;
        }
        let (ticket, _, command) = self.waiting.remove(0);
        self.under_way = Some(ticket);
        Some(command)
    }

    /// The command under way.
    pub(crate) const fn under_way(&self) -> Option<Ticket> {
        self.under_way
    }

    /// The command under way has its answer.
    pub(crate) const fn answered(&mut self) {
        self.under_way = None;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Everything that is sent, in the order it is.
    fn sent(queue: &mut Queue<&'static str>) -> Vec<&'static str> {
        let mut sent = Vec::new();
        while let Some(command) = queue.next() {
            sent.push(command);
            queue.answered();
        }
        sent
    }

    #[test]
    fn what_a_person_waits_for_overtakes_what_can_wait() {
        let mut queue = Queue::default();
        queue.push(Urgency::Later, "sweep 1");
        queue.push(Urgency::Now, "apply");
        queue.push(Urgency::Later, "sweep 2");
        queue.push(Urgency::Now, "page");
        assert_eq!(sent(&mut queue), ["apply", "page", "sweep 1", "sweep 2"]);
    }

    #[test]
    fn one_command_is_under_way() {
        let mut queue = Queue::default();
        queue.push(Urgency::Now, "first");
        let second = queue.push(Urgency::Now, "second");
        assert_eq!(queue.next(), Some("first"));
        assert_eq!(queue.next(), None);
        queue.answered();
        assert_eq!(queue.next(), Some("second"));
        assert_eq!(queue.under_way(), Some(second));
    }

    #[test]
    fn what_waits_can_be_taken_back_and_what_is_under_way_cannot() {
        let mut queue = Queue::default();
        let first = queue.push(Urgency::Now, "first");
        let second = queue.push(Urgency::Now, "second");
        queue.push(Urgency::Now, "third");
        assert_eq!(queue.next(), Some("first"));
        assert_eq!(queue.cancel(first), None);
        assert_eq!(queue.cancel(second), Some("second"));
        queue.answered();
        assert_eq!(sent(&mut queue), ["third"]);
    }

    #[test]
    fn commands_of_a_kind_can_be_dropped_at_once() {
        let mut queue = Queue::default();
        queue.push(Urgency::Now, "apply 1");
        queue.push(Urgency::Now, "sample");
        queue.push(Urgency::Now, "apply 2");
        queue.drop_where(|command| command.starts_with("apply"));
        assert_eq!(sent(&mut queue), ["sample"]);
    }
}
