package org.slaledger.contract.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slaledger.contract.CustomerId;
import org.slaledger.contract.Envelope;
import org.slaledger.contract.event.CustomerEvent.CustomerRegistered;
import org.slaledger.contract.event.Event;

/** As if today's CustomerRegistered were its third version. */
class UpcastingTest {
  private static final String FIRST =
      """
      {"specversion":"1.0","id":"01939f00-0000-7000-8000-000000000001","source":"urn:slaledger:x",\
      "type":"slaledger.CustomerRegistered.v1","subject":"customer/acme",\
      "time":"2026-11-23T12:00:00Z","recordedtime":"2026-11-23T12:00:00Z","streamversion":1,\
      "actor":"agent-ada","data":{"id":"acme","called":"acme"}}""";
  private static final Upcaster ID_FIRST =
      new Upcaster(
          "CustomerRegistered",
          1,
          data -> {
            data.set("customer", data.remove("id"));
            return data;
          });
  private static final Upcaster THEN_NAME =
      new Upcaster(
          "CustomerRegistered",
          2,
          data -> {
            data.put(
                "name",
                data.remove("called").textValue() + " of " + data.get("customer").textValue());
            return data;
          });

  @Test
  void an_old_line_is_brought_up_step_by_step_and_keeps_its_bytes() {
    // When
    Reading reading = read(FIRST, List.of(THEN_NAME, ID_FIRST));
    // Then
    assertThat(reading)
        .isInstanceOfSatisfying(
            Reading.Known.class,
            known -> {
              assertThat(known.recorded().envelope().data())
                  .isEqualTo(new CustomerRegistered(new CustomerId("acme"), "acme of acme"));
              assertThat(known.recorded().line()).isEqualTo(FIRST.getBytes(UTF_8));
            });
  }

  @Test
  void a_line_of_the_version_between_takes_the_later_step_only() {
    // Given
    String second = FIRST.replace(".v1", ".v2").replace("\"id\":\"acme\"", "\"customer\":\"acme\"");
    // Then
    assertThat(read(second, List.of(ID_FIRST, THEN_NAME))).isInstanceOf(Reading.Known.class);
  }

  @Test
  void a_missing_step_makes_the_line_unreadable_and_says_so() {
    assertThat(read(FIRST, List.of(THEN_NAME)))
        .isEqualTo(new Reading.Unreadable("type", "nothing reads version 1 of CustomerRegistered"));
  }

  @Test
  void a_step_that_fails_makes_the_line_unreadable() {
    assertThat(read(FIRST.replace("\"called\":\"acme\"", "\"a\":1"), List.of(ID_FIRST, THEN_NAME)))
        .isInstanceOfSatisfying(
            Reading.Unreadable.class,
            bad -> {
              assertThat(bad.path()).isEqualTo("data");
              assertThat(bad.reason()).startsWith("can't be brought up from version 2");
            });
  }

  @Test
  void what_is_written_is_of_todays_version() {
    // Given
    EventJson third = new EventJson(List.of(), type -> 3);
    CustomerId acme = new CustomerId("acme");
    Instant noon = Instant.parse("2026-11-23T12:00:00Z");
    Event event = new CustomerRegistered(acme, "Acme");
    // When
    String line =
        new String(
            third
                .write(
                    new Envelope(
                        UUID.randomUUID(),
                        "s",
                        acme.stream(),
                        1,
                        noon,
                        noon,
                        "a",
                        null,
                        null,
                        null,
                        event))
                .line(),
            UTF_8);
    // Then
    assertThat(line)
        .contains("slaledger.CustomerRegistered.v3", "urn:slaledger:CustomerRegistered:v3");
    assertThat(third.read(line.getBytes(UTF_8))).isInstanceOf(Reading.Known.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "slaledger.CustomerRegistered.v0",
        "slaledger.CustomerRegistered.v01",
        "slaledger.CustomerRegistered.v",
        "slaledger.CustomerRegistered",
        "slaledger.CustomerRegistered.v99999",
        "slaledger..v1",
        "slaledger.customerRegistered.v1",
        "slaledger.CustomerRegistered.v1 "
      })
  void a_type_that_claims_to_be_ours_and_has_another_form_is_unreadable(String type) {
    assertThat(new EventJson().read(typed(type)))
        .isInstanceOfSatisfying(
            Reading.Unreadable.class, bad -> assertThat(bad.path()).isEqualTo("type"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"org.example.thing", "slaledger.NeverHeardOf.v1", "slaledger.TicketOpened.v2"})
  void a_type_of_tomorrow_or_of_others_is_unknown(String type) {
    assertThat(new EventJson().read(typed(type)))
        .isEqualTo(new Reading.Unknown(type, "customer/acme", 1));
  }

  @Test
  void every_version_that_was_ever_published_has_its_steps() {
    assertThat(EventTypes.all())
        .allSatisfy(
            type -> {
              for (int from = 1; from < EventTypes.versionOf(type); from++) {
                int version = from;
                assertThat(Upcasters.all())
                    .filteredOn(step -> step.name().equals(type.getSimpleName()))
                    .filteredOn(step -> step.from() == version)
                    .hasSize(1);
              }
            });
  }

  private static Reading read(String line, List<Upcaster> steps) {
    return new EventJson(steps, type -> 3).read(line.getBytes(UTF_8));
  }

  private static byte[] typed(String type) {
    return FIRST.replace("slaledger.CustomerRegistered.v1", type).getBytes(UTF_8);
  }
}
