package org.slaledger.web.status;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.StreamId;
import org.slaledger.contract.Topic;
import org.slaledger.journal.KeptLetters.Place;
import org.slaledger.journal.Rebuild;
import org.slaledger.web.problem.FieldError;
import org.slaledger.web.problem.Problem;
import org.slaledger.web.problem.ProblemException;

/** What the parameters of these pages and questions say; each refuses nonsense by its name. */
final class Asked {
  private static final int MOST = 100;
  private static final int LONGEST_REASON = 1000;

  private Asked() {}

  /** Null for all. */
  static <E extends Enum<E>> @Nullable E state(@Nullable String said, Class<E> states) {
    if (said == null || said.isBlank()) {
      return null;
    }
    return Arrays.stream(states.getEnumConstants())
        .filter(state -> state.name().equals(said))
        .findFirst()
        .orElseThrow(() -> wrong("state", "is not known", names(states.getEnumConstants())));
  }

  /** Null for all. */
  static @Nullable Topic topic(@Nullable String said) {
    if (said == null || said.isBlank()) {
      return null;
    }
    return Topic.named(said)
        .orElseThrow(
            () ->
                wrong(
                    "topic",
                    "is no topic of the log",
                    Arrays.stream(Topic.values())
                        .map(Topic::topicName)
                        .collect(Collectors.joining(", "))));
  }

  static int limit(@Nullable String said) {
    if (said == null || said.isBlank()) {
      return MOST;
    }
    try {
      int limit = Integer.parseInt(said);
      if (limit >= 1 && limit <= MOST) {
        return limit;
      }
    } catch (NumberFormatException e) {
      // answered below
    }
    throw wrong("limit", said + " can't be used", "1 to " + MOST);
  }

  /** Null for the first page; else {@code topic/partition/offset}. */
  static @Nullable Place after(@Nullable String said) {
    if (said == null || said.isBlank()) {
      return null;
    }
    String[] parts = said.split("/", -1);
    try {
      return new Place(parts[0], Integer.parseInt(parts[1]), Long.parseLong(parts[2]));
    } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
      throw wrong("after", said + " can't be used", "what the page before gave as next");
    }
  }

  /** The stream of a path; a name that no stream can have is not found. */
  static StreamId stream(String kind, String id) {
    try {
      return StreamId.of(kind, id);
    } catch (IllegalArgumentException e) {
      throw Problem.notFound("stream " + kind + "/" + id).asException();
    }
  }

  /** The dead letter of a path; what can't be one is not found. */
  static Place letter(String topic, String partition, String offset) {
    try {
      return new Place(topic, Integer.parseInt(partition), Long.parseLong(offset));
    } catch (NumberFormatException e) {
      throw Problem.notFound("dead letter " + topic + "/" + partition + "/" + offset).asException();
    }
  }

  static Rebuild.Mode mode(@Nullable String said) {
    return Arrays.stream(Rebuild.Mode.values())
        .filter(mode -> mode.name().equalsIgnoreCase(said))
        .findFirst()
        .orElseThrow(
            () ->
                wrong(
                    "mode",
                    said == null || said.isBlank() ? "must not be blank" : "is not known",
                    names(Rebuild.Mode.values())));
  }

  static String reason(@Nullable String said) {
    return reason(said, "why it is given up");
  }

  static String reason(@Nullable String said, String what) {
    if (said == null || said.isBlank() || said.length() > LONGEST_REASON) {
      throw wrong(
          "reason",
          said == null || said.isBlank() ? "must not be blank" : "is too long",
          what + ", 1 to " + LONGEST_REASON + " characters");
    }
    return said.strip();
  }

  static ProblemException wrong(String field, String message, String allowed) {
    return Problem.badRequest(new FieldError(field, message, allowed)).asException();
  }

  private static String names(Enum<?>[] values) {
    return Arrays.stream(values).map(Enum::name).collect(Collectors.joining(", "));
  }
}
