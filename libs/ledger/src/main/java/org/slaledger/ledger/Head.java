package org.slaledger.ledger;

import java.nio.charset.StandardCharsets;

/**
 * How far a stream goes.
 *
 * @param stream its name, one line without spaces
 * @param version of its last event, from 1
 * @param last the leaf hash of that event
 */
public record Head(String stream, long version, Hash last) {
  public Head {
    if (stream.isEmpty() || stream.chars().anyMatch(each -> each <= ' ')) {
      throw new IllegalArgumentException("a stream's name is one word: '" + stream + "'");
    }
    if (version < 1) {
      throw new IllegalArgumentException("versions begin with 1, not " + version);
    }
  }

  /** Where a tree of heads has this stream: by the bits of its name's SHA-256. */
  static Hash place(String stream) {
    return Hash.ofName(stream);
  }

  /** The leaf: {@code STREAM VERSION LAST}, with single spaces, LAST in base64, no newline. */
  Hash leaf() {
    String line = stream + " " + version + " " + last.base64();
    return Hash.leaf(line.getBytes(StandardCharsets.UTF_8));
  }
}
