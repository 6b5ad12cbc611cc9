package org.slaledger.probe.view;

import static org.slaledger.probe.view.Columns.utc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import org.slaledger.contract.AgreementId;
import org.slaledger.contract.Recorded;
import org.slaledger.contract.event.AgreementEvent.AddendumProposed;
import org.slaledger.contract.event.AgreementEvent.AddendumSigned;
import org.slaledger.contract.event.AgreementEvent.AgreementEnded;
import org.slaledger.contract.json.ContractJson;
import org.slaledger.contract.terms.Addendum;
import org.slaledger.contract.terms.MaintenanceTerms;
import org.slaledger.contract.terms.MeasurementPoint;
import org.slaledger.contract.terms.ServiceTerms;
import org.slaledger.journal.View;
import org.slaledger.journal.ViewTable;

/**
 * What is agreed on points and services, and when. A version that is signed replaces all that its
 * agreement said from its effective instant on.
 */
@ApplicationScoped
public class AgreedTermsView implements View {
  private static final String PROPOSE =
      """
      INSERT INTO proposed_addendum (agreement, version, addendum) VALUES ($1, $2, $3)
      ON CONFLICT (agreement, version) DO UPDATE SET addendum = excluded.addendum
      """;
  private static final String PROPOSED =
      "SELECT addendum FROM proposed_addendum WHERE agreement = $1 AND version = $2";
  private static final String POINT =
      """
      INSERT INTO point_terms (agreement, addendum_version, point, customer, service, url,
        interval_ms, timeout_ms, confirm, expect_status, effective_from, since)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, COALESCE(
        (SELECT max(since) FROM point_terms
          WHERE agreement = $1 AND point = $3 AND effective_until = $11), $11))
      """;
  private static final String SERVICE =
      """
      INSERT INTO agreed_service
        (agreement, addendum_version, service, customer, notice_ms, effective_from)
      VALUES ($1, $2, $3, $4, $5, $6)
      """;

  private final ObjectMapper json = ContractJson.mapper();

  @Override
  public List<ViewTable> tables() {
    return ViewTable.of("proposed_addendum", "point_terms", "agreed_service");
  }

  @Override
  public Uni<Void> apply(SqlConnection tx, Recorded event) {
    return switch (event.envelope().data()) {
      case AddendumProposed proposed -> proposed(tx, proposed);
      case AddendumSigned signed -> signed(tx, signed);
      case AgreementEnded ended -> endAll(tx, ended.agreement(), ended.at());
      default -> Uni.createFrom().voidItem();
    };
  }

  private Uni<Void> proposed(SqlConnection tx, AddendumProposed event) {
    return tx.preparedQuery(PROPOSE)
        .execute(
            Tuple.of(event.agreement().value(), event.addendumVersion(), text(event.addendum())))
        .replaceWithVoid();
  }

  private Uni<Void> signed(SqlConnection tx, AddendumSigned event) {
    return endAll(tx, event.agreement(), event.effectiveFrom())
        .chain(
            () ->
                tx.preparedQuery(PROPOSED)
                    .execute(Tuple.of(event.agreement().value(), event.addendumVersion())))
        .chain(
            rows ->
                rows.rowCount() == 0
                    ? Uni.createFrom().failure(neverProposed(event))
                    : hold(tx, event, addendum(rows.iterator().next().getString(0))));
  }

  private static IllegalStateException neverProposed(AddendumSigned event) {
    return new IllegalStateException(
        event.agreement() + " version " + event.addendumVersion() + " was never proposed");
  }

  private Uni<Void> hold(SqlConnection tx, AddendumSigned event, Addendum addendum) {
    List<Tuple> services =
        addendum.services().stream().map(terms -> service(event, addendum, terms)).toList();
    List<Tuple> points =
        addendum.services().stream()
            .flatMap(
                terms -> terms.points().stream().map(point -> point(event, addendum, terms, point)))
            .toList();
    return batch(tx, SERVICE, services).chain(() -> batch(tx, POINT, points));
  }

  private static Uni<Void> batch(SqlConnection tx, String sql, List<Tuple> rows) {
    return rows.isEmpty()
        ? Uni.createFrom().voidItem()
        : tx.preparedQuery(sql).executeBatch(rows).replaceWithVoid();
  }

  private static Tuple service(AddendumSigned event, Addendum addendum, ServiceTerms terms) {
    MaintenanceTerms maintenance = terms.maintenance();
    return Tuple.from(
        new Object[] {
          event.agreement().value(),
          event.addendumVersion(),
          terms.service(),
          addendum.customer().value(),
          maintenance == null ? null : maintenance.notice().toMillis(),
          utc(event.effectiveFrom())
        });
  }

  private static Tuple point(
      AddendumSigned event, Addendum addendum, ServiceTerms terms, MeasurementPoint point) {
    return Tuple.from(
        new Object[] {
          event.agreement().value(),
          event.addendumVersion(),
          point.point().value(),
          addendum.customer().value(),
          terms.service(),
          point.url().toString(),
          point.interval().toMillis(),
          point.timeout().toMillis(),
          point.confirm(),
          point.expectStatus(),
          utc(event.effectiveFrom())
        });
  }

  /** What would have begun later never does; what holds ends. */
  private static Uni<Void> endAll(SqlConnection tx, AgreementId agreement, Instant at) {
    return end(tx, "point_terms", agreement, at)
        .chain(() -> end(tx, "agreed_service", agreement, at));
  }

  private static Uni<Void> end(SqlConnection tx, String table, AgreementId agreement, Instant at) {
    Tuple which = Tuple.of(agreement.value(), utc(at));
    return tx.preparedQuery(
            "DELETE FROM " + table + " WHERE agreement = $1 AND effective_from >= $2")
        .execute(which)
        .chain(
            () ->
                tx.preparedQuery(
                        "UPDATE "
                            + table
                            + " SET effective_until = $2 WHERE agreement = $1"
                            + " AND (effective_until IS NULL OR effective_until > $2)")
                    .execute(which))
        .replaceWithVoid();
  }

  private String text(Addendum addendum) {
    try {
      return json.writeValueAsString(addendum);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an addendum that can't be written", e);
    }
  }

  private Addendum addendum(String text) {
    try {
      return json.readValue(text, Addendum.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an addendum that can't be read", e);
    }
  }
}
