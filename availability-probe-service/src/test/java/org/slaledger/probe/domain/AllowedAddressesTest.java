package org.slaledger.probe.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AllowedAddressesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1", "127.8.9.1", "0.0.0.0", "10.1.2.3", "172.16.0.1", "172.31.255.255",
        "192.168.1.1", "169.254.169.254", "100.64.0.1", "224.0.0.1", "255.255.255.255", "::1",
        "::", "fe80::1", "fd00:ec2::254", "ff02::1", "::ffff:127.0.0.1", "64:ff9b::7f00:1"
      })
  void inner_addresses_are_denied(String address) {
    // Given
    AllowedAddresses nothingBesides = new AllowedAddresses(List.of());
    // When
    boolean allowed = nothingBesides.allow(InetAddress.ofLiteral(address));
    // Then
    assertThat(allowed).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"8.8.8.8", "172.15.0.1", "172.32.0.1", "128.0.0.1", "2a00:1450:4001:80b::200e"})
  void public_addresses_are_allowed(String address) {
    // When
    boolean allowed = new AllowedAddresses(List.of()).allow(InetAddress.ofLiteral(address));
    // Then
    assertThat(allowed).isTrue();
  }

  @Test
  void what_the_operator_allows_is_allowed_and_no_more() {
    // Given
    AllowedAddresses some = new AllowedAddresses(List.of("10.20.0.0/15", " ::1/128"));
    // Then
    assertThat(some.allow(InetAddress.ofLiteral("10.21.255.255"))).isTrue();
    assertThat(some.allow(InetAddress.ofLiteral("10.22.0.0"))).isFalse();
    assertThat(some.allow(InetAddress.ofLiteral("::1"))).isTrue();
    assertThat(some.allow(InetAddress.ofLiteral("127.0.0.1"))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.0.0.0", "10.0.0.0/33", "example.org/8", "10.0.0.0/-1"})
  void what_is_no_network_is_refused(String network) {
    assertThatThrownBy(() -> new AllowedAddresses(List.of(network)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
