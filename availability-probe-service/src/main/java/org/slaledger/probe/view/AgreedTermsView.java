package org.slaledger.probe.view;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
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
import org.slaledger.journal.Change;
import org.slaledger.journal.Sql;
import org.slaledger.journal.View;
import org.slaledger.journal.ViewTable;

/**
 * What is agreed on points and services, and when. A version that is signed replaces all that its
 * agreement said from its effective instant on.
 */
@ApplicationScoped
public class AgreedTermsView implements View {
  private static final Sql PROPOSE =
      new Sql(
          """
      INSERT INTO proposed_addendum (agreement, version, addendum) VALUES ($1, $2, $3)
      ON CONFLICT (agreement, version) DO UPDATE SET addendum = excluded.addendum
      """);
  private static final Sql PROPOSED =
      new Sql("SELECT addendum FROM proposed_addendum WHERE agreement = $1 AND version = $2");
  private static final String POINT =
      """
      INSERT INTO point_terms (agreement, addendum_version, point, customer, service, terms,
        confirm, effective_from, since)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, COALESCE(
        (SELECT max(since) FROM point_terms
          WHERE agreement = $1 AND point = $3 AND effective_until = $8), $8))
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
    return PROPOSE.change(
        tx, event.agreement().value(), event.addendumVersion(), text(event.addendum()));
  }

  private Uni<Void> signed(SqlConnection tx, AddendumSigned event) {
    return endAll(tx, event.agreement(), event.effectiveFrom())
        .chain(
            () ->
                PROPOSED.list(
                    tx,
                    row -> addendum(row.getString("addendum")),
                    event.agreement().value(),
                    event.addendumVersion()))
        .chain(
            proposed ->
                proposed.isEmpty()
                    ? Uni.createFrom().failure(neverProposed(event))
                    : hold(tx, event, proposed.getFirst()));
  }

  private static IllegalStateException neverProposed(AddendumSigned event) {
    return new IllegalStateException(
        event.agreement() + " version " + event.addendumVersion() + " was never proposed");
  }

  private Uni<Void> hold(SqlConnection tx, AddendumSigned event, Addendum addendum) {
    Stream<Change> services =
        addendum.services().stream().map(terms -> service(event, addendum, terms));
    Stream<Change> points =
        addendum.services().stream()
            .flatMap(
                terms ->
                    terms.points().stream().map(point -> point(event, addendum, terms, point)));
    return Change.all(tx, Stream.concat(services, points).toList());
  }

  private static Change service(AddendumSigned event, Addendum addendum, ServiceTerms terms) {
    MaintenanceTerms maintenance = terms.maintenance();
    return Change.of(
        SERVICE,
        event.agreement().value(),
        event.addendumVersion(),
        terms.service(),
        addendum.customer().value(),
        maintenance == null ? null : maintenance.notice().toMillis(),
        event.effectiveFrom());
  }

  private Change point(
      AddendumSigned event, Addendum addendum, ServiceTerms terms, MeasurementPoint point) {
    return Change.of(
        POINT,
        event.agreement().value(),
        event.addendumVersion(),
        point.point().value(),
        addendum.customer().value(),
        terms.service(),
        text(point),
        point.confirm(),
        event.effectiveFrom());
  }

  /** What would have begun later never does; what holds ends. */
  private static Uni<Void> endAll(SqlConnection tx, AgreementId agreement, Instant at) {
    return end(tx, "point_terms", agreement, at)
        .chain(() -> end(tx, "agreed_service", agreement, at));
  }

  private static Uni<Void> end(SqlConnection tx, String table, AgreementId agreement, Instant at) {
    Sql forget = new Sql("DELETE FROM " + table + " WHERE agreement = $1 AND effective_from >= $2");
    Sql end =
        new Sql(
            "UPDATE "
                + table
                + " SET effective_until = $2 WHERE agreement = $1"
                + " AND (effective_until IS NULL OR effective_until > $2)");
    return forget
        .change(tx, agreement.value(), at)
        .chain(() -> end.change(tx, agreement.value(), at));
  }

  private String text(Object terms) {
    try {
      return json.writeValueAsString(terms);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("terms that can't be written", e);
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
