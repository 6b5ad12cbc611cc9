package org.slaledger.probe.adapter.page;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.slaledger.web.problem.FieldError;
import org.slaledger.web.problem.Problem;

/** Reads what a form says of times; what can't be read is a 400 with the field's name. */
final class LocalTimes {
  private LocalTimes() {}

  static Instant instant(String field, @Nullable String text, ZoneId zone) {
    try {
      return LocalDateTime.parse(text == null ? "" : text.strip()).atZone(zone).toInstant();
    } catch (DateTimeException e) {
      throw wrong(field, "is no time", "such as 2026-06-01T22:00");
    }
  }

  /** UTC where nothing is said. */
  static ZoneId zone(@Nullable String name) {
    try {
      return ZoneId.of(name == null || name.isBlank() ? "UTC" : name.strip());
    } catch (DateTimeException e) {
      throw wrong("zone", "is no time zone", "such as Europe/Amsterdam");
    }
  }

  static RuntimeException wrong(String field, String message, String allowed) {
    return Problem.badRequest(new FieldError(field, message, allowed)).asException();
  }
}
