package org.slaledger.local.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RoutesTest {
  private final Routes routes =
      new Routes(
          List.of(
              new Routes.Origin(
                  "ticket-service",
                  1,
                  11,
                  List.of("/tickets", "/ui/tickets", "/web"),
                  Set.of("/", "/ui")),
              new Routes.Origin(
                  "credit-service", 2, 12, List.of("/statements", "/ui/statements"), Set.of()),
              new Routes.Origin("odd-service", 3, 13, List.of("/tickets/odd"), Set.of())));

  @ParameterizedTest
  @CsvSource({
    "/, 1",
    "/ui, 1",
    "/tickets, 1",
    "/tickets/t-1/response, 1",
    "/ui/tickets/t-1, 1",
    "/web/sla.css, 1",
    "/statements, 2",
    "/ui/statements/acme, 2",
    "/tickets/odd/one, 3",
  })
  void the_longest_path_decides(String path, int port) {
    assertThat(routes.of(path)).isInstanceOf(Destination.To.class);
    var to = (Destination.To) routes.of(path);
    assertThat(to.port()).isEqualTo(port);
    assertThat(to.path()).isEqualTo(path);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/ticketsX",
        "/ui/unknown",
        "/unknown",
        "/q/metrics",
        "/services/ticket-service",
        "/services/ticket-service/info",
        "/services/unknown/health",
        "/services/ticket-service/health/../../dump",
      })
  void what_no_service_answers_leads_nowhere(String path) {
    assertThat(routes.of(path)).isEqualTo(new Destination.Nowhere());
  }

  @Test
  void health_metrics_and_description_lead_to_the_management_port() {
    assertThat(routes.of("/services/credit-service/health/ready"))
        .isEqualTo(new Destination.To("credit-service", 12, "/q/health/ready"));
    assertThat(routes.of("/services/credit-service/metrics"))
        .isEqualTo(new Destination.To("credit-service", 12, "/q/metrics"));
    assertThat(routes.of("/services/ticket-service/openapi"))
        .isEqualTo(new Destination.To("ticket-service", 11, "/q/openapi"));
  }
}
