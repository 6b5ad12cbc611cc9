package org.slaledger.credit.usecase;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.slaledger.contract.Envelope;
import org.slaledger.contract.StreamId;
import org.slaledger.contract.Topic;
import org.slaledger.contract.event.StreamCut;
import org.slaledger.credit.domain.statement.Derivation;
import org.slaledger.credit.domain.statement.Question;
import org.slaledger.credit.domain.statement.StatementFold;
import org.slaledger.journal.LogReplay;
import org.slaledger.journal.ReplayProgress;
import org.slaledger.journal.UnusableEvent;

/**
 * Derives any number of statements from the log, and from nothing else, in one pass over it.
 *
 * <p>Memory holds at most so many events that the statements rest on, some 700 bytes each; where
 * there are more, the log is read again for the agreements that were left out, and where one
 * agreement's statements rest on more, it holds those. Beside these it holds what {@link LogReplay}
 * does, 8 bytes of each event of a stream that is read, and the name of each stream of the topics.
 * What no statement asks for is passed over by its key.
 */
public final class ManyStatements {
  /** What statements rest on. */
  static final Set<Topic> FACTS =
      Set.of(Topic.AGREEMENTS, Topic.AVAILABILITY, Topic.MAINTENANCE, Topic.CLOCKS, Topic.CREDITS);

  private static final ReplayProgress NOTHING = new ReplayProgress(0, 0, Duration.ZERO);

  private final LogReplay log;
  private final long mostEvents;
  private final Consumer<ReplayProgress> progress;

  private ReplayProgress last = NOTHING;
  private long read;
  private Duration took = Duration.ZERO;
  private int passes;

  /**
   * Of one log.
   *
   * @param mostEvents that are kept at a time; what bounds memory
   * @param progress of each pass, about once a second and at its end
   */
  public ManyStatements(LogReplay log, long mostEvents, Consumer<ReplayProgress> progress) {
    this.log = log;
    this.mostEvents = mostEvents;
    this.progress = progress;
  }

  /**
   * What was read for all of them.
   *
   * @param passes over the log
   * @param events offsets that were passed in all passes
   * @param took reading alone, without the sums
   */
  public record Taken(int passes, long events, Duration took) {
    /** Over all passes; 0 where nothing was read. */
    public long perSecond() {
      return new ReplayProgress(events, events, took).perSecond();
    }
  }

  /**
   * Derives each, the agreements in the order of their names. Blocks.
   *
   * @param each is called by the calling thread
   * @throws org.slaledger.journal.IncompleteLog when the log lacks what this service had read of it
   * @throws java.util.concurrent.CancellationException when the calling thread is interrupted
   */
  public Taken derive(
      Collection<AskedStatement> asked, BiConsumer<AskedStatement, Derivation> each) {
    List<StatementsOfAgreement> left = new AskedScopes(log, this::passed).byAgreement(asked, each);
    count();
    while (!left.isEmpty()) {
      Gathering gathering = new Gathering(left, mostEvents);
      gathering.read(log, FACTS, this::passed);
      count();
      passes++;
      gathering.spoilt().forEach((one, why) -> refuse(one, why, each));
      gathering.whole().forEach(one -> derive(one, gathering.of(one), each));
      left = gathering.putOff();
    }
    return new Taken(passes, read, took);
  }

  private void passed(ReplayProgress now) {
    last = now;
    progress.accept(now);
  }

  private void count() {
    read += last.read();
    took = took.plus(last.elapsed());
    last = NOTHING;
  }

  private static void refuse(
      StatementsOfAgreement one, UnusableEvent why, BiConsumer<AskedStatement, Derivation> each) {
    Derivation refused = new Derivation.Refused(List.of(StatementReplay.problem(why)));
    one.reaching(why.stream(), why.version()).forEach(asked -> each.accept(asked, refused));
  }

  private static void derive(
      StatementsOfAgreement one,
      Map<StreamId, List<Envelope>> events,
      BiConsumer<AskedStatement, Derivation> each) {
    for (AskedStatement asked : one.asked()) {
      each.accept(asked, StatementFold.derive(asked.question(), of(asked.question(), events)));
    }
  }

  private static List<Envelope> of(Question question, Map<StreamId, List<Envelope>> events) {
    List<Envelope> own = new ArrayList<>();
    List<StreamCut> cut = question.cut();
    if (cut == null) {
      events.values().forEach(own::addAll);
    } else {
      cut.forEach(
          it -> {
            List<Envelope> stream = events.getOrDefault(it.stream(), List.of());
            own.addAll(stream.subList(0, (int) Math.min(stream.size(), it.version())));
          });
    }
    return own;
  }
}
