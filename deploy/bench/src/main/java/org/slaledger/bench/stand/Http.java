package org.slaledger.bench.stand;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Single requests, outside of what is measured. */
public final class Http {
  /** A service that has just started compiles what it needs for its first answer. */
  private static final Duration TIMEOUT = Duration.ofMinutes(1);

  private Http() {}

  static int status(HttpClient http, URI uri) {
    var request = HttpRequest.newBuilder(uri).timeout(TIMEOUT).build();
    try {
      return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    } catch (IOException e) {
      return 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 0;
    }
  }

  /** Sends a command; fails with the answer unless it is carried out. */
  public static String post(int port, String path, String token, String key, String json)
      throws IOException, InterruptedException {
    var request =
        request(port, path, token)
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", key)
            .POST(HttpRequest.BodyPublishers.ofString(json));
    return send(request).body();
  }

  /** Orders what goes on in the background; says where to look for it. */
  public static String ordered(int port, String path, String token, String json)
      throws IOException, InterruptedException {
    var request =
        request(port, path, token)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(json));
    var place = send(request).headers().firstValue("Location").orElseThrow();
    return URI.create(place).getPath();
  }

  /** Asks a question; fails with the answer unless it is one. */
  public static String get(int port, String path, String token)
      throws IOException, InterruptedException {
    return send(request(port, path, token)).body();
  }

  private static HttpRequest.Builder request(int port, String path, String token) {
    return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
        .timeout(TIMEOUT)
        .header("Authorization", "Bearer " + token);
  }

  private static HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    try (var http = HttpClient.newHttpClient()) {
      var answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() / 100 != 2) {
        throw new IllegalStateException(
            answer.uri().getPath() + ": " + answer.statusCode() + " " + answer.body());
      }
      return answer;
    }
  }
}
