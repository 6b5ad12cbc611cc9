package org.slaledger.contract.seal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slaledger.contract.Sealed;
import org.slaledger.contract.StreamId;

class SealingTest {
  private static final StreamId STREAM = StreamId.of("ticket", "T-1");
  private static final String TEXT = "Every page says \"503\" 🚚\nsince noon";
  private static final String OLD = "old:" + Base64.getEncoder().encodeToString(new byte[32]);
  private static final String NEW =
      "new:"
          + Base64.getEncoder().encodeToString("0123456789abcdef0123456789abcdef".getBytes(UTF_8));

  private static final String NONE = "AAAA";

  private final DataKey key = DataKey.fresh("ticket/T-1");
  private final PlatformKeys platform = PlatformKeys.of(List.of(OLD), "old");

  @Test
  void what_was_sealed_opens_in_its_place() {
    // When
    Sealed sealed = key.seal(STREAM, "text", TEXT);
    // Then
    assertThat(key.open(sealed, STREAM, "text")).hasValue(TEXT);
    assertThat(sealed.value()).doesNotContain("503");
  }

  @Test
  void the_same_text_is_sealed_otherwise_each_time() {
    assertThat(key.seal(STREAM, "text", TEXT)).isNotEqualTo(key.seal(STREAM, "text", TEXT));
  }

  @Test
  void what_was_moved_to_another_stream_field_or_key_does_not_open() {
    // Given
    Sealed sealed = key.seal(STREAM, "text", TEXT);
    Sealed renamed = new Sealed(sealed.value().replace("ticket/T-1", "ticket/T-2"));
    // Then
    assertThat(key.open(sealed, StreamId.of("ticket", "T-2"), "text")).isEmpty();
    assertThat(key.open(sealed, STREAM, "subject")).isEmpty();
    assertThat(key.open(renamed, STREAM, "text")).isEmpty();
    assertThat(DataKey.fresh("ticket/T-1").open(sealed, STREAM, "text")).isEmpty();
  }

  @Test
  void what_was_changed_anywhere_does_not_open() {
    // Given
    Sealed sealed = key.seal(STREAM, "text", TEXT);
    byte[] content = Base64.getUrlDecoder().decode(sealed.content());
    // Then
    for (int i = 0; i < content.length; i++) {
      byte[] changed = content.clone();
      changed[i] ^= 1;
      assertThat(key.open(sealed(changed), STREAM, "text")).isEmpty();
    }
  }

  @Test
  void a_version_of_tomorrow_does_not_open() {
    // Given
    Sealed sealed = key.seal(STREAM, "text", TEXT);
    // Then
    assertThat(key.open(new Sealed("v2" + sealed.value().substring(2)), STREAM, "text")).isEmpty();
  }

  @Test
  void a_wrapped_key_opens_what_it_sealed_and_under_its_own_name_only() throws IOException {
    // Given
    Sealed sealed = key.seal(STREAM, "text", TEXT);
    KeyRecord record = KeyRecord.read(KeyRecord.of(key, platform).json().getBytes(UTF_8));
    // Then
    assertThat(record.open(platform).orElseThrow().open(sealed, STREAM, "text")).hasValue(TEXT);
    assertThat(record.json()).doesNotContain(Base64.getEncoder().encodeToString(key.bytes()));
    assertThat(platform.unwrap("ticket/T-2", "old", String.valueOf(record.wrapped()))).isEmpty();
    assertThat(platform.unwrap("ticket/T-1", "new", String.valueOf(record.wrapped()))).isEmpty();
  }

  @Test
  void after_a_rotation_the_old_platform_key_is_needed_no_more() {
    // Given
    Sealed sealed = key.seal(STREAM, "text", TEXT);
    KeyRecord before = KeyRecord.of(key, platform);
    // When
    KeyRecord after = before.rewrapped(PlatformKeys.of(List.of(OLD, NEW), "new")).orElseThrow();
    // Then
    PlatformKeys left = PlatformKeys.of(List.of(NEW), "new");
    assertThat(after.version()).isEqualTo(2);
    assertThat(after.open(left).orElseThrow().open(sealed, STREAM, "text")).hasValue(TEXT);
    assertThat(before.open(left)).isEmpty();
    assertThat(before.rewrapped(left)).isEmpty();
  }

  @Test
  void an_erased_key_holds_nothing_but_who_when_and_why() throws IOException {
    // Given
    Instant at = Instant.parse("2026-11-23T12:00:00Z");
    // When
    KeyRecord erased = KeyRecord.of(key, platform).erased(at, "olaf", "request 17");
    // Then
    assertThat(erased.json())
        .isEqualTo(
            """
            {"key":"ticket/T-1","version":2,"erasedAt":"2026-11-23T12:00:00Z",\
            "erasedBy":"olaf","reason":"request 17"}""");
    assertThat(KeyRecord.read(erased.json().getBytes(UTF_8))).isEqualTo(erased);
    assertThat(erased.open(platform)).isEmpty();
  }

  @Test
  void what_is_wrong_with_the_configuration_names_the_setting_and_no_key() {
    String secret = Base64.getEncoder().encodeToString("too short".getBytes(UTF_8));
    refused(List.of(), "old", "sla.seal.keys is missing", NONE);
    refused(List.of("old:" + secret), "old", "sla.seal.keys, entry 1, has 9 bytes", secret);
    refused(List.of(OLD, "new:%%%"), "old", "sla.seal.keys, entry 2, is no base64", "%%%");
    refused(List.of(secret), "old", "sla.seal.keys, entry 1, has no name", secret);
    refused(List.of(OLD, OLD), "old", "sla.seal.keys, entry 2, has the name of another one", NONE);
    refused(List.of(OLD), "new", "sla.seal.current is \"new\"", NONE);
  }

  private static void refused(List<String> keys, String current, String why, String hidden) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PlatformKeys.of(keys, current))
        .withMessageStartingWith(why)
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain(hidden));
  }

  private static Sealed sealed(byte[] content) {
    return new Sealed(
        "v1:ticket/T-1:" + Base64.getUrlEncoder().withoutPadding().encodeToString(content));
  }
}
