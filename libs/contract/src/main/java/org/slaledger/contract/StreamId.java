package org.slaledger.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Names one stream of events, {@code prefix/id}, such as {@code ticket/T-1}. The prefix decides the
 * topic.
 *
 * @param value at most 200 characters; the id holds letters, digits and {@code . _ : @ -}
 */
public record StreamId(@JsonValue String value) {
  /** The form as a regular expression. */
  public static final String FORM = "[a-z]{2,20}/[A-Za-z0-9][A-Za-z0-9._:@-]{0,178}";

  private static final int LONGEST_PREFIX = 20;
  private static final int LONGEST_ID = 179;

  /** Refuses what is not {@code prefix/id} and what no topic holds. */
  @JsonCreator
  public StreamId {
    if (!hasForm(value)) {
      throw new IllegalArgumentException("a stream is prefix/id, not \"" + value + "\"");
    }
    Topic.ofPrefix(prefixOf(value));
  }

  /** The stream of one thing: {@code of("ticket", "T-1")} is {@code ticket/T-1}. */
  public static StreamId of(String prefix, String id) {
    return new StreamId(prefix + "/" + id);
  }

  /** What stands before the slash. */
  public String prefix() {
    return prefixOf(value);
  }

  /** What stands behind the slash. */
  public String id() {
    return value.substring(value.indexOf('/') + 1);
  }

  /** The topic that holds this stream. */
  public Topic topic() {
    return Topic.ofPrefix(prefix());
  }

  private static boolean hasForm(String value) {
    int slash = value.indexOf('/');
    int id = value.length() - slash - 1;
    if (slash < 2 || slash > LONGEST_PREFIX || id < 1 || id > LONGEST_ID) {
      return false;
    }
    for (int i = 0; i < slash; i++) {
      if (value.charAt(i) < 'a' || value.charAt(i) > 'z') {
        return false;
      }
    }
    return Name.holds(value, slash + 1, "._:@-");
  }

  private static String prefixOf(String value) {
    return value.substring(0, value.indexOf('/'));
  }

  @Override
  public String toString() {
    return value;
  }
}
