package org.slaledger.journal.seal;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.Sealed;
import org.slaledger.contract.seal.KeyRecord;

/**
 * Opens what views and answers keep sealed. It looks keys up anew each time, so that what was
 * erased is gone with the commit, and never fails for want of a key.
 */
@ApplicationScoped
public class Unseal {
  private final SealSettings settings;

  /** With the platform's keys. */
  public Unseal(SealSettings settings) {
    this.settings = settings;
  }

  /** The keys of these sealed texts, as far as they are there; nulls are passed over. */
  public Uni<OpenKeys> keys(SqlClient from, Collection<? extends @Nullable String> sealed) {
    String[] wanted =
        sealed.stream()
            .filter(Objects::nonNull)
            .map(text -> new Sealed(text).key())
            .distinct()
            .toArray(String[]::new);
    return wanted.length == 0
        ? Uni.createFrom().item(new OpenKeys(Map.of(), settings.platform()))
        : KeyTable.some(from, wanted)
            .map(
                found ->
                    found.stream().collect(Collectors.toMap(KeyRecord::key, Function.identity())))
            .map(records -> new OpenKeys(records, settings.platform()));
  }
}
