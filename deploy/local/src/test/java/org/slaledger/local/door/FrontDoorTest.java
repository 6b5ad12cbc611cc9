package org.slaledger.local.door;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slaledger.local.parts.Ports;

class FrontDoorTest {
  private final HttpClient http = HttpClient.newHttpClient();
  private final CountDownLatch secondEvent = new CountDownLatch(1);
  private HttpServer service;
  private FrontDoor door;

  @BeforeEach
  void open() throws IOException {
    service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    service.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    service.createContext("/tickets", this::echo);
    service.createContext("/q/health", this::echo);
    service.createContext("/events", this::stream);
    service.start();
    var port = service.getAddress().getPort();
    door =
        FrontDoor.open(
            0,
            new Routes(
                List.of(
                    new Routes.Origin("up", port, port, List.of("/tickets", "/events"), Set.of()),
                    new Routes.Origin(
                        "down", Ports.free(), Ports.free(), List.of("/statements"), Set.of()))));
  }

  @AfterEach
  void close() {
    secondEvent.countDown();
    door.close();
    service.stop(0);
    http.close();
  }

  @Test
  void a_request_reaches_its_service_with_its_query_its_body_and_for_whom_it_was_forwarded()
      throws Exception {
    // When
    var answer =
        http.send(
            request("/tickets/t-1?a=b%20c")
                .header("X-Forwarded-For", "6.6.6.6")
                .header("X-Forwarded-Host", "evil.example")
                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                .build(),
            HttpResponse.BodyHandlers.ofString());

    // Then
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body())
        .isEqualTo("POST /tickets/t-1?a=b%20c {} for 127.0.0.1 http localhost:" + door.port());
  }

  @Test
  void a_services_health_is_shown_at_its_management_port() throws Exception {
    assertThat(get("/services/up/health/ready", "*/*").body()).startsWith("GET /q/health/ready");
  }

  @Test
  void events_are_handed_on_as_they_come() throws Exception {
    // When
    var events = http.send(request("/events").build(), HttpResponse.BodyHandlers.ofInputStream());

    // Then the first is here before the service has sent the second
    try (InputStream stream = events.body()) {
      assertThat(new String(stream.readNBytes("data: 1\n\n".length()), StandardCharsets.UTF_8))
          .isEqualTo("data: 1\n\n");
      secondEvent.countDown();
      assertThat(new String(stream.readAllBytes(), StandardCharsets.UTF_8))
          .isEqualTo("data: 2\n\n");
    }
  }

  @Test
  void a_service_that_does_not_answer_is_named_to_programs_and_to_people() throws Exception {
    // When
    var problem = get("/statements/acme", "application/json");
    var page = get("/statements/acme", "text/html,*/*");

    // Then
    assertThat(problem.statusCode()).isEqualTo(502);
    assertThat(problem.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(problem.body()).contains("\"status\":502", "down does not answer");
    assertThat(page.statusCode()).isEqualTo(502);
    assertThat(page.body()).contains("<h1>A service does not answer</h1>", "down does not answer");
  }

  @Test
  void an_unknown_path_is_a_problem_and_never_reaches_a_service() throws Exception {
    // When
    var problem = get("/unknown", "application/json");
    var page = get("/%3Cscript%3E", "text/html");

    // Then
    assertThat(problem.statusCode()).isEqualTo(404);
    assertThat(problem.body()).contains("\"status\":404", "/unknown");
    assertThat(page.statusCode()).isEqualTo(404);
    assertThat(page.body()).doesNotContain("<script>");
  }

  private HttpResponse<String> get(String path, String accept) throws Exception {
    return http.send(
        request(path).header("Accept", accept).build(), HttpResponse.BodyHandlers.ofString());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://localhost:" + door.port() + path));
  }

  private void echo(HttpExchange exchange) throws IOException {
    try (exchange) {
      var headers = exchange.getRequestHeaders();
      var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      var answer =
          "%s %s %s for %s %s %s"
              .formatted(
                  exchange.getRequestMethod(),
                  exchange.getRequestURI(),
                  body,
                  String.join(",", headers.get("X-Forwarded-For")),
                  String.join(",", headers.get("X-Forwarded-Proto")),
                  String.join(",", headers.get("X-Forwarded-Host")))
              .getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(200, answer.length);
      exchange.getResponseBody().write(answer);
    }
  }

  private void stream(HttpExchange exchange) throws IOException {
    try (exchange) {
      exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
      exchange.sendResponseHeaders(200, 0);
      exchange.getResponseBody().write("data: 1\n\n".getBytes(StandardCharsets.UTF_8));
      exchange.getResponseBody().flush();
      secondEvent.await();
      exchange.getResponseBody().write("data: 2\n\n".getBytes(StandardCharsets.UTF_8));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
