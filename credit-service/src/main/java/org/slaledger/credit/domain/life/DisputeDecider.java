package org.slaledger.credit.domain.life;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.AgreementId;
import org.slaledger.contract.DisputeId;
import org.slaledger.contract.StreamId;
import org.slaledger.contract.decision.Decision;
import org.slaledger.contract.decision.Violation;
import org.slaledger.contract.event.CreditEvent.DisputeRuled;
import org.slaledger.contract.event.CreditEvent.StatementDisputed;
import org.slaledger.contract.event.CreditEvent.StatementEvent;
import org.slaledger.contract.event.DisputedMatter;
import org.slaledger.contract.event.StreamCut;
import org.slaledger.contract.terms.ClaimTerms;
import org.slaledger.contract.terms.ServiceTerms;
import org.slaledger.credit.domain.claim.Sealing;
import org.slaledger.credit.domain.claim.Wording;
import org.slaledger.credit.domain.life.DisputeCommand.DisputeStatement;
import org.slaledger.credit.domain.life.DisputeCommand.RuleOnDispute;
import org.slaledger.credit.domain.statement.PeriodTerms;
import org.slaledger.rules.time.Interval;

/**
 * Decides on disputes: of what was given out, in the time that the addendum allows, ruled on by
 * somebody else than who disputed.
 */
public record DisputeDecider(AgreementId agreement, PeriodTerms terms, StatementLife life) {
  /** The numbers of a statement that can be named. */
  private static final Set<String> OF_STATEMENT = Set.of("credit", "response", "responseCredit");

  private static final Set<String> OF_SERVICE =
      Set.of("availability", "creditPercent", "creditAmount", "measured", "promised");

  /** Whether the latest statement may be disputed. */
  public Decision<StatementEvent> dispute(
      DisputeId id, DisputeStatement command, Instant now, Sealing sealing) {
    List<Violation> wrong = new ArrayList<>(wrongWith(command.about()));
    Wording.wrongWith("reason", command.reason()).ifPresent(wrong::add);
    if (!wrong.isEmpty()) {
      return Decision.refused(wrong);
    }
    GivenOut last = life.latest().orElse(null);
    if (last == null) {
      return conflict("period", "no statement was issued", "a period whose statement was issued");
    }
    ClaimTerms claims = terms.version().addendum().claims();
    Instant until = claims == null ? Instant.MAX : last.at().plus(claims.disputeWithin());
    if (now.isAfter(until)) {
      return conflict("period", "could be disputed until " + until, "a dispute in time");
    }
    Duration ruling = claims == null ? null : claims.ruleWithin();
    return Decision.accepted(
        List.of(
            new StatementDisputed(
                agreement,
                terms.period().name(),
                id,
                last.hash(),
                command.about(),
                command.evidence(),
                sealing.seal("reason", command.reason()),
                ruling == null ? null : now.plus(ruling))));
  }

  /** Whether a dispute may be ruled on, by whom. */
  public Decision<StatementEvent> rule(
      DisputeId id, RuleOnDispute command, String by, Sealing sealing) {
    Dispute dispute = life.dispute(id).orElse(null);
    List<Violation> wrong = Wording.wrongWith("reason", command.reason()).stream().toList();
    if (!wrong.isEmpty()) {
      return Decision.refused(wrong);
    }
    if (dispute == null || !dispute.open()) {
      return conflict("dispute", "was ruled on", "one that was not");
    }
    return by.equals(dispute.by())
        ? conflict("dispute", "was brought by you", "somebody else rules on it")
        : Decision.accepted(
            List.of(
                new DisputeRuled(
                    agreement,
                    terms.period().name(),
                    id,
                    command.ruling(),
                    sealing.seal("reason", command.reason()))));
  }

  private List<Violation> wrongWith(DisputedMatter about) {
    return switch (about) {
      case DisputedMatter.Time it -> wrongWith(it);
      case DisputedMatter.OneExclusion(var exclusion) ->
          inCut(exclusion.stream(agreement))
              ? List.of()
              : List.of(
                  new Violation(
                      "about.exclusion",
                      exclusion + " is none of this statement",
                      "an exclusion that it shows"));
      case DisputedMatter.Figure it -> wrongWith(it);
    };
  }

  private List<Violation> wrongWith(DisputedMatter.Time it) {
    List<Violation> wrong = new ArrayList<>(wrongService(it.service()));
    Interval covered = new Interval(terms.interval().from(), terms.end());
    if (!it.from().isBefore(it.to())
        || it.from().isBefore(covered.from())
        || it.to().isAfter(covered.to())) {
      wrong.add(
          new Violation(
              "about.from",
              "is no time that the statement covers",
              "from " + covered.from() + " to " + covered.to()));
    }
    return wrong;
  }

  private List<Violation> wrongWith(DisputedMatter.Figure it) {
    List<Violation> wrong = new ArrayList<>(wrongService(it.service()));
    Set<String> known = it.service() == null ? OF_STATEMENT : OF_SERVICE;
    if (!known.contains(it.figure())) {
      wrong.add(
          new Violation(
              "about.figure",
              "'" + it.figure() + "' is no number of it",
              "one of " + known.stream().sorted().toList()));
    }
    return wrong;
  }

  private List<Violation> wrongService(@Nullable String service) {
    List<String> services = terms.services().stream().map(ServiceTerms::service).toList();
    return service == null || services.contains(service)
        ? List.of()
        : List.of(
            new Violation(
                "about.service",
                "'" + service + "' is no service of this agreement",
                "one of " + services));
  }

  private boolean inCut(StreamId stream) {
    return life.latest().stream()
        .flatMap(it -> it.cut().stream())
        .map(StreamCut::stream)
        .anyMatch(stream::equals);
  }

  private static Decision<StatementEvent> conflict(String field, String message, String allowed) {
    return Decision.conflict(new Violation(field, message, allowed));
  }
}
