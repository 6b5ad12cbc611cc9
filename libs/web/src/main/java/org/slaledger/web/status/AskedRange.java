package org.slaledger.web.status;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.StreamId;
import org.slaledger.contract.Topic;
import org.slaledger.journal.Republications.Range;

/** The part of a journal that a request names; refuses nonsense by its field. */
final class AskedRange {
  private static final String ONE_OF =
      "one of stream, topic, fromPosition with toPosition, recordedFrom with recordedTo";

  private final RepublicationBody body;
  private final List<Topic> own;

  private AskedRange(RepublicationBody body, List<Topic> own) {
    this.body = body;
    this.own = own;
  }

  /**
   * Exactly one range.
   *
   * @param own the topics that the service's journal holds
   */
  static Range of(RepublicationBody body, List<Topic> own) {
    return new AskedRange(body, own).range();
  }

  private Range range() {
    boolean positions = body.fromPosition() != null || body.toPosition() != null;
    boolean recorded = body.recordedFrom() != null || body.recordedTo() != null;
    boolean topic = given(body.topic());
    boolean stream = given(body.stream());
    long ranges = Stream.of(stream, topic, positions, recorded).filter(it -> it).count();
    if (ranges != 1) {
      String field = ranges == 0 ? "stream" : named(topic, positions);
      throw Asked.wrong(
          field, ranges == 0 ? "or another range is needed" : "is one range too many", ONE_OF);
    }
    if (!stream) {
      refuse("fromVersion", body.fromVersion());
      refuse("toVersion", body.toVersion());
    }
    return stream ? ofStream() : topic ? ofTopic() : positions ? ofPositions() : recorded();
  }

  private static String named(boolean topic, boolean positions) {
    return topic ? "topic" : positions ? "fromPosition" : "recordedFrom";
  }

  private static boolean given(@Nullable String said) {
    return said != null && !said.isBlank();
  }

  private static void refuse(String field, @Nullable Object said) {
    if (said != null) {
      throw Asked.wrong(field, "can't be used without a stream", "together with stream");
    }
  }

  private Range ofStream() {
    String name = String.valueOf(body.stream()).strip();
    StreamId stream = stream(name);
    if (!own.contains(stream.topic())) {
      throw Asked.wrong("stream", name + " is not of this service", "a stream of " + owned());
    }
    if (body.fromVersion() != null) {
      ordered("fromVersion", 1, body.fromVersion());
    }
    if (body.toVersion() != null) {
      ordered("toVersion", body.fromVersion() == null ? 1 : body.fromVersion(), body.toVersion());
    }
    return new Range.OfStream(stream, body.fromVersion(), body.toVersion());
  }

  private static StreamId stream(String name) {
    try {
      return new StreamId(name);
    } catch (IllegalArgumentException e) {
      throw Asked.wrong("stream", name + " names no stream", "such as ticket/T-1");
    }
  }

  private Range ofTopic() {
    String name = String.valueOf(body.topic()).strip();
    return own.stream()
        .filter(topic -> topic.topicName().equals(name))
        .findFirst()
        .map(Range.OfTopic::new)
        .orElseThrow(() -> Asked.wrong("topic", name + " is not of this service", owned()));
  }

  private Range ofPositions() {
    long from = needed("fromPosition", body.fromPosition());
    long to = needed("toPosition", body.toPosition());
    ordered("fromPosition", 1, from);
    ordered("toPosition", from, to);
    return new Range.OfPositions(from, to);
  }

  private Range recorded() {
    var from = needed("recordedFrom", body.recordedFrom());
    var to = needed("recordedTo", body.recordedTo());
    if (to.isBefore(from)) {
      throw Asked.wrong("recordedTo", to + " is before recordedFrom", from + " or later");
    }
    return new Range.Recorded(from, to);
  }

  private static <T> T needed(String field, @Nullable T value) {
    if (value == null) {
      throw Asked.wrong(field, "is missing", "both bounds of the range");
    }
    return value;
  }

  private static void ordered(String field, long least, long value) {
    if (value < least) {
      throw Asked.wrong(field, value + " can't be used", least + " or more");
    }
  }

  private String owned() {
    return own.stream().map(Topic::topicName).collect(Collectors.joining(", "));
  }
}
