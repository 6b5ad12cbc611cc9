package org.slaledger.probe.automation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.PointId;
import org.slaledger.contract.event.FailureReason;
import org.slaledger.contract.event.Latency;
import org.slaledger.contract.json.ContractJson;
import org.slaledger.contract.json.FieldProblem;
import org.slaledger.journal.InboundEvent;
import org.slaledger.probe.domain.TakingTold;
import org.slaledger.probe.domain.Told;

/** The data of an integrator's events about points; unknown fields are passed over. */
final class EvidenceReport {
  private static final ObjectMapper JSON = ContractJson.mapper();
  private static final int LONGEST_DETAIL = 200;

  private EvidenceReport() {}

  /** What failed. */
  private record Failed(
      PointId point,
      @Nullable Instant at,
      @Nullable FailureReason reason,
      @Nullable Integer status,
      @Nullable String detail,
      @Nullable Duration took) {}

  /** What succeeded. */
  private record Recovered(
      PointId point, @Nullable Instant at, @Nullable Integer status, @Nullable Duration took) {}

  /**
   * What was measured.
   *
   * @param point may be missing with {@code within}: then all points of the integrator
   * @param within in the place of {@code from}: since what was covered last, if that is no longer
   *     ago
   */
  record Observed(
      @Nullable PointId point,
      @Nullable Instant from,
      @Nullable Instant to,
      @Nullable Duration within,
      @Nullable Integer attempts,
      @Nullable Integer failures,
      @Nullable Latency latency) {
    Told.Coverage of(PointId which, Instant begin, Instant end) {
      return new Told.Coverage(
          which,
          begin,
          end,
          Objects.requireNonNullElse(attempts, 0),
          Objects.requireNonNullElse(failures, 0),
          latency);
    }
  }

  static Told.Failure failed(InboundEvent event) {
    Failed data = read(event, Failed.class);
    return new Told.Failure(
        data.point(),
        instant("at", data.at(), event),
        Objects.requireNonNullElse(data.reason(), FailureReason.REPORTED),
        data.status(),
        shortened(Objects.requireNonNullElse(data.detail(), "")),
        Objects.requireNonNullElse(data.took(), Duration.ZERO));
  }

  static Told.Success recovered(InboundEvent event) {
    Recovered data = read(event, Recovered.class);
    return new Told.Success(
        data.point(),
        instant("at", data.at(), event),
        data.status(),
        Objects.requireNonNullElse(data.took(), Duration.ZERO));
  }

  static Observed observed(InboundEvent event) {
    Observed data = read(event, Observed.class);
    if ((data.from() == null) == (data.within() == null)) {
      throw new FieldProblem("data.from", "is to be given, or within in its place");
    }
    if (data.point() == null && data.within() == null) {
      throw new FieldProblem("data.point", "is missing");
    }
    Duration within = data.within();
    if (within != null && (within.isNegative() || within.compareTo(TakingTold.LONGEST) > 0)) {
      throw new FieldProblem("data.within", "is not between nothing and " + TakingTold.LONGEST);
    }
    return data;
  }

  /** What the data say, or else when the event happened. */
  static Instant instant(String field, @Nullable Instant said, InboundEvent event) {
    Instant at = said == null ? event.time() : said;
    if (at == null) {
      throw new FieldProblem("data." + field, "is missing, and so is time");
    }
    return at.truncatedTo(ChronoUnit.MILLIS);
  }

  static <T> T read(InboundEvent event, Class<T> type) {
    if (!event.data().isObject()) {
      throw new FieldProblem("data", "must be a JSON object");
    }
    try {
      return JSON.treeToValue(event.data(), type);
    } catch (JsonMappingException e) {
      throw FieldProblem.of("data", e);
    } catch (JsonProcessingException e) {
      throw new FieldProblem("data", e.getOriginalMessage());
    }
  }

  /** The words as they came are in the original. */
  private static String shortened(String detail) {
    String line = detail.strip().replaceAll("\\s+", " ");
    return line.length() <= LONGEST_DETAIL ? line : line.substring(0, LONGEST_DETAIL - 1) + "…";
  }
}
