package org.slaledger.credit.adapter.page;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.ClockKind;
import org.slaledger.contract.StreamId;
import org.slaledger.credit.domain.statement.Contribution;

/**
 * Where events of a stream are told in more words.
 *
 * @param text the stream and, where only these matter, the versions
 * @param page that whoever may read the statement may open; null where there is none
 */
public record Trail(String text, @Nullable String page) {
  /** All of a stream. */
  static Trail of(StreamId stream) {
    return new Trail(stream.value(), page(stream));
  }

  /** Events of a stream: those of a point on the day of an instant. */
  static Trail of(String text, StreamId stream, Instant at) {
    String page = page(stream);
    return new Trail(
        text,
        page != null && stream.prefix().equals("probe")
            ? page + "?day=" + LocalDate.ofInstant(at, ZoneOffset.UTC)
            : page);
  }

  private static @Nullable String page(StreamId stream) {
    return switch (stream.prefix()) {
      case "probe" -> "/ui/availability/points/" + Contribution.pointOf(stream);
      case "window" -> "/ui/maintenance/" + stream.id();
      case "clock" -> "/ui/clocks/" + stream.id().replace(":" + ClockKind.RESPONSE, "");
      case "agreement" -> "/ui/agreements/" + stream.id();
      case "calendar" -> "/ui/calendars/" + stream.id();
      case "credit" -> "#exclusion-" + stream.id().substring(stream.id().lastIndexOf(':') + 1);
      default -> null;
    };
  }
}
