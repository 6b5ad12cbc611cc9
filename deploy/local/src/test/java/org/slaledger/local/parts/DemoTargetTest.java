package org.slaledger.local.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DemoTargetTest {
  private final DemoTarget target = DemoTarget.start(Ports.free(), Ports.free());
  private final HttpClient http = HttpClient.newHttpClient();

  @AfterEach
  void stop() {
    target.close();
    http.close();
  }

  @Test
  void it_refuses_connections_while_it_is_down_and_answers_when_it_is_back() throws Exception {
    assertThat(health()).isEqualTo(200);
    assertThat(control("/down")).isEqualTo(200);
    assertThatThrownBy(this::health).isInstanceOf(ConnectException.class);
    assertThat(control("/up")).isEqualTo(200);
    assertThat(health()).isEqualTo(200);
  }

  @Test
  void it_can_answer_that_it_is_down() throws Exception {
    assertThat(control("/down?how=503")).isEqualTo(200);
    assertThat(health()).isEqualTo(503);
    assertThat(control("/sideways")).isEqualTo(404);
  }

  private int health() throws IOException, InterruptedException {
    return send(
        HttpRequest.newBuilder(URI.create("http://localhost:" + target.port() + "/healthz")));
  }

  private int control(String path) throws IOException, InterruptedException {
    var address = URI.create("http://localhost:" + target.controlPort() + path);
    return send(HttpRequest.newBuilder(address).POST(HttpRequest.BodyPublishers.noBody()));
  }

  private int send(HttpRequest.Builder request) throws IOException, InterruptedException {
    return http.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
  }
}
