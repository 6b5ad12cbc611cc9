package org.slaledger.probe.adapter.http;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.CustomerId;
import org.slaledger.contract.Name;
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
      return Instant.parse(value.strip());
    } catch (DateTimeParseException e) {
      throw wrong(parameter, "is no instant", "such as 2026-06-01T12:00:00Z");
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
