package org.slaledger.credit.view;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.AgreementId;
import org.slaledger.contract.CustomerId;
import org.slaledger.contract.DisputeId;
import org.slaledger.contract.event.DisputedMatter;
import org.slaledger.contract.event.Ruling;
import org.slaledger.credit.domain.life.Dispute;
import org.slaledger.journal.Sql;

/** Which statements are disputed, and how long may a ruling take? */
@ApplicationScoped
public class WhichDisputes {
  private static final Sql ALL =
      new Sql(
          """
          SELECT d.*, ag.customer FROM dispute d JOIN agreement ag USING (agreement)
          WHERE ($1::text IS NULL OR ag.customer = $1)
          ORDER BY d.ruling IS NOT NULL, d.rule_by NULLS LAST, d.disputed_at DESC, d.dispute
          """);
  private static final Sql OVERDUE =
      new Sql(
          """
          SELECT d.*, ag.customer FROM dispute d JOIN agreement ag USING (agreement)
          WHERE d.ruling IS NULL AND d.rule_by < $1 ORDER BY d.rule_by, d.dispute
          """);

  private final Pool db;
  private final InstantSource time;

  /** In the service's own views. */
  public WhichDisputes(Pool db, InstantSource time) {
    this.db = db;
    this.time = time;
  }

  /**
   * Those that have to be ruled on, the most urgent first, then the others, the latest first.
   *
   * @param customer whose; all where null
   */
  public Uni<List<ListedDispute>> all(@Nullable CustomerId customer) {
    Instant now = time.instant();
    return ALL.list(db, row -> shown(row, now), customer == null ? null : customer.value());
  }

  /** Those that have not been ruled on in the time that was promised, the longest first. */
  public Uni<List<ListedDispute>> overdue() {
    Instant now = time.instant();
    return OVERDUE.list(db, row -> shown(row, now), now);
  }

  private static ListedDispute shown(Row row, Instant now) {
    String ruling = row.getString("ruling");
    Instant ruleBy = Sql.instantOrNull(row, "rule_by");
    Instant ruledAt = Sql.instantOrNull(row, "ruled_at");
    return new ListedDispute(
        new AgreementId(row.getString("agreement")),
        new CustomerId(row.getString("customer")),
        row.getString("period"),
        new DisputeId(row.getString("dispute")),
        ruling == null ? Dispute.State.OPEN : Dispute.State.of(Ruling.valueOf(ruling)),
        Documents.read(row.getString("about"), DisputedMatter.class),
        row.getString("disputed_by"),
        Sql.instant(row, "disputed_at"),
        ruleBy,
        Dispute.overdue(ruleBy, ruledAt, now),
        row.getString("ruled_by"),
        ruledAt);
  }
}
