package org.slaledger.clock.view;

import static java.time.ZoneOffset.UTC;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.StreamSupport;
import org.slaledger.clock.domain.SignedTerms;
import org.slaledger.contract.AgreementId;
import org.slaledger.contract.CustomerId;
import org.slaledger.contract.Recorded;
import org.slaledger.contract.event.AgreementEvent;
import org.slaledger.contract.event.AgreementEvent.AddendumProposed;
import org.slaledger.contract.event.AgreementEvent.AddendumSigned;
import org.slaledger.contract.event.AgreementEvent.AgreementEnded;
import org.slaledger.contract.json.ContractJson;
import org.slaledger.contract.terms.Addendum;
import org.slaledger.contract.terms.FrozenZoneTerms;
import org.slaledger.journal.View;
import org.slaledger.journal.ViewTable;

/** Every customer's terms, version by version. */
@ApplicationScoped
public class Terms implements View {
  private static final String PROPOSED =
      """
      INSERT INTO terms (agreement, version, customer, addendum, zones) VALUES ($1, $2, $3, $4, $5)
      """;
  private static final String SIGNED =
      """
      UPDATE terms SET effective_from = $3, signed_at = $4 WHERE agreement = $1 AND version = $2
      """;
  private static final String ENDED = "UPDATE terms SET ended_at = $2 WHERE agreement = $1";
  private static final String SIGNED_BY =
      "SELECT * FROM terms WHERE customer = $1 AND effective_from IS NOT NULL";
  private static final String CUSTOMER =
      "SELECT customer FROM terms WHERE agreement = $1 ORDER BY version LIMIT 1";

  private final ObjectMapper json = ContractJson.mapper();

  @Override
  public List<ViewTable> tables() {
    return ViewTable.of("terms");
  }

  @Override
  public Uni<Void> apply(SqlConnection tx, Recorded event) {
    return event.envelope().data() instanceof AgreementEvent agreement
        ? take(tx, agreement, event.envelope().recordedTime().atOffset(UTC))
        : Uni.createFrom().voidItem();
  }

  private Uni<Void> take(SqlConnection tx, AgreementEvent event, OffsetDateTime recorded) {
    String agreement = event.agreement().value();
    return switch (event) {
      case AddendumProposed e ->
          run(
              tx,
              PROPOSED,
              Tuple.of(
                  agreement,
                  e.addendumVersion(),
                  e.addendum().customer().value(),
                  write(e.addendum()),
                  write(e.zones().toArray(FrozenZoneTerms[]::new))));
      case AddendumSigned e ->
          run(
              tx,
              SIGNED,
              Tuple.of(agreement, e.addendumVersion(), e.effectiveFrom().atOffset(UTC), recorded));
      case AgreementEnded e -> run(tx, ENDED, Tuple.of(agreement, e.at().atOffset(UTC)));
    };
  }

  /** All versions that a customer has signed, of all of its agreements. */
  public Uni<List<SignedTerms>> signedBy(SqlConnection tx, CustomerId customer) {
    return tx.preparedQuery(SIGNED_BY)
        .execute(Tuple.of(customer.value()))
        .map(rows -> StreamSupport.stream(rows.spliterator(), false).map(this::signed).toList());
  }

  /** Whose agreement it is; its terms must have been proposed. */
  public Uni<CustomerId> customerOf(SqlConnection tx, AgreementId agreement) {
    return tx.preparedQuery(CUSTOMER)
        .execute(Tuple.of(agreement.value()))
        .map(rows -> new CustomerId(rows.iterator().next().getString("customer")));
  }

  private static Uni<Void> run(SqlConnection tx, String sql, Tuple values) {
    return tx.preparedQuery(sql).execute(values).replaceWithVoid();
  }

  private SignedTerms signed(Row row) {
    OffsetDateTime ended = row.getOffsetDateTime("ended_at");
    return new SignedTerms(
        new AgreementId(row.getString("agreement")),
        row.getInteger("version"),
        read(row.getString("addendum"), Addendum.class),
        List.of(read(row.getString("zones"), FrozenZoneTerms[].class)),
        row.getOffsetDateTime("effective_from").toInstant(),
        row.getOffsetDateTime("signed_at").toInstant(),
        ended == null ? null : ended.toInstant());
  }

  private String write(Object value) {
    try {
      return json.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("terms that can't be written", e);
    }
  }

  private <T> T read(String text, Class<T> type) {
    try {
      return json.readValue(text, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("terms that can't be read", e);
    }
  }
}
