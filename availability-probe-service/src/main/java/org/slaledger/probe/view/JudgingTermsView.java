package org.slaledger.probe.view;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
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

/**
 * Which terms judge what is recorded about points, and when: as statements have them, a version
 * from where a period begins.
 */
@ApplicationScoped
public class JudgingTermsView implements View {
  private static final Sql FORGET =
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
        effective_from, holds_from)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
      """;

  @Override
  public List<ViewTable> tables() {
    return ViewTable.of("judging_terms");
  }

  @Override
  public Uni<Void> apply(SqlConnection tx, Recorded event) {
    return switch (event.envelope().data()) {
      case AddendumSigned signed ->
          SignedVersion.of(tx, signed)
              .chain(
                  version ->
                      end(tx, signed.agreement(), version.judgesFrom())
                          .chain(() -> Change.all(tx, points(signed, version))));
      case AgreementEnded ended -> end(tx, ended.agreement(), ended.at());
      default -> Uni.createFrom().voidItem();
    };
  }

  private static Uni<Void> end(SqlConnection tx, AgreementId agreement, Instant at) {
    return FORGET
        .change(tx, agreement.value(), at)
        .chain(() -> END.change(tx, agreement.value(), at));
  }

  private static List<Change> points(AddendumSigned event, SignedVersion version) {
    return version.addendum().services().stream()
        .flatMap(service -> service.points().stream().map(it -> point(event, version, service, it)))
        .toList();
  }

  private static Change point(
      AddendumSigned event, SignedVersion version, ServiceTerms service, MeasurementPoint point) {
    return Change.of(
        ADD,
        event.agreement().value(),
        event.addendumVersion(),
        point.point().value(),
        version.addendum().customer().value(),
        service.service(),
        SignedVersion.text(point),
        event.effectiveFrom(),
        version.judgesFrom());
  }
}
