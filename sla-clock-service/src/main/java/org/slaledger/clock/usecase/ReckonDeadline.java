package org.slaledger.clock.usecase;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slaledger.clock.view.KnownTerms;
import org.slaledger.contract.Target;
import org.slaledger.promises.Calendars;
import org.slaledger.promises.Translation;
import org.slaledger.rules.clock.Aim;
import org.slaledger.rules.clock.Due;
import org.slaledger.rules.clock.Pause;
import org.slaledger.rules.time.Calendar;
import org.slaledger.rules.time.Stretch;

/** Reckons when a clock would be due. Nothing is written. */
@ApplicationScoped
public class ReckonDeadline {
  private final Pool pool;
  private final KnownTerms terms;

  /** With the calendars that were published. */
  public ReckonDeadline(Pool pool, KnownTerms terms) {
    this.pool = pool;
    this.terms = terms;
  }

  /**
   * The answer.
   *
   * @param dueAt when the target is used up; null while a pause is open before that
   * @param inTimeUntil the last instant that is in time
   * @param counted counted time from the start until {@code dueAt}, or to {@code at}
   * @param pieces every stretch from the start until then
   */
  public record Reckoned(
      @Nullable Instant dueAt,
      @Nullable Instant inTimeUntil,
      @Nullable Integer calendarVersion,
      Duration counted,
      List<Stretch> pieces) {}

  /** A published calendar, or {@code 24x7}, if there is one of that name. */
  public Uni<Optional<Calendars.Published>> calendar(String hours) {
    return terms.calendars(pool).map(calendars -> calendars.named(hours));
  }

  /**
   * Reckons.
   *
   * @param at up to when to tell; until it is due, where null
   */
  public static Reckoned reckon(
      Calendar calendar,
      @Nullable Integer version,
      Instant start,
      Target target,
      List<Pause> pauses,
      @Nullable Instant at) {
    Aim aim = new Aim(start, Translation.target(target), calendar, pauses);
    Optional<Due> due = aim.due(start);
    Instant end = at != null ? at : due.map(Due::at).orElse(start);
    return new Reckoned(
        due.map(Due::at).orElse(null),
        due.map(Due::inTimeUntil).orElse(null),
        version,
        aim.elapsed(start, end),
        end.isAfter(start) ? aim.explain(start, end) : List.of());
  }
}
