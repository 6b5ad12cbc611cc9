package org.slaledger.journal.seal;

import com.fasterxml.jackson.annotation.JsonValue;
import org.slaledger.contract.Sealed;
import org.slaledger.contract.StreamId;

/**
 * A sealed text as it can be read right now. Its text is for people alone: {@link #toString} does
 * not tell it, so that no log does.
 *
 * @param sealed what stands in the event
 * @param stream the event's stream
 * @param field the event's field
 * @param words the text; empty unless the state is OPEN
 */
public record Readable(Sealed sealed, StreamId stream, String field, State state, String words) {
  /** Whether it can be read. */
  public enum State {
    OPEN(""),
    /** Its key was erased, for ever. */
    ERASED("[erased]"),
    /** Its key, or the platform's key for it, is not known here yet. */
    WAITING("[not readable yet]"),
    /** Its key does not open it in this place: it was changed or moved. */
    BROKEN("[not readable]");

    private final String instead;

    State(String instead) {
      this.instead = instead;
    }
  }

  /** The text, or a word in brackets that says why there is none. */
  @JsonValue
  public String text() {
    return state == State.OPEN ? words : state.instead;
  }

  /** Whether the text itself is there. */
  public boolean open() {
    return state == State.OPEN;
  }

  @Override
  public String toString() {
    return field + " of " + stream + ": " + state;
  }
}
