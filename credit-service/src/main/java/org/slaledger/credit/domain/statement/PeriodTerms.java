package org.slaledger.credit.domain.statement;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.Envelope;
import org.slaledger.contract.event.AgreementEvent.AgreementEnded;
import org.slaledger.contract.terms.ServiceTerms;
import org.slaledger.promises.Agreement;
import org.slaledger.promises.Agreement.Version;
import org.slaledger.promises.AvailabilityInForce;
import org.slaledger.promises.AvailabilityInForce.Held;
import org.slaledger.promises.MaintenanceRules;
import org.slaledger.promises.Translation;
import org.slaledger.rules.Checked;
import org.slaledger.rules.credit.Period;
import org.slaledger.rules.time.Interval;

/**
 * Which terms hold for a period, and which part of it a statement covers.
 *
 * @param version as {@link AvailabilityInForce} has it: one that takes effect within a period holds
 *     from the next one on
 * @param interval from the period's start or the first version's effect, whichever is later, to the
 *     period's or the agreement's end or the instant that was asked for, whichever comes first
 * @param running whether more of the period is still to come
 * @param begins from when on the agreement's first terms held
 * @param ended how the agreement ended, if it did
 */
public record PeriodTerms(
    Version version,
    Period period,
    Interval interval,
    boolean running,
    Instant begins,
    @Nullable AgreementEnded ended) {

  /**
   * The services with their fees of this period: in a last one that is not whole what was stated
   * when the agreement ended, in a first one what the addendum states for it.
   */
  public List<ServiceTerms> services() {
    return version.addendum().services().stream()
        .map(it -> it.charging(fee(it), it.firstPeriodFee()))
        .toList();
  }

  private BigDecimal fee(ServiceTerms it) {
    Map<String, BigDecimal> lastFees =
        ended == null || !ended.at().isBefore(period.interval().to())
            ? null
            : ended.lastPeriodFees();
    if (lastFees != null && lastFees.containsKey(it.service())) {
      return Objects.requireNonNull(lastFees.get(it.service()));
    }
    boolean first = begins.isAfter(period.interval().from());
    return first && it.firstPeriodFee() != null ? it.firstPeriodFee() : it.fee();
  }

  /** When the period ends, or the agreement within it: from then on the time for claims runs. */
  public Instant end() {
    Instant whole = period.interval().to();
    return ended == null ? whole : earlier(whole, ended.at());
  }

  /**
   * Of the calendar year what has passed by the interval's end, but nothing before the agreement.
   */
  Interval year() {
    return MaintenanceRules.year(
        Translation.zone(version.zone()), period.interval().from(), begins, interval.to());
  }

  static Checked<PeriodTerms> of(Question question, List<Envelope> agreementEvents) {
    Agreement agreement = Agreement.of(agreementEvents.stream().map(Envelope::data).toList());
    AvailabilityInForce terms = new AvailabilityInForce(agreement);
    return terms
        .first()
        .map(
            first ->
                terms
                    .named(question.period())
                    .then(held -> covering(question, held, first, agreement.end())))
        .orElseGet(
            () ->
                Checked.refused(
                    "agreement",
                    question.agreement() + " was not signed",
                    "an agreement that was signed"));
  }

  private static Checked<PeriodTerms> covering(
      Question question, Held found, Version first, @Nullable AgreementEnded ended) {
    Interval whole = found.period().interval();
    Instant start = later(whole.from(), AvailabilityInForce.effective(found.version()));
    Instant end = ended == null ? whole.to() : earlier(whole.to(), ended.at());
    if (!whole.from().isBefore(question.asOf())) {
      return Checked.refused(
          "period",
          "'" + question.period() + "' lies in the future",
          "a period that began before " + question.asOf());
    }
    if (!start.isBefore(end)) {
      return Checked.refused(
          "period", "nothing was promised in '" + question.period() + "'", "a period under terms");
    }
    if (!start.isBefore(question.asOf())) {
      return Checked.refused(
          "asOf", "the terms take effect at " + start, "an instant after " + start);
    }
    Interval covered = new Interval(start, earlier(end, question.asOf()));
    return new Checked.Accepted<>(
        new PeriodTerms(
            found.version(),
            found.period(),
            covered,
            question.asOf().isBefore(end),
            AvailabilityInForce.effective(first),
            ended));
  }

  private static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }

  private static Instant earlier(Instant a, Instant b) {
    return a.isBefore(b) ? a : b;
  }
}
