package org.slaledger.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.UUID;

/** The platform's HTTP interface as one person uses it. */
final class Api {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient client = HttpClient.newHttpClient();
  private final URI base;
  private final String token;

  Api(URI base, String token) {
    this.base = base;
    this.token = token;
  }

  /** An answer as it came. */
  record Answer(int status, String etag, JsonNode body) {
    boolean ok() {
      return status >= 200 && status < 300;
    }

    /** The answer, or {@link NotSeen} with the problem that came instead. */
    Answer expected(String what) {
      if (!ok()) {
        throw new NotSeen(what + ": the answer was " + status + " " + body);
      }
      return this;
    }
  }

  Answer get(String path) {
    return send(request(path).GET());
  }

  Answer postAs(String type, String path, String body) {
    return send(writing(path, type).POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  Answer post(String path, String json) {
    return postAs("application/json", path, json);
  }

  Answer change(String path, String json, String etag) {
    return send(
        writing(path, "application/json")
            .header("If-Match", etag)
            .POST(HttpRequest.BodyPublishers.ofString(json)));
  }

  private HttpRequest.Builder writing(String path, String type) {
    return request(path)
        .header("Content-Type", type)
        .header("Idempotency-Key", UUID.randomUUID().toString());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(base.resolve(path))
        .timeout(TIMEOUT)
        .header("Accept", "application/json")
        .header("Authorization", "Bearer " + token);
  }

  private Answer send(HttpRequest.Builder request) {
    try {
      HttpResponse<byte[]> answer =
          client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
      JsonNode body =
          answer.body().length == 0 ? JSON.createObjectNode() : JSON.readTree(answer.body());
      return new Answer(answer.statusCode(), answer.headers().firstValue("ETag").orElse(""), body);
    } catch (IOException e) {
      throw new NotSeen("the platform does not answer at " + base + ": " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NotSeen("the story was interrupted");
    }
  }
}
