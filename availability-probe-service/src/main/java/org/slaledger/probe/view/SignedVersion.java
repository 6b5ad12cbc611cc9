package org.slaledger.probe.view;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.List;
import org.slaledger.contract.event.AgreementEvent.AddendumProposed;
import org.slaledger.contract.event.AgreementEvent.AddendumSigned;
import org.slaledger.contract.json.ContractJson;
import org.slaledger.contract.terms.Addendum;
import org.slaledger.contract.terms.FrozenZoneTerms;
import org.slaledger.journal.Sql;
import org.slaledger.promises.JudgedFrom;

/**
 * A version of an addendum that was proposed and is signed now.
 *
 * @param judgesFrom from when on its terms judge what is recorded
 */
record SignedVersion(Addendum addendum, Instant judgesFrom) {
  private static final ObjectMapper JSON = ContractJson.mapper();
  private static final Sql PROPOSE =
      new Sql(
          """
      INSERT INTO proposed_addendum (agreement, version, addendum, zone) VALUES ($1, $2, $3, $4)
      ON CONFLICT (agreement, version) DO UPDATE
      SET addendum = excluded.addendum, zone = excluded.zone
      """);
  private static final Sql PROPOSED =
      new Sql(
          """
      SELECT addendum, zone, NOT EXISTS (SELECT 1 FROM judging_terms
        WHERE agreement = $1 AND addendum_version < $2 AND holds_from < $3) AS first
      FROM proposed_addendum WHERE agreement = $1 AND version = $2
      """);

  /** Keeps what was proposed until it is signed. */
  static Uni<Void> propose(SqlConnection tx, AddendumProposed event) {
    return PROPOSE.change(
        tx,
        event.agreement().value(),
        event.addendumVersion(),
        text(event.addendum()),
        text(event.zone()));
  }

  /** What was proposed; fails where nothing was. */
  static Uni<SignedVersion> of(SqlConnection tx, AddendumSigned event) {
    return PROPOSED
        .list(
            tx,
            row -> read(row, event.effectiveFrom()),
            event.agreement().value(),
            event.addendumVersion(),
            event.effectiveFrom())
        .map(
            found -> {
              if (found.isEmpty()) {
                throw new IllegalStateException(
                    "%s version %d was never proposed"
                        .formatted(event.agreement(), event.addendumVersion()));
              }
              return found.getFirst();
            });
  }

  /** The names of its points. */
  List<String> points() {
    return addendum.services().stream()
        .flatMap(service -> service.points().stream())
        .map(point -> point.point().value())
        .toList();
  }

  static String text(Object terms) {
    try {
      return JSON.writeValueAsString(terms);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("terms that can't be written", e);
    }
  }

  static <T> T read(String text, Class<T> type) {
    try {
      return JSON.readValue(text, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("terms that this service wrote down", e);
    }
  }

  private static SignedVersion read(Row row, Instant effective) {
    Addendum addendum = read(row.getString("addendum"), Addendum.class);
    FrozenZoneTerms zone = read(row.getString("zone"), FrozenZoneTerms.class);
    boolean first = row.getBoolean("first");
    return new SignedVersion(addendum, JudgedFrom.of(effective, first, addendum.cycle(), zone));
  }
}
