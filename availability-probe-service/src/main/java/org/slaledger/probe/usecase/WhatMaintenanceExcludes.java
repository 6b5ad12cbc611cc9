package org.slaledger.probe.usecase;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.slaledger.contract.AgreementId;
import org.slaledger.contract.CustomerId;
import org.slaledger.probe.domain.Effect;
import org.slaledger.probe.view.PlannedOccurrence;
import org.slaledger.probe.view.WhatIsAgreed;
import org.slaledger.probe.view.WhichMaintenanceIsPlanned;
import org.slaledger.promises.Agreement;
import org.slaledger.promises.Calendars;
import org.slaledger.promises.Maintenance;
import org.slaledger.promises.MaintenanceOutlook;

/** What a window excludes, and what of it will count, by the rules that make statements. */
@ApplicationScoped
public class WhatMaintenanceExcludes {
  /** As far as others may count towards the same calendar year. */
  private static final Duration A_YEAR = Duration.ofDays(367);

  private final WhatIsAgreed agreed;
  private final WhichMaintenanceIsPlanned planned;

  WhatMaintenanceExcludes(WhatIsAgreed agreed, WhichMaintenanceIsPlanned planned) {
    this.agreed = agreed;
    this.planned = planned;
  }

  /** Of a window with these occurrences, whether or not it was announced yet. */
  public Uni<List<Effect>> of(SqlConnection tx, List<Maintenance> window) {
    List<CustomerId> customers = window.getFirst().customers();
    return Uni.combine()
        .all()
        .unis(agreed.with(tx, customers), agreed.calendars(tx), others(tx, customers, window))
        .usingConcurrencyOf(1)
        .with((agreements, calendars, others) -> effects(agreements, calendars, others, window));
  }

  private Uni<List<Maintenance>> others(
      SqlConnection tx, List<CustomerId> customers, List<Maintenance> window) {
    Instant from =
        window.stream().map(it -> it.planned().from()).min(Comparator.naturalOrder()).orElseThrow();
    Instant to =
        window.stream().map(it -> it.planned().to()).max(Comparator.naturalOrder()).orElseThrow();
    return planned
        .during(tx, customers, from.minus(A_YEAR), to.plus(A_YEAR), Integer.MAX_VALUE, 0)
        .map(
            found ->
                found.stream()
                    .map(PlannedOccurrence::occurrence)
                    .filter(it -> !it.window().equals(window.getFirst().window()))
                    .toList());
  }

  private static List<Effect> effects(
      Map<AgreementId, Agreement> agreements,
      Calendars calendars,
      List<Maintenance> others,
      List<Maintenance> window) {
    return agreements.entrySet().stream()
        .flatMap(it -> effects(it.getKey(), it.getValue(), calendars, others, window))
        .toList();
  }

  private static Stream<Effect> effects(
      AgreementId id,
      Agreement agreement,
      Calendars calendars,
      List<Maintenance> others,
      List<Maintenance> window) {
    CustomerId customer = agreement.versions().getFirst().addendum().customer();
    List<Maintenance> all =
        Stream.concat(others.stream(), window.stream())
            .filter(it -> it.customers().contains(customer))
            .toList();
    MaintenanceOutlook outlook = new MaintenanceOutlook(agreement, calendars, all);
    Maintenance first = window.getFirst();
    return first.services().stream()
        .filter(outlook::promises)
        .map(service -> Effect.of(customer, id, service, outlook, first.window()))
        .filter(Effect::concernsAnything);
  }
}
