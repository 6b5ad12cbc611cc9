package org.slaledger.probe.view;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import org.slaledger.contract.AgreementId;
import org.slaledger.contract.Recorded;
import org.slaledger.contract.event.AgreementEvent.AddendumProposed;
import org.slaledger.contract.event.AgreementEvent.AddendumSigned;
import org.slaledger.contract.event.AgreementEvent.AgreementEnded;
import org.slaledger.contract.terms.Addendum;
import org.slaledger.contract.terms.MeasurementPoint;
import org.slaledger.contract.terms.ServiceTerms;
import org.slaledger.journal.Change;
import org.slaledger.journal.Sql;
import org.slaledger.journal.View;
import org.slaledger.journal.ViewTable;

/**
 * What is agreed on points, and when. A version that is signed replaces all that its agreement said
 * from its effective instant on; a point that it drops is measured until the period ends, by whose
 * terms it is still judged.
 */
@ApplicationScoped
public class AgreedTermsView implements View {
  private static final Sql GO_ON =
      new Sql(
          """
      UPDATE point_terms SET effective_until = $3
      WHERE agreement = $1 AND effective_until = $2 AND point <> ALL ($4)
      """);
  private static final String POINT =
      """
      INSERT INTO point_terms (agreement, addendum_version, point, customer, service, terms,
        confirm, effective_from, since)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, COALESCE(
        (SELECT max(since) FROM point_terms
          WHERE agreement = $1 AND point = $3 AND effective_until = $8), $8))
      """;
  private static final Sql FORGET =
      new Sql("DELETE FROM point_terms WHERE agreement = $1 AND effective_from >= $2");
  private static final Sql END =
      new Sql(
          """
      UPDATE point_terms SET effective_until = $2
      WHERE agreement = $1 AND (effective_until IS NULL OR effective_until > $2)
      """);

  @Override
  public List<ViewTable> tables() {
    return ViewTable.of("proposed_addendum", "point_terms");
  }

  @Override
  public Uni<Void> apply(SqlConnection tx, Recorded event) {
    return switch (event.envelope().data()) {
      case AddendumProposed proposed -> SignedVersions.propose(tx, proposed);
      case AddendumSigned signed -> signed(tx, signed);
      case AgreementEnded ended -> endAll(tx, ended.agreement(), ended.at());
      default -> Uni.createFrom().voidItem();
    };
  }

  private Uni<Void> signed(SqlConnection tx, AddendumSigned event) {
    return SignedVersions.with(tx, event)
        .chain(
            versions ->
                endAll(tx, event.agreement(), event.effectiveFrom())
                    .chain(() -> goOn(tx, event, versions))
                    .chain(() -> hold(tx, event, versions.now().addendum())));
  }

  /** What it names no more is measured while the terms that name it still judge. */
  private static Uni<Void> goOn(SqlConnection tx, AddendumSigned event, SignedVersions versions) {
    return GO_ON.change(
        tx,
        event.agreement().value(),
        event.effectiveFrom(),
        versions.judgesFrom(event.effectiveFrom()),
        versions.points().toArray(String[]::new));
  }

  private Uni<Void> hold(SqlConnection tx, AddendumSigned event, Addendum addendum) {
    return Change.all(
        tx,
        addendum.services().stream()
            .flatMap(
                terms -> terms.points().stream().map(point -> point(event, addendum, terms, point)))
            .toList());
  }

  private static Change point(
      AddendumSigned event, Addendum addendum, ServiceTerms terms, MeasurementPoint point) {
    return Change.of(
        POINT,
        event.agreement().value(),
        event.addendumVersion(),
        point.point().value(),
        addendum.customer().value(),
        terms.service(),
        SignedVersions.text(point),
        point.confirm(),
        event.effectiveFrom());
  }

  /** What would have begun later never does; what holds ends. */
  private static Uni<Void> endAll(SqlConnection tx, AgreementId agreement, Instant at) {
    return FORGET
        .change(tx, agreement.value(), at)
        .chain(() -> END.change(tx, agreement.value(), at));
  }
}
