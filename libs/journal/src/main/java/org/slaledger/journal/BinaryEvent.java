package org.slaledger.journal;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.json.FieldProblem;

/**
 * An event in CloudEvents' binary mode, whose attributes stand beside its data, made into the
 * document of the structured mode. The data's own bytes stand in it as they came.
 */
public final class BinaryEvent {
  private static final String KAFKA = "ce_";

  /** One value and nothing behind it: else more than data would stand in the document. */
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private static final Pattern IS_JSON = Pattern.compile("application/(.+\\+)?json *(;.*)?");
  private static final Pattern ATTRIBUTE = Pattern.compile("[a-z0-9]{1,20}");

  private BinaryEvent() {}

  /**
   * The document.
   *
   * @param attributes by their names in CloudEvents
   * @param contentType of the data; JSON where null
   * @throws FieldProblem for a name that is none, and for data that are no JSON
   */
  public static byte[] structured(
      Map<String, String> attributes, @Nullable String contentType, byte[] data) {
    if (contentType != null && !IS_JSON.matcher(contentType).matches()) {
      throw new FieldProblem("datacontenttype", "must be application/json");
    }
    ByteArrayOutputStream document = new ByteArrayOutputStream(data.length + 200);
    try (JsonGenerator json = JSON.createGenerator(document)) {
      json.writeStartObject();
      for (Map.Entry<String, String> attribute : new TreeMap<>(attributes).entrySet()) {
        if (!ATTRIBUTE.matcher(attribute.getKey()).matches() || attribute.getKey().equals("data")) {
          throw new FieldProblem(attribute.getKey(), "is no attribute's name");
        }
        json.writeStringField(attribute.getKey(), attribute.getValue());
      }
      if (data.length > 0) {
        json.writeFieldName("data");
        json.writeRawValue(text(data));
      }
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return document.toByteArray();
  }

  private static String text(byte[] data) {
    try {
      JsonNode value = JSON.readTree(data);
      if (value.isMissingNode()) {
        throw new FieldProblem("data", "must be JSON");
      }
      return new String(data, UTF_8);
    } catch (IOException e) {
      throw new FieldProblem("data", "must be JSON");
    }
  }

  /** The document that a record holds, or whose parts it holds in binary mode. */
  static byte[] document(ConsumerRecord<String, byte[]> record) {
    byte[] value = record.value() == null ? new byte[0] : record.value();
    if (record.headers().lastHeader(KAFKA + "specversion") == null) {
      return value;
    }
    Map<String, String> attributes = new TreeMap<>();
    String contentType = null;
    for (Header header : record.headers()) {
      if (header.value() == null) {
        continue;
      }
      if (header.key().startsWith(KAFKA)) {
        attributes.put(header.key().substring(KAFKA.length()), new String(header.value(), UTF_8));
      } else if (header.key().equalsIgnoreCase("content-type")) {
        contentType = new String(header.value(), UTF_8);
      }
    }
    return structured(attributes, contentType, value);
  }
}
