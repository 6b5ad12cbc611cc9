package org.slaledger.promises;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.event.AgreementEvent;
import org.slaledger.contract.event.AgreementEvent.AddendumAccepted;
import org.slaledger.contract.event.AgreementEvent.AddendumProposed;
import org.slaledger.contract.event.AgreementEvent.AddendumSigned;
import org.slaledger.contract.event.AgreementEvent.AgreementEnded;
import org.slaledger.contract.event.Event;
import org.slaledger.contract.terms.Addendum;
import org.slaledger.contract.terms.FrozenZoneTerms;
import org.slaledger.contract.terms.Party;

/**
 * What was promised to one customer, version by version.
 *
 * @param versions in order; the first is number 1
 * @param end how it ended, if it did
 */
public record Agreement(List<Version> versions, @Nullable AgreementEnded end) {
  /** Of which nothing has happened. */
  public static final Agreement NONE = new Agreement(List.of(), null);

  /**
   * One version of the terms.
   *
   * @param hash of the addendum's canonical JSON
   * @param zone of its periods, frozen
   * @param acceptedBy who agreed, for each side that has
   * @param effectiveFrom from when on it holds; null until both sides have agreed
   */
  public record Version(
      int number,
      Addendum addendum,
      String hash,
      FrozenZoneTerms zone,
      Map<Party, String> acceptedBy,
      @Nullable Instant effectiveFrom) {
    /** Keeps a copy. */
    public Version {
      acceptedBy = Map.copyOf(acceptedBy);
    }

    /** Whether both sides have agreed. */
    public boolean signed() {
      return effectiveFrom != null;
    }

    private Version accepted(Party party, String by) {
      Map<Party, String> all = new EnumMap<>(Party.class);
      all.putAll(acceptedBy);
      all.put(party, by);
      return new Version(number, addendum, hash, zone, all, effectiveFrom);
    }

    private Version effective(Instant from) {
      return new Version(number, addendum, hash, zone, acceptedBy, from);
    }
  }

  /** Keeps a copy. */
  public Agreement {
    versions = List.copyOf(versions);
  }

  /** After all of this has happened. */
  public static Agreement of(List<? extends Event> events) {
    Agreement agreement = NONE;
    for (Event event : events) {
      agreement = event instanceof AgreementEvent e ? agreement.evolve(e) : agreement;
    }
    return agreement;
  }

  /** After this has happened, too. */
  public Agreement evolve(AgreementEvent event) {
    return switch (event) {
      case AddendumProposed e -> proposed(e);
      case AddendumAccepted e ->
          changed(e.addendumVersion(), it -> it.accepted(e.party(), e.acceptedBy()));
      case AddendumSigned e -> changed(e.addendumVersion(), it -> it.effective(e.effectiveFrom()));
      case AgreementEnded e -> new Agreement(versions, e);
    };
  }

  /** The first instant at which it does not hold any more, if it ended. */
  public Optional<Instant> endedAt() {
    return Optional.ofNullable(end).map(AgreementEnded::at);
  }

  /** The version of that number, if it is there. */
  public Optional<Version> version(int number) {
    return versions.stream().filter(version -> version.number() == number).findFirst();
  }

  private Agreement proposed(AddendumProposed e) {
    List<Version> all = new ArrayList<>(versions);
    all.add(
        new Version(e.addendumVersion(), e.addendum(), e.documentHash(), e.zone(), Map.of(), null));
    return new Agreement(all, end);
  }

  private Agreement changed(int number, UnaryOperator<Version> change) {
    return new Agreement(
        versions.stream()
            .map(version -> version.number() == number ? change.apply(version) : version)
            .toList(),
        end);
  }
}
