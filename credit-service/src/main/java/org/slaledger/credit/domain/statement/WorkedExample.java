package org.slaledger.credit.domain.statement;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.terms.ServiceTerms;
import org.slaledger.credit.domain.terms.RulesetOne;
import org.slaledger.promises.Agreement.Version;
import org.slaledger.promises.Translation;
import org.slaledger.rules.credit.Availability;
import org.slaledger.rules.credit.Facts;
import org.slaledger.rules.credit.Fate;
import org.slaledger.rules.credit.Owed;
import org.slaledger.rules.credit.Period;
import org.slaledger.rules.credit.SignableTerms;
import org.slaledger.rules.evidence.Observed;
import org.slaledger.rules.evidence.State;
import org.slaledger.rules.evidence.Timeline;
import org.slaledger.rules.time.Interval;

/**
 * What one outage would come to in a period that is measured throughout, by the sums that make
 * statements: the shortest of some that gives something back, else the longest of them.
 *
 * @param period its name
 * @param from when it would begin: ten days and ten minutes into the period
 * @param outage how long it would last
 * @param counted what of it would count against the provider
 * @param denominator what availability is a share of; null for methods that have no down time
 * @param availability in percent
 * @param percent of the fee
 */
public record WorkedExample(
    String service,
    String period,
    Duration whole,
    Instant from,
    Duration outage,
    Duration counted,
    @Nullable Duration denominator,
    @Nullable BigDecimal availability,
    BigDecimal fee,
    BigDecimal percent,
    BigDecimal amount) {
  private static final Duration INTO_PERIOD = Duration.ofDays(10).plusMinutes(10);
  private static final List<Duration> OUTAGES =
      Stream.of("PT10M", "PT30M", "PT1H", "PT2H", "PT4H", "PT8H", "P1D", "P3D", "P7D")
          .map(Duration::parse)
          .toList();

  /** One for each service, in the period that holds an instant. */
  public static List<WorkedExample> of(Version version, Instant within) {
    Period period =
        Period.at(
            within,
            Translation.cycle(version.addendum().cycle()),
            Translation.zone(version.zone()));
    return version.addendum().services().stream()
        .map(service -> of(service, version.addendum().currency(), period))
        .toList();
  }

  private static WorkedExample of(ServiceTerms service, String currency, Period period) {
    SignableTerms terms =
        SignableTerms.of(Translation.service(service, RulesetOne.currency(currency))).orElseThrow();
    return OUTAGES.stream()
        .map(outage -> of(terms, period, outage))
        .filter(example -> example.amount().signum() > 0)
        .findFirst()
        .orElseGet(() -> of(terms, period, OUTAGES.getLast()));
  }

  private static WorkedExample of(SignableTerms terms, Period period, Duration outage) {
    Instant from = period.interval().from().plus(INTO_PERIOD);
    Timeline timeline =
        Timeline.of(
            period.interval(),
            State.UP,
            List.of(new Observed(new Interval(from, from.plus(outage)), State.DOWN, List.of())));
    Owed owed = terms.reckon(new Facts(period, timeline, List.of()));
    Availability availability = owed.availability();
    return new WorkedExample(
        terms.terms().service(),
        period.name(),
        period.interval().length(),
        from,
        outage,
        owed.account().totals().getOrDefault(Fate.Kind.COUNTED, Duration.ZERO),
        availability instanceof Availability.OfTime share ? share.denominator() : null,
        availability == null ? null : availability.percent(),
        terms.terms().fee(),
        owed.percent(),
        owed.amount());
  }
}
