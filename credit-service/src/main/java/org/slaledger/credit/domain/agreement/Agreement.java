package org.slaledger.credit.domain.agreement;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.event.AgreementEvent;
import org.slaledger.contract.event.AgreementEvent.AddendumProposed;
import org.slaledger.contract.event.AgreementEvent.AddendumSigned;
import org.slaledger.contract.event.AgreementEvent.AgreementEnded;
import org.slaledger.contract.event.Event;
import org.slaledger.contract.terms.Addendum;
import org.slaledger.contract.terms.FrozenZoneTerms;

/**
 * What was promised to one customer, version by version.
 *
 * @param versions in order; the first is number 1
 * @param endedAt when it ended, if it did
 */
public record Agreement(List<Version> versions, @Nullable Instant endedAt) {
  /** Of which nothing has happened. */
  public static final Agreement NONE = new Agreement(List.of(), null);

  /**
   * One version of the terms.
   *
   * @param hash of the addendum's canonical JSON
   * @param zones that the addendum names, frozen
   * @param effectiveFrom from when on it holds; null while nobody signed it
   */
  public record Version(
      int number,
      Addendum addendum,
      String hash,
      List<FrozenZoneTerms> zones,
      @Nullable Instant effectiveFrom) {
    /** Keeps a copy. */
    public Version {
      zones = List.copyOf(zones);
    }

    boolean signed() {
      return effectiveFrom != null;
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
      case AddendumProposed e -> with(e);
      case AddendumSigned e -> with(e);
      case AgreementEnded e -> new Agreement(versions, e.at());
    };
  }

  Optional<Version> version(int number) {
    return versions.stream().filter(version -> version.number() == number).findFirst();
  }

  private Agreement with(AddendumProposed e) {
    List<Version> all = new ArrayList<>(versions);
    all.add(new Version(e.addendumVersion(), e.addendum(), e.documentHash(), e.zones(), null));
    return new Agreement(all, endedAt);
  }

  private Agreement with(AddendumSigned e) {
    return new Agreement(versions.stream().map(version -> signed(version, e)).toList(), endedAt);
  }

  private static Version signed(Version version, AddendumSigned e) {
    return version.number() == e.addendumVersion()
        ? new Version(
            version.number(),
            version.addendum(),
            version.hash(),
            version.zones(),
            e.effectiveFrom())
        : version;
  }
}
