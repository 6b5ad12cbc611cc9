package org.slaledger.credit.view;

import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import org.slaledger.contract.terms.Party;
import org.slaledger.journal.Sql;

/** One side agreed. */
public record ShownAcceptance(Party party, String by, Instant at) {
  static ShownAcceptance of(Row row) {
    return new ShownAcceptance(
        Party.valueOf(row.getString("party")),
        row.getString("accepted_by"),
        Sql.instant(row, "accepted_at"));
  }
}
