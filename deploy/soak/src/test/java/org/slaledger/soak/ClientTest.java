package org.slaledger.soak;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slaledger.local.service.Service;
import org.slaledger.soak.load.Client;
import org.slaledger.soak.load.ServerError;
import org.slaledger.soak.load.Tickets;

class ClientTest {
  private final AtomicInteger asked = new AtomicInteger();
  private HttpServer server;

  @BeforeEach
  void start() throws Exception {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void a_500_that_a_later_attempt_makes_good_is_not_forgotten() throws Exception {
    // Given
    server.createContext(
        "/tickets",
        exchange -> {
          exchange.sendResponseHeaders(asked.incrementAndGet() == 1 ? 500 : 201, -1);
          exchange.close();
        });
    var address = URI.create("http://localhost:" + server.getAddress().getPort());
    try (var client = new Client(Map.of(Service.TICKET, List.of(address)), Map.of())) {
      // When
      var called = client.until(Tickets.open("k", "bulk", "NONE"), () -> true);
      // Then
      assertThat(called.acknowledged()).isTrue();
      assertThat(called.attempts()).isEqualTo(2);
      assertThat(client.serverErrors()).extracting(ServerError::status).containsExactly(500);
    }
  }
}
