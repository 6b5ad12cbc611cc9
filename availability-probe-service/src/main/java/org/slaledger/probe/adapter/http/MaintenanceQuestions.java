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
import org.slaledger.probe.view.WhichMaintenanceIsPlanned;

/**
 * What is asked of maintenance, for the API, the pages and the feed. Who asks as a customer sees
 * its own windows, and no other customer in them.
 */
@ApplicationScoped
public class MaintenanceQuestions {
  private static final Duration SHOWN_AFTERWARDS = Duration.ofDays(366);
  private static final int MOST_IN_FEED = 5000;

  private final Pool pool;
  private final WhichMaintenanceIsPlanned planned;
  private final WhatMaintenanceExcludes excludes;
  private final WhatWasSeenOfMaintenance seen;
  private final InstantSource time;

  MaintenanceQuestions(
      Pool pool,
      WhichMaintenanceIsPlanned planned,
      WhatMaintenanceExcludes excludes,
      WhatWasSeenOfMaintenance seen,
      InstantSource time) {
    this.pool = pool;
    this.planned = planned;
    this.excludes = excludes;
    this.seen = seen;
    this.time = time;
  }

  /**
   * The occurrences that touch an interval, the latest first.
   *
   * @param customer only those announced to this one; all where null
   * @param own who asks; the provider's side where null
   */
  public Uni<List<ShownWindow>> during(
      @Nullable CustomerId customer,
      @Nullable CustomerId own,
      @Nullable Instant from,
      @Nullable Instant to,
      int most) {
    return found(customer, from, to, most)
        .map(all -> all.stream().map(it -> ShownWindow.of(it, own, time.instant())).toList());
  }

  /** One window with what it excludes and what was seen, if it was announced to who asks. */
  public Uni<Optional<WindowAnswer>> whole(WindowId window, @Nullable CustomerId own) {
    return pool.withConnection(
            db ->
                visible(db, window, own)
                    .chain(
                        found ->
                            ifFound(
                                found,
                                it -> whole(db, it, own).map(answer -> new Answered(it, answer)))))
        .chain(found -> ifFound(found, it -> seeing(it, own)));
  }

  private record Answered(PlannedWindow window, WindowAnswer answer) {}

  private Uni<WindowAnswer> seeing(Answered it, @Nullable CustomerId own) {
    return seen.of(it.window().occurrences(), one -> own == null || one.equals(own))
        .map(it.answer()::seeing);
  }

  /** The same over a connection, without what was seen. */
  Uni<Optional<WindowAnswer>> whole(SqlConnection db, WindowId window, @Nullable CustomerId own) {
    return visible(db, window, own).chain(found -> ifFound(found, it -> whole(db, it, own)));
  }

  private Uni<Optional<PlannedWindow>> visible(
      SqlConnection db, WindowId window, @Nullable CustomerId own) {
    return planned
        .named(db, window)
        .map(found -> found.filter(it -> own == null || announcedTo(it, own)));
  }

  private static <T, R> Uni<Optional<R>> ifFound(Optional<T> found, Function<T, Uni<R>> then) {
    return found
        .map(it -> then.apply(it).map(Optional::of))
        .orElseGet(() -> Uni.createFrom().item(Optional.empty()));
  }

  private static boolean announcedTo(PlannedWindow window, CustomerId own) {
    return window.occurrences().getFirst().customers().contains(own);
  }

  private Uni<WindowAnswer> whole(
      SqlConnection db, PlannedWindow window, @Nullable CustomerId own) {
    List<ShownWindow> occurrences =
        window.occurrences().stream()
            .map(it -> new PlannedOccurrence(window, it))
            .map(it -> ShownWindow.of(it, own, time.instant()))
            .toList();
    return excludes
        .of(db, window.occurrences())
        .map(effects -> WindowAnswer.of(occurrences, seenBy(own, effects)));
  }

  private static List<Effect> seenBy(@Nullable CustomerId own, List<Effect> effects) {
    return own == null
        ? effects
        : effects.stream()
            .filter(it -> it.customer().equals(own))
            .map(Effect::withoutOthers)
            .toList();
  }

  /** The calendar, from a year ago on: what was announced to a customer, or all where null. */
  public Uni<byte[]> feed(@Nullable CustomerId own) {
    return found(own, time.instant().minus(SHOWN_AFTERWARDS), null, MOST_IN_FEED)
        .map(new MaintenanceFeed(own)::document);
  }

  private Uni<List<PlannedOccurrence>> found(
      @Nullable CustomerId customer, @Nullable Instant from, @Nullable Instant to, int most) {
    List<CustomerId> customers = customer == null ? null : List.of(customer);
    return pool.withConnection(db -> planned.during(db, customers, from, to, most));
  }
}
