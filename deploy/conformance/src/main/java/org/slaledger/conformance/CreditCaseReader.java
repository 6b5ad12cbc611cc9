package org.slaledger.conformance;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.slaledger.rules.Checked;
import org.slaledger.rules.Fraction;
import org.slaledger.rules.Problem;
import org.slaledger.rules.credit.Category;
import org.slaledger.rules.credit.Cycle;
import org.slaledger.rules.credit.Exclusion;
import org.slaledger.rules.credit.Facts;
import org.slaledger.rules.credit.FrozenCurrency;
import org.slaledger.rules.credit.Period;
import org.slaledger.rules.credit.SignableTerms;
import org.slaledger.rules.evidence.Observed;
import org.slaledger.rules.evidence.State;
import org.slaledger.rules.evidence.Timeline;
import org.slaledger.rules.time.FrozenZone;
import org.slaledger.rules.time.Interval;

/** Reads a case of credits.json into the values of the sum. */
final class CreditCaseReader {
  /** Stands in for an unknown one, so that the rest of the terms is checked too. */
  private static final FrozenCurrency NO_CURRENCY = new FrozenCurrency("XXX", 0);

  private final Fields fields;
  private final Fields addendum;

  private CreditCaseReader(Fields fields) {
    this.fields =
        fields.only(
            "id", "source", "reckoning", "addendum", "period", "evidence", "exclusions", "expect");
    this.addendum = fields.object("addendum").only("zone", "currency", "cycle", "service");
  }

  static CreditCase read(String id, Fields fields) {
    CreditCaseReader reader = new CreditCaseReader(fields);
    return new CreditCase(id, reader.sum(), expected(fields.object("expect")));
  }

  /** Everything is read, also of terms that are refused, and every reason is found. */
  private Checked<CreditCase.Sum> sum() {
    Checked<FrozenZone> zone = CaseZone.named(addendum.text("zone"));
    Checked<FrozenCurrency> currency = FrozenCurrency.named(addendum.text("currency"));
    Checked<SignableTerms> terms = terms(currency);
    Cycle cycle = addendum.choice("cycle", Cycle.class);
    String period = fields.text("period");
    List<Observed> evidence = evidence();
    List<Exclusion> exclusions = exclusions();
    List<Problem> problems = new ArrayList<>();
    zone.problems().forEach(problem -> problems.add(problem.under("addendum")));
    currency.problems().forEach(problem -> problems.add(problem.under("addendum")));
    terms.problems().forEach(problem -> problems.add(problem.under("addendum.service")));
    return Checked.of(
        problems,
        () ->
            new CreditCase.Sum(
                terms.orElseThrow(),
                facts(period(period, cycle, zone.orElseThrow()), evidence, exclusions)));
  }

  private Checked<SignableTerms> terms(Checked<FrozenCurrency> currency) {
    FrozenCurrency known =
        switch (currency) {
          case Checked.Accepted<FrozenCurrency>(FrozenCurrency accepted) -> accepted;
          case Checked.Refused<FrozenCurrency> refused -> NO_CURRENCY;
        };
    return SignableTerms.of(CreditTermsReader.terms(addendum.object("service"), known));
  }

  private Period period(String name, Cycle cycle, FrozenZone zone) {
    return switch (Period.parse(name, zone)) {
      case Checked.Refused<Period>(List<Problem> problems) ->
          throw new Unreadable(problems.getFirst().toString());
      case Checked.Accepted<Period>(Period period) -> {
        if (period.cycle() != cycle) {
          throw fields.unreadable("period", "'" + name + "' is no " + cycle);
        }
        yield period;
      }
    };
  }

  private List<Observed> evidence() {
    List<Observed> evidence = new ArrayList<>();
    for (Fields piece : fields.objects("evidence")) {
      State state = state(piece);
      evidence.add(new Observed(piece.interval(), state, List.of("evidence " + evidence.size())));
    }
    return evidence;
  }

  private static State state(Fields piece) {
    Seen seen = piece.choice("state", Seen.class);
    if (seen != Seen.DEGRADED) {
      piece.only("from", "to", "state");
    }
    return switch (seen) {
      case DOWN -> State.DOWN;
      case UNOBSERVED -> State.UNOBSERVED;
      case DEGRADED ->
          piece
              .only("from", "to", "state", "errorRate")
              .value(
                  "errorRate",
                  text -> new State.Degraded(Fraction.of(new BigDecimal(text))),
                  "a fraction, 0 to 1");
    };
  }

  /** What a case may say of a stretch of time. */
  private enum Seen {
    DOWN,
    DEGRADED,
    UNOBSERVED
  }

  private List<Exclusion> exclusions() {
    List<Exclusion> exclusions = new ArrayList<>();
    for (Fields piece : fields.objects("exclusions")) {
      piece.only("category", "announced", "from", "to");
      Category category = piece.choice("category", Category.class);
      boolean announced = category == Category.PLANNED_MAINTENANCE || piece.has("announced");
      Instant when = announced ? piece.instant("announced") : null;
      String reference = "exclusions[" + exclusions.size() + "]";
      exclusions.add(new Exclusion(category, piece.interval(), when, reference));
    }
    return exclusions;
  }

  /** In case files, and only there, time of which nothing is said is up. */
  private static Facts facts(Period period, List<Observed> evidence, List<Exclusion> exclusions) {
    Interval whole = period.interval();
    for (Observed piece : evidence) {
      whole = whole.hull(piece.interval());
    }
    return new Facts(period, Timeline.of(whole, State.UP, evidence), exclusions);
  }

  private static CreditCase.Expected expected(Fields expect) {
    if (expect.has("refused")) {
      expect.only("refused");
      if (!expect.isTrue("refused")) {
        throw expect.unreadable("refused", "true is all that it may be");
      }
      return new CreditCase.Expected.Refusal();
    }
    expect.only("availability", "creditPercent", "creditAmount");
    return new CreditCase.Expected.Figures(
        expect.isNull("availability") ? null : expect.decimal("availability"),
        expect.decimal("creditPercent"),
        expect.decimal("creditAmount"));
  }
}
