package org.slaledger.local.history;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;

/** Sends what a file says to the platform, from where an earlier attempt ended. */
final class Sender {
  private static final Duration TIMEOUT = Duration.ofMinutes(2);
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final int MOST = 5_000;
  private static final int TOLD_AFTER = 10;

  /** Told where only the file was looked at. */
  static final String NOT_ASKED =
      "\nwhether the platform knows the points, places and times was not asked";

  private final HttpClient client = HttpClient.newHttpClient();
  private final URI base;
  private final String token;
  private final String name;
  private final PrintStream out;

  Sender(URI base, String token, String name, PrintStream out) {
    this.base = base;
    this.token = token;
    this.name = name;
    this.out = out;
  }

  /** What the platform has against it, a line each; nothing is written there. */
  String wrongWith(Observations all) {
    if (all.size() == 0) {
      return NOT_ASKED;
    }
    try {
      HttpResponse<String> answer =
          exchanged(
              request("/availability/imports/check", "application/json")
                  .POST(BodyPublishers.ofString(plan(all)))
                  .build());
      return answer.statusCode() == 204 ? "" : "\nnor would it be taken:" + refusals(answer, all);
    } catch (Unreachable e) {
      return NOT_ASKED + ": " + e.getMessage();
    }
  }

  /** Done when all is taken in; {@link Options.Refused} says why it can't be. */
  void send(Observations all) {
    String path = "/availability/imports/" + all.digest();
    JsonNode begun = begin(path, all);
    long taken = begun.path("taken").asLong();
    if (taken == all.size()) {
      out.printf("all of it was imported before: %d events%n", begun.path("events").asLong());
      return;
    }
    if (taken > 0) {
      out.printf("goes on behind %d observations that were imported before%n", taken);
    }
    long since = System.nanoTime();
    all.chunks(
        taken,
        MOST,
        (from, lines) -> {
          JsonNode now =
              answered(
                  request(path + "/observations?from=" + from, "application/x-ndjson")
                      .POST(BodyPublishers.ofString(lines))
                      .build());
          progress(now, taken, since);
        });
    out.println();
  }

  private String plan(Observations all) {
    ObjectNode plan = Json.MAPPER.createObjectNode();
    plan.put("name", name).put("observations", all.size());
    ArrayNode series = plan.putArray("series");
    for (Series one : all.all()) {
      series
          .addObject()
          .put("point", one.point())
          .put("location", one.location())
          .put("from", Instant.ofEpochMilli(one.first()).toString())
          .put("to", Instant.ofEpochMilli(one.last()).toString());
    }
    return plan.toString();
  }

  private JsonNode begin(String path, Observations all) {
    HttpResponse<String> answer =
        exchanged(
            request(path, "application/json").PUT(BodyPublishers.ofString(plan(all))).build());
    if (answer.statusCode() == 200) {
      return tree(answer.body());
    }
    throw new Options.Refused("nothing was sent: " + answer.statusCode() + refusals(answer, all));
  }

  /** The service counts series; people know them by point and location. */
  private static String refusals(HttpResponse<String> answer, Observations all) {
    StringBuilder text = new StringBuilder();
    for (JsonNode error : tree(answer.body()).path("errors")) {
      String field = error.path("field").asText();
      int end = field.indexOf(']');
      String what =
          field.startsWith("series[") && end > 0
              ? all.all().get(Integer.parseInt(field.substring(7, end))).named()
                  + ":"
                  + field.substring(end + 1).replace('.', ' ')
              : field;
      text.append("\n  ").append(what).append(' ').append(error.path("message").asText());
      if (error.hasNonNull("allowed")) {
        text.append("; allowed: ").append(error.path("allowed").asText());
      }
    }
    return text.isEmpty() ? " " + answer.body() : text.toString();
  }

  private void progress(JsonNode now, long before, long since) {
    long taken = now.path("taken").asLong();
    double seconds = Math.max(0.001, (System.nanoTime() - since) / 1e9);
    out.printf(
        "\r%d of %d observations, %d events, %,.0f/s   ",
        taken,
        now.path("observations").asLong(),
        now.path("events").asLong(),
        (taken - before) / seconds);
  }

  private HttpRequest.Builder request(String path, String type) {
    return HttpRequest.newBuilder(base.resolve(path))
        .timeout(TIMEOUT)
        .header("Content-Type", type)
        .header("Accept", "application/json")
        .header("Authorization", "Bearer " + token);
  }

  /** Sent again while the platform is away or asks for patience: what it has it passes over. */
  private JsonNode answered(HttpRequest request) {
    long began = System.nanoTime();
    for (int attempt = 1; ; attempt++) {
      String why;
      try {
        HttpResponse<String> answer = exchanged(request);
        if (answer.statusCode() == 200) {
          return tree(answer.body());
        }
        if (answer.statusCode() < 500) {
          throw new Options.Refused("the platform refused it: " + answer.body());
        }
        why = answer.statusCode() + " " + answer.body();
        began = answer.headers().firstValue("Retry-After").isPresent() ? System.nanoTime() : began;
      } catch (Unreachable e) {
        why = String.valueOf(e.getMessage());
      }
      if (System.nanoTime() - began > PATIENCE.toNanos()) {
        throw new Options.Refused("gave up, run it again to go on: " + why);
      }
      if (attempt == TOLD_AFTER) {
        out.printf("%nwaits: %s%n", why);
      }
      pause();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Options.Refused("interrupted: run it again to go on");
    }
  }

  private HttpResponse<String> exchanged(HttpRequest request) {
    try {
      return client.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new Unreachable("the platform does not answer at " + base + ": " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Options.Refused("interrupted: run it again to go on");
    }
  }

  /** It may be back soon. */
  private static final class Unreachable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unreachable(String message) {
      super(message);
    }
  }

  private static JsonNode tree(String body) {
    try {
      return Json.MAPPER.readTree(body);
    } catch (IOException e) {
      return Json.MAPPER.createObjectNode();
    }
  }
}
