package org.slaledger.credit.view;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.slaledger.contract.Envelope;
import org.slaledger.contract.Recorded;
import org.slaledger.contract.event.AgreementEvent;
import org.slaledger.contract.event.AgreementEvent.AddendumAccepted;
import org.slaledger.contract.event.AgreementEvent.AddendumProposed;
import org.slaledger.contract.event.AgreementEvent.AddendumSigned;
import org.slaledger.contract.event.AgreementEvent.AgreementEnded;
import org.slaledger.contract.terms.MeasurementPoint;
import org.slaledger.journal.Sql;
import org.slaledger.journal.View;
import org.slaledger.journal.ViewTable;
import org.slaledger.journal.steps.InTurn;

/** The agreements with their addenda, and which measurement point is whose. */
@ApplicationScoped
public class AgreementView implements View {
  private static final Sql SEEN = new Sql("UPDATE agreement SET version = $2 WHERE agreement = $1");
  private static final Sql FIRST =
      new Sql(
          """
          INSERT INTO agreement (agreement, customer, version) VALUES ($1, $2, 0)
          ON CONFLICT DO NOTHING
          """);
  private static final Sql PROPOSED =
      new Sql(
          """
          INSERT INTO addendum (agreement, number, hash, document, zone, proposed_at)
          VALUES ($1, $2, $3, $4, $5, $6)
          """);
  private static final Sql ACCEPTED =
      new Sql(
          """
          INSERT INTO acceptance (agreement, number, party, accepted_by, accepted_at)
          VALUES ($1, $2, $3, $4, $5)
          """);
  private static final Sql SIGNED =
      new Sql(
          """
          UPDATE addendum SET signed_at = $3, effective_from = $4
          WHERE agreement = $1 AND number = $2
          """);
  private static final Sql ENDED =
      new Sql("UPDATE agreement SET ended_at = $2 WHERE agreement = $1");
  private static final Sql POINT =
      new Sql("INSERT INTO point (point, agreement) VALUES ($1, $2) ON CONFLICT DO NOTHING");

  @Override
  public List<ViewTable> tables() {
    return ViewTable.of("agreement", "addendum", "acceptance", "point");
  }

  @Override
  public Uni<Void> apply(SqlConnection tx, Recorded event) {
    Envelope envelope = event.envelope();
    return envelope.data() instanceof AgreementEvent happened
        ? apply(tx, happened, envelope)
            .chain(() -> SEEN.change(tx, happened.agreement().value(), envelope.streamVersion()))
        : Uni.createFrom().voidItem();
  }

  private static Uni<Void> apply(SqlConnection tx, AgreementEvent happened, Envelope envelope) {
    String agreement = happened.agreement().value();
    return switch (happened) {
      case AddendumProposed e -> proposed(tx, e, envelope);
      case AddendumAccepted e ->
          ACCEPTED.change(
              tx,
              agreement,
              e.addendumVersion(),
              e.party().name(),
              e.acceptedBy(),
              envelope.recordedTime());
      case AddendumSigned e ->
          SIGNED.change(
              tx, agreement, e.addendumVersion(), envelope.recordedTime(), e.effectiveFrom());
      case AgreementEnded e -> ENDED.change(tx, agreement, e.at());
    };
  }

  private static Uni<Void> proposed(SqlConnection tx, AddendumProposed e, Envelope envelope) {
    String agreement = e.agreement().value();
    return FIRST
        .change(tx, agreement, e.addendum().customer().value())
        .chain(
            () ->
                PROPOSED.change(
                    tx,
                    agreement,
                    e.addendumVersion(),
                    e.documentHash(),
                    Documents.write(e.addendum()),
                    Documents.write(e.zone()),
                    envelope.recordedTime()))
        .chain(() -> points(tx, e));
  }

  private static Uni<Void> points(SqlConnection tx, AddendumProposed e) {
    return InTurn.each(
        e.addendum().services().stream()
            .flatMap(service -> service.points().stream())
            .map(MeasurementPoint::point)
            .toList(),
        point -> POINT.change(tx, point.value(), e.agreement().value()));
  }
}
