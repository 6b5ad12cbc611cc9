package org.slaledger.probe.view;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.slaledger.contract.AgreementId;
import org.slaledger.contract.Recorded;
import org.slaledger.contract.event.AgreementEvent.AddendumSigned;
import org.slaledger.contract.event.AgreementEvent.AgreementEnded;
import org.slaledger.contract.terms.MeasurementPoint;
import org.slaledger.contract.terms.ServiceTerms;
import org.slaledger.journal.Change;
import org.slaledger.journal.Sql;
import org.slaledger.journal.View;
import org.slaledger.journal.ViewTable;
import org.slaledger.promises.AvailabilityInForce;
import org.slaledger.promises.AvailabilityInForce.Stretch;

/**
 * Which terms judge what is recorded about points, and when: as statements have them, a version
 * from where a period begins.
 */
@ApplicationScoped
public class JudgingTermsView implements View {
  private static final Sql FORGET = new Sql("DELETE FROM judging_terms WHERE agreement = $1");
  private static final Sql FORGET_LATER =
      new Sql("DELETE FROM judging_terms WHERE agreement = $1 AND holds_from >= $2");
  private static final Sql END =
      new Sql(
          """
      UPDATE judging_terms SET holds_until = $2
      WHERE agreement = $1 AND (holds_until IS NULL OR holds_until > $2)
      """);
  private static final String ADD =
      """
      INSERT INTO judging_terms (agreement, addendum_version, point, customer, service, terms,
        effective_from, holds_from, holds_until)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
      """;

  @Override
  public List<ViewTable> tables() {
    return ViewTable.of("judging_terms");
  }

  @Override
  public Uni<Void> apply(SqlConnection tx, Recorded event) {
    return switch (event.envelope().data()) {
      case AddendumSigned signed ->
          SignedVersions.with(tx, signed)
              .chain(versions -> write(tx, signed.agreement(), versions.stretches()));
      case AgreementEnded ended -> end(tx, ended.agreement(), ended.at());
      default -> Uni.createFrom().voidItem();
    };
  }

  private static Uni<Void> write(SqlConnection tx, AgreementId agreement, List<Stretch> all) {
    List<Change> rows = all.stream().flatMap(stretch -> rows(agreement, stretch)).toList();
    return FORGET.change(tx, agreement.value()).chain(() -> Change.all(tx, rows));
  }

  private static Uni<Void> end(SqlConnection tx, AgreementId agreement, Instant at) {
    return FORGET_LATER
        .change(tx, agreement.value(), at)
        .chain(() -> END.change(tx, agreement.value(), at));
  }

  private static Stream<Change> rows(AgreementId agreement, Stretch stretch) {
    return stretch.version().addendum().services().stream()
        .flatMap(
            service -> service.points().stream().map(it -> row(agreement, stretch, service, it)));
  }

  private static Change row(
      AgreementId agreement, Stretch stretch, ServiceTerms service, MeasurementPoint point) {
    return Change.of(
        ADD,
        agreement.value(),
        stretch.version().number(),
        point.point().value(),
        stretch.version().addendum().customer().value(),
        service.service(),
        SignedVersions.text(point),
        AvailabilityInForce.effective(stretch.version()),
        stretch.from(),
        stretch.until());
  }
}
