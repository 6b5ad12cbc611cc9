package org.slaledger.contract.decision;

import java.util.List;

/** What deciding a command yields. A refusal is a value, not an exception. */
public sealed interface Decision<E> {
  /** Yes: these events happened, in this order. None means that nothing changes. */
  static <E> Decision<E> accepted(List<? extends E> events) {
    return new Accepted<>(List.copyOf(events));
  }

  /** No: the command itself is wrong, whatever has happened. */
  static <E> Decision<E> refused(List<Violation> violations) {
    return new Refused<>(Ground.INPUT, violations);
  }

  /** No: the command would be right had something else not happened already. */
  static <E> Decision<E> conflict(Violation violation) {
    return new Refused<>(Ground.STATE, List.of(violation));
  }

  /** Yes. */
  record Accepted<E>(List<E> events) implements Decision<E> {
    /** Keeps a copy. */
    public Accepted {
      events = List.copyOf(events);
    }
  }

  /** No; nothing happened. There is at least one violation. */
  record Refused<E>(Ground ground, List<Violation> violations) implements Decision<E> {
    /** Keeps a copy; refuses a refusal that does not say why. */
    public Refused {
      violations = List.copyOf(violations);
      if (violations.isEmpty()) {
        throw new IllegalArgumentException("a refusal says what is wrong");
      }
    }
  }

  /** Why a command was refused. */
  enum Ground {
    /** What was sent is wrong: HTTP 400. */
    INPUT,
    /** What was sent contradicts what has happened: HTTP 409. */
    STATE
  }
}
