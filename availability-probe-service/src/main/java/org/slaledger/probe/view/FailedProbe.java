package org.slaledger.probe.view;

import io.vertx.mutiny.sqlclient.Row;
import org.slaledger.contract.event.AvailabilityEvent.ProbeFailed;

/** A probe that failed, and the id of the event that says so. */
public record FailedProbe(String event, ProbeFailed probe) {
  static FailedProbe of(Row row) {
    return new FailedProbe(
        row.getString("ref"), SignedVersions.read(row.getString("data"), ProbeFailed.class));
  }
}
