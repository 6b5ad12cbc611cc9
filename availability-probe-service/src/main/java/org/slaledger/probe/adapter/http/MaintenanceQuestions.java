package org.slaledger.probe.adapter.http;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.CustomerId;
import org.slaledger.contract.WindowId;
import org.slaledger.probe.adapter.ical.MaintenanceFeed;
import org.slaledger.probe.domain.Effect;
import org.slaledger.probe.usecase.WhatMaintenanceExcludes;
import org.slaledger.probe.usecase.WhatWasSeenOfMaintenance;
import org.slaledger.probe.view.PlannedOccurrence;
import org.slaledger.probe.view.PlannedWindow;
import org.slaledger.probe.view.ShownWindow;
import org.slaledger.probe.view.Sight;
import org.slaledger.probe.view.WhichMaintenanceIsPlanned;
import org.slaledger.probe.view.WhichServicesAreAgreed;
import org.slaledger.promises.Maintenance;

/**
 * What is asked of maintenance, for the API, the pages and the feed. Who asks as a customer sees
 * its own windows, and no other customer in them.
 */
@ApplicationScoped
public class MaintenanceQuestions {
  private static final Duration SHOWN_AFTERWARDS = Duration.ofDays(366);
  private static final int MOST_IN_FEED = 5000;
  private static final int MOST_LOOKED_AT = 5000;

  private final Pool pool;
  private final WhichMaintenanceIsPlanned planned;
  private final WhichServicesAreAgreed agreed;
  private final WhatMaintenanceExcludes excludes;
  private final WhatWasSeenOfMaintenance seen;
  private final InstantSource time;

  MaintenanceQuestions(
      Pool pool,
      WhichMaintenanceIsPlanned planned,
      WhichServicesAreAgreed agreed,
      WhatMaintenanceExcludes excludes,
      WhatWasSeenOfMaintenance seen,
      InstantSource time) {
    this.pool = pool;
    this.planned = planned;
    this.agreed = agreed;
    this.excludes = excludes;
    this.seen = seen;
    this.time = time;
  }

  /**
   * The occurrences that touch an interval, the latest first.
   *
   * @param customer only those announced to this one; all where null
   * @param sight of who asks
   */
  public Uni<List<ShownWindow>> during(
      @Nullable CustomerId customer,
      Sight sight,
      @Nullable Instant from,
      @Nullable Instant to,
      int most,
      long behind) {
    List<CustomerId> customers = customer == null ? sight.customers() : List.of(customer);
    // what an integrator sees does not follow from customers alone
    boolean all = sight instanceof Sight.Assigned;
    return found(customers, from, to, all ? MOST_LOOKED_AT : most, all ? 0 : behind)
        .map(
            found ->
                found.stream()
                    .filter(it -> sight.sees(it.window(), it.occurrence()))
                    .skip(all ? behind : 0)
                    .limit(most)
                    .map(it -> ShownWindow.of(it, sight, time.instant()))
                    .toList());
  }

  /** One window with what it excludes and what was seen, if who asks may see any of it. */
  public Uni<Optional<WindowAnswer>> whole(WindowId window, Sight sight) {
    return pool.withConnection(
            db ->
                visible(db, window, sight)
                    .chain(
                        found ->
                            ifFound(
                                found,
                                it ->
                                    whole(db, it, sight).map(answer -> new Answered(it, answer)))))
        .chain(found -> ifFound(found, it -> seeing(it, sight)));
  }

  private record Answered(PlannedWindow window, WindowAnswer answer) {}

  private Uni<WindowAnswer> seeing(Answered it, Sight sight) {
    return seen.of(shown(it.window(), sight), sight).map(it.answer()::seeing);
  }

  /** The same over a connection, all of it, without what was seen. */
  Uni<Optional<WindowAnswer>> whole(SqlConnection db, WindowId window) {
    return visible(db, window, Sight.EVERYTHING)
        .chain(found -> ifFound(found, it -> whole(db, it, Sight.EVERYTHING)));
  }

  private Uni<Optional<PlannedWindow>> visible(SqlConnection db, WindowId window, Sight sight) {
    return planned.named(db, window).map(found -> found.filter(it -> !shown(it, sight).isEmpty()));
  }

  private static List<Maintenance> shown(PlannedWindow window, Sight sight) {
    return window.occurrences().stream().filter(it -> sight.sees(window, it)).toList();
  }

  private static <T, R> Uni<Optional<R>> ifFound(Optional<T> found, Function<T, Uni<R>> then) {
    return found
        .map(it -> then.apply(it).map(Optional::of))
        .orElseGet(() -> Uni.createFrom().item(Optional.empty()));
  }

  private Uni<WindowAnswer> whole(SqlConnection db, PlannedWindow window, Sight sight) {
    List<ShownWindow> occurrences =
        shown(window, sight).stream()
            .map(it -> new PlannedOccurrence(window, it))
            .map(it -> ShownWindow.of(it, sight, time.instant()))
            .toList();
    return excludes
        .of(db, window.occurrences())
        .map(effects -> WindowAnswer.of(occurrences, seenBy(sight, window, effects)));
  }

  private static List<Effect> seenBy(Sight sight, PlannedWindow window, List<Effect> effects) {
    return sight instanceof Sight.Everything
        ? effects
        : effects.stream()
            .filter(it -> sight.effects(window, it.customer(), it.service()))
            .map(Effect::withoutOthers)
            .toList();
  }

  /** The calendar, from a year ago on: what was announced to a customer, or all where null. */
  public Uni<byte[]> feed(@Nullable CustomerId own) {
    return found(
            own == null ? null : List.of(own),
            time.instant().minus(SHOWN_AFTERWARDS),
            null,
            MOST_IN_FEED,
            0)
        .map(new MaintenanceFeed(own)::document);
  }

  /** Whether a customer has or had an agreement. */
  public Uni<Boolean> hasAgreement(CustomerId customer) {
    return agreed.of(pool, List.of(customer)).map(found -> !found.isEmpty());
  }

  private Uni<List<PlannedOccurrence>> found(
      @Nullable List<CustomerId> customers,
      @Nullable Instant from,
      @Nullable Instant to,
      int most,
      long behind) {
    return pool.withConnection(db -> planned.during(db, customers, from, to, most, behind));
  }
}
