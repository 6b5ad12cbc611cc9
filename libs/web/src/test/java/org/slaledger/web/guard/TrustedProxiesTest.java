package org.slaledger.web.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class TrustedProxiesTest {
  private static final String ADDRESS =
      "\\d+\\.\\d+\\.\\d+\\.\\d+(/\\d+)?|\\[[0-9a-f:]+]|[0-9a-f:]+/\\d+";

  // Quarkus looks a name up in the DNS at every request, and takes ::1 for the name ":"
  @Test
  void trusted_proxies_are_addresses_so_that_no_request_waits_for_a_lookup() throws IOException {
    // Given
    var settings = new Properties();
    try (var file = getClass().getResourceAsStream("/META-INF/microprofile-config.properties")) {
      settings.load(file);
    }

    // When
    var proxies = settings.getProperty("sla.trusted-proxies").split(",", -1);

    // Then
    assertThat(proxies).isNotEmpty().allMatch(proxy -> proxy.matches(ADDRESS));
  }
}
