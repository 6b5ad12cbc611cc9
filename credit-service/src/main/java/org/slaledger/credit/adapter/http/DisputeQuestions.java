package org.slaledger.credit.adapter.http;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.RequestScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.CustomerId;
import org.slaledger.contract.ExclusionId;
import org.slaledger.contract.event.DisputedMatter;
import org.slaledger.credit.view.ListedDispute;
import org.slaledger.credit.view.WhichDisputes;
import org.slaledger.web.Csv;
import org.slaledger.web.CurrentActor;

/** What the current reader may know of disputes: those of agreements that it may read. */
@RequestScoped
public class DisputeQuestions {
  private final CurrentActor actor;
  private final WhichDisputes disputes;

  DisputeQuestions(CurrentActor actor, WhichDisputes disputes) {
    this.actor = actor;
    this.disputes = disputes;
  }

  /** All; for a customer, its own. */
  public Uni<List<ListedDispute>> all() {
    CustomerId own = actor.customer();
    return actor.staff() || own != null ? disputes.all(own) : Uni.createFrom().item(List.of());
  }

  static Csv table(List<ListedDispute> all) {
    Csv csv =
        new Csv(
            "agreement",
            "customer",
            "period",
            "dispute",
            "state",
            "service",
            "from",
            "to",
            "exclusion",
            "figure",
            "disputedBy",
            "disputedAt",
            "ruleBy",
            "overdue",
            "ruledBy",
            "ruledAt");
    for (ListedDispute it : all) {
      switch (it.about()) {
        case DisputedMatter.Time time -> add(csv, it, time.service(), time, null, null);
        case DisputedMatter.OneExclusion one -> add(csv, it, null, null, one.exclusion(), null);
        case DisputedMatter.Figure one -> add(csv, it, one.service(), null, null, one.figure());
      }
    }
    return csv;
  }

  private static void add(
      Csv csv,
      ListedDispute it,
      @Nullable String service,
      DisputedMatter.@Nullable Time time,
      @Nullable ExclusionId exclusion,
      @Nullable String figure) {
    csv.add(
        it.agreement(),
        it.customer(),
        it.period(),
        it.dispute(),
        it.state(),
        service,
        time == null ? null : time.from(),
        time == null ? null : time.to(),
        exclusion,
        figure,
        it.disputedBy(),
        it.disputedAt(),
        it.ruleBy(),
        it.overdue(),
        it.ruledBy(),
        it.ruledAt());
  }
}
