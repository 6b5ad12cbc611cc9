package org.slaledger.probe.domain;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.AgreementId;
import org.slaledger.contract.CustomerId;
import org.slaledger.contract.WindowId;
import org.slaledger.promises.Maintenance;
import org.slaledger.promises.MaintenanceOutlook;
import org.slaledger.promises.MaintenanceOutlook.Allowance;
import org.slaledger.promises.MaintenanceOutlook.Piece;
import org.slaledger.promises.MaintenanceRuling;
import org.slaledger.promises.MaintenanceRuling.Ground;

/**
 * What a window does to one service of one customer, as far as is known now.
 *
 * @param excluded whether down time within it will not count, all of it
 * @param counts what of it will count in spite of its announcement
 * @param allowance what the year's allowance left before the window; none where the addendum sets
 *     none
 * @param displaced what of other windows will count now since this one takes its share of the
 *     allowance
 */
public record Effect(
    CustomerId customer,
    AgreementId agreement,
    String service,
    boolean excluded,
    List<Counting> counts,
    @Nullable Allowance allowance,
    List<Counting> displaced) {

  /** Time that counts, and why. */
  public record Counting(
      WindowId window, int occurrence, Instant from, Instant to, Ground ground, String why) {

    private static Stream<Counting> of(MaintenanceRuling ruling) {
      Maintenance it = ruling.maintenance();
      Instant until = ruling.excluded() == null ? ruling.time().from() : ruling.excluded().to();
      return until.isBefore(ruling.time().to())
          ? Stream.of(
              new Counting(
                  it.window(),
                  it.occurrence(),
                  until,
                  ruling.time().to(),
                  ruling.ground(),
                  ruling.why()))
          : Stream.empty();
    }
  }

  /** On a service of an agreement; cancelled occurrences do nothing. */
  public static Effect of(
      CustomerId customer,
      AgreementId agreement,
      String service,
      MaintenanceOutlook outlook,
      WindowId window) {
    List<Piece> pieces =
        outlook.of(window, service).stream()
            .filter(piece -> piece.ruling().maintenance().cancelled() == null)
            .toList();
    List<Counting> counts = pieces.stream().map(Piece::ruling).flatMap(Counting::of).toList();
    return new Effect(
        customer,
        agreement,
        service,
        !pieces.isEmpty() && counts.isEmpty(),
        counts,
        pieces.stream().map(Piece::allowance).filter(Objects::nonNull).findFirst().orElse(null),
        outlook.displacedBy(window, service).stream().flatMap(Counting::of).toList());
  }

  /** Whether the service is agreed at any time of the window. */
  public boolean concernsAnything() {
    return excluded || counts.stream().anyMatch(it -> it.ground() != Ground.NOTHING_AGREED);
  }

  /** The same as a customer may see it: of itself alone, and not of other windows. */
  public Effect withoutOthers() {
    return new Effect(customer, agreement, service, excluded, counts, allowance, List.of());
  }

  /** Why it will not be excluded, and whom it takes allowance from, for people. */
  public List<String> warnings() {
    return Stream.concat(
            Stream.of(Ground.values()).flatMap(this::warning),
            displaced.stream().map(this::warning))
        .toList();
  }

  private Stream<String> warning(Ground ground) {
    List<Counting> counting = counts.stream().filter(it -> it.ground() == ground).toList();
    if (counting.isEmpty()) {
      return Stream.empty();
    }
    Counting first = counting.getFirst();
    String more = counting.size() == 1 ? "" : " and " + (counting.size() - 1) + " times more";
    return Stream.of(
        "Down time of %s for %s will count from %s to %s%s: %s%s."
            .formatted(
                service, customer, first.from(), first.to(), more, first.why(), left(ground)));
  }

  private String left(Ground ground) {
    return ground == Ground.ALLOWANCE && allowance != null
        ? "; %s of %s are left before this window".formatted(allowance.left(), allowance.cap())
        : "";
  }

  private String warning(Counting other) {
    return "Down time of %s for %s in window %s will now count from %s to %s: this one takes its share of the year's allowance."
        .formatted(service, customer, other.window(), other.from(), other.to());
  }
}
