package org.slaledger.probe.adapter.page;

import jakarta.ws.rs.FormParam;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.CustomerId;
import org.slaledger.contract.Name;
import org.slaledger.probe.adapter.http.AnnouncementBody;
import org.slaledger.web.problem.FieldError;
import org.slaledger.web.problem.Problem;

/** The form that announces a window; its times are in UTC. */
public class WindowForm {
  @FormParam("command-key")
  public @Nullable String key;

  @FormParam("customers")
  public @Nullable List<String> customers;

  @FormParam("services")
  public @Nullable List<String> services;

  @FormParam("from")
  public @Nullable String from;

  @FormParam("to")
  public @Nullable String to;

  @FormParam("reason")
  public @Nullable String reason;

  /** What was filled in, in a fixed order. */
  String[] said() {
    return new String[] {
      String.join(",", chosen(customers)),
      String.join(",", chosen(services)),
      text(from),
      text(to),
      text(reason)
    };
  }

  /** As the API takes it; 400 with the field that can't be read. */
  AnnouncementBody announcement() {
    return new AnnouncementBody(
        chosen(customers).stream().map(WindowForm::customer).toList(),
        chosen(services),
        utc("from", from),
        utc("to", to),
        text(reason));
  }

  private static CustomerId customer(String value) {
    if (!Name.isOne(value)) {
      throw wrong("customers", "names no customer", "one or more of the list");
    }
    return new CustomerId(value);
  }

  private static Instant utc(String field, @Nullable String value) {
    try {
      return LocalDateTime.parse(text(value)).toInstant(ZoneOffset.UTC);
    } catch (DateTimeParseException e) {
      throw wrong(field, "is no time", "such as 2026-06-01T22:00, in UTC");
    }
  }

  private static RuntimeException wrong(String field, String message, String allowed) {
    return Problem.badRequest(new FieldError(field, message, allowed)).asException();
  }

  private static List<String> chosen(@Nullable List<String> values) {
    return values == null
        ? List.of()
        : values.stream().map(String::strip).filter(value -> !value.isEmpty()).toList();
  }

  private static String text(@Nullable String value) {
    return value == null ? "" : value.strip();
  }
}
