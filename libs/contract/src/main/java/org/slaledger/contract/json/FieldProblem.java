package org.slaledger.contract.json;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.decision.Violation;

/** A field that is missing or wrong, with its path. */
public final class FieldProblem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private static final String LISTED = "; allowed are ";
  private static final String FORM = "must be ";

  private final String path;
  private final String reason;
  private final @Nullable String wanted;

  /** At a path such as {@code data.zones[0].from}. */
  public FieldProblem(String path, String reason) {
    this(path, reason, null);
  }

  private FieldProblem(String path, String reason, @Nullable String wanted) {
    super(path.isEmpty() ? reason : path + ": " + reason);
    this.path = path;
    this.reason = reason;
    this.wanted = wanted;
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
    String whole = root + path + innermost(e);
    return new FieldProblem(
        whole.startsWith(".") ? whole.substring(1) : whole, Reasons.of(e), Reasons.wanted(e));
  }

  /** Where Jackson names the object although one of its fields is at fault. */
  private static String innermost(JsonMappingException e) {
    return switch (e) {
      case InvalidTypeIdException kind -> "." + Kinds.field(kind.getBaseType().getRawClass());
      case InvalidFormatException key when Reasons.isOfKey(key) -> "." + key.getValue();
      default -> "";
    };
  }

  /** Where the field stands; empty for the whole. */
  public String path() {
    return path;
  }

  /** What is wrong and what is allowed. */
  public String reason() {
    return reason;
  }

  /** The same with what is allowed told apart. */
  public Violation violation() {
    int listed = reason.indexOf(LISTED);
    if (listed >= 0) {
      return new Violation(
          path, reason.substring(0, listed), reason.substring(listed + LISTED.length()));
    }
    int form = reason.indexOf(FORM);
    if (form >= 0) {
      String found = reason.substring(0, form).strip();
      return new Violation(
          path,
          found.isEmpty() ? "is of another kind" : found + " is not allowed",
          reason.substring(form + FORM.length()));
    }
    return new Violation(path, reason, wanted == null ? "what the schema says" : wanted);
  }
}
