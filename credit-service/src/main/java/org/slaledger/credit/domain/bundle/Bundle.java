package org.slaledger.credit.domain.bundle;

import java.util.Arrays;
import java.util.List;
import org.slaledger.credit.domain.statement.Question;
import org.slaledger.ledger.Hash;
import org.slaledger.ledger.HeadProof;
import org.slaledger.ledger.Note;

/**
 * A statement with all that it rests on: the events, that they are in the ledger, and that their
 * streams had no more of them when the checkpoint was signed. Nothing is said to be true by it
 * before {@link Verification} has looked at it.
 *
 * @param question which statement it is; its cut is what the heads say, its ledger's size the
 *     checkpoint's
 * @param checkpoint a signed note over a {@link org.slaledger.ledger.Checkpoint}
 * @param handovers of the keys that have signed the ledger up to this checkpoint, the first first:
 *     notes over {@link org.slaledger.ledger.Handover}
 * @param heads of the streams that the statement rests on, in the order of their names
 * @param absent streams that it would rest on and that have no event, in the order of their names
 * @param events by the index of their leaves
 * @param beside the hashes of a {@link org.slaledger.ledger.SubsetProof} of these leaves
 * @param statement its canonical JSON
 */
@SuppressWarnings("ArrayRecordComponent")
public record Bundle(
    Question question,
    Note checkpoint,
    List<Note> handovers,
    List<StreamHead> heads,
    List<StreamHead> absent,
    List<Event> events,
    List<Hash> beside,
    byte[] statement) {
  /** Keeps copies. */
  public Bundle {
    handovers = List.copyOf(handovers);
    heads = List.copyOf(heads);
    absent = List.copyOf(absent);
    events = List.copyOf(events);
    beside = List.copyOf(beside);
    statement = statement.clone();
  }

  /** What the ledger has at the place of a stream. */
  public record StreamHead(String stream, HeadProof proof) {}

  /**
   * An event's exact bytes and which leaf they are.
   *
   * @param line without a line end
   */
  public record Event(long index, byte[] line) {
    /** Keeps a copy. */
    public Event {
      line = line.clone();
    }

    @Override
    public byte[] line() {
      return line.clone();
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Event event
          && index == event.index
          && Arrays.equals(line, event.line);
    }

    @Override
    public int hashCode() {
      return Long.hashCode(index) * 31 + Arrays.hashCode(line);
    }
  }

  @Override
  public byte[] statement() {
    return statement.clone();
  }
}
