package org.slaledger.credit.usecase;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.slaledger.contract.AgreementId;
import org.slaledger.contract.Envelope;
import org.slaledger.contract.Topic;
import org.slaledger.contract.event.AgreementEvent.AgreementEnded;
import org.slaledger.journal.LogReplay;
import org.slaledger.journal.ReplayProgress;
import org.slaledger.journal.UnusableEvent;
import org.slaledger.promises.Agreement;
import org.slaledger.promises.AvailabilityInForce;
import org.slaledger.rules.credit.Period;
import org.slaledger.rules.time.BeyondFrozenZone;

/**
 * What was agreed, as the log has it.
 *
 * @param events of each agreement, in order
 * @param unusable agreements whose streams can't be read
 */
public record AgreementsInLog(
    Map<AgreementId, List<Envelope>> events, Map<AgreementId, UnusableEvent> unusable) {
  static final Set<Topic> TOPICS = Set.of(Topic.AGREEMENTS);

  /** Reads agreements, which memory holds from then on. Blocks. */
  public static AgreementsInLog read(
      LogReplay log, Predicate<AgreementId> wanted, Consumer<ReplayProgress> progress) {
    Map<AgreementId, List<Envelope>> events = new HashMap<>();
    Map<AgreementId, UnusableEvent> unusable = new HashMap<>();
    log.replay(
        TOPICS,
        stream -> stream.prefix().equals("agreement") && wanted.test(new AgreementId(stream.id())),
        event ->
            events
                .computeIfAbsent(
                    new AgreementId(event.stream().id()), agreement -> new ArrayList<>())
                .add(event.envelope()),
        event -> unusable.put(new AgreementId(event.stream().id()), event),
        progress);
    return new AgreementsInLog(events, unusable);
  }

  /** The names of the periods that began before an instant, the first one first. */
  public List<String> periods(AgreementId agreement, Instant until) {
    Agreement agreed =
        Agreement.of(
            events.getOrDefault(agreement, List.of()).stream().map(Envelope::data).toList());
    AgreementEnded ended = agreed.end();
    Instant end = ended == null || ended.at().isAfter(until) ? until : ended.at();
    AvailabilityInForce terms = new AvailabilityInForce(agreed);
    List<String> periods = new ArrayList<>();
    try {
      Instant cursor = terms.first().map(AvailabilityInForce::effective).orElse(end);
      while (cursor.isBefore(end)) {
        Period period = terms.at(cursor).orElseThrow().period();
        periods.add(period.name());
        cursor = period.interval().to();
      }
    } catch (BeyondFrozenZone beyond) {
      return periods;
    }
    return periods;
  }
}
