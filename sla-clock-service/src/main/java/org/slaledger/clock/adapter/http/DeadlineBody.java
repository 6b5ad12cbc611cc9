package org.slaledger.clock.adapter.http;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.Target;
import org.slaledger.contract.terms.CalendarTerms;

/**
 * What if: a clock that starts then, under these hours.
 *
 * @param hours {@code 24x7} or a published calendar; not together with {@code calendar}
 * @param calendar hours that are not published
 * @param pauses time that does not count; only the last may be open
 * @param at up to when to tell what counted; until it is due, where not given
 */
@Schema(
    examples =
        "{\"hours\":\"24x7\",\"start\":\"2026-11-23T09:00:00Z\",\"target\":\"PT4H\","
            + "\"pauses\":[{\"from\":\"2026-11-23T10:00:00Z\",\"to\":\"2026-11-23T11:00:00Z\"}]}")
public record DeadlineBody(
    @Nullable String hours,
    @Nullable CalendarTerms calendar,
    Instant start,
    Target target,
    @Nullable List<Between> pauses,
    @Nullable Instant at) {

  /**
   * A pause.
   *
   * @param to exclusive; still open where not given
   */
  public record Between(Instant from, @Nullable Instant to) {}
}
