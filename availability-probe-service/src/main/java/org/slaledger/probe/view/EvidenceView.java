package org.slaledger.probe.view;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.Recorded;
import org.slaledger.contract.event.AvailabilityEvent;
import org.slaledger.contract.event.AvailabilityEvent.ObservationMissed;
import org.slaledger.contract.event.AvailabilityEvent.ObservationRecorded;
import org.slaledger.contract.event.AvailabilityEvent.ProbeFailed;
import org.slaledger.contract.event.AvailabilityEvent.ProbeRecovered;
import org.slaledger.contract.event.InboundOrigin;
import org.slaledger.journal.Sql;
import org.slaledger.journal.View;
import org.slaledger.journal.ViewTable;

/**
 * What probes and silence say, by point and time, at every location: this one's journal and the log
 * of the others.
 */
@ApplicationScoped
public class EvidenceView implements View {
  private static final Sql INSERT =
      new Sql(
          """
      INSERT INTO evidence (point, location, version, ref, kind, from_at, to_at, why, check_name)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT DO NOTHING
      """);

  @Override
  public List<ViewTable> tables() {
    return ViewTable.of("evidence");
  }

  @Override
  public Uni<Void> apply(SqlConnection tx, Recorded event) {
    return event.envelope().data() instanceof AvailabilityEvent data
        ? INSERT.change(tx, row(event, data))
        : Uni.createFrom().voidItem();
  }

  private static @Nullable Object[] row(Recorded event, AvailabilityEvent data) {
    return switch (data) {
      case ProbeFailed failed -> row(event, data, "FAILED", failed.at(), failed.at(), why(failed));
      case ProbeRecovered recovered ->
          row(event, data, "RECOVERED", recovered.at(), recovered.at(), null);
      case ObservationRecorded covered ->
          row(event, data, "COVERED", covered.from(), covered.to(), null);
      case ObservationMissed missed ->
          row(event, data, "MISSED", missed.from(), missed.to(), missed.reason().name());
    };
  }

  private static String why(ProbeFailed failed) {
    return failed.reason() + (failed.status() == null ? "" : " " + failed.status());
  }

  private static @Nullable Object[] row(
      Recorded event,
      AvailabilityEvent data,
      String kind,
      Instant from,
      Instant to,
      @Nullable String why) {
    return new Object[] {
      data.point().value(),
      data.location(),
      event.envelope().streamVersion(),
      event.envelope().id().toString(),
      kind,
      from,
      to,
      why,
      check(data)
    };
  }

  /** Coverage is that of the point, whichever check it was. */
  private static String check(AvailabilityEvent data) {
    return switch (data) {
      case ProbeFailed failed -> InboundOrigin.checkOf(failed.inbound());
      case ProbeRecovered recovered -> InboundOrigin.checkOf(recovered.inbound());
      case ObservationRecorded covered -> "";
      case ObservationMissed missed -> "";
    };
  }
}
