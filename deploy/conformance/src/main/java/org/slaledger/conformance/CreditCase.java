package org.slaledger.conformance;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slaledger.rules.Checked;
import org.slaledger.rules.Problem;
import org.slaledger.rules.credit.Availability;
import org.slaledger.rules.credit.Facts;
import org.slaledger.rules.credit.Owed;
import org.slaledger.rules.credit.SignableTerms;

/** What is owed? */
record CreditCase(String id, Checked<Sum> sum, Expected expected) implements Case {

  /** Terms that may be signed, and what happened. */
  record Sum(SignableTerms terms, Facts facts) {}

  /** The known answer. */
  sealed interface Expected {
    /** The terms may not be signed. */
    record Refusal() implements Expected {}

    /**
     * The printed figures.
     *
     * @param availability nothing where the denominator is empty
     */
    record Figures(@Nullable BigDecimal availability, BigDecimal percent, BigDecimal amount)
        implements Expected {}
  }

  static Case read(String id, Fields fields) {
    return CreditCaseReader.read(id, fields);
  }

  @Override
  public Answer answer() {
    return switch (sum) {
      case Checked.Refused<Sum>(List<Problem> problems) ->
          new Answer(expected(2), "refused", problems.stream().map(Problem::toString).toList());
      case Checked.Accepted<Sum>(Sum(SignableTerms terms, Facts facts)) ->
          answer(terms.reckon(facts));
    };
  }

  private Answer answer(Owed owed) {
    Availability availability = owed.availability();
    return new Answer(
        expected(owed.terms().currency().digits()),
        figures(
            availability == null ? null : availability.percent(), owed.percent(), owed.amount()),
        why(owed));
  }

  private String expected(int digits) {
    return switch (expected) {
      case Expected.Refusal refusal -> "refused";
      case Expected.Figures(var availability, BigDecimal percent, BigDecimal amount) ->
          figures(
              availability == null ? null : filled(availability, 6),
              filled(percent, 6),
              filled(amount, digits));
    };
  }

  /** A figure that was written without its last zeros means the same. */
  private static BigDecimal filled(BigDecimal written, int digits) {
    return written.scale() < digits ? written.setScale(digits) : written;
  }

  private static String figures(
      @Nullable BigDecimal availability, BigDecimal percent, BigDecimal amount) {
    return "availability %s, creditPercent %s, creditAmount %s"
        .formatted(
            availability == null ? "none" : availability.toPlainString(),
            percent.toPlainString(),
            amount.toPlainString());
  }

  private static List<String> why(Owed owed) {
    List<String> why = new ArrayList<>();
    owed.withoutEffect()
        .forEach(late -> why.add(late.reference() + " was announced too late, and has no effect"));
    switch (owed.whyZero()) {
      case null -> {}
      case EMPTY_DENOMINATOR -> why.add("no time was left to be available in");
      case NOT_ABOVE_MINIMUM_AMOUNT ->
          why.add("the exact amount " + owed.exactAmount() + " is not above minimumAmount");
    }
    return why;
  }
}
