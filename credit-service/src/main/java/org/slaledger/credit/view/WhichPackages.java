package org.slaledger.credit.view;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.slaledger.contract.PackageId;
import org.slaledger.journal.Sql;

/** Which packages of default terms are there? */
@ApplicationScoped
public class WhichPackages {
  private static final Sql LATEST =
      new Sql("SELECT DISTINCT ON (package) * FROM package ORDER BY package, version DESC");
  private static final Sql VERSIONS =
      new Sql("SELECT * FROM package WHERE package = $1 ORDER BY version DESC");

  private final Pool db;

  /** In the service's own views. */
  public WhichPackages(Pool db) {
    this.db = db;
  }

  /** Each in its latest version, by name. */
  public Uni<List<ShownPackage>> latest() {
    return LATEST.list(db, ShownPackage::of);
  }

  /** All versions of one, the latest first; none where nobody published it. */
  public Uni<List<ShownPackage>> versions(PackageId name) {
    return versions(db, name);
  }

  /** The same, as a transaction has left it so far. */
  public Uni<List<ShownPackage>> versions(SqlClient tx, PackageId name) {
    return VERSIONS.list(tx, ShownPackage::of, name.value());
  }
}
