package org.slaledger.probe.adapter.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.Name;
import org.slaledger.contract.PointId;
import org.slaledger.contract.event.FailureReason;
import org.slaledger.contract.json.ContractJson;
import org.slaledger.contract.json.FieldProblem;
import org.slaledger.probe.domain.Observation;

/** Observations as lines of JSON, each read strictly; a problem names the line and its field. */
final class ObservationLines {
  private static final ObjectReader LINE = ContractJson.strictMapper().readerFor(Line.class);
  private static final Duration LONGEST = Duration.ofDays(1);
  private static final int LONGEST_DETAIL = 200;

  private ObservationLines() {}

  /** One observation. */
  private record Line(
      PointId point,
      String location,
      Instant at,
      Duration interval,
      boolean ok,
      @Nullable Duration took,
      @Nullable Integer status,
      @Nullable FailureReason reason,
      @Nullable String detail) {}

  /**
   * Reads them.
   *
   * @param before how many lines of the import come before the first one
   * @throws FieldProblem for what can't be read, is out of order or has no form
   */
  static List<Observation> read(byte[] body, long before) {
    List<Observation> all = new ArrayList<>();
    Map<String, Instant> last = new HashMap<>();
    int from = 0;
    for (int i = 0; i <= body.length; i++) {
      if (i == body.length || body[i] == '\n') {
        if (i > from) {
          String where = "line " + (before + all.size() + 1);
          Observation it = observation(where, line(where, body, from, i - from));
          Instant previous = last.put(it.point() + "@" + it.location(), it.at());
          if (previous != null && !it.at().isAfter(previous)) {
            throw new FieldProblem(where + ".at", "is not after the one before, " + previous);
          }
          all.add(it);
        }
        from = i + 1;
      }
    }
    return all;
  }

  private static Line line(String where, byte[] body, int from, int length) {
    try {
      @Nullable Line line = LINE.readValue(body, from, length);
      if (line == null) {
        throw new FieldProblem(where, "may not be null");
      }
      return line;
    } catch (JsonMappingException e) {
      throw FieldProblem.of(where, e);
    } catch (JsonProcessingException e) {
      throw new FieldProblem(where, "is no JSON: " + e.getOriginalMessage());
    } catch (IOException e) {
      throw new FieldProblem(where, "is no JSON");
    }
  }

  private static Observation observation(String where, Line line) {
    if (!Name.isOne(line.location())) {
      throw new FieldProblem(where + ".location", "must be a name");
    }
    if (!line.interval().isPositive() || line.interval().compareTo(LONGEST) > 0) {
      throw new FieldProblem(where + ".interval", "must be longer than nothing, up to " + LONGEST);
    }
    if (line.took() != null && line.took().isNegative()) {
      throw new FieldProblem(where + ".took", "is negative");
    }
    if (line.detail() != null && line.detail().length() > LONGEST_DETAIL) {
      throw new FieldProblem(where + ".detail", "is longer than " + LONGEST_DETAIL + " characters");
    }
    return new Observation(
        line.point(),
        line.location(),
        line.at().truncatedTo(ChronoUnit.MILLIS),
        line.interval(),
        line.ok(),
        line.took(),
        line.status(),
        line.reason(),
        line.detail());
  }
}
