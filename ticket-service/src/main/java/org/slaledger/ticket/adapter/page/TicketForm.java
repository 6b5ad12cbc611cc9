package org.slaledger.ticket.adapter.page;

import jakarta.ws.rs.FormParam;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slaledger.web.problem.FieldError;
import org.slaledger.web.problem.Problem;

/** What a form of a ticket's page says; each form has some of the fields. */
public class TicketForm {
  @FormParam("command-key")
  public @Nullable String key;

  @FormParam("version")
  public @Nullable String version;

  @FormParam("impact")
  public @Nullable String impact;

  @FormParam("triage")
  public @Nullable String triage;

  @FormParam("nextStep")
  public @Nullable String nextStep;

  @FormParam("text")
  public @Nullable String text;

  @FormParam("nextUpdateAt")
  public @Nullable String nextUpdateAt;

  @FormParam("channel")
  public @Nullable String channel;

  @FormParam("reason")
  public @Nullable String reason;

  @FormParam("question")
  public @Nullable String question;

  @FormParam("solution")
  public @Nullable String solution;

  @FormParam("customer")
  public @Nullable String customer;

  @FormParam("service")
  public @Nullable String service;

  @FormParam("contactedAt")
  public @Nullable String contactedAt;

  @FormParam("into")
  public @Nullable String into;

  @FormParam("kind")
  public @Nullable String kind;

  @FormParam("subject")
  public @Nullable String subject;

  /** All that was said, in a fixed order. */
  String[] fields() {
    return values("").values().toArray(String[]::new);
  }

  /** What was said, for the form of that name to be shown again. */
  Map<String, String> values(String form) {
    Map<String, String> values = new LinkedHashMap<>();
    values.put(form + ".version", said(version));
    values.put(form + ".impact", said(impact));
    values.put(form + ".triage", said(triage));
    values.put(form + ".nextStep", said(nextStep));
    values.put(form + ".text", said(text));
    values.put(form + ".nextUpdateAt", said(nextUpdateAt));
    values.put(form + ".channel", said(channel));
    values.put(form + ".reason", said(reason));
    values.put(form + ".question", said(question));
    values.put(form + ".solution", said(solution));
    values.put(form + ".customer", said(customer));
    values.put(form + ".service", said(service));
    values.put(form + ".contactedAt", said(contactedAt));
    values.put(form + ".into", said(into));
    values.put(form + ".kind", said(kind));
    values.put(form + ".subject", said(subject));
    return values;
  }

  static String said(@Nullable String value) {
    return value == null ? "" : value.strip();
  }

  /** A field that was left blank says nothing. */
  static @Nullable String saidOrNull(@Nullable String value) {
    String said = said(value);
    return said.isEmpty() ? null : said;
  }

  /** A time in UTC, or nothing. */
  static @Nullable Instant utc(String field, @Nullable String value) {
    String said = saidOrNull(value);
    if (said == null) {
      return null;
    }
    try {
      return LocalDateTime.parse(said).toInstant(ZoneOffset.UTC);
    } catch (DateTimeParseException e) {
      throw Problem.badRequest(
              new FieldError(field, "is no time", "such as 2026-06-01T22:00, in UTC"))
          .asException();
    }
  }
}
