package org.slaledger.bench.probes;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a service tells of itself in Prometheus' text format, as it stood at an instant. */
record Metrics(String text) {
  private static final Pattern LIMIT = Pattern.compile("le=\"([^\"]+)\"");

  static Metrics of(int management) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + management + "/q/metrics"))
            .timeout(Duration.ofSeconds(10))
            .build();
    try (HttpClient http = HttpClient.newHttpClient()) {
      return new Metrics(http.send(request, HttpResponse.BodyHandlers.ofString()).body());
    }
  }

  /** The sum over all series of a name. */
  double sum(String name) {
    return text.lines()
        .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
        .mapToDouble(Metrics::value)
        .sum();
  }

  /**
   * An upper bound of a quantile, from a histogram's buckets: what came since an earlier look.
   *
   * @param quantile 0 to 1
   */
  double quantileSince(Metrics before, String histogram, double quantile) {
    Map<Double, Double> then = before.buckets(histogram);
    Map<Double, Double> counts = new TreeMap<>();
    buckets(histogram)
        .forEach((limit, count) -> counts.put(limit, count - then.getOrDefault(limit, 0.0)));
    double all = counts.values().stream().mapToDouble(Double::doubleValue).max().orElse(0);
    return counts.entrySet().stream()
        .filter(bucket -> bucket.getValue() >= all * quantile)
        .mapToDouble(Map.Entry::getKey)
        .findFirst()
        .orElse(Double.NaN);
  }

  private Map<Double, Double> buckets(String histogram) {
    Map<Double, Double> buckets = new TreeMap<>();
    text.lines()
        .filter(line -> line.startsWith(histogram + "_bucket{"))
        .forEach(
            line -> {
              Matcher limit = LIMIT.matcher(line);
              if (limit.find()) {
                String text = limit.group(1);
                double value =
                    text.equals("+Inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(text);
                buckets.merge(value, value(line), Double::sum);
              }
            });
    return buckets;
  }

  private static double value(String line) {
    return Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1));
  }
}
