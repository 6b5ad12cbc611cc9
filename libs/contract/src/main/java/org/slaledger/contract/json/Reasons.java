package org.slaledger.contract.json;

import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.InvalidNullException;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.util.Arrays;
import java.util.Collection;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says in people's words what Jackson found, and what would be right. */
final class Reasons {
  private static final int SHOWN = 60;
  private static final String MISSING = "is missing";

  private Reasons() {}

  static String of(JsonMappingException e) {
    if (e.getCause() instanceof IllegalArgumentException refused) {
      return String.valueOf(refused.getMessage());
    }
    if (e.getCause() instanceof InputCoercionException tooLarge) {
      return "must be " + form(tooLarge.getTargetType());
    }
    return switch (e) {
      case UnrecognizedPropertyException unknown ->
          "is not known; allowed are " + sorted(unknown.getKnownPropertyIds());
      case InvalidNullException ignored -> "may not be null";
      case InvalidTypeIdException kind -> kind(kind);
      case InvalidFormatException format -> "\"" + shown(format.getValue()) + "\" " + need(format);
      case MismatchedInputException mismatch -> mismatch(mismatch);
      default -> String.valueOf(e.getOriginalMessage());
    };
  }

  /** Whether a map's key is at fault, and not the value below it. */
  static boolean isOfKey(InvalidFormatException e) {
    return String.valueOf(e.getOriginalMessage()).startsWith("Cannot deserialize Map key");
  }

  /** What would have to stand where something is missing; null where it is no matter of that. */
  static @Nullable String wanted(JsonMappingException e) {
    return e instanceof MismatchedInputException mismatch
            && mismatch.getTargetType() != null
            && of(e).equals(MISSING)
        ? form(mismatch.getTargetType())
        : null;
  }

  private static String kind(InvalidTypeIdException e) {
    String allowed = "; allowed are " + String.join(", ", Kinds.of(e.getBaseType().getRawClass()));
    return e.getTypeId() == null
        ? "is missing" + allowed
        : "\"" + shown(e.getTypeId()) + "\" is not known" + allowed;
  }

  private static String mismatch(MismatchedInputException e) {
    String message = String.valueOf(e.getOriginalMessage());
    if (message.startsWith("Missing required creator property")) {
      return MISSING;
    }
    return message.startsWith("must be ") ? message : "must be " + form(e.getTargetType());
  }

  private static String need(InvalidFormatException e) {
    String message = String.valueOf(e.getOriginalMessage());
    int own = message.lastIndexOf("must be ");
    return own < 0 ? "must be " + form(e.getTargetType()) : message.substring(own);
  }

  private static String form(@Nullable Class<?> type) {
    if (type == null) {
      return "of another kind";
    }
    if (type.isEnum()) {
      return "one of " + listed(Arrays.asList(type.getEnumConstants()));
    }
    if (type == int.class || type == Integer.class) {
      return "a whole number from " + Integer.MIN_VALUE + " to " + Integer.MAX_VALUE;
    }
    if (type == long.class || type == Long.class) {
      return "a whole number";
    }
    if (type == boolean.class || type == Boolean.class) {
      return "true or false";
    }
    if (Collection.class.isAssignableFrom(type)) {
      return "a list";
    }
    String kind = Scalars.kind(type);
    return Kinds.isText(type) ? "a text" : kind == null ? "an object" : kind;
  }

  private static String listed(Collection<?> values) {
    return values.stream().map(String::valueOf).collect(Collectors.joining(", "));
  }

  private static String sorted(@Nullable Collection<?> names) {
    return names == null ? "none" : listed(names.stream().map(String::valueOf).sorted().toList());
  }

  private static String shown(@Nullable Object value) {
    String text = String.valueOf(value);
    return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
  }
}
