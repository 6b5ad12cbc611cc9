package org.slaledger.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.DriverManager;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlatformResourceTest {
  @Test
  void its_settings_lead_to_a_database_with_the_three_roles() throws Exception {
    // Given
    var resource = new PlatformResource();
    resource.init(Map.of("database", "ticket"));

    // When
    var settings = resource.start();

    // Then
    var url =
        "jdbc:postgresql://%s:%s/%s"
            .formatted(
                settings.get("sla.db.host"),
                settings.get("sla.db.port"),
                settings.get("sla.db.name"));
    for (var role : new String[] {"owner", "app", "replication"}) {
      var user = settings.get("sla.db." + role + ".user");
      try (var connection =
          DriverManager.getConnection(url, user, settings.get("sla.db." + role + ".password"))) {
        assertThat(connection.isValid(5)).isTrue();
      }
    }
    assertThat(settings).containsEntry("sla.kafka.bootstrap", Log.bootstrap());
    assertThat(settings).containsEntry("quarkus.http.test-port", "0");
    assertThat(settings).doesNotContainKey("sla.smtp.port");
  }

  @Test
  void the_same_name_gives_the_same_database_and_issuer_throughout_the_jvm() {
    // Given
    var resource = new PlatformResource();
    resource.init(Map.of("database", "clock", "mail", "true"));

    // When
    var first = resource.start();
    var second = resource.start();

    // Then
    assertThat(second).isEqualTo(first);
    assertThat(first).containsEntry("sla.smtp.port", String.valueOf(Mailbox.smtpPort()));
    assertThat(new Mailbox("nobody@example.org").read()).isEmpty();
  }
}
