package org.slaledger.notification.view;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.vertx.mutiny.sqlclient.Row;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.CustomerId;
import org.slaledger.contract.PointId;
import org.slaledger.contract.WindowId;
import org.slaledger.contract.event.NotificationKind;
import org.slaledger.contract.event.PlannedTime;
import org.slaledger.contract.json.ContractJson;
import org.slaledger.notification.domain.Alarm.MaintenancePlanned;
import org.slaledger.notification.domain.Cause;

/** What an alarm of planned maintenance tells, as its row keeps it. */
record PlannedDetails(
    WindowId window,
    List<String> services,
    List<PointId> points,
    List<PlannedTime> times,
    @Nullable PlannedTime before,
    @Nullable String reason) {

  static MaintenancePlanned alarm(Row row, Cause cause, CustomerId customer) {
    PlannedDetails it = read(row.getString("details"));
    return new MaintenancePlanned(
        cause,
        customer,
        NotificationKind.valueOf(row.getString("kind")),
        it.window(),
        it.services(),
        it.points(),
        it.times(),
        it.before(),
        it.reason());
  }

  static String text(MaintenancePlanned it) {
    try {
      return ContractJson.mapper()
          .writeValueAsString(
              new PlannedDetails(
                  it.window(), it.services(), it.points(), it.times(), it.before(), it.reason()));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("details that can't be written", e);
    }
  }

  private static PlannedDetails read(String text) {
    try {
      return ContractJson.mapper().readValue(text, PlannedDetails.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("details that this service wrote down", e);
    }
  }
}
