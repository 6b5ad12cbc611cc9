package org.slaledger.local.history;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How a file is written. */
enum Format {
  /** One JSON object a line, with the fields of {@link Row}. */
  JSONL {
    @Override
    void read(Reader file, Mapping mapping, Observations into, Wrong wrong) throws IOException {
      BufferedReader lines = new BufferedReader(file);
      long number = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        if (!line.isBlank()) {
          read("line " + number, line, into, wrong);
        }
      }
    }

    private void read(String where, String line, Observations into, Wrong wrong) {
      try {
        JsonNode object = Json.MAPPER.readTree(line);
        if (!object.isObject()) {
          wrong.at(where, "", "is no JSON object");
          return;
        }
        for (String field : (Iterable<String>) object::fieldNames) {
          if (!Row.FIELDS.contains(field)) {
            wrong.at(where, field, "is not known");
          }
        }
        into.add(where, field -> Json.of(object, field), wrong);
      } catch (JsonProcessingException e) {
        wrong.at(where, "", "is no JSON: " + e.getOriginalMessage());
      }
    }
  },

  /** RFC 4180, whose first line names the fields. */
  CSV {
    @Override
    void read(Reader file, Mapping mapping, Observations into, Wrong wrong) throws IOException {
      CsvLines lines = new CsvLines(file);
      List<String> header = lines.next();
      if (header == null) {
        wrong.at("line 1", "", "is missing: it names the fields");
        return;
      }
      Map<String, Integer> places = new HashMap<>();
      for (int i = 0; i < header.size(); i++) {
        String field = header.get(i).strip().toLowerCase(Locale.ROOT);
        if (!Row.FIELDS.contains(field) && lines.unended() == 0) {
          wrong.at("line 1", header.get(i), "is not known");
        }
        places.put(field, i);
      }
      rows(lines, header.size(), places, into, wrong);
      if (lines.unended() > 0) {
        wrong.at("line " + lines.unended(), "", "opens a quote that nothing closes");
      }
    }

    private void rows(
        CsvLines lines, int named, Map<String, Integer> places, Observations into, Wrong wrong)
        throws IOException {
      for (List<String> row = lines.next(); row != null; row = lines.next()) {
        List<String> values = row;
        if (lines.unended() > 0) {
          return;
        }
        if (values.size() != named) {
          wrong.at(
              "line " + lines.number(),
              "",
              "has " + values.size() + " fields, and " + named + " are named");
        } else {
          into.add("line " + lines.number(), field -> value(values, places.get(field)), wrong);
        }
      }
    }

    private @Nullable String value(List<String> row, @Nullable Integer place) {
      return place == null || row.get(place).isEmpty() ? null : row.get(place);
    }
  },

  /** What Prometheus answers to a range query of {@code probe_success}. */
  PROMETHEUS {
    @Override
    void read(Reader file, Mapping mapping, Observations into, Wrong wrong) throws IOException {
      try (JsonParser json = Json.FACTORY.createParser(file)) {
        new RangeQuery(json, mapping, into, wrong).read();
      } catch (JsonProcessingException e) {
        wrong.at(
            "line " + e.getLocation().getLineNr(), "", "is no JSON: " + e.getOriginalMessage());
      }
    }
  };

  /** Reads all of a file, good and bad. */
  abstract void read(Reader file, Mapping mapping, Observations into, Wrong wrong)
      throws IOException;

  /** By the end of a file's name. */
  static @Nullable Format of(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.endsWith(".jsonl") || lower.endsWith(".ndjson")
        ? JSONL
        : lower.endsWith(".csv") ? CSV : lower.endsWith(".json") ? PROMETHEUS : null;
  }
}
