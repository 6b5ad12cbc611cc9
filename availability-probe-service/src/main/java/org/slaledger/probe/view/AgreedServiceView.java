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
import org.slaledger.contract.terms.Addendum;
import org.slaledger.contract.terms.ServiceTerms;
import org.slaledger.journal.Change;
import org.slaledger.journal.Sql;
import org.slaledger.journal.View;
import org.slaledger.journal.ViewTable;

/**
 * Which services customers have, and when. A version that is signed replaces all that its agreement
 * said from its effective instant on.
 */
@ApplicationScoped
public class AgreedServiceView implements View {
  private static final String HOLD =
      """
      INSERT INTO agreed_service
        (agreement, addendum_version, service, customer, points, effective_from)
      VALUES ($1, $2, $3, $4, $5, $6)
      """;
  private static final Sql FORGET =
      new Sql("DELETE FROM agreed_service WHERE agreement = $1 AND effective_from >= $2");
  private static final Sql END =
      new Sql(
          """
      UPDATE agreed_service SET effective_until = $2
      WHERE agreement = $1 AND (effective_until IS NULL OR effective_until > $2)
      """);

  @Override
  public List<ViewTable> tables() {
    return ViewTable.of("agreed_service");
  }

  @Override
  public Uni<Void> apply(SqlConnection tx, Recorded event) {
    return switch (event.envelope().data()) {
      case AddendumSigned signed ->
          SignedVersions.with(tx, signed)
              .chain(
                  versions ->
                      end(tx, signed.agreement(), signed.effectiveFrom())
                          .chain(() -> hold(tx, signed, versions.now().addendum())));
      case AgreementEnded ended -> end(tx, ended.agreement(), ended.at());
      default -> Uni.createFrom().voidItem();
    };
  }

  private static Uni<Void> hold(SqlConnection tx, AddendumSigned event, Addendum addendum) {
    return Change.all(
        tx, addendum.services().stream().map(terms -> held(event, addendum, terms)).toList());
  }

  private static Change held(AddendumSigned event, Addendum addendum, ServiceTerms terms) {
    return Change.of(
        HOLD,
        event.agreement().value(),
        event.addendumVersion(),
        terms.service(),
        addendum.customer().value(),
        terms.points().stream().map(point -> point.point().value()).toArray(String[]::new),
        event.effectiveFrom());
  }

  /** What would have begun later never does; what holds ends. */
  private static Uni<Void> end(SqlConnection tx, AgreementId agreement, Instant at) {
    return FORGET
        .change(tx, agreement.value(), at)
        .chain(() -> END.change(tx, agreement.value(), at));
  }
}
