package org.slaledger.probe.adapter.http;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.CustomerId;
import org.slaledger.contract.Name;
import org.slaledger.rules.time.Interval;
import org.slaledger.web.problem.FieldError;
import org.slaledger.web.problem.Problem;

/** Reads parameters of questions; what can't be read is a 400 with the parameter's name. */
final class Asked {
  private Asked() {}

  static @Nullable Instant instant(String parameter, @Nullable String value) {
    if (value == null || value.isBlank()) {
      return null;
    }
    try {
      Instant instant = Instant.parse(value.strip());
      if (!instant.isBefore(Instant.EPOCH)) {
        return instant;
      }
    } catch (DateTimeParseException e) {
      // told below
    }
    throw wrong(parameter, "is no instant since 1970", "such as 2026-06-01T12:00:00Z");
  }

  /** From an instant to another, in the past; the last hour where nothing is said. */
  static Interval interval(
      @Nullable String from, @Nullable String to, Instant now, Duration longest) {
    Instant begin = instant("from", from);
    Instant end = instant("to", to);
    end = end == null ? now : end;
    begin = begin == null ? end.minus(Duration.ofHours(1)) : begin;
    if (end.isAfter(now)) {
      throw wrong("to", "lies in the future", "an instant up to " + now);
    }
    if (!begin.isBefore(end)) {
      throw wrong("from", "is not before the end", "an instant before " + end);
    }
    if (Duration.between(begin, end).compareTo(longest) > 0) {
      throw wrong("from", "is too far before the end", "at most " + longest.toDays() + " days");
    }
    return new Interval(begin, end);
  }

  /** The same, of which something is still kept; nobody is to take what is gone for nothing. */
  static Interval kept(Interval asked, Duration length, Instant now) {
    Instant since = now.minus(length);
    if (!asked.to().isAfter(since)) {
      throw wrong(
          "to",
          "is before anything is kept",
          "after " + since + ": it is kept for " + length.toDays() + " days");
    }
    return asked;
  }

  /** From an instant to another, each of which may be left out. */
  static void order(@Nullable Instant from, @Nullable Instant to) {
    if (from != null && to != null && !from.isBefore(to)) {
      throw wrong("from", "is not before the end", "an instant before " + to);
    }
  }

  /** A length of time. */
  static @Nullable Duration duration(String parameter, @Nullable String value) {
    if (value == null || value.isBlank()) {
      return null;
    }
    try {
      return Duration.parse(value.strip());
    } catch (DateTimeParseException e) {
      throw wrong(parameter, "is no length of time", "such as PT5M");
    }
  }

  static @Nullable CustomerId customer(@Nullable String value) {
    if (value == null || value.isBlank()) {
      return null;
    }
    if (!Name.isOne(value)) {
      throw wrong("customer", "is no customer's id", "1 to 64 letters, digits, . _ -");
    }
    return new CustomerId(value);
  }

  static RuntimeException wrong(String parameter, String message, String allowed) {
    return Problem.badRequest(new FieldError(parameter, message, allowed)).asException();
  }
}
