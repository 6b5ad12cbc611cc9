package org.slaledger.credit.domain.claim;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slaledger.contract.AgreementId;
import org.slaledger.contract.ExclusionId;
import org.slaledger.contract.PointId;
import org.slaledger.contract.decision.Decision;
import org.slaledger.contract.decision.Violation;
import org.slaledger.contract.event.CreditEvent.ExclusionClaimed;
import org.slaledger.contract.event.CreditEvent.ExclusionEvent;
import org.slaledger.contract.terms.ClaimTerms;
import org.slaledger.contract.terms.ExclusionCategory;
import org.slaledger.contract.terms.ServiceTerms;
import org.slaledger.credit.domain.claim.ExclusionCommand.ClaimExclusion;
import org.slaledger.credit.domain.statement.PeriodTerms;

/**
 * Decides whether an exclusion may be claimed: what the addendum lists, for time within one period,
 * while there is time to claim for it.
 */
record Claiming(AgreementId agreement, ExclusionId id, PeriodTerms terms, ClaimExclusion command) {
  Decision<ExclusionEvent> decide(Instant now, Sealing sealing) {
    List<Violation> wrong = new ArrayList<>();
    checkServices(wrong);
    checkTime(wrong);
    if (command.evidence().isEmpty()) {
      wrong.add(new Violation("evidence", "is missing", "at least one reference"));
    }
    Wording.wrongWith("reason", command.reason()).ifPresent(wrong::add);
    if (!wrong.isEmpty()) {
      return Decision.refused(wrong);
    }
    ClaimTerms claims = terms.version().addendum().claims();
    Instant last = claims == null ? Instant.MAX : terms.end().plus(claims.claimWithin());
    return now.isAfter(last)
        ? Decision.conflict(
            new Violation(
                "from",
                "what was in " + period() + " could be claimed until " + last,
                "time of a period for which the addendum still allows claims"))
        : Decision.accepted(List.of(claimed(now, sealing)));
  }

  private void checkServices(List<Violation> wrong) {
    if (command.services().isEmpty()) {
      wrong.add(new Violation("services", "is empty", "services of the addendum"));
    }
    for (int i = 0; i < command.services().size(); i++) {
      checkService("services[" + i + "]", command.services().get(i), wrong);
    }
    List<PointId> points = Objects.requireNonNullElse(command.points(), List.<PointId>of());
    List<PointId> theirs =
        named().flatMap(it -> it.points().stream()).map(it -> it.point()).toList();
    for (int i = 0; i < points.size(); i++) {
      if (!theirs.contains(points.get(i))) {
        wrong.add(
            new Violation(
                "points[" + i + "]", "measures none of these services", "one of " + theirs));
      }
    }
    if (command.points() != null && points.isEmpty()) {
      wrong.add(new Violation("points", "is empty", "points, or nothing for all of them"));
    }
  }

  private void checkService(String field, String name, List<Violation> wrong) {
    List<String> services = terms.services().stream().map(ServiceTerms::service).toList();
    if (!services.contains(name)) {
      wrong.add(
          new Violation(
              field, "'" + name + "' is no service of this agreement", "one of " + services));
      return;
    }
    for (ServiceTerms service : terms.services()) {
      List<ExclusionCategory> listed =
          Objects.requireNonNullElse(service.exclusions(), List.<ExclusionCategory>of());
      if (service.service().equals(name) && !listed.contains(command.category())) {
        wrong.add(
            new Violation(
                "category",
                "the addendum does not exclude " + command.category() + " for " + name,
                listed.isEmpty() ? "none" : "one of " + words(listed)));
      }
    }
  }

  private void checkTime(List<Violation> wrong) {
    if (!command.from().isBefore(command.to())) {
      wrong.add(new Violation("to", "is not after from", "an instant after " + command.from()));
    }
    if (command.from().isBefore(terms.interval().from())) {
      wrong.add(
          new Violation(
              "from", "lies before the terms took effect", "from " + terms.interval().from()));
    }
    if (command.to().isAfter(terms.end())) {
      wrong.add(
          new Violation(
              "to",
              "lies beyond " + period() + ", in which it begins",
              "an instant up to " + terms.end() + "; the rest is another claim"));
    }
  }

  private Stream<ServiceTerms> named() {
    return terms.services().stream().filter(it -> command.services().contains(it.service()));
  }

  private static String words(List<ExclusionCategory> listed) {
    return listed.stream().map(Enum::name).collect(Collectors.joining(", "));
  }

  private String period() {
    return terms.period().name();
  }

  private ExclusionClaimed claimed(Instant now, Sealing sealing) {
    return new ExclusionClaimed(
        agreement,
        period(),
        id,
        command.category(),
        command.services(),
        command.points(),
        command.from(),
        command.to(),
        now.isAfter(command.from()),
        command.evidence(),
        sealing.seal("reason", command.reason()));
  }
}
