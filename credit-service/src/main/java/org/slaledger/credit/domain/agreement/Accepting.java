package org.slaledger.credit.domain.agreement;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.slaledger.contract.AgreementId;
import org.slaledger.contract.Name;
import org.slaledger.contract.decision.Decision;
import org.slaledger.contract.decision.Violation;
import org.slaledger.contract.event.AgreementEvent;
import org.slaledger.contract.event.AgreementEvent.AddendumAccepted;
import org.slaledger.contract.event.AgreementEvent.AddendumSigned;
import org.slaledger.contract.terms.Party;
import org.slaledger.credit.domain.agreement.AgreementCommand.AcceptAddendum;
import org.slaledger.promises.Agreement;
import org.slaledger.promises.Agreement.Version;

/** Decides what it means that one side agrees: when both have, the terms are signed. */
final class Accepting {
  private final AgreementId id;
  private final Agreement state;
  private final AcceptAddendum command;
  private final Instant now;

  Accepting(AgreementId id, Agreement state, AcceptAddendum command, Instant now) {
    this.id = id;
    this.state = state;
    this.command = command;
    this.now = now;
  }

  Decision<AgreementEvent> decide() {
    Version version = state.version(command.version()).orElse(null);
    if (version == null) {
      return Decision.refused(
          List.of(
              new Violation(
                  "version",
                  "there is no version " + command.version(),
                  "1 to " + state.versions().size())));
    }
    if (isBehind(version)) {
      return Decision.conflict(
          new Violation(
              "version", "this or a later version is signed already", "a version after it"));
    }
    if (version.acceptedBy().containsKey(command.party())) {
      return Decision.conflict(
          new Violation(
              "version", "the " + command.party() + " has accepted it", "the other side"));
    }
    Instant from = Objects.requireNonNullElse(version.addendum().effective(), now);
    List<Violation> wrong = wrong(version, from);
    return wrong.isEmpty() ? Decision.accepted(events(version, from)) : Decision.refused(wrong);
  }

  private boolean isBehind(Version version) {
    return state.versions().stream()
        .anyMatch(other -> other.signed() && other.number() >= version.number());
  }

  private List<Violation> wrong(Version version, Instant from) {
    Findings findings = new Findings();
    findings.demand(
        version.hash().equals(command.documentHash()),
        "documentHash",
        "is not the hash of version " + version.number(),
        version.hash());
    findings.demand(
        command.known() && Name.isOne(command.acceptedBy()),
        "onBehalfOf",
        "'" + command.acceptedBy() + "' is no contact of " + version.addendum().customer(),
        "a contact of the customer");
    Effective.check(from, now, findings);
    state.versions().stream()
        .map(Version::effectiveFrom)
        .flatMap(Stream::ofNullable)
        .filter(from::isBefore)
        .max(Comparator.naturalOrder())
        .ifPresent(
            before ->
                findings.demand(
                    false,
                    "effective",
                    from + " lies before the effect of what was signed before",
                    "from " + before + " on"));
    Elsewhere.check(version.addendum(), from, command.elsewhere(), findings);
    return findings.violations();
  }

  private List<AgreementEvent> events(Version version, Instant from) {
    List<AgreementEvent> events = new ArrayList<>();
    events.add(
        new AddendumAccepted(
            id, version.number(), version.hash(), command.party(), command.acceptedBy()));
    if (!version.acceptedBy().isEmpty()) {
      events.add(new AddendumSigned(id, version.number(), version.hash(), signer(version), from));
    }
    return events;
  }

  private String signer(Version version) {
    return switch (command.party()) {
      case CUSTOMER -> command.acceptedBy();
      case PROVIDER -> Objects.requireNonNull(version.acceptedBy().get(Party.CUSTOMER));
    };
  }
}
