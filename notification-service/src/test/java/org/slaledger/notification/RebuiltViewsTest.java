package org.slaledger.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.slaledger.contract.TicketId;
import org.slaledger.testkit.BuiltAnew;
import org.slaledger.testkit.PlatformResource;

@QuarkusTest
@QuarkusTestResource(
    value = PlatformResource.class,
    initArgs = {
      @ResourceArg(name = "database", value = "notification"),
      @ResourceArg(name = "mail", value = "true")
    })
class RebuiltViewsTest {
  @Test
  void views_built_anew_from_the_log_equal_those_that_answer_and_nobody_is_told_again() {
    // Given
    Story story = new Story("built-anew").registered("anna").signed();
    TicketId ticket = story.ticket("The portal is down");
    Instant now = Story.now();
    story.breached(ticket, now, now);
    story.failed(1, now);
    story.failed(2, now.plusSeconds(1));
    story.mailbox("anna").await(mail -> mail.subject().contains(ticket.value()));
    // When
    BuiltAnew.equalsWhatAnswers("notification-service");
    // Then
    assertThat(story.mailbox("anna").read())
        .filteredOn(mail -> mail.subject().contains(ticket.value()))
        .hasSize(1);
  }
}
