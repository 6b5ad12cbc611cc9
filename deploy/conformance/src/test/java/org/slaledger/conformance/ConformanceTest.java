package org.slaledger.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.slaledger.conformance.Samples.DUE;
import static org.slaledger.conformance.Samples.ELAPSED;
import static org.slaledger.conformance.Samples.OBSERVED;
import static org.slaledger.conformance.Samples.OWED;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConformanceTest {
  @TempDir private Path folder;

  @Test
  void cases_of_every_kind_that_come_out_as_expected_pass() {
    Run run = Run.of(folder, DUE, OWED, ELAPSED, OBSERVED);
    assertThat(run.code()).isZero();
    assertThat(run.out()).containsExactly("4 passed, 0 failed");
    assertThat(run.err()).isEmpty();
  }

  @Test
  void a_case_that_comes_out_otherwise_says_what_was_expected_and_what_came_out() {
    // When
    Run run =
        Run.of(
            folder,
            DUE.replace("T12:00:00Z\"}", "T13:00:00+02:00\"}"),
            OWED.replace("\"0.9\"", "\"0.91\""),
            ELAPSED);
    // Then
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out())
        .containsExactly(
            "FAILED due (" + run.files().get(0) + ")",
            "  expected: due 2026-06-01T11:00:00Z",
            "  came out: due 2026-06-01T12:00:00Z",
            "FAILED owed (" + run.files().get(1) + ")",
            "  expected: availability 99.861111, creditPercent 10.000000, creditAmount 0.91",
            "  came out: availability 99.861111, creditPercent 10.000000, creditAmount 0.90",
            "1 passed, 2 failed");
  }

  @Test
  void evidence_that_comes_out_otherwise_says_each_change_and_sum() {
    // When
    Run run =
        Run.of(
            folder,
            OBSERVED
                .replace("\"down\": \"PT10M\"", "\"down\": \"PT11M\"")
                .replace(
                    "\"up\": \"PT35M\"",
                    """
                    "seen": [{"point": "portal", "location": "rome", "states": []}], "up": "PT35M"
                    """));
    // Then
    assertThat(run.code()).isEqualTo(1);
    String states =
        "[UP from 2026-06-01T10:00:00Z, DOWN from 2026-06-01T10:10:00Z,"
            + " UP from 2026-06-01T10:20:00Z, UNOBSERVED from 2026-06-01T10:45:00Z]";
    assertThat(run.out())
        .contains(
            "  expected: " + states + ", up PT35M, down PT11M, unobserved PT15M; portal@rome []",
            "  came out: "
                + states
                + ", up PT35M, down PT10M, unobserved PT15M; portal@rome does not count");
  }

  @Test
  void terms_that_are_refused_say_every_reason() {
    // When
    Run run =
        Run.of(
            folder,
            OWED.replace("\"UTC\"", "\"Europe/Rotterdam\"")
                .replace("USD", "EURO")
                .replace("\"below\": \"99.9\"", "\"below\": \"99.95\""));
    // Then
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out())
        .containsExactly(
            "FAILED owed (" + run.files().getFirst() + ")",
            "  expected: availability 99.861111, creditPercent 10.000000, creditAmount 0.90",
            "  came out: refused",
            "    addendum.zone: unknown time zone 'Europe/Rotterdam' (allowed: an IANA zone such as Europe/Amsterdam)",
            "    addendum.currency: unknown currency 'EURO' (allowed: an ISO 4217 code such as EUR)",
            "    addendum.service.credit.tiers[0].below: 99.95 is above the objective (allowed: at most 99.9)",
            "0 passed, 1 failed");
  }

  @Test
  void terms_that_should_have_been_refused_say_what_came_out() {
    // When
    Run run =
        Run.of(folder, OWED.replaceAll("\"expect\": \\{[^}]*}", "\"expect\": {\"refused\": true}"));
    // Then
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out())
        .contains(
            "  expected: refused",
            "  came out: availability 99.861111, creditPercent 10.000000, creditAmount 0.90");
  }

  @Test
  void a_calendar_that_is_never_open_is_refused() {
    // When
    Run run = Run.of(folder, DUE.replace("[\"09:00-17:00\"]", "[]"));
    // Then
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out())
        .contains(
            "  came out: refused",
            "    hours: the calendar is never open (allowed: open time on at least one day)");
  }

  @Test
  void a_deadline_beyond_the_years_that_are_known_has_no_answer() {
    Run run = Run.of(folder, DUE.replace("PT2H", "P9999W"));
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out()).contains("  came out: no answer");
  }

  @Test
  void what_became_zero_says_why() {
    // When
    Run run =
        Run.of(
            folder,
            OWED.replace("\"percent\": \"10\"}]", "\"percent\": \"10\"}], \"minimumAmount\": 1")
                .replace(
                    "\"exclusions\": []",
                    """
                        "exclusions": [{"category": "PLANNED_MAINTENANCE", "announced": "2026-06-10T00:00:01Z",
                          "from": "2026-06-10T00:00:00Z", "to": "2026-06-10T01:00:00Z"}]
                        """));
    // Then
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out())
        .contains(
            "  came out: availability 99.861111, creditPercent 10.000000, creditAmount 0.00",
            "    exclusions[0] was announced too late, and has no effect",
            "    the exact amount 9/10 is not above minimumAmount");
  }

  @Test
  void a_file_that_cannot_be_read_is_named_and_the_others_are_run() {
    // Given
    String wrong = DUE.replace("T12:00:00Z\"}", "T13:00:00Z\"}");
    List<String> files = Run.of(folder, wrong, OWED).files();
    // When
    Run run = Run.of(List.of("nowhere.json", files.get(0), folder.toString(), files.get(1)));
    // Then
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).hasSize(2);
    assertThat(run.err().getFirst())
        .isEqualTo("sla: nowhere.json can't be read: there is no such file");
    assertThat(run.err().getLast()).startsWith("sla: " + folder + " can't be read: ");
    assertThat(run.out()).last().isEqualTo("1 passed, 1 failed");
  }

  @Test
  void without_a_file_it_says_what_it_needs() {
    Run run = Run.of(List.of());
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).containsExactly("sla: say which files:  ./sla conformance FILE...");
  }
}
