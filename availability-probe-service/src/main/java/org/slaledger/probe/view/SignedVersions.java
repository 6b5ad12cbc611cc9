package org.slaledger.probe.view;

import static org.slaledger.journal.Sql.instantOrNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.slaledger.contract.event.AgreementEvent.AddendumProposed;
import org.slaledger.contract.event.AgreementEvent.AddendumSigned;
import org.slaledger.contract.json.ContractJson;
import org.slaledger.contract.terms.Addendum;
import org.slaledger.contract.terms.FrozenZoneTerms;
import org.slaledger.journal.Sql;
import org.slaledger.promises.Agreement;
import org.slaledger.promises.Agreement.Version;
import org.slaledger.promises.AvailabilityInForce;
import org.slaledger.promises.AvailabilityInForce.Stretch;

/**
 * The versions of an agreement that were signed, with the one that is signed now.
 *
 * @param now that one
 * @param stretches when which version's terms judge
 */
record SignedVersions(Version now, List<Stretch> stretches) {
  private static final ObjectMapper JSON = ContractJson.mapper();
  private static final Sql PROPOSE =
      new Sql(
          """
      INSERT INTO proposed_addendum (agreement, version, addendum, zone) VALUES ($1, $2, $3, $4)
      ON CONFLICT (agreement, version) DO UPDATE
      SET addendum = excluded.addendum, zone = excluded.zone
      """);
  private static final Sql SIGN =
      new Sql(
          "UPDATE proposed_addendum SET effective_from = $3 WHERE agreement = $1 AND version = $2");
  private static final Sql SIGNED =
      new Sql(
          """
      SELECT * FROM proposed_addendum WHERE agreement = $1 AND effective_from IS NOT NULL
      ORDER BY version
      """);

  /** Keeps what was proposed. */
  static Uni<Void> propose(SqlConnection tx, AddendumProposed event) {
    return PROPOSE.change(
        tx,
        event.agreement().value(),
        event.addendumVersion(),
        text(event.addendum()),
        text(event.zone()));
  }

  /** Notes what is signed; fails where it was never proposed. */
  static Uni<SignedVersions> with(SqlConnection tx, AddendumSigned event) {
    String agreement = event.agreement().value();
    return SIGN.change(tx, agreement, event.addendumVersion(), event.effectiveFrom())
        .chain(() -> SIGNED.list(tx, SignedVersions::version, agreement))
        .map(
            all ->
                new SignedVersions(
                    all.stream()
                        .filter(it -> it.number() == event.addendumVersion())
                        .findFirst()
                        .orElseThrow(() -> neverProposed(event)),
                    new AvailabilityInForce(new Agreement(all, null)).stretches()));
  }

  /** From when on the terms that are signed now judge; when they are effective, if ever. */
  Instant judgesFrom(Instant effective) {
    return stretches.stream()
        .filter(it -> it.version().number() == now.number())
        .map(Stretch::from)
        .findFirst()
        .orElse(effective);
  }

  /** The names of the points that they name. */
  List<String> points() {
    return now.addendum().services().stream()
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

  private static IllegalStateException neverProposed(AddendumSigned event) {
    return new IllegalStateException(
        "%s version %d was never proposed".formatted(event.agreement(), event.addendumVersion()));
  }

  private static Version version(Row row) {
    return new Version(
        row.getInteger("version"),
        read(row.getString("addendum"), Addendum.class),
        "",
        read(row.getString("zone"), FrozenZoneTerms.class),
        Map.of(),
        instantOrNull(row, "effective_from"));
  }
}
