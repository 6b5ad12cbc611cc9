package org.slaledger.credit.domain.agreement;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.slaledger.contract.AgreementId;
import org.slaledger.contract.Name;
import org.slaledger.contract.decision.Decision;
import org.slaledger.contract.decision.Violation;
import org.slaledger.contract.event.AgreementEvent;
import org.slaledger.contract.event.AgreementEvent.AddendumProposed;
import org.slaledger.contract.event.AgreementEvent.AddendumSigned;
import org.slaledger.contract.json.AddendumDocument;
import org.slaledger.contract.terms.Addendum;
import org.slaledger.credit.domain.agreement.Agreement.Version;
import org.slaledger.credit.domain.agreement.AgreementCommand.ProposeAddendum;
import org.slaledger.credit.domain.agreement.AgreementCommand.SignAddendum;

/** Decides what becomes of an agreement. */
public final class AgreementDecider {
  private AgreementDecider() {}

  /** Events, or all that is wrong with the command. */
  public static Decision<AgreementEvent> decide(
      AgreementId id, Agreement state, AgreementCommand command, Instant now) {
    if (state.endedAt() != null) {
      return Decision.conflict(
          new Violation("agreement", id + " has ended", "an agreement that holds"));
    }
    return switch (command) {
      case ProposeAddendum propose -> propose(id, state, propose, now);
      case SignAddendum sign -> sign(id, state, sign, now);
    };
  }

  private static Decision<AgreementEvent> propose(
      AgreementId id, Agreement state, ProposeAddendum command, Instant now) {
    Addendum addendum = command.addendum();
    AddendumCheck check = new AddendumCheck(command, now);
    List<Violation> wrong = new ArrayList<>(check.violations());
    wrong.addAll(sameCustomer(state, addendum));
    return wrong.isEmpty()
        ? Decision.accepted(
            List.of(
                new AddendumProposed(
                    id,
                    state.versions().size() + 1,
                    addendum,
                    AddendumDocument.hash(addendum),
                    check.zones())))
        : Decision.refused(wrong);
  }

  private static List<Violation> sameCustomer(Agreement state, Addendum addendum) {
    return state.versions().stream()
        .map(version -> version.addendum().customer())
        .filter(customer -> !customer.equals(addendum.customer()))
        .limit(1)
        .map(
            customer ->
                new Violation(
                    "customer", "the agreement is another customer's", customer.toString()))
        .toList();
  }

  private static Decision<AgreementEvent> sign(
      AgreementId id, Agreement state, SignAddendum command, Instant now) {
    Version version = state.version(command.version()).orElse(null);
    if (version == null) {
      return Decision.refused(
          List.of(
              new Violation(
                  "version",
                  "there is no version " + command.version(),
                  "1 to " + state.versions().size())));
    }
    if (isBehind(state, version)) {
      return Decision.conflict(
          new Violation(
              "version", "this or a later version is signed already", "a version after it"));
    }
    Instant from = Objects.requireNonNullElse(version.addendum().effective(), now);
    List<Violation> wrong = signature(version, command, from, now);
    return wrong.isEmpty()
        ? Decision.accepted(
            List.of(
                new AddendumSigned(id, version.number(), version.hash(), command.signedBy(), from)))
        : Decision.refused(wrong);
  }

  private static boolean isBehind(Agreement state, Version version) {
    return state.versions().stream()
        .anyMatch(other -> other.signed() && other.number() >= version.number());
  }

  private static List<Violation> signature(
      Version version, SignAddendum command, Instant from, Instant now) {
    Findings findings = new Findings();
    findings.demand(
        version.hash().equals(command.documentHash()),
        "documentHash",
        "is not the hash of version " + version.number(),
        version.hash());
    findings.demand(Name.isOne(command.signedBy()), "signedBy", "is no id of a contact", Name.FORM);
    Effective.check(from, now, findings);
    return findings.violations();
  }
}
