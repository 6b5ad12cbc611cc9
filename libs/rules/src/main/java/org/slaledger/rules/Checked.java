package org.slaledger.rules;

import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** A value that passed its check, or every problem that was found; never only the first one. */
public sealed interface Checked<T> {

  /** The check found nothing. */
  record Accepted<T>(T value) implements Checked<T> {}

  /** The check found at least one problem. */
  record Refused<T>(List<Problem> problems) implements Checked<T> {
    public Refused {
      problems = List.copyOf(problems);
      if (problems.isEmpty()) {
        throw new IllegalArgumentException("a refusal names at least one problem");
      }
    }
  }

  /** The value, built only where there is no problem. */
  static <T> Checked<T> of(List<Problem> problems, Supplier<T> value) {
    return problems.isEmpty() ? new Accepted<>(value.get()) : new Refused<>(problems);
  }

  /** A refusal for a single reason. */
  static <T> Checked<T> refused(String field, String message, String allowed) {
    return new Refused<>(List.of(new Problem(field, message, allowed)));
  }

  /** What was found; empty when the value was accepted. */
  default List<Problem> problems() {
    return switch (this) {
      case Accepted<T> accepted -> List.of();
      case Refused<T>(List<Problem> found) -> found;
    };
  }

  /** The accepted value made into another one; a refusal stays as it is. */
  default <U> Checked<U> then(Function<T, Checked<U>> next) {
    return switch (this) {
      case Accepted<T>(T value) -> next.apply(value);
      case Refused<T>(List<Problem> found) -> new Refused<>(found);
    };
  }

  /**
   * The value, for callers that know it was accepted before, such as readers of signed terms.
   *
   * @throws IllegalStateException with every problem when it was refused
   */
  default T orElseThrow() {
    return switch (this) {
      case Accepted<T>(T value) -> value;
      case Refused<T>(List<Problem> found) -> throw new IllegalStateException(found.toString());
    };
  }
}
