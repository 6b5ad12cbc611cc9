package org.slaledger.contract.json;

import com.fasterxml.jackson.databind.JsonMappingException;
import java.util.stream.Collectors;

/** A field that is missing or wrong, with its path. */
public final class FieldProblem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String path;
  private final String reason;

  /** At a path such as {@code data.zones[0].from}. */
  public FieldProblem(String path, String reason) {
    super(path.isEmpty() ? reason : path + ": " + reason);
    this.path = path;
    this.reason = reason;
  }

  /** What Jackson found, with the path below a root (empty for none). */
  public static FieldProblem of(String root, JsonMappingException e) {
    String path =
        e.getPath().stream()
            .map(
                step ->
                    step.getFieldName() == null
                        ? "[" + step.getIndex() + "]"
                        : "." + step.getFieldName())
            .collect(Collectors.joining());
    String below = root.isEmpty() && path.startsWith(".") ? path.substring(1) : root + path;
    Throwable cause = e.getCause();
    String reason =
        cause instanceof IllegalArgumentException ? cause.getMessage() : e.getOriginalMessage();
    return new FieldProblem(below, String.valueOf(reason));
  }

  /** Where the field stands; empty for the whole. */
  public String path() {
    return path;
  }

  /** What is wrong and what is allowed. */
  public String reason() {
    return reason;
  }
}
