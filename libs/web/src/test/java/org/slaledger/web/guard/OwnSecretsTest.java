package org.slaledger.web.guard;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.StartupEvent;
import org.junit.jupiter.api.Test;

class OwnSecretsTest {
  private static final String OWN = "0123456789012345678901234567890123456789";
  private static final String PUBLISHED = "local-session-secret-for-no-other-use";

  @Test
  void published_secrets_serve_here_and_not_behind_https() {
    assertThatCode(() -> start(false, PUBLISHED, "local-client-secret")).doesNotThrowAnyException();
    assertThatThrownBy(() -> start(true, PUBLISHED, OWN)).hasMessageContaining("SESSION");
    assertThatThrownBy(() -> start(true, OWN, "local-client-secret"))
        .hasMessageContaining("CLIENT");
    assertThatCode(() -> start(true, OWN, OWN)).doesNotThrowAnyException();
  }

  @Test
  void a_short_secret_serves_nowhere() {
    assertThatThrownBy(() -> start(false, "short", OWN)).hasMessageContaining("32");
  }

  private static void start(boolean https, String session, String client) {
    new OwnSecrets(https, session, client).check(new StartupEvent());
  }
}
