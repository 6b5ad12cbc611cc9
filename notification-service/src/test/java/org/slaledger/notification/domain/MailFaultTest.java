package org.slaledger.notification.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MailFaultTest {
  @Test
  void a_servers_codes_are_told_and_not_its_words() {
    assertThat(of("recipient address not accepted: 550 5.1.1 <carla@acme.example> unknown"))
        .isEqualTo("IllegalStateException 550 5.1.1");
    assertThat(of("452-too much for Carla Day")).isEqualTo("IllegalStateException 452");
    assertThat(of("carla550@acme.example is no address")).isEqualTo("IllegalStateException");
    assertThat(MailFault.of(new IllegalStateException())).isEqualTo("IllegalStateException");
  }

  private static String of(String message) {
    return MailFault.of(new IllegalStateException(message));
  }
}
