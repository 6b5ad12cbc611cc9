package org.slaledger.rules.credit;

/** What became of an instant of the period in the sum. */
public sealed interface Fate {

  /** The names of the fates, for totals. */
  enum Kind {
    UP,
    COUNTED,
    EXCLUDED,
    FORGIVEN,
    UNOBSERVED
  }

  /** The named rules by which down time is forgiven. */
  enum Rule {
    /** The whole outage was shorter than the minimum. */
    MINIMUM_OUTAGE,
    /** The rest of a piece, less than a whole unit. */
    WHOLE_UNITS,
    /** The slice's error rate was not great enough. */
    BAD_ABOVE,
    /** Too few bad slices in a row. */
    MINIMUM_RUN
  }

  /** It worked, or counts as if it had. */
  record Up() implements Fate {}

  /** It counts against the provider. */
  record Counted() implements Fate {}

  /**
   * An exclusion holds: down time that does not count, or, where excluded time is removed, any
   * time.
   *
   * @param reference of the exclusion; the first by category and reference where several hold
   */
  record Excluded(Category category, String reference) implements Fate {}

  /** It was down, but a rule of the terms lets it pass. */
  record Forgiven(Rule rule) implements Fate {}

  /** Nobody measured; it counts as up or leaves the denominator, as the terms say. */
  record Unobserved() implements Fate {}

  /** Its name. */
  default Kind kind() {
    return switch (this) {
      case Up up -> Kind.UP;
      case Counted counted -> Kind.COUNTED;
      case Excluded excluded -> Kind.EXCLUDED;
      case Forgiven forgiven -> Kind.FORGIVEN;
      case Unobserved unobserved -> Kind.UNOBSERVED;
    };
  }
}
