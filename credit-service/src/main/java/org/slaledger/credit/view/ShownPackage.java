package org.slaledger.credit.view;

import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import org.slaledger.contract.PackageId;
import org.slaledger.contract.terms.PackageTerms;
import org.slaledger.contract.terms.PackageVersion;
import org.slaledger.journal.Sql;

/** One version of a package of default terms. */
public record ShownPackage(
    PackageId name, int version, Instant publishedAt, String publishedBy, PackageTerms terms) {
  static ShownPackage of(Row row) {
    return new ShownPackage(
        new PackageId(row.getString("package")),
        row.getInteger("version"),
        Sql.instant(row, "published_at"),
        row.getString("published_by"),
        Documents.read(row.getString("terms"), PackageTerms.class));
  }

  /** As an addendum names it. */
  public PackageVersion named() {
    return new PackageVersion(name, version);
  }
}
