package org.slaledger.contract.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.json.AddendumDocument.Format;

/**
 * Terms as people write them: a document in YAML or JSON becomes a tree, and a tree is read
 * strictly. Numbers keep the digits that were written.
 */
public final class TermsDocument {
  private static final JsonFactory YAML =
      new YAMLFactory().enable(YAMLParser.Feature.PARSE_BOOLEAN_LIKE_WORDS_AS_STRINGS);
  private static final ObjectMapper FROM_JSON = ContractJson.strictMapper();
  private static final ObjectMapper FROM_YAML = ContractJson.strictMapper(YAML);
  private static final JsonNodeFactory NODES = JsonNodeFactory.withExactBigDecimals(true);

  /** A whole number as everybody reads it: neither octal nor with underscores. */
  private static final String WHOLE = "-?(0|[1-9][0-9]{0,30})";

  /**
   * What a tree says.
   *
   * @param value null where anything is wrong
   * @param mended the same with something else in the place of what is wrong, so that the rest can
   *     be judged; null where that can't be had
   * @param problems all of them, but for what stands within something of another kind
   */
  public record Read<T>(@Nullable T value, @Nullable T mended, List<FieldProblem> problems) {
    /** Keeps a copy. */
    public Read {
      problems = List.copyOf(problems);
    }
  }

  private TermsDocument() {}

  /** The tree of a document. Throws {@link FieldProblem} for what is none of that format. */
  public static ObjectNode tree(byte[] document, Format format) {
    if (document.length > AddendumDocument.MAX_BYTES) {
      throw new FieldProblem(
          "", "longer than " + AddendumDocument.MAX_BYTES + " bytes: " + document.length);
    }
    ObjectMapper mapper =
        switch (format) {
          case JSON -> FROM_JSON;
          case YAML -> FROM_YAML;
        };
    try (JsonParser parser = mapper.getFactory().createParser(document)) {
      JsonNode tree = parser.nextToken() == null ? NODES.nullNode() : node(parser);
      if (parser.nextToken() != null) {
        throw new FieldProblem("", "holds more than one document");
      }
      return object(tree);
    } catch (JsonProcessingException e) {
      throw malformed(format, e);
    } catch (IOException e) {
      throw new FieldProblem("", "not " + format + ": " + e.getMessage());
    }
  }

  /** Terms as a tree. */
  public static ObjectNode tree(Object terms) {
    return FROM_JSON.valueToTree(terms);
  }

  /** Reads a tree strictly: nothing may be missing, unknown or of another kind. */
  public static <T> Read<T> read(ObjectNode tree, Class<T> type) {
    return new StrictReading<>(FROM_JSON, tree, type).read();
  }

  private static ObjectNode object(JsonNode tree) {
    if (tree instanceof ObjectNode object) {
      return object;
    }
    throw new FieldProblem("", tree.isNull() ? "is null; must be an object" : "must be an object");
  }

  private static JsonNode node(JsonParser parser) throws IOException {
    if (parser instanceof YAMLParser yaml && yaml.isCurrentAlias()) {
      String path = parser.getParsingContext().pathAsPointer().toString();
      throw new FieldProblem(
          path.substring(1).replaceAll("/([0-9]+)", "[$1]").replace('/', '.'),
          "is an alias; write out what it stands for");
    }
    return switch (parser.currentToken()) {
      case START_OBJECT -> fields(parser);
      case START_ARRAY -> items(parser);
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(parser.getText());
      case VALUE_TRUE, VALUE_FALSE -> NODES.booleanNode(parser.getBooleanValue());
      case VALUE_NULL -> NODES.nullNode();
      default -> NODES.textNode(parser.getText());
    };
  }

  private static ObjectNode fields(JsonParser parser) throws IOException {
    ObjectNode object = NODES.objectNode();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      parser.nextToken();
      object.set(name, node(parser));
    }
    return object;
  }

  private static ArrayNode items(JsonParser parser) throws IOException {
    ArrayNode array = NODES.arrayNode();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      array.add(node(parser));
    }
    return array;
  }

  /** What has another form than ours stays a text, and is refused as one. */
  private static JsonNode number(String text) {
    if (text.matches(WHOLE)) {
      return NODES.numberNode(new BigInteger(text));
    }
    return text.matches(Forms.DECIMAL) && new BigDecimal(text).toString().equals(text)
        ? NODES.numberNode(new BigDecimal(text))
        : NODES.textNode(text);
  }

  private static FieldProblem malformed(Format format, JsonProcessingException e) {
    String at =
        e.getLocation() == null
            ? ""
            : " at line "
                + e.getLocation().getLineNr()
                + ", column "
                + e.getLocation().getColumnNr();
    return new FieldProblem("", "not " + format + at + ": " + e.getOriginalMessage());
  }
}
