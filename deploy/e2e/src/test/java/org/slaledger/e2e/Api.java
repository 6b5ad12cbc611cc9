package org.slaledger.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;

/** The platform's HTTP interface as the bearer of one token uses it. */
final class Api {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private final String address;
  private final String token;

  Api(String address, String token) {
    this.address = address;
    this.token = token;
  }

  int status(String path) {
    return send(request(path).GET()).statusCode();
  }

  /** What is there; fails where nothing is. */
  JsonNode get(String path) {
    return body(send(request(path).GET()));
  }

  /** The same where it is no JSON. */
  String text(String path) {
    HttpResponse<String> answer = send(request(path).GET());
    return requireGood(answer).body();
  }

  /** What was made without saying anything. */
  JsonNode post(String path) {
    return body(
        send(
            request(path)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(HttpRequest.BodyPublishers.noBody())));
  }

  /** What was made. */
  JsonNode post(String path, String json) {
    return post(path, "application/json", json);
  }

  /** The same of another media type. */
  JsonNode post(String path, String type, String json) {
    return body(
        send(
            request(path)
                .header("Content-Type", type)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(HttpRequest.BodyPublishers.ofString(json))));
  }

  /** The status of removing something. */
  int delete(String path, String json) {
    return send(request(path)
            .header("Content-Type", "application/json")
            .method("DELETE", HttpRequest.BodyPublishers.ofString(json)))
        .statusCode();
  }

  /** What was made, as soon as the service has heard from the others of what it builds on. */
  static JsonNode oncePossible(Duration soon, Callable<JsonNode> post) {
    return Awaitility.await()
        .atMost(soon)
        .ignoreExceptionsInstanceOf(AssertionError.class)
        .until(post, made -> true);
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(address + path))
        .timeout(Duration.ofSeconds(30))
        .header("Authorization", "Bearer " + token);
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static HttpResponse<String> requireGood(HttpResponse<String> answer) {
    if (answer.statusCode() >= 300) {
      throw new AssertionError(
          answer.uri() + " answered " + answer.statusCode() + ": " + answer.body());
    }
    return answer;
  }

  private static JsonNode body(HttpResponse<String> answer) {
    try {
      return JSON.readTree(requireGood(answer).body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
