package org.slaledger.journal.seal;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.slaledger.contract.StreamId;
import org.slaledger.contract.json.ContractJson;

/**
 * JSON that is kept, with {@code {"$sealed": ..., "stream": ..., "field": ...}} where a text stands
 * in what is answered. No text that people wrote looks like that: within a JSON string its quotes
 * are escaped.
 */
public final class KeptBody {
  private static final String MARK = "$sealed";
  private static final String SIGN = "{\"" + MARK + "\":";
  private static final ObjectMapper JSON = ContractJson.strictMapper();
  private static final ObjectMapper KEPT =
      ContractJson.strictMapper().registerModule(new SimpleModule().addSerializer(new AsSealed()));

  private KeptBody() {}

  /** What is kept of a value that is answered as JSON. */
  public static String of(Object body) {
    try {
      return KEPT.writeValueAsString(body);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether anything in it is sealed; what is not is answered as it is kept. */
  public static boolean sealed(String kept) {
    return kept.contains(SIGN);
  }

  /** The JSON as it can be answered now. */
  public static Uni<String> opened(String kept, Unseal unseal, SqlClient from) {
    if (!sealed(kept)) {
      return Uni.createFrom().item(kept);
    }
    JsonNode tree = tree(kept);
    List<String> sealed = new ArrayList<>();
    tree.findValues(MARK).forEach(node -> sealed.add(node.asText()));
    return unseal.keys(from, sealed).map(keys -> written(open(tree, keys)));
  }

  private static JsonNode open(JsonNode node, OpenKeys keys) {
    if (node instanceof ObjectNode object && object.has(MARK)) {
      StreamId stream = new StreamId(object.path("stream").asText());
      String field = object.path("field").asText();
      return TextNode.valueOf(keys.read(object.path(MARK).asText(), stream, field).text());
    }
    if (node instanceof ObjectNode object) {
      List<String> names = new ArrayList<>();
      object.fieldNames().forEachRemaining(names::add);
      names.forEach(name -> object.set(name, open(object.path(name), keys)));
    } else if (node instanceof ArrayNode list) {
      for (int i = 0; i < list.size(); i++) {
        list.set(i, open(list.path(i), keys));
      }
    }
    return node;
  }

  private static String written(JsonNode tree) {
    try {
      return JSON.writeValueAsString(tree);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode tree(String kept) {
    try {
      return JSON.readTree(kept);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class AsSealed extends StdSerializer<Readable> {
    private static final long serialVersionUID = 1L;

    AsSealed() {
      super(Readable.class);
    }

    @Override
    public void serialize(Readable value, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      json.writeStartObject();
      json.writeStringField(MARK, value.sealed().value());
      json.writeStringField("stream", value.stream().value());
      json.writeStringField("field", value.field());
      json.writeEndObject();
    }
  }
}
