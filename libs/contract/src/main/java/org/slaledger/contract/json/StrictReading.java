package org.slaledger.contract.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.Target;
import org.slaledger.contract.json.TermsDocument.Read;

/**
 * Reads a tree on behind its problems: what is at fault is noted, something that could stand there
 * is put in its place, and the tree is read again.
 */
final class StrictReading<T> {
  private static final int MOST = 200;
  private static final Map<Class<?>, Object> SAMPLES =
      Map.of(
          String.class, "x",
          BigDecimal.class, "1",
          Duration.class, "PT1H",
          Instant.class, "2026-01-01T00:00:00Z",
          LocalDate.class, "2026-01-01",
          URI.class, "https://example",
          Target.class, "PT1H");

  private final ObjectMapper mapper;
  private final ObjectNode tree;
  private final Class<T> type;
  private final Map<String, FieldProblem> problems = new LinkedHashMap<>();

  /** Objects of a kind that was not told, so that nobody knows which fields they have. */
  private final Set<String> ofUnknownKind = new HashSet<>();

  /** What is missing, with all that would stand in it. */
  private final Set<String> missing = new HashSet<>();

  StrictReading(ObjectMapper mapper, ObjectNode tree, Class<T> type) {
    this.mapper = mapper;
    this.tree = tree.deepCopy();
    this.type = type;
  }

  Read<T> read() {
    for (int i = 0; i < MOST; i++) {
      try {
        T value = mapper.treeToValue(tree, type);
        List<FieldProblem> found = List.copyOf(problems.values());
        return new Read<>(found.isEmpty() ? value : null, value, found);
      } catch (JsonMappingException e) {
        FieldProblem problem = FieldProblem.of("", e);
        note(problem, e);
        if (!mended(problem.path(), e)) {
          break;
        }
      } catch (JsonProcessingException e) {
        throw new IllegalStateException("a tree is well-formed", e);
      }
    }
    return new Read<>(null, null, List.copyOf(problems.values()));
  }

  private void note(FieldProblem problem, JsonMappingException e) {
    String path = problem.path();
    String parent = path.substring(0, Math.max(0, path.lastIndexOf('.')));
    boolean aboutFields = e instanceof UnrecognizedPropertyException || Reasons.wanted(e) != null;
    if (aboutFields && ofUnknownKind.contains(parent)) {
      return;
    }
    if (missing.stream().anyMatch(it -> path.startsWith(it + "."))) {
      return;
    }
    if (Reasons.wanted(e) != null) {
      missing.add(path);
    }
    if (e instanceof InvalidTypeIdException) {
      ofUnknownKind.add(parent);
    }
    problems.putIfAbsent(path, problem);
  }

  private boolean mended(String path, JsonMappingException e) {
    List<String> steps = steps(path);
    if (steps.isEmpty()) {
      return false;
    }
    JsonNode parent = tree;
    for (String step : steps.subList(0, steps.size() - 1)) {
      parent = parent instanceof ArrayNode array ? array.path(index(step)) : parent.path(step);
    }
    String last = steps.getLast();
    Optional<JsonNode> sample =
        e instanceof UnrecognizedPropertyException
            ? Optional.empty()
            : sample(e).filter(found -> !found.equals(tree.at(pointer(steps))));
    return switch (parent) {
      case ObjectNode object when sample.isPresent() -> {
        object.set(last, sample.get());
        yield true;
      }
      case ObjectNode object -> object.remove(last) != null;
      case ArrayNode array when sample.isPresent() && last.matches("[0-9]+") -> {
        array.set(index(last), sample.get());
        yield true;
      }
      default -> false;
    };
  }

  /** Of the kind that is wanted; where something is missing Jackson names what should be there. */
  private Optional<JsonNode> sample(JsonMappingException e) {
    if (e instanceof InvalidTypeIdException kind) {
      return Kinds.of(kind.getBaseType().getRawClass()).stream()
          .findFirst()
          .map(mapper::valueToTree);
    }
    Class<?> wanted =
        switch (e) {
          case MismatchedInputException mismatch -> mismatch.getTargetType();
          case ValueInstantiationException refused -> refused.getType().getRawClass();
          default -> null;
        };
    Optional<JsonNode> single =
        Optional.ofNullable(wanted)
            .map(StrictReading::sample)
            .map(value -> mapper.valueToTree(value));
    return Reasons.wanted(e) == null
        ? single
        : single.or(() -> Optional.of(mapper.createObjectNode()));
  }

  private static @Nullable Object sample(Class<?> wanted) {
    if (wanted.isEnum()) {
      return wanted.getEnumConstants()[0];
    }
    if (wanted == int.class || wanted == Integer.class) {
      return 1;
    }
    if (wanted == boolean.class || wanted == Boolean.class) {
      return true;
    }
    if (Collection.class.isAssignableFrom(wanted)) {
      return List.of();
    }
    if (Map.class.isAssignableFrom(wanted)) {
      return Map.of();
    }
    Object known = SAMPLES.get(wanted);
    return known == null && Kinds.isText(wanted) ? "x" : known;
  }

  /** Of {@code services[0].fee}: services, 0 and fee. */
  private static List<String> steps(String path) {
    return path.isEmpty() ? List.of() : new ArrayList<>(List.of(path.split("[.\\[\\]]+")));
  }

  private static String pointer(List<String> steps) {
    return "/" + String.join("/", steps);
  }

  private static int index(String step) {
    return Integer.parseInt(step);
  }
}
