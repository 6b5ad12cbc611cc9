package org.slaledger.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * What a person wrote or is called, as it stands in an event: readable as long as its key is there.
 * The text is {@code v<algorithm>:<key>:<base64url>}. Version 1 is AES-256-GCM: base64url without
 * padding over a nonce of 12 bytes, the ciphertext, and a tag of 16 bytes, with key, stream and
 * field as associated data, so that it opens in its own place only.
 *
 * <p>Nothing here opens it. Whoever sums or compares events takes the text as it stands.
 *
 * @param value at most 60 KB, as all of an event; a reader keeps a version that it does not know
 */
public record Sealed(@JsonValue String value) {
  /** The form as a regular expression. */
  public static final String FORM =
      "v[1-9][0-9]?:[a-z]{2,20}(/[A-Za-z0-9][A-Za-z0-9._-]{0,63}){1,3}:[A-Za-z0-9_-]{38,}";

  private static final int LONGEST_PREFIX = 20;
  private static final int MOST_PARTS = 3;
  private static final int SHORTEST = 38;

  /** Refuses what has not the form. */
  @JsonCreator
  public Sealed {
    if (!hasForm(value)) {
      throw new IllegalArgumentException("a sealed text is v<algorithm>:<key>:<base64url>");
    }
  }

  /** The algorithm's version. */
  public int version() {
    return Integer.parseInt(value.substring(1, value.indexOf(':')));
  }

  /** The key that opens it, such as {@code ticket/T-1} or {@code person/acme/carla}. */
  public String key() {
    return value.substring(value.indexOf(':') + 1, value.lastIndexOf(':'));
  }

  /** Nonce, ciphertext and tag, base64url. */
  public String content() {
    return value.substring(value.lastIndexOf(':') + 1);
  }

  /** As fast as matters for what stands several times in an event; a regular expression is not. */
  private static boolean hasForm(String value) {
    int first = value.indexOf(':');
    int last = value.lastIndexOf(':');
    return (first == 2 || first == 3)
        && last > first
        && value.charAt(0) == 'v'
        && value.charAt(1) != '0'
        && isNumber(value, 1, first)
        && isKey(value.substring(first + 1, last))
        && value.length() - last - 1 >= SHORTEST
        && isBase64Url(value, last + 1);
  }

  private static boolean isNumber(String value, int from, int to) {
    for (int i = from; i < to; i++) {
      if (value.charAt(i) < '0' || value.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }

  private static boolean isKey(String key) {
    int slash = key.indexOf('/');
    if (slash < 2 || slash > LONGEST_PREFIX) {
      return false;
    }
    for (int i = 0; i < slash; i++) {
      if (key.charAt(i) < 'a' || key.charAt(i) > 'z') {
        return false;
      }
    }
    String[] parts = key.substring(slash + 1).split("/", -1);
    for (String part : parts) {
      if (!Name.isOne(part)) {
        return false;
      }
    }
    return parts.length <= MOST_PARTS;
  }

  private static boolean isBase64Url(String value, int from) {
    for (int i = from; i < value.length(); i++) {
      char c = value.charAt(i);
      if (!(c >= 'A' && c <= 'Z')
          && !(c >= 'a' && c <= 'z')
          && !(c >= '0' && c <= '9')
          && c != '-'
          && c != '_') {
        return false;
      }
    }
    return true;
  }

  @Override
  public String toString() {
    return value;
  }
}
