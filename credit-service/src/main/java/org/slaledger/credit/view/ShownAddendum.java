package org.slaledger.credit.view;

import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.terms.Addendum;
import org.slaledger.credit.domain.agreement.VersionState;
import org.slaledger.journal.Sql;

/**
 * One version of an agreement's terms.
 *
 * @param state how it stands now
 * @param documentHash what is agreed on: lower-case hex SHA-256 of the addendum's canonical JSON
 * @param accepted who agreed, in the order in which they did
 * @param signedAt when the second side agreed; null until then
 * @param effectiveFrom from when on it holds
 */
public record ShownAddendum(
    int version,
    VersionState state,
    String documentHash,
    Instant proposedAt,
    List<ShownAcceptance> accepted,
    @Nullable Instant signedAt,
    @Nullable Instant effectiveFrom,
    Addendum addendum) {
  /** Keeps a copy. */
  public ShownAddendum {
    accepted = List.copyOf(accepted);
  }

  static ShownAddendum of(Row row, VersionState state, List<ShownAcceptance> accepted) {
    return new ShownAddendum(
        row.getInteger("number"),
        state,
        row.getString("hash"),
        Sql.instant(row, "proposed_at"),
        accepted,
        Sql.instantOrNull(row, "signed_at"),
        Sql.instantOrNull(row, "effective_from"),
        Documents.read(row.getString("document"), Addendum.class));
  }
}
