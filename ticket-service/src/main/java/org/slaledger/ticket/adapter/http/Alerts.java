package org.slaledger.ticket.adapter.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slaledger.contract.event.AvailabilityEvent.ObservationRecorded;
import org.slaledger.contract.event.AvailabilityEvent.ProbeFailed;
import org.slaledger.contract.event.AvailabilityEvent.ProbeRecovered;
import org.slaledger.contract.json.FieldProblem;
import org.slaledger.contract.json.InboundTypes;
import org.slaledger.journal.InboundEvent;

/**
 * What a Prometheus Alertmanager tells its webhooks (version 4), as events of an integrator. An
 * alert that names a point is a failure at {@code startsAt}, and once it is resolved a success at
 * {@code endsAt}; both are told then, since the first notification may have been lost. Repeats
 * yield the same events again, which change nothing. A watchdog, which always fires, says that the
 * points were watched since it was heard last. What can't be used becomes a dead letter: nothing is
 * judged here.
 */
final class Alerts {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int LONGEST_NAME = 100;
  private static final int LONGEST_SOURCE = 200;
  private static final int LONGEST_WORDS = 1_000;
  private static final Pattern PARTS = Pattern.compile("(\\d{1,9})(ms|[smhdw])");

  private final String integrator;
  private final String pointLabel;
  private final String watchdogLabel;
  private final Instant now;
  private final Notification notification;
  private final String source;
  private List<InboundEvent> events = new ArrayList<>();
  private int passedOver;

  private Alerts(
      String integrator,
      String pointLabel,
      String watchdogLabel,
      Instant now,
      Notification notification) {
    this.integrator = integrator;
    this.pointLabel = pointLabel;
    this.watchdogLabel = watchdogLabel;
    this.now = now;
    this.notification = notification;
    String url = shortened(notification.externalUrl(), LONGEST_SOURCE);
    this.source = url.isBlank() ? "urn:alertmanager" : url;
  }

  /**
   * Of a notification; throws {@link FieldProblem} naming the field at fault.
   *
   * @param now when it came
   */
  static Alerts read(
      String integrator, String pointLabel, String watchdogLabel, Instant now, byte[] body) {
    return new Alerts(integrator, pointLabel, watchdogLabel, now, Notification.of(body));
  }

  /** What is to be published of the next alerts, in order; none where there are no more. */
  Optional<List<InboundEvent>> next(int alerts) {
    List<JsonNode> next = notification.next(alerts);
    events = new ArrayList<>();
    next.forEach(this::add);
    return next.isEmpty() ? Optional.empty() : Optional.of(events);
  }

  /** How many alerts so far name no point and are no watchdog. */
  int passedOver() {
    return passedOver;
  }

  /** How many alerts the alertmanager has left out. */
  long truncated() {
    return notification.truncated();
  }

  private void add(JsonNode alert) {
    boolean resolved = alert.path("status").asText().equals("resolved");
    if (alert.path("labels").has(watchdogLabel)) {
      if (resolved) {
        passedOver++;
      } else {
        add(ObservationRecorded.class, alert, now.toString(), watched(alert));
      }
      return;
    }
    if (!alert.path("labels").has(pointLabel)) {
      passedOver++;
      return;
    }
    String from = alert.path("startsAt").asText();
    add(ProbeFailed.class, alert, from, told(alert, from));
    if (resolved) {
      String to = alert.path("endsAt").asText();
      add(ProbeRecovered.class, alert, to, told(alert, to));
    }
  }

  private ObjectNode watched(JsonNode alert) {
    ObjectNode data = JSON.createObjectNode();
    if (alert.path("labels").has(pointLabel)) {
      data.put("point", point(alert));
    }
    return data.put("to", now.toString())
        .put("within", duration(alert.path("labels").path(watchdogLabel).asText()))
        .put("attempts", 1);
  }

  private ObjectNode told(JsonNode alert, String at) {
    ObjectNode data = JSON.createObjectNode();
    data.put("point", point(alert));
    JsonNode annotations = alert.path("annotations");
    String words =
        annotations.has("summary")
            ? annotations.path("summary").asText()
            : annotations.path("description").asText();
    return data.put("at", at)
        .put(
            "detail",
            words.isBlank() ? name(alert) : shortened(name(alert) + ": " + words, LONGEST_WORDS));
  }

  private String point(JsonNode alert) {
    return shortened(alert.path("labels").path(pointLabel).asText(), LONGEST_WORDS);
  }

  /** The alert as it came is kept with it, unless it is too long. */
  private void add(
      Class<? extends org.slaledger.contract.event.Event> type,
      JsonNode alert,
      String at,
      ObjectNode data) {
    String fingerprint = alert.path("fingerprint").asText();
    String name = name(alert);
    ObjectNode event = JSON.createObjectNode();
    event.put("specversion", "1.0").put("type", InboundTypes.of(type)).put("source", source);
    event.put("id", fingerprint + "/" + at + "/" + type.getSimpleName());
    event.put("subject", fingerprint.isEmpty() ? name : name + "/" + fingerprint);
    event.put("time", now.toString()).set("data", data.set("alert", alert));
    byte[] document = bytes(event);
    if (document.length > InboundEvent.MAX_BYTES) {
      data.remove("alert");
      document = bytes(event);
    }
    events.add(InboundEvent.read(integrator, document));
  }

  private static String name(JsonNode alert) {
    return shortened(alert.path("labels").path("alertname").asText("alert"), LONGEST_NAME);
  }

  /** One that is too long must not cost the others of its notification. */
  private static String shortened(String text, int length) {
    return text.length() <= length ? text : text.substring(0, length);
  }

  /** Prometheus writes {@code 5m}; what has no such form is left as it is. */
  private static String duration(String text) {
    Matcher parts = PARTS.matcher(text);
    Duration sum = Duration.ZERO;
    int end = 0;
    while (parts.find() && parts.start() == end) {
      end = parts.end();
      sum = sum.plus(part(Long.parseLong(parts.group(1)), parts.group(2)));
    }
    return end > 0 && end == text.length() ? sum.toString() : text;
  }

  private static Duration part(long number, String unit) {
    return switch (unit) {
      case "ms" -> Duration.ofMillis(number);
      case "s" -> Duration.ofSeconds(number);
      case "m" -> Duration.ofMinutes(number);
      case "h" -> Duration.ofHours(number);
      case "d" -> Duration.ofDays(number);
      default -> Duration.ofDays(7L * number);
    };
  }

  private static byte[] bytes(ObjectNode event) {
    try {
      return JSON.writeValueAsBytes(event);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
