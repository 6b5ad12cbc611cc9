package org.slaledger.contract.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.terms.Addendum;

/**
 * An addendum as a document: read strictly from YAML or JSON, and written in the one form that is
 * hashed and signed. What it says is not checked here.
 */
public final class AddendumDocument {
  /** The longest document that is read, in bytes: it has to fit into one event. */
  public static final int MAX_BYTES = EventJson.MAX_LINE;

  private static final JsonFactory YAML =
      new YAMLFactory().enable(YAMLParser.Feature.PARSE_BOOLEAN_LIKE_WORDS_AS_STRINGS);
  private static final ObjectMapper FROM_JSON = ContractJson.strictMapper();
  private static final ObjectMapper FROM_YAML = ContractJson.strictMapper(YAML);

  /** In what a document may be written. */
  public enum Format {
    JSON,
    /** YAML without aliases: what is agreed stands where it is read. */
    YAML
  }

  private AddendumDocument() {}

  /**
   * The terms that a document states. Throws {@link FieldProblem} for what is no document of that
   * format, and for a field that is missing, wrong or unknown.
   */
  public static Addendum read(byte[] document, Format format) {
    if (document.length > MAX_BYTES) {
      throw new FieldProblem("", "longer than " + MAX_BYTES + " bytes: " + document.length);
    }
    try {
      return switch (format) {
        case JSON -> whole(FROM_JSON.readValue(document, Addendum.class));
        case YAML -> whole(yaml(document));
      };
    } catch (JsonMappingException e) {
      throw e.getCause() instanceof StreamReadException malformed
              && !(malformed instanceof InputCoercionException)
          ? malformed(format, malformed)
          : FieldProblem.of("", e);
    } catch (JsonProcessingException e) {
      throw malformed(format, e);
    } catch (IOException e) {
      throw new FieldProblem("", "not " + format + ": " + e.getMessage());
    }
  }

  /**
   * The terms as RFC 8785 writes JSON: sorted keys, no white space, UTF-8. Two documents with the
   * same terms have the same form, whatever their format; {@code 99.9} and {@code 99.90} differ.
   */
  public static byte[] canonical(Addendum addendum) {
    return CanonicalJson.of(addendum);
  }

  /** Lower-case hex SHA-256 of the {@link #canonical} form: what is signed. */
  public static String hash(Addendum addendum) {
    return CanonicalJson.hash(addendum);
  }

  private static Addendum yaml(byte[] document) throws IOException {
    try (JsonParser parser = YAML.createParser(document)) {
      while (parser.nextToken() != null) {
        // Jackson would take an alias for a text with the anchor's name
        if (parser instanceof YAMLParser yaml && yaml.isCurrentAlias()) {
          String path = parser.getParsingContext().pathAsPointer().toString();
          throw new FieldProblem(
              path.substring(1).replaceAll("/([0-9]+)", "[$1]").replace('/', '.'),
              "is an alias; write out what it stands for");
        }
      }
    }
    return FROM_YAML.readValue(document, Addendum.class);
  }

  private static Addendum whole(@Nullable Addendum addendum) {
    if (addendum == null) {
      throw new FieldProblem("", "is null; must be an object");
    }
    return addendum;
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
