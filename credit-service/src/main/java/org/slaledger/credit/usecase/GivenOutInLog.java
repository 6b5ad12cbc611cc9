package org.slaledger.credit.usecase;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import org.slaledger.contract.AgreementId;
import org.slaledger.contract.Envelope;
import org.slaledger.contract.StreamId;
import org.slaledger.contract.Topic;
import org.slaledger.credit.domain.life.GivenOut;
import org.slaledger.credit.domain.life.StatementLife;
import org.slaledger.journal.LogReplay;
import org.slaledger.journal.ReplayProgress;
import org.slaledger.journal.UnusableEvent;

/**
 * What was given out, as the log has it.
 *
 * @param statements by agreement, period and number
 * @param unusable streams of periods that can't be read
 */
public record GivenOutInLog(List<Of> statements, List<UnusableEvent> unusable) {
  private static final Set<Topic> CREDITS = Set.of(Topic.CREDITS);
  private static final String PERIOD = "[0-9Q-]{1,10}";

  /** A statement that was given out. */
  public record Of(AgreementId agreement, String period, GivenOut given) {
    /** To be derived again at its own cut, and compared. */
    public AskedStatement asked() {
      return new AskedStatement(given.question(agreement, period), given);
    }
  }

  /**
   * Reads the lives of statements, which memory holds meanwhile. Blocks.
   *
   * @param wanted asked by the names of agreement and period
   */
  public static GivenOutInLog read(
      LogReplay log, BiPredicate<String, String> wanted, Consumer<ReplayProgress> progress) {
    Map<StreamId, List<Envelope>> lives = new TreeMap<>(Comparator.comparing(StreamId::value));
    List<UnusableEvent> unusable = new ArrayList<>();
    log.replay(
        CREDITS,
        stream -> isLife(stream) && wanted.test(agreement(stream), period(stream)),
        event ->
            lives
                .computeIfAbsent(event.stream(), stream -> new ArrayList<>())
                .add(event.envelope()),
        event -> {
          lives.remove(event.stream());
          unusable.add(event);
        },
        progress);
    List<Of> all = new ArrayList<>();
    lives.forEach(
        (stream, events) ->
            StatementLife.of(events)
                .given()
                .forEach(
                    given ->
                        all.add(
                            new Of(new AgreementId(agreement(stream)), period(stream), given))));
    return new GivenOutInLog(List.copyOf(all), List.copyOf(unusable));
  }

  private static boolean isLife(StreamId stream) {
    return stream.prefix().equals("credit")
        && stream.id().contains(":")
        && period(stream).matches(PERIOD);
  }

  private static String agreement(StreamId life) {
    return life.id().substring(0, life.id().lastIndexOf(':'));
  }

  private static String period(StreamId life) {
    return life.id().substring(life.id().lastIndexOf(':') + 1);
  }
}
