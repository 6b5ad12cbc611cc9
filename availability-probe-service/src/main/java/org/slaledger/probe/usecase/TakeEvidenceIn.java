package org.slaledger.probe.usecase;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.slaledger.contract.StreamId;
import org.slaledger.contract.decision.Violation;
import org.slaledger.contract.event.AvailabilityEvent;
import org.slaledger.contract.event.InboundOrigin;
import org.slaledger.journal.Append;
import org.slaledger.journal.Cause;
import org.slaledger.journal.InboundEvent;
import org.slaledger.journal.Journal;
import org.slaledger.journal.NewEvent;
import org.slaledger.journal.seal.KeyName;
import org.slaledger.journal.seal.Seal;
import org.slaledger.journal.seal.SealingKey;
import org.slaledger.probe.domain.Series;
import org.slaledger.probe.domain.TakingTold;
import org.slaledger.probe.domain.Told;
import org.slaledger.probe.view.AgreedPoint;
import org.slaledger.probe.view.WhatWasTold;
import org.slaledger.probe.view.WhichPointsAreAgreed;

/** Records what integrators tell of the points that are assigned to them. */
@ApplicationScoped
public class TakeEvidenceIn {
  private static final String ORIGINAL = "inbound.original";

  private final WhichPointsAreAgreed agreed;
  private final WhatWasTold told;
  private final Seal seal;
  private final Journal journal;
  private final InstantSource time;
  private final Duration ahead;
  private final String here;

  TakeEvidenceIn(
      WhichPointsAreAgreed agreed,
      WhatWasTold told,
      Seal seal,
      Journal journal,
      InstantSource time,
      @ConfigProperty(name = "sla.inbound.clock-tolerance") Duration ahead,
      @ConfigProperty(name = "sla.probe.location") String here) {
    this.agreed = agreed;
    this.told = told;
    this.seal = seal;
    this.journal = journal;
    this.time = time;
    this.ahead = ahead;
    this.here = here;
  }

  /** What came of it. */
  public sealed interface Outcome {
    /** It stands in this event; in one of before, where the very same was told already. */
    record Recorded(StreamId stream, UUID event) implements Outcome {}

    /** It can't be used; nothing was written. */
    record Refused(List<Violation> violations) implements Outcome {}
  }

  /**
   * In the caller's transaction.
   *
   * @param from the event that says so
   */
  public Uni<Outcome> take(SqlConnection tx, Told what, InboundEvent from) {
    return agreed
        .ever(tx, what.point())
        .map(versions -> versions.stream().map(AgreedPoint::assigned).toList())
        .map(
            assigned ->
                TakingTold.wrongWith(
                    what, from.integrator(), here, assigned, time.instant(), ahead))
        .flatMap(
            wrong ->
                wrong.isEmpty()
                    ? unlessTold(tx, what, from)
                    : Uni.createFrom().item(new Outcome.Refused(wrong)));
  }

  private Uni<Outcome> unlessTold(SqlConnection tx, Told what, InboundEvent from) {
    StreamId stream = stream(what, from);
    return told.same(tx, what, from.integrator(), from.check())
        .flatMap(
            same ->
                same.isPresent()
                    ? Uni.createFrom().item(new Outcome.Recorded(stream, same.get()))
                    : record(tx, stream, what, from));
  }

  private Uni<Outcome> record(SqlConnection tx, StreamId stream, Told what, InboundEvent from) {
    return Uni.combine()
        .all()
        .unis(
            told.series(tx, what, from.integrator(), from.check()),
            seal.key(tx, KeyName.told(what.point())))
        .usingConcurrencyOf(1)
        .with((series, key) -> write(tx, stream, what, from, series, key))
        .flatMap(written -> written);
  }

  private Uni<Outcome> write(
      SqlConnection tx,
      StreamId stream,
      Told what,
      InboundEvent from,
      Series series,
      SealingKey key) {
    InboundOrigin origin = from.origin(key.seal(stream, ORIGINAL, from.original()));
    AvailabilityEvent event = TakingTold.event(what, series, origin);
    Cause by = new Cause(from.integrator(), from.id(), null, null);
    return key.keep(tx)
        .chain(() -> journal.versions(tx, List.of(stream)))
        .map(versions -> versions.getOrDefault(stream, 0L))
        .map(version -> new Append(stream, version, List.of(new NewEvent(event, what.to()))))
        .chain(append -> journal.append(tx, append, by))
        .map(written -> new Outcome.Recorded(stream, written.getFirst().envelope().id()));
  }

  private static StreamId stream(Told what, InboundEvent from) {
    return StreamId.of("probe", what.point() + "@" + from.integrator());
  }
}
