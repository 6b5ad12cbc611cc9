package org.slaledger.credit.domain.agreement;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.slaledger.contract.AgreementId;
import org.slaledger.contract.decision.Decision;
import org.slaledger.contract.decision.Violation;
import org.slaledger.contract.event.AgreementEvent;
import org.slaledger.contract.event.AgreementEvent.AgreementEnded;
import org.slaledger.contract.terms.ServiceTerms;
import org.slaledger.credit.domain.agreement.AgreementCommand.EndAgreement;
import org.slaledger.promises.Agreement;
import org.slaledger.promises.AvailabilityInForce;
import org.slaledger.promises.AvailabilityInForce.Held;

/** Decides whether an agreement may end. A last period that is not whole states its fees. */
final class Ending {
  private static final int LONGEST_REASON = 500;

  private final AgreementId id;
  private final AvailabilityInForce terms;
  private final EndAgreement command;
  private final Map<String, BigDecimal> fees;

  Ending(AgreementId id, Agreement state, EndAgreement command) {
    this.id = id;
    this.terms = new AvailabilityInForce(state);
    this.command = command;
    this.fees = Objects.requireNonNullElse(command.lastPeriodFees(), Map.of());
  }

  Decision<AgreementEvent> decide(Instant now) {
    if (terms.first().isEmpty()) {
      return Decision.conflict(
          new Violation("agreement", id + " was not signed", "an agreement that holds"));
    }
    Findings findings = new Findings();
    findings.demand(
        !command.reason().isBlank() && command.reason().length() <= LONGEST_REASON,
        "reason",
        "is blank or too long",
        "1 to 500 characters");
    boolean possible = Effective.isPossible(command.at(), now);
    findings.demand(
        possible,
        "at",
        command.at() + " is too far from now, " + now,
        "from 24 hours ago to five years ahead");
    if (possible) {
      held(findings).ifPresent(held -> fees(held, findings));
    }
    return findings.violations().isEmpty()
        ? Decision.accepted(
            List.of(
                new AgreementEnded(
                    id, command.at(), command.reason(), fees.isEmpty() ? null : fees)))
        : Decision.refused(findings.violations());
  }

  private Optional<Held> held(Findings findings) {
    Optional<Held> held = terms.at(command.at());
    findings.demand(
        held.isPresent(),
        "at",
        "nothing holds by then",
        "an instant after the first terms' effect");
    return held;
  }

  private void fees(Held held, Findings findings) {
    List<String> services =
        held.version().addendum().services().stream().map(ServiceTerms::service).toList();
    boolean whole = held.period().interval().from().equals(command.at());
    if (whole) {
      findings.demand(
          fees.isEmpty(), "lastPeriodFees", "hold for no period", "none: all periods are whole");
      return;
    }
    services.forEach(
        service ->
            findings.demand(
                fees.containsKey(service),
                "lastPeriodFees." + service,
                "is missing, as the agreement ends within a period",
                "the fee of the last period"));
    fees.forEach(
        (service, fee) -> {
          String path = "lastPeriodFees." + service;
          findings.demand(
              services.contains(service),
              path,
              "'" + service + "' is no service of the agreement",
              String.join(", ", services));
          findings.demand(fee.signum() >= 0, path, fee + " is negative", "0 or more");
        });
  }
}
