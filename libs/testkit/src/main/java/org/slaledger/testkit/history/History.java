package org.slaledger.testkit.history;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What clients, databases, the log and mailboxes tell of one run.
 *
 * @param acknowledged commands that were answered as done
 * @param kept the answers that are found under the commands' keys afterwards
 * @param journal every line of every journal, in any order
 * @param log every committed record of the log, each partition's in its order
 * @param effects what may happen once only
 * @param expected effects that must have happened
 * @param mails every mail that arrived, in any order
 * @param disturbances when which sender of mail was killed, frozen or cut off
 * @param comparisons pairs that must be equal
 */
public record History(
    List<Acknowledged> acknowledged,
    List<Kept> kept,
    List<Line> journal,
    List<Line> log,
    List<Effect> effects,
    List<Expected> expected,
    List<Mail> mails,
    List<Disturbance> disturbances,
    List<Comparison> comparisons) {

  /** Keeps copies. */
  public History {
    acknowledged = List.copyOf(acknowledged);
    kept = List.copyOf(kept);
    journal = List.copyOf(journal);
    log = List.copyOf(log);
    effects = List.copyOf(effects);
    expected = List.copyOf(expected);
    mails = List.copyOf(mails);
    disturbances = List.copyOf(disturbances);
    comparisons = List.copyOf(comparisons);
  }

  /**
   * A command that was answered as done.
   *
   * @param key its idempotency key
   * @param stream the stream that it wrote to; null for one that wrote nothing
   * @param version the stream's version that the answer named
   * @param answer a digest of the answer
   */
  public record Acknowledged(String key, @Nullable String stream, long version, String answer) {}

  /** An answer that is found under a key. */
  public record Kept(String key, String answer) {}

  /**
   * An event where it stands.
   *
   * @param place the journal's service, or the record's partition and offset
   * @param digest of its bytes
   */
  public record Line(String place, String stream, long version, String digest) {}

  /**
   * Something that may happen once.
   *
   * @param kind what
   * @param key to whom or for what
   * @param where it was found
   */
  public record Effect(String kind, String key, String where) {}

  /**
   * Something that must have happened.
   *
   * @param because what makes it due
   */
  public record Expected(String kind, String key, String because) {}

  /**
   * A mail that arrived.
   *
   * @param about its cause and its reader: two mails about the same are one too many
   * @param sender the process that sent it
   * @param settledAt when it was committed that it was sent; null where it was not
   */
  public record Mail(
      String messageId,
      String about,
      String sender,
      Instant arrivedAt,
      @Nullable Instant settledAt) {}

  /**
   * A harm by which a sender may not have learnt, or not have committed, what became of a mail.
   *
   * @param sender the process that was harmed; null where it reaches all senders
   * @param most so many mails can have been on their way
   */
  public record Disturbance(
      String what, @Nullable String sender, int most, Instant from, Instant to) {
    boolean overlaps(Instant begin, Instant end) {
      return from.isBefore(end) && to.isAfter(begin);
    }
  }

  /**
   * How much of what is said of mail rests on excuses.
   *
   * @param excused copies that a disturbance explains
   * @param withinReach mails whose copies, had there been any, a disturbance could explain
   */
  public record Excuses(int excused, int withinReach) {}

  /** Two that must be equal. */
  public record Comparison(String what, String expected, String actual) {}
}
