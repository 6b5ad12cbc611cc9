package org.slaledger.probe.usecase;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.slaledger.contract.StreamId;
import org.slaledger.contract.decision.Violation;
import org.slaledger.contract.event.AvailabilityEvent;
import org.slaledger.contract.event.AvailabilityEvent.ObservationMissed;
import org.slaledger.contract.event.AvailabilityEvent.ObservationRecorded;
import org.slaledger.contract.event.AvailabilityEvent.ProbeFailed;
import org.slaledger.contract.event.AvailabilityEvent.ProbeRecovered;
import org.slaledger.journal.Append;
import org.slaledger.journal.Cause;
import org.slaledger.journal.Journal;
import org.slaledger.journal.NewEvent;
import org.slaledger.journal.steps.InTurn;
import org.slaledger.probe.domain.History;
import org.slaledger.probe.domain.ImportedSeries;
import org.slaledger.probe.domain.Observation;
import org.slaledger.probe.view.AgreedPoint;
import org.slaledger.probe.view.Imports;
import org.slaledger.probe.view.WhatWasTold;
import org.slaledger.probe.view.WhichPointsAreAgreed;

/** Takes history in, part by part, each once. */
@ApplicationScoped
public class ImportObservations {
  private static final String ONLY_CHECK = "";

  private final WhichPointsAreAgreed agreed;
  private final WhatWasTold told;
  private final Imports imports;
  private final Journal journal;
  private final InstantSource time;
  private final String here;

  ImportObservations(
      WhichPointsAreAgreed agreed,
      WhatWasTold told,
      Imports imports,
      Journal journal,
      InstantSource time,
      @ConfigProperty(name = "sla.probe.location") String here) {
    this.agreed = agreed;
    this.told = told;
    this.imports = imports;
    this.journal = journal;
    this.time = time;
    this.here = here;
  }

  /** What is wrong with each of several series, those of which something is. */
  public Uni<Map<Integer, List<Violation>>> wrongWith(
      SqlConnection tx, ImportedSeries.By by, List<ImportedSeries> all) {
    Map<Integer, List<Violation>> wrong = new LinkedHashMap<>();
    List<Integer> places = IntStream.range(0, all.size()).boxed().toList();
    return InTurn.each(
            places,
            i ->
                wrongWith(tx, by, all.get(i))
                    .invoke(
                        found -> {
                          if (!found.isEmpty()) {
                            wrong.put(i, found);
                          }
                        })
                    .replaceWithVoid())
        .replaceWith(wrong);
  }

  private Uni<List<Violation>> wrongWith(
      SqlConnection tx, ImportedSeries.By by, ImportedSeries series) {
    return Uni.combine()
        .all()
        .unis(
            agreed.ever(tx, series.point()), told.isProbers(tx, series.point(), series.location()))
        .usingConcurrencyOf(1)
        .with(
            (versions, probers) ->
                series.wrongWith(
                    by,
                    versions.stream().map(AgreedPoint::assigned).toList(),
                    probers || series.location().equals(here),
                    time.instant()));
  }

  /**
   * Takes the next observations of an import in, in the caller's transaction, which holds it.
   *
   * @param observations of each point and location in the order of their times
   */
  public Uni<Void> take(SqlConnection tx, String id, List<Observation> observations, String actor) {
    Map<StreamId, List<Observation>> streams = new LinkedHashMap<>();
    observations.forEach(
        it ->
            streams
                .computeIfAbsent(
                    StreamId.of("probe", it.point() + "@" + it.location()),
                    stream -> new ArrayList<>())
                .add(it));
    Map<Append, Cause> appends = new LinkedHashMap<>();
    Cause by = new Cause(actor, id, null, null);
    return journal
        .versions(tx, streams.keySet())
        .chain(
            versions ->
                InTurn.each(
                    streams.entrySet(),
                    stream ->
                        events(tx, id, stream.getValue())
                            .invoke(
                                events ->
                                    appends.put(
                                        new Append(
                                            stream.getKey(),
                                            versions.getOrDefault(stream.getKey(), 0L),
                                            events),
                                        by))
                            .replaceWithVoid()))
        .chain(() -> journal.appendAll(tx, appends))
        .chain(
            () ->
                imports.advance(
                    tx,
                    id,
                    observations.size(),
                    appends.keySet().stream().mapToInt(it -> it.events().size()).sum(),
                    time.instant()));
  }

  private Uni<List<NewEvent>> events(SqlConnection tx, String id, List<Observation> history) {
    Observation first = history.getFirst();
    return Uni.combine()
        .all()
        .unis(
            agreed.ever(tx, first.point()),
            told.running(tx, first.point(), first.location(), ONLY_CHECK, first.at()),
            told.coveredUntil(tx, first.point(), first.location(), first.at()))
        .usingConcurrencyOf(1)
        .with(
            (versions, running, covered) ->
                new History(
                    tolerance(versions),
                    running,
                    covered.orElse(Instant.EPOCH),
                    time.instant(),
                    id))
        .map(
            fold ->
                fold.of(history).stream()
                    .map(event -> new NewEvent(event, happened(event)))
                    .toList());
  }

  private static Duration tolerance(List<AgreedPoint> versions) {
    return versions.stream()
        .map(version -> version.terms().timeout())
        .max(Comparator.naturalOrder())
        .orElse(Duration.ZERO);
  }

  private static Instant happened(AvailabilityEvent event) {
    return switch (event) {
      case ProbeFailed failed -> failed.at();
      case ProbeRecovered recovered -> recovered.at();
      case ObservationRecorded measured -> measured.to();
      case ObservationMissed missed -> missed.to();
    };
  }
}
