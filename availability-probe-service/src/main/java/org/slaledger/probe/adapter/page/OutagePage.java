package org.slaledger.probe.adapter.page;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.CustomerId;
import org.slaledger.contract.PointId;
import org.slaledger.contract.Sealed;
import org.slaledger.journal.seal.Unseal;
import org.slaledger.probe.adapter.http.MaintenanceQuestions;
import org.slaledger.probe.adapter.http.Periods;
import org.slaledger.probe.adapter.http.ReadablePoints;
import org.slaledger.probe.adapter.http.ReadableServices;
import org.slaledger.probe.usecase.FoundOutage;
import org.slaledger.probe.usecase.WhichOutagesWere;
import org.slaledger.probe.usecase.WhichOutagesWere.Found;
import org.slaledger.probe.usecase.WhichOutagesWere.Wanted;
import org.slaledger.probe.view.AgreedPoint;
import org.slaledger.probe.view.FailedProbe;
import org.slaledger.probe.view.Sight;
import org.slaledger.rules.time.Interval;
import org.slaledger.web.CurrentActor;
import org.slaledger.web.problem.Problem;

/** One outage: who saw it, every failed probe, and the maintenance that touches it. */
@ApplicationScoped
class OutagePage {
  private static final int PROBES = 200;
  private static final int WINDOWS = 100;

  private final CurrentActor actor;
  private final ReadablePoints points;
  private final ReadableServices services;
  private final WhichOutagesWere outages;
  private final MaintenanceQuestions maintenance;
  private final Unseal unseal;
  private final Pool pool;
  private final InstantSource time;

  OutagePage(
      CurrentActor actor,
      ReadablePoints points,
      ReadableServices services,
      WhichOutagesWere outages,
      MaintenanceQuestions maintenance,
      Unseal unseal,
      Pool pool,
      InstantSource time) {
    this.actor = actor;
    this.points = points;
    this.services = services;
    this.outages = outages;
    this.maintenance = maintenance;
    this.unseal = unseal;
    this.pool = pool;
    this.time = time;
  }

  @CheckedTemplate(basePath = "probe")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance outage(ShownOutagePage shown);
  }

  /** Of a point. */
  Uni<TemplateInstance> ofPoint(String point, String at, @Nullable Long behind) {
    Interval period = Periods.at(point, at, time.instant());
    Wanted wanted = wanted(behind);
    return points
        .of(point)
        .chain(
            versions ->
                outages
                    .of(
                        new PointId(point),
                        (customer, terms) -> actor.mayRead(customer),
                        versions,
                        period,
                        wanted)
                    .chain(
                        found ->
                            page(
                                found,
                                versions.getLast(),
                                new ShownOutagePage.Of(point, true),
                                at,
                                wanted)));
  }

  /** Of a service. */
  Uni<TemplateInstance> ofService(
      String customer, String service, String at, @Nullable Long behind) {
    Interval period = Periods.at(service, at, time.instant());
    Wanted wanted = wanted(behind);
    return services
        .of(customer, service)
        .chain(
            versions ->
                outages
                    .of(new CustomerId(customer), service, versions, period, wanted)
                    .chain(
                        found ->
                            page(
                                found,
                                versions.getLast(),
                                new ShownOutagePage.Of(service, false),
                                at,
                                wanted)));
  }

  private static Wanted wanted(@Nullable Long behind) {
    return new Wanted(PROBES, behind == null ? 0 : Math.max(0, behind));
  }

  private Uni<TemplateInstance> page(
      Found found, AgreedPoint agreed, ShownOutagePage.Of of, String at, Wanted wanted) {
    FoundOutage outage =
        found.outages().stream()
            .findFirst()
            .orElseThrow(
                () -> Problem.notFound("outage of " + of.name() + " at " + at).asException());
    List<String> sealed =
        outage.points().stream()
            .flatMap(it -> it.probes().stream())
            .map(FailedProbe::probe)
            .flatMap(it -> Stream.ofNullable(it.excerpt()))
            .map(Sealed::value)
            .toList();
    return Uni.combine()
        .all()
        .unis(windows(outage, agreed), unseal.keys(pool, sealed))
        .usingConcurrencyOf(1)
        .with(
            (windows, keys) ->
                Templates.outage(ShownOutagePage.of(outage, agreed, of, wanted, windows, keys)));
  }

  /** Those that name the service, and all points or one that was down. */
  private Uni<List<Row>> windows(FoundOutage outage, AgreedPoint agreed) {
    Instant up = outage.outage().upFrom();
    List<PointId> down = outage.points().stream().map(FoundOutage.Part::point).toList();
    return maintenance
        .during(
            agreed.customer(),
            actor.staff() ? Sight.EVERYTHING : new Sight.Announced(agreed.customer()),
            outage.outage().interval().from(),
            up == null ? time.instant() : up,
            WINDOWS,
            0)
        .map(
            found ->
                found.stream()
                    .filter(it -> it.services().contains(agreed.service()))
                    .filter(
                        it -> it.points() == null || it.points().stream().anyMatch(down::contains))
                    .map(it -> new Row(it, time.instant()))
                    .toList());
  }
}
