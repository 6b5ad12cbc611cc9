package org.slaledger.clock.adapter.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slaledger.clock.view.Attained;
import org.slaledger.clock.view.Outcome;
import org.slaledger.contract.ClockKind;
import org.slaledger.contract.CustomerId;
import org.slaledger.contract.Priority;
import org.slaledger.web.Csv;

/** How promises of a period were kept, each number with the list behind it. */
public record AttainmentAnswer(String period, List<Row> rows) {
  /** Keeps a copy. */
  public AttainmentAnswer {
    rows = List.copyOf(rows);
  }

  /**
   * What became of one kind of promise.
   *
   * @param percent the share that was met of those that are decided; null while none is
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Row(
      CustomerId customer,
      String service,
      Priority priority,
      ClockKind kind,
      Number met,
      Number breached,
      Number open,
      @Nullable BigDecimal percent) {}

  /**
   * A number.
   *
   * @param clocks where the list behind it is
   */
  public record Number(long count, String clocks) {}

  static AttainmentAnswer of(String period, List<Attained> rows, String list) {
    return new AttainmentAnswer(period, rows.stream().map(row -> row(period, row, list)).toList());
  }

  /** As a table. */
  public Csv csv() {
    Csv csv =
        new Csv(
            "period",
            "customer",
            "service",
            "priority",
            "kind",
            "met",
            "breached",
            "open",
            "percent");
    for (Row row : rows) {
      csv.add(
          period,
          row.customer(),
          row.service(),
          row.priority(),
          row.kind(),
          row.met().count(),
          row.breached().count(),
          row.open().count(),
          row.percent());
    }
    return csv;
  }

  private static Row row(String period, Attained row, String list) {
    return new Row(
        row.customer(),
        row.service(),
        row.priority(),
        row.kind(),
        number(period, row, Outcome.MET, list),
        number(period, row, Outcome.BREACHED, list),
        number(period, row, Outcome.OPEN, list),
        row.percent());
  }

  private static Number number(String period, Attained row, Outcome outcome, String list) {
    String clocks =
        "%s?period=%s&customer=%s&service=%s&priority=%s&kind=%s&outcome=%s"
            .formatted(
                list,
                period,
                row.customer(),
                URLEncoder.encode(row.service(), StandardCharsets.UTF_8),
                row.priority(),
                row.kind(),
                outcome);
    return new Number(row.count(outcome), clocks);
  }
}
