package org.slaledger.contract.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/**
 * A value as RFC 8785 writes JSON: keys sorted by UTF-16 code units, no white space, UTF-8. Holds
 * for values without floating point numbers; decimals are texts here.
 */
public final class CanonicalJson {
  private static final ObjectMapper MAPPER =
      ContractJson.strictMapper(
          JsonFactory.builder().disable(JsonWriteFeature.WRITE_HEX_UPPER_CASE).build());

  private CanonicalJson() {}

  /** The canonical bytes of a record or a JSON tree. */
  public static byte[] of(Object value) {
    try {
      return MAPPER.writeValueAsBytes(sorted(MAPPER.valueToTree(value)));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("can't be written as JSON", e);
    }
  }

  /** Lower-case hex SHA-256 of the canonical bytes. */
  public static String hash(Object value) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(of(value)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static JsonNode sorted(JsonNode node) {
    if (node instanceof ObjectNode object) {
      Map<String, JsonNode> fields = new TreeMap<>();
      object.properties().forEach(field -> fields.put(field.getKey(), sorted(field.getValue())));
      return MAPPER.createObjectNode().setAll(fields);
    }
    if (node instanceof ArrayNode list) {
      ArrayNode elements = MAPPER.createArrayNode();
      list.forEach(element -> elements.add(sorted(element)));
      return elements;
    }
    return node;
  }
}
