package org.slaledger.ticket.adapter.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.slaledger.contract.json.FieldProblem;

/**
 * A notification of an Alertmanager, of which some alerts are held at a time, since there may be
 * tens of thousands. What it says of the whole stands behind them, so that it is read twice: all of
 * it is known to be JSON before the first alert is looked at.
 */
final class Notification {
  private static final String VERSION = "4";
  private static final ObjectMapper JSON =
      new ObjectMapper(
          JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build());

  private final JsonParser alerts;
  private String externalUrl = "";
  private String version = "";
  private long truncated;

  private Notification(byte[] body) throws IOException {
    try (JsonParser all = JSON.createParser(body)) {
      head(all);
    }
    alerts = JSON.createParser(body);
  }

  /** Of a body; throws {@link FieldProblem} naming the field at fault. */
  static Notification of(byte[] body) {
    try {
      Notification notification = new Notification(body);
      notification.check();
      notification.goToAlerts();
      return notification;
    } catch (IOException e) {
      throw new FieldProblem("", "not JSON");
    }
  }

  /** Where the alertmanager is reached, as it says; empty where it does not. */
  String externalUrl() {
    return externalUrl;
  }

  /** How many alerts it has left out, as its {@code max_alerts} asks. */
  long truncated() {
    return truncated;
  }

  /** The next alerts; none at the end. */
  List<JsonNode> next(int most) {
    List<JsonNode> next = new ArrayList<>();
    try {
      while (next.size() < most && !alerts.isClosed()) {
        if (alerts.nextToken() == JsonToken.END_ARRAY) {
          alerts.close();
        } else {
          next.add(alerts.readValueAsTree());
        }
      }
    } catch (IOException e) {
      throw new FieldProblem("alerts", "not JSON");
    }
    return next;
  }

  private void head(JsonParser all) throws IOException {
    for (JsonToken token = all.nextToken(); token != null; token = all.nextToken()) {
      // what nobody asks for is passed over else, and not read
      all.finishToken();
      if (all.getParsingContext().getParent() != null
          && all.getParsingContext().getParent().inRoot()) {
        take(all, token);
      }
    }
  }

  private void take(JsonParser all, JsonToken token) throws IOException {
    if (!token.isScalarValue()) {
      return;
    }
    switch (String.valueOf(all.currentName())) {
      case "externalURL" -> externalUrl = all.getText();
      case "version" -> version = all.getText();
      case "truncatedAlerts" -> truncated = all.getValueAsLong();
      default -> {}
    }
  }

  private void check() {
    if (!VERSION.equals(version)) {
      throw new FieldProblem("version", "must be " + VERSION);
    }
  }

  private void goToAlerts() throws IOException {
    alerts.nextToken();
    boolean listed = false;
    while (!listed && alerts.nextToken() == JsonToken.FIELD_NAME) {
      boolean named = alerts.currentName().equals("alerts");
      listed = alerts.nextToken() == JsonToken.START_ARRAY && named;
      if (!listed) {
        alerts.skipChildren();
      }
    }
    if (!listed) {
      throw new FieldProblem("alerts", "must be a list");
    }
  }
}
