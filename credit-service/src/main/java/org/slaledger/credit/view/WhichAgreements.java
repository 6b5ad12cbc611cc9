package org.slaledger.credit.view;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.AgreementId;
import org.slaledger.contract.CustomerId;
import org.slaledger.contract.PointId;
import org.slaledger.contract.terms.Addendum;
import org.slaledger.credit.domain.agreement.Elsewhere;
import org.slaledger.credit.domain.agreement.VersionState;
import org.slaledger.credit.domain.agreement.VersionState.Facts;
import org.slaledger.journal.Sql;

/** Which agreements are there, and under which terms? */
@ApplicationScoped
public class WhichAgreements {
  private static final Sql AGREEMENTS =
      new Sql(
          """
          SELECT * FROM agreement
          WHERE ($1::text IS NULL OR agreement = $1) AND ($2::text IS NULL OR customer = $2)
          ORDER BY agreement
          """);
  private static final Sql ADDENDA =
      new Sql("SELECT * FROM addendum WHERE agreement = ANY($1) ORDER BY number DESC");
  private static final Sql ACCEPTED =
      new Sql("SELECT * FROM acceptance WHERE agreement = ANY($1) ORDER BY accepted_at, party");
  private static final Sql POINTS_OF_OTHERS =
      new Sql("SELECT * FROM point WHERE point = ANY($1) AND agreement <> $2");
  private static final Sql ELSEWHERE =
      new Sql(
          """
          SELECT a.*, ag.ended_at FROM addendum a JOIN agreement ag USING (agreement)
          WHERE ag.customer = $1 AND a.agreement <> $2 AND a.effective_from IS NOT NULL
          ORDER BY a.agreement, a.number
          """);
  private static final Sql ALONE = new Sql("SELECT pg_advisory_xact_lock(hashtext('point'))");

  private final Pool db;
  private final InstantSource time;

  /** In the service's own views. */
  public WhichAgreements(Pool db, InstantSource time) {
    this.db = db;
    this.time = time;
  }

  /** In the order of their names; of one customer only where one is given. */
  public Uni<List<ShownAgreement>> all(@Nullable CustomerId customer) {
    return shown(db, null, customer == null ? null : customer.value());
  }

  /** One, if it is there. */
  public Uni<Optional<ShownAgreement>> named(AgreementId agreement) {
    return named(db, agreement);
  }

  /** One, as a transaction has left it so far. */
  public Uni<Optional<ShownAgreement>> named(SqlClient tx, AgreementId agreement) {
    return shown(tx, agreement.value(), null).map(found -> found.stream().findFirst());
  }

  /**
   * Those of the points that other agreements named before. Until the transaction ends nobody else
   * is told, so that two agreements can't take one name at the same moment.
   */
  public Uni<Map<PointId, AgreementId>> pointsOfOthers(
      SqlConnection tx, AgreementId agreement, Collection<PointId> points) {
    String[] names = points.stream().map(PointId::value).toArray(String[]::new);
    return ALONE
        .change(tx)
        .chain(() -> POINTS_OF_OTHERS.list(tx, row -> row, names, agreement.value()))
        .map(
            rows ->
                rows.stream()
                    .collect(
                        Collectors.toMap(
                            row -> new PointId(row.getString("point")),
                            row -> new AgreementId(row.getString("agreement")))));
  }

  /** What other agreements promise the customer; nobody else is told until the transaction ends. */
  public Uni<List<Elsewhere>> elsewhere(
      SqlConnection tx, AgreementId agreement, CustomerId customer) {
    return ALONE
        .change(tx)
        .chain(() -> ELSEWHERE.list(tx, row -> row, customer.value(), agreement.value()))
        .map(WhichAgreements::elsewhere);
  }

  private static List<Elsewhere> elsewhere(List<Row> signed) {
    return signed.stream()
        .collect(Collectors.groupingBy(row -> row.getString("agreement")))
        .entrySet()
        .stream()
        .flatMap(
            of ->
                Elsewhere.of(
                    new AgreementId(of.getKey()),
                    of.getValue().stream().map(WhichAgreements::signed).toList(),
                    Sql.instantOrNull(of.getValue().getFirst(), "ended_at"))
                    .stream())
        .toList();
  }

  private static Elsewhere.Signed signed(Row row) {
    return new Elsewhere.Signed(
        row.getInteger("number"),
        Sql.instant(row, "effective_from"),
        Documents.read(row.getString("document"), Addendum.class));
  }

  private Uni<List<ShownAgreement>> shown(
      SqlClient from, @Nullable String agreement, @Nullable String customer) {
    return AGREEMENTS
        .list(from, row -> row, agreement, customer)
        .flatMap(rows -> shown(from, rows));
  }

  private Uni<List<ShownAgreement>> shown(SqlClient from, List<Row> agreements) {
    String[] ids =
        agreements.stream().map(row -> row.getString("agreement")).toArray(String[]::new);
    return ADDENDA
        .list(from, row -> row, (Object) ids)
        .flatMap(
            addenda ->
                ACCEPTED
                    .list(from, row -> row, (Object) ids)
                    .map(accepted -> shown(agreements, addenda, accepted)));
  }

  private List<ShownAgreement> shown(List<Row> agreements, List<Row> addenda, List<Row> accepted) {
    return agreements.stream()
        .map(
            row ->
                new ShownAgreement(
                    new AgreementId(row.getString("agreement")),
                    new CustomerId(row.getString("customer")),
                    row.getLong("version"),
                    Sql.instantOrNull(row, "ended_at"),
                    versions(row, addenda, accepted)))
        .toList();
  }

  private List<ShownAddendum> versions(Row agreement, List<Row> addenda, List<Row> accepted) {
    List<Row> own = addenda.stream().filter(row -> same("agreement", row, agreement)).toList();
    List<Facts> facts =
        own.stream()
            .map(
                row ->
                    new Facts(
                        row.getInteger("number"),
                        of(row, accepted).size(),
                        Sql.instantOrNull(row, "effective_from")))
            .toList();
    Instant endedAt = Sql.instantOrNull(agreement, "ended_at");
    return IntStream.range(0, own.size())
        .mapToObj(
            i ->
                ShownAddendum.of(
                    own.get(i),
                    VersionState.of(facts.get(i), facts, endedAt, time.instant()),
                    of(own.get(i), accepted)))
        .toList();
  }

  private static List<ShownAcceptance> of(Row addendum, List<Row> accepted) {
    return accepted.stream()
        .filter(row -> same("agreement", row, addendum))
        .filter(row -> row.getInteger("number").equals(addendum.getInteger("number")))
        .map(ShownAcceptance::of)
        .toList();
  }

  private static boolean same(String column, Row one, Row other) {
    return one.getString(column).equals(other.getString(column));
  }
}
