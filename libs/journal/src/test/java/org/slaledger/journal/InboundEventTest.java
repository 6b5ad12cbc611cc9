package org.slaledger.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.slaledger.contract.json.FieldProblem;

class InboundEventTest {
  private static final String GOOD =
      """
      {"specversion":"1.0","id":"1","source":"pager","type":"x.y","time":"2026-11-01T12:00:00+01:00","data":{"a":1}}""";

  @Test
  void a_cloud_event_is_read_with_its_exact_bytes() {
    // When
    InboundEvent event = InboundEvent.read("pager", GOOD.getBytes(UTF_8));
    // Then
    assertThat(event.id()).isEqualTo("1");
    assertThat(event.time()).isEqualTo(Instant.parse("2026-11-01T11:00:00Z"));
    assertThat(event.data().path("a").intValue()).isEqualTo(1);
    assertThat(event.original()).isEqualTo(GOOD.getBytes(UTF_8));
  }

  @Test
  void what_is_wrong_is_named() {
    refused(GOOD.replace("1.0", "0.3"), "specversion");
    refused(GOOD.replace("\"id\":\"1\",", ""), "id");
    refused(GOOD.replace("\"source\":\"pager\"", "\"source\":7"), "source");
    refused(GOOD.replace("\"x.y\"", "\" \""), "type");
    refused(GOOD.replace("2026-11-01T12", "2026-13-01T12"), "time");
    refused("[]", "");
    refused("{", "");
  }

  @Test
  void an_event_that_would_not_fit_into_one_of_ours_is_refused() {
    refused(GOOD.replace("{\"a\":1}", "\"" + "a".repeat(InboundEvent.MAX_BYTES) + "\""), "");
  }

  private static void refused(String document, String path) {
    assertThatThrownBy(() -> InboundEvent.read("pager", document.getBytes(UTF_8)))
        .isInstanceOfSatisfying(
            FieldProblem.class, problem -> assertThat(problem.path()).isEqualTo(path));
  }
}
