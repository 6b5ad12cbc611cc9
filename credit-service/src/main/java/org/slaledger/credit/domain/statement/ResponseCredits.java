package org.slaledger.credit.domain.statement;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.slaledger.contract.TicketId;
import org.slaledger.contract.terms.Addendum;
import org.slaledger.contract.terms.ResponseCredit;
import org.slaledger.contract.terms.ServiceTerms;
import org.slaledger.credit.domain.terms.RulesetOne;
import org.slaledger.rules.Fraction;
import org.slaledger.rules.credit.FrozenCurrency;

/**
 * What late responses give back, under the terms of the period: for each service its percent times
 * its breaches, at most the cap, of the service's fee of the period.
 *
 * @param amount the sum of the lines
 */
public record ResponseCredits(List<Line> lines, BigDecimal amount) {
  private static final TicketId ANY = new TicketId("any");

  /** Keeps a copy. */
  public ResponseCredits {
    lines = List.copyOf(lines);
  }

  /**
   * The late responses of one service.
   *
   * @param fee of the period
   * @param breached the tickets that were answered too late
   * @param percentEach for each of them
   * @param cap at most so many percent
   * @param percent of the fee, to 6 decimals
   */
  public record Line(
      String service,
      BigDecimal fee,
      List<TicketId> breached,
      BigDecimal percentEach,
      BigDecimal cap,
      BigDecimal percent,
      BigDecimal amount) {
    /** Keeps a copy. */
    public Line {
      breached = List.copyOf(breached);
    }
  }

  static ResponseCredits of(ResponseCredit terms, PeriodTerms period, ResponseReport report) {
    Addendum addendum = period.version().addendum();
    FrozenCurrency currency = RulesetOne.currency(addendum.currency());
    List<Line> lines =
        period.services().stream()
            .flatMap(service -> line(terms, service, currency, breached(service, report)).stream())
            .toList();
    return new ResponseCredits(
        lines,
        lines.stream()
            .map(Line::amount)
            .reduce(Fraction.ZERO.rounded(currency.digits()), BigDecimal::add));
  }

  /** What one late response gives back in a whole period, for each service that gives any. */
  public static List<Line> ofOneLate(Addendum addendum) {
    ResponseCredit terms = addendum.responseCredit();
    FrozenCurrency currency = RulesetOne.currency(addendum.currency());
    return terms == null
        ? List.of()
        : addendum.services().stream()
            .flatMap(service -> line(terms, service, currency, List.of(ANY)).stream())
            .toList();
  }

  private static List<TicketId> breached(ServiceTerms service, ResponseReport report) {
    return report.clocks().stream()
        .filter(clock -> clock.state() == ResponseReport.State.BREACHED)
        .filter(clock -> clock.service().equals(service.service()))
        .map(ResponseReport.Clock::ticket)
        .sorted(Comparator.comparing(TicketId::value))
        .toList();
  }

  private static Optional<Line> line(
      ResponseCredit terms,
      ServiceTerms service,
      FrozenCurrency currency,
      List<TicketId> breached) {
    BigDecimal cap = terms.cap() == null ? new BigDecimal(100) : terms.cap();
    Fraction percent =
        Fraction.of(terms.percent()).times(Fraction.of(breached.size())).min(Fraction.of(cap));
    Fraction amount = percent.dividedBy(Fraction.HUNDRED).times(Fraction.of(service.fee()));
    return breached.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Line(
                service.service(),
                service.fee(),
                breached,
                terms.percent(),
                cap,
                percent.rounded(6),
                amount.rounded(currency.digits())));
  }
}
