package org.slaledger.journal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.Sealed;
import org.slaledger.contract.event.InboundOrigin;
import org.slaledger.contract.json.FieldProblem;

/**
 * An integrator's event as it came: a CloudEvents 1.0 document in structured mode.
 *
 * @param integrator whose topic it came on
 * @param id unique together with the source
 * @param subject what of the source it is about, where the integrator says
 * @param time when it happened, where the integrator says
 * @param data as sent, unchecked
 * @param original the exact bytes
 */
@SuppressWarnings("ArrayRecordComponent")
public record InboundEvent(
    String integrator,
    String source,
    String id,
    String type,
    @Nullable String subject,
    @Nullable Instant time,
    JsonNode data,
    byte[] original) {
  /** The longest event that is taken, in bytes: sealed, it has to fit into an event of ours. */
  public static final int MAX_BYTES = 30 * 1024;

  static final String VERSION = "1.0";

  private static final int MAX_ATTRIBUTE = 200;
  private static final ObjectMapper TREE = new ObjectMapper();

  /** Which of several checks of a thing it speaks of; empty where it names none. */
  public String check() {
    return subject == null ? "" : subject;
  }

  /** What an event of ours says of it. */
  public InboundOrigin origin(Sealed sealed) {
    return new InboundOrigin(integrator, source, id, subject, sealed);
  }

  /** What it is known by. */
  public InboundKey key() {
    return new InboundKey(integrator, source, id);
  }

  /** Reads a document; throws {@link FieldProblem} naming the field at fault. */
  public static InboundEvent read(String integrator, byte[] original) {
    if (original.length > MAX_BYTES) {
      throw new FieldProblem("", "longer than " + MAX_BYTES + " bytes: " + original.length);
    }
    JsonNode tree = tree(original);
    if (!VERSION.equals(text(tree, "specversion"))) {
      throw new FieldProblem("specversion", "must be 1.0");
    }
    return new InboundEvent(
        integrator,
        text(tree, "source"),
        text(tree, "id"),
        text(tree, "type"),
        tree.hasNonNull("subject") ? text(tree, "subject") : null,
        time(tree),
        tree.path("data"),
        original);
  }

  private static JsonNode tree(byte[] original) {
    try {
      JsonNode tree = TREE.readTree(original);
      if (tree == null || !tree.isObject()) {
        throw new FieldProblem("", "not a JSON object");
      }
      return tree;
    } catch (IOException e) {
      throw new FieldProblem("", "not JSON");
    }
  }

  private static String text(JsonNode tree, String name) {
    JsonNode value = tree.path(name);
    if (!value.isTextual() || value.textValue().isBlank()) {
      throw new FieldProblem(name, "is missing, blank or no text");
    }
    if (value.textValue().length() > MAX_ATTRIBUTE) {
      throw new FieldProblem(name, "is longer than " + MAX_ATTRIBUTE + " characters");
    }
    return value.textValue();
  }

  private static @Nullable Instant time(JsonNode tree) {
    JsonNode value = tree.path("time");
    if (value.isMissingNode() || value.isNull()) {
      return null;
    }
    try {
      return java.time.OffsetDateTime.parse(value.asText()).toInstant();
    } catch (DateTimeParseException e) {
      throw new FieldProblem("time", "must be an RFC 3339 time");
    }
  }
}
