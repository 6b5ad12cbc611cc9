package org.slaledger.local.history;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code {"status": "success", "data": {"resultType": "matrix", "result": [{"metric": {...},
 * "values": [[seconds, "1"], ...]}]}}} as it comes, however long it is.
 */
final class RangeQuery {
  private final JsonParser json;
  private final Mapping mapping;
  private final Observations into;
  private final Wrong wrong;
  private boolean found;

  RangeQuery(JsonParser json, Mapping mapping, Observations into, Wrong wrong) {
    this.json = json;
    this.mapping = mapping;
    this.into = into;
    this.wrong = wrong;
  }

  void read() throws IOException {
    if (json.nextToken() != JsonToken.START_OBJECT) {
      wrong.at("line 1", "", "is no JSON object");
      return;
    }
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String field = json.currentName();
      json.nextToken();
      switch (field) {
        case "status" -> expect("status", "success");
        case "data" -> data();
        default -> json.skipChildren();
      }
    }
    if (!found) {
      wrong.at("the file", "data.result", "is missing");
    }
  }

  private void expect(String field, String value) throws IOException {
    if (!value.equals(json.getValueAsString())) {
      wrong.at("the file", field, "is not \"" + value + "\"");
    }
    json.skipChildren();
  }

  private void data() throws IOException {
    if (json.currentToken() != JsonToken.START_OBJECT) {
      json.skipChildren();
      return;
    }
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String field = json.currentName();
      json.nextToken();
      switch (field) {
        case "resultType" -> expect("data.resultType", "matrix");
        case "result" -> result();
        default -> json.skipChildren();
      }
    }
  }

  private void result() throws IOException {
    found = json.currentToken() == JsonToken.START_ARRAY;
    if (!found) {
      json.skipChildren();
      return;
    }
    for (int i = 0; json.nextToken() != JsonToken.END_ARRAY; i++) {
      series("data.result[" + i + "]");
    }
  }

  private void series(String where) throws IOException {
    if (json.currentToken() != JsonToken.START_OBJECT) {
      wrong.at(where, "", "is no JSON object");
      json.skipChildren();
      return;
    }
    Map<String, String> labels = new HashMap<>();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String field = json.currentName();
      json.nextToken();
      switch (field) {
        case "metric" -> labels(labels);
        case "values" -> values(where, labels);
        default -> json.skipChildren();
      }
    }
  }

  private void labels(Map<String, String> labels) throws IOException {
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String label = json.currentName();
      json.nextToken();
      labels.put(label, json.getValueAsString(""));
      json.skipChildren();
    }
  }

  private void values(String where, Map<String, String> labels) throws IOException {
    String named = labels.get(mapping.pointLabel());
    if (named == null && mapping.point() == null) {
      wrong.at(where, mapping.pointLabel(), "is no label of it: give --point, or --point-label");
      json.skipChildren();
      return;
    }
    for (int i = 0; json.nextToken() != JsonToken.END_ARRAY; i++) {
      value(where + ".values[" + i + "]", named);
    }
  }

  private void value(String where, @Nullable String named) throws IOException {
    if (json.currentToken() != JsonToken.START_ARRAY) {
      wrong.at(where, "", "is no pair");
      json.skipChildren();
      return;
    }
    json.nextToken();
    String at = json.getText();
    json.nextToken();
    String ok = json.getText();
    boolean pair = true;
    while (json.nextToken() != JsonToken.END_ARRAY) {
      pair = false;
      json.skipChildren();
    }
    if (!pair) {
      wrong.at(where, "", "is no pair");
      return;
    }
    into.add(
        where,
        field ->
            switch (field) {
              case "point" -> named;
              case "at" -> at;
              case "ok" -> ok;
              default -> null;
            },
        wrong);
  }
}
