package org.slaledger.ticket.adapter.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.ws.rs.core.HttpHeaders;
import java.net.URLDecoder;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.slaledger.contract.json.FieldProblem;
import org.slaledger.journal.BinaryEvent;

/**
 * CloudEvents' binary mode over HTTP: attributes are headers {@code ce-*}, the body is the data.
 */
final class BinaryHeaders {
  private static final String PREFIX = "ce-";

  private BinaryHeaders() {}

  /** The document of the structured mode; the body itself where the headers name no event. */
  static byte[] document(HttpHeaders headers, byte[] body) {
    if (headers.getHeaderString(PREFIX + "specversion") == null) {
      return body;
    }
    Map<String, String> attributes = new TreeMap<>();
    headers
        .getRequestHeaders()
        .forEach(
            (name, values) -> {
              String lower = name.toLowerCase(Locale.ROOT);
              if (lower.startsWith(PREFIX)) {
                String attribute = lower.substring(PREFIX.length());
                attributes.put(attribute, decoded(attribute, values.getFirst()));
              }
            });
    return BinaryEvent.structured(attributes, headers.getHeaderString("Content-Type"), body);
  }

  /** What is no printable ASCII comes percent-encoded (HTTP binding 3.1.3.2). */
  private static String decoded(String attribute, String value) {
    try {
      return URLDecoder.decode(value.replace("+", "%2B"), UTF_8);
    } catch (IllegalArgumentException e) {
      throw new FieldProblem(attribute, "is not percent-encoded");
    }
  }
}
