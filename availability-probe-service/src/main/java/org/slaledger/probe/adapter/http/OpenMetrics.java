package org.slaledger.probe.adapter.http;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Text of a scrape by OpenMetrics 1.0: families one behind the other, each with its type. */
final class OpenMetrics {
  static final String MEDIA_TYPE = "application/openmetrics-text";

  /** With what its version of the format is. */
  static final String FULL_TYPE = MEDIA_TYPE + "; version=1.0.0; charset=utf-8";

  private final StringBuilder text = new StringBuilder();

  /** Names and values of labels, in their order. */
  record Labels(Map<String, String> values) {
    static Labels of(String... namesAndValues) {
      Map<String, String> labels = new LinkedHashMap<>();
      for (int i = 0; i < namesAndValues.length; i += 2) {
        labels.put(namesAndValues[i], namesAndValues[i + 1]);
      }
      return new Labels(labels);
    }

    Labels with(String name, String value) {
      Map<String, String> more = new LinkedHashMap<>(values);
      more.put(name, value);
      return new Labels(more);
    }
  }

  /** A value of one series. */
  record Sample(Labels labels, String value) {}

  /** Which of all states each is in: one series a state, of which one is 1. */
  OpenMetrics states(
      String name, String help, List<Enum<?>> states, Map<Labels, ? extends Enum<?>> each) {
    List<Sample> samples = new ArrayList<>();
    each.forEach(
        (labels, state) ->
            states.forEach(
                it ->
                    samples.add(
                        new Sample(
                            labels.with(name, it.name().toLowerCase(Locale.ROOT)),
                            it == state ? "1" : "0"))));
    return family(name, "stateset", "", help, samples);
  }

  /** Values in seconds, which the name has to say. */
  OpenMetrics seconds(String name, String help, List<Sample> samples) {
    return family(name, "gauge", "seconds", help, samples);
  }

  private OpenMetrics family(
      String name, String type, String unit, String help, List<Sample> samples) {
    text.append("# TYPE ").append(name).append(' ').append(type).append('\n');
    if (!unit.isEmpty()) {
      text.append("# UNIT ").append(name).append(' ').append(unit).append('\n');
    }
    text.append("# HELP ").append(name).append(' ').append(escaped(help)).append('\n');
    for (Sample sample : samples) {
      text.append(name)
          .append('{')
          .append(
              sample.labels().values().entrySet().stream()
                  .map(it -> it.getKey() + "=\"" + escaped(it.getValue()) + '"')
                  .collect(Collectors.joining(",")))
          .append("} ")
          .append(sample.value())
          .append('\n');
    }
    return this;
  }

  private static String escaped(String value) {
    return value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
  }

  /** All of it, with its end. */
  String end() {
    return text + "# EOF\n";
  }
}
