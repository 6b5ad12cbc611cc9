package org.slaledger.testkit;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Gives a service under test a real broker, a fresh database and a token issuer, all on random
 * ports and shared by the tests of one JVM. Use it as
 *
 * <pre>{@code
 * @QuarkusTestResource(value = PlatformResource.class, initArgs = @ResourceArg(name = "database", value = "ticket"))
 * }</pre>
 *
 * <p>The argument {@code database} is the service's database. The same name gives the same database
 * throughout a JVM, also after Quarkus has started the service anew for another test profile:
 * journal and log stay in step. With the argument {@code mail=true} there is a mail server, too;
 * see {@link Mailbox}.
 */
public final class PlatformResource implements QuarkusTestResourceLifecycleManager {
  private String database = "service";
  private boolean mail;

  @Override
  public void init(Map<String, String> arguments) {
    database = Objects.requireNonNullElse(arguments.get("database"), database);
    mail = Boolean.parseBoolean(arguments.get("mail"));
  }

  @Override
  public Map<String, String> start() {
    var settings = new HashMap<>(ports());
    settings.putAll(database(Shared.database(database)));
    settings.put("sla.kafka.bootstrap", Shared.kafka());
    settings.put("kafka.bootstrap.servers", Shared.kafka());
    settings.put("sla.kafka.replication", "1");
    settings.put("sla.oidc.issuer", Shared.issuer());
    settings.put("sla.relay.poll", "PT0.01S");
    settings.put("sla.seal.keys", Sealing.PLATFORM_KEY);
    settings.put("sla.seal.current", Sealing.PLATFORM_KEY_NAME);
    if (mail) {
      settings.put("sla.smtp.host", "localhost");
      settings.put("sla.smtp.port", Shared.mail()[0]);
    }
    return settings;
  }

  private static Map<String, String> ports() {
    return Map.of(
        "quarkus.http.test-port", "0",
        "quarkus.management.test-port", "0");
  }

  private static Map<String, String> database(String name) {
    return Map.of(
        "sla.db.host", "localhost",
        "sla.db.port", String.valueOf(Shared.postgres()),
        "sla.db.name", name,
        "sla.db.owner.user", name + "_owner",
        "sla.db.owner.password", name + "_owner",
        "sla.db.app.user", name + "_app",
        "sla.db.app.password", name + "_app",
        "sla.db.replication.user", name + "_replication",
        "sla.db.replication.password", name + "_replication");
  }

  @Override
  public void stop() {
    // the parts are shared with the tests to come; they stop with the JVM
  }
}
