package org.slaledger.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdsTest {
  private static final long SEED = Long.getLong("contract.seed", System.nanoTime());
  private static final List<Function<String, Object>> IDS =
      List.of(
          CustomerId::new,
          AgreementId::new,
          TicketId::new,
          WindowId::new,
          NoticeId::new,
          PointId::new);

  @ParameterizedTest
  @ValueSource(strings = {"a", "T-1042", "acme_2026.1", "0"})
  void a_name_is_taken_by_every_id(String name) {
    assertThat(Name.isOne(name)).isTrue();
    assertThat(IDS).allSatisfy(id -> assertThat(id.apply(name)).hasToString(name));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "-a",
        ".a",
        "_a",
        "a b",
        "a/b",
        "a\n",
        "é",
        "a:b",
        "a@b",
        "../a",
        "0123456789012345678901234567890123456789012345678901234567890123x"
      })
  void what_is_no_name_is_refused_by_every_id(String name) {
    assertThat(Name.isOne(name)).isFalse();
    assertThat(IDS)
        .allSatisfy(id -> assertThatIllegalArgumentException().isThrownBy(() -> id.apply(name)));
  }

  @Test
  void a_stream_tells_its_parts_and_its_topic() {
    // When
    StreamId stream = StreamId.of("probe", "acme-portal@ams-1");
    // Then
    assertThat(stream.prefix()).isEqualTo("probe");
    assertThat(stream.id()).isEqualTo("acme-portal@ams-1");
    assertThat(stream.topic()).isEqualTo(Topic.AVAILABILITY);
    assertThat(stream).hasToString("probe/acme-portal@ams-1");
  }

  @Test
  void a_clock_has_a_stream_for_each_kind() {
    assertThat(ClockKind.UPDATE.stream(new TicketId("T-1")))
        .isEqualTo(new StreamId("clock/T-1:UPDATE"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ticket",
        "ticket/",
        "/T-1",
        "TICKET/T-1",
        "invoice/1",
        "ticket/T 1",
        "ticket/T/1",
        "ticket/-1",
        "ticket/T-1\n"
      })
  void what_is_no_stream_of_a_topic_is_refused(String value) {
    assertThatIllegalArgumentException().isThrownBy(() -> new StreamId(value));
  }

  @Test
  void a_stream_id_has_at_most_179_characters_behind_its_prefix() {
    assertThat(StreamId.of("ticket", "x".repeat(179)).id()).hasSize(179);
    assertThatIllegalArgumentException().isThrownBy(() -> StreamId.of("ticket", "x".repeat(180)));
  }

  @Test
  void the_longest_names_make_a_stream() {
    String longest = "x".repeat(64);
    assertThat(StreamId.of("probe", longest + "@" + longest).topic()).isEqualTo(Topic.AVAILABILITY);
    assertThat(ClockKind.RESPONSE.stream(new TicketId(longest)).topic()).isEqualTo(Topic.CLOCKS);
  }

  @Test
  void names_and_streams_have_the_forms_that_are_published() {
    RandomGenerator random = new SplittableRandom(SEED);
    for (int i = 0; i < 50_000; i++) {
      String text = text(random);
      assertThat(Name.isOne(text)).as("seed %d: %s", SEED, text).isEqualTo(text.matches(Name.FORM));
      String stream = "probe/" + text;
      for (String value : List.of(stream, text)) {
        assertThat(isStream(value))
            .as("seed %d: %s", SEED, value)
            .isEqualTo(value.matches(StreamId.FORM) && value.startsWith("probe/"));
      }
    }
  }

  private static String text(RandomGenerator random) {
    String letters = "aazZ09._-:@/ \n\u00e9";
    int length = random.nextInt(10) == 0 ? random.nextInt(60, 190) : random.nextInt(6);
    boolean plain = random.nextBoolean();
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append(letters.charAt(random.nextInt(plain ? 6 : letters.length())));
    }
    return text.toString();
  }

  private static boolean isStream(String value) {
    try {
      return new StreamId(value).value().equals(value);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
