package org.slaledger.credit.automation;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.slaledger.journal.AlarmSource.Finding;

/** What a table says is wrong, for a look that must not block: each look asks for the next one. */
final class AskedFindings {
  private static final Logger LOG = Logger.getLogger(AskedFindings.class);

  private final String what;
  private final Supplier<Uni<List<Finding>>> question;
  private volatile List<Finding> latest = List.of();

  /**
   * Of one table.
   *
   * @param what is asked, for the log
   */
  AskedFindings(String what, Supplier<Uni<List<Finding>>> question) {
    this.what = what;
    this.question = question;
  }

  /** The answer that came last. */
  List<Finding> look() {
    question
        .get()
        .subscribe()
        .with(
            found -> latest = found,
            failure -> LOG.warnf("%s could not be read: %s", what, failure));
    return latest;
  }
}
