package org.slaledger.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slaledger.contract.WindowId;
import org.slaledger.contract.event.MaintenanceEvent.MaintenanceWindowAnnounced;
import org.slaledger.contract.event.MaintenanceEvent.MaintenanceWindowCancelled;
import org.slaledger.contract.event.MaintenanceEvent.MaintenanceWindowMoved;
import org.slaledger.contract.event.MaintenanceEvent.MaintenanceWindowOpened;
import org.slaledger.contract.event.PlannedTime;
import org.slaledger.local.parts.Inbox;
import org.slaledger.testkit.BuiltAnew;
import org.slaledger.testkit.Others;
import org.slaledger.testkit.PlatformResource;

@QuarkusTest
@QuarkusTestResource(
    value = PlatformResource.class,
    initArgs = {
      @ResourceArg(name = "database", value = "notification"),
      @ResourceArg(name = "mail", value = "true")
    })
class MaintenanceMailTest {
  private static final Instant NIGHT = Instant.parse("2098-12-01T22:00:00Z");

  @Test
  void each_customer_is_told_once_that_maintenance_is_announced_moved_and_cancelled() {
    // Given
    Story one = new Story("maintained").registered("anna", "ben");
    Story other = new Story("maintained-too").registered("cleo");
    WindowId window = new WindowId("W-mail");
    // When
    Others.publish(
        window.stream(),
        new MaintenanceWindowAnnounced(
            window,
            List.of(one.customer, other.customer),
            List.of("portal"),
            null,
            List.of(night(0), night(7), night(14)),
            null,
            "new disks",
            null));
    Others.publish(window.stream(), new MaintenanceWindowMoved(window, 2, night(8), "late", null));
    Others.publish(window.stream(), new MaintenanceWindowOpened(window, 1, NIGHT, null));
    Others.publish(
        window.stream(),
        new MaintenanceWindowCancelled(window, List.of(2, 3), NIGHT, "rain", null));
    // Then
    for (var mailbox : List.of(one.mailbox("anna"), one.mailbox("ben"), other.mailbox("cleo"))) {
      mailbox.await(mail -> mail.subject().contains("2098-12-01 22:00 UTC and 2 more"));
      Inbox.Mail moved =
          mailbox.await(mail -> mail.subject().contains("is moved to 2098-12-09 22:00 UTC"));
      assertThat(moved.text())
          .contains("Was planned: 2098-12-08 22:00 UTC to 2098-12-08 23:00 UTC", "Reason: late");
      Inbox.Mail cancelled =
          mailbox.await(
              mail -> mail.subject().contains("2098-12-09 22:00 UTC and 1 more is cancelled"));
      assertThat(cancelled.text())
          .contains("Cancelled: 2098-12-15 22:00 UTC")
          .contains("/ui/maintenance/W-mail");
      assertThat(mailbox.read()).hasSize(3);
    }
    BuiltAnew.equalsWhatAnswers("notification-service");
  }

  private static PlannedTime night(int days) {
    Instant from = NIGHT.plus(Duration.ofDays(days));
    return new PlannedTime(from, from.plusSeconds(3600));
  }
}
