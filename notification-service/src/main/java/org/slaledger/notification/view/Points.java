package org.slaledger.notification.view;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slaledger.contract.AgreementId;
import org.slaledger.contract.CustomerId;
import org.slaledger.contract.PointId;
import org.slaledger.contract.Recorded;
import org.slaledger.contract.event.AgreementEvent;
import org.slaledger.contract.event.AgreementEvent.AddendumAccepted;
import org.slaledger.contract.event.AgreementEvent.AddendumProposed;
import org.slaledger.contract.event.AgreementEvent.AddendumSigned;
import org.slaledger.contract.event.AgreementEvent.AgreementEnded;
import org.slaledger.contract.terms.MeasurementPoint;
import org.slaledger.journal.Change;
import org.slaledger.journal.Sql;
import org.slaledger.journal.View;
import org.slaledger.journal.ViewTable;
import org.slaledger.notification.domain.AgreedPoint;
import org.slaledger.promises.Translation;
import org.slaledger.rules.evidence.PointTerms;
import org.slaledger.rules.evidence.SilentAs;

/** Which measurement points are agreed with whom, version by version. */
@ApplicationScoped
public class Points implements View {
  private static final Sql PROPOSED =
      new Sql("INSERT INTO terms (agreement, version, customer) VALUES ($1, $2, $3)");
  private static final String POINT =
      """
      INSERT INTO point (agreement, version, point, service, confirm, quorum, locations)
      VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING
      """;
  private static final Sql SIGNED =
      new Sql("UPDATE terms SET effective_from = $3 WHERE agreement = $1 AND version = $2");
  private static final Sql ENDED = new Sql("UPDATE terms SET ended_at = $2 WHERE agreement = $1");
  private static final Sql AGREED_AT =
      new Sql(
          """
      SELECT t.customer, p.service, p.confirm, p.quorum, p.locations
      FROM point p JOIN terms t USING (agreement, version)
      WHERE p.point = $1 AND t.effective_from <= $2 AND (t.ended_at IS NULL OR t.ended_at > $2)
        AND NOT EXISTS (SELECT 1 FROM terms n
          WHERE n.agreement = t.agreement AND n.effective_from <= $2
          AND (n.effective_from, n.version) > (t.effective_from, t.version))
      ORDER BY t.effective_from DESC, t.agreement LIMIT 1
      """);
  private static final Sql NAMED_BY =
      new Sql("SELECT point FROM point WHERE agreement = $1 AND version = $2 ORDER BY point");

  @Override
  public List<ViewTable> tables() {
    return ViewTable.of("terms", "point");
  }

  @Override
  public Uni<Void> apply(SqlConnection tx, Recorded event) {
    return event.envelope().data() instanceof AgreementEvent agreement
        ? take(tx, agreement)
        : Uni.createFrom().voidItem();
  }

  private static Uni<Void> take(SqlConnection tx, AgreementEvent event) {
    String agreement = event.agreement().value();
    return switch (event) {
      case AddendumProposed e ->
          PROPOSED
              .change(tx, agreement, e.addendumVersion(), e.addendum().customer().value())
              .chain(() -> keepPoints(tx, e));
      case AddendumAccepted _ -> Uni.createFrom().voidItem();
      case AddendumSigned e -> SIGNED.change(tx, agreement, e.addendumVersion(), e.effectiveFrom());
      case AgreementEnded e -> ENDED.change(tx, agreement, e.at());
    };
  }

  private static Uni<Void> keepPoints(SqlConnection tx, AddendumProposed event) {
    List<Change> kept =
        event.addendum().services().stream()
            .flatMap(
                service ->
                    service.points().stream().map(point -> kept(event, service.service(), point)))
            .toList();
    return Change.all(tx, kept);
  }

  private static Change kept(AddendumProposed event, String service, MeasurementPoint point) {
    PointTerms terms = Translation.point(point);
    return Change.of(
        POINT,
        event.agreement().value(),
        event.addendumVersion(),
        point.point().value(),
        service,
        terms.confirm(),
        terms.quorum(),
        terms.locations().toArray(String[]::new));
  }

  /** What the terms that were in force at an instant say of a point. */
  public Uni<Optional<AgreedPoint>> agreedAt(SqlConnection tx, PointId point, Instant at) {
    return AGREED_AT
        .list(
            tx,
            row ->
                new AgreedPoint(
                    new CustomerId(row.getString("customer")),
                    row.getString("service"),
                    new PointTerms(
                        row.getInteger("confirm"),
                        Duration.ZERO,
                        row.getInteger("quorum"),
                        Set.of(row.getArrayOfStrings("locations")),
                        SilentAs.ABSTAINS)),
            point.value(),
            at)
        .map(found -> found.stream().findFirst());
  }

  /** The points that a version of terms names. */
  public Uni<List<PointId>> namedBy(SqlConnection tx, AgreementId agreement, int version) {
    return NAMED_BY.list(
        tx, row -> new PointId(row.getString("point")), agreement.value(), version);
  }
}
