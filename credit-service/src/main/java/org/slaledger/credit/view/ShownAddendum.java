package org.slaledger.credit.view;

import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.terms.Addendum;
import org.slaledger.journal.Sql;

/**
 * One version of an agreement's terms.
 *
 * @param documentHash what is signed: lower-case hex SHA-256 of the addendum's canonical JSON
 * @param signedBy who signed for the customer; null while nobody has
 * @param effectiveFrom from when on it holds
 */
public record ShownAddendum(
    int version,
    String documentHash,
    Instant proposedAt,
    @Nullable String signedBy,
    @Nullable Instant signedAt,
    @Nullable Instant effectiveFrom,
    Addendum addendum) {
  static ShownAddendum of(Row row) {
    return new ShownAddendum(
        row.getInteger("number"),
        row.getString("hash"),
        Sql.instant(row, "proposed_at"),
        row.getString("signed_by"),
        Sql.instantOrNull(row, "signed_at"),
        Sql.instantOrNull(row, "effective_from"),
        Documents.read(row.getString("document"), Addendum.class));
  }
}
