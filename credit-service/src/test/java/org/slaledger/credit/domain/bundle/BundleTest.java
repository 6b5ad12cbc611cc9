package org.slaledger.credit.domain.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slaledger.contract.Envelope;
import org.slaledger.contract.terms.MeasurementPoint;
import org.slaledger.contract.terms.UnobservedAs;
import org.slaledger.credit.domain.Given;
import org.slaledger.credit.domain.bundle.Bundle.Event;
import org.slaledger.credit.domain.statement.Question;
import org.slaledger.ledger.Hash;
import org.slaledger.ledger.SignatureType;
import org.slaledger.ledger.SigningKey;
import org.slaledger.ledger.VerifierKey;

class BundleTest {
  private static final Instant MAY = Given.at("05-01T00:00:00");
  private static final Instant AUGUST = Given.at("08-01T00:00:00");
  private static final Instant DOWN = Given.at("06-20T00:00:00");
  private static final Instant BACK = Given.at("06-20T01:00:00");
  private static final Instant SEEN = DOWN.plus(Duration.ofHours(2));
  private static final VerifierKey KEY = SmallLedger.KEY.verifier();
  private static final SigningKey NEXT =
      SigningKey.generate("sla.example/ledger", SignatureType.ED25519, new SecureRandom());

  private final SmallLedger ledger = new SmallLedger();
  private final Bundle bundle = someBundle();

  private Bundle someBundle() {
    Given given = new Given("acme-2026", "acme");
    MeasurementPoint point = Given.point("web", 1);
    MeasurementPoint named =
        new MeasurementPoint(
            point.point(),
            point.probe(),
            point.interval(),
            point.timeout(),
            point.confirm(),
            point.staleness(),
            null,
            List.of("local", "elsewhere"),
            null);
    given
        .signed(given.addendum(Given.hosting(UnobservedAs.EXCLUDED, named)), MAY)
        .failed("web", DOWN, 1)
        .recovered("web", BACK, DOWN)
        .covered("web", MAY, SEEN)
        .covered("web", SEEN, AUGUST);
    Given others = new Given("umbrella-2026", "umbrella");
    others
        .signed(others.addendum(Given.hosting(UnobservedAs.DOWN, Given.point("other", 1))), MAY)
        .covered("other", MAY, AUGUST);
    List<Envelope> all = new ArrayList<>(given.events());
    for (int each = 0; each < others.events().size(); each++) {
      all.add(2 * each, others.events().get(each));
    }
    all.subList(0, 4).forEach(ledger::add);
    ledger.handOver(NEXT);
    all.subList(4, all.size()).forEach(ledger::add);
    return ledger.bundle(
        Question.asOf(given.agreement, "2026-06", AUGUST), List.of("probe/web@elsewhere"));
  }

  @BeforeEach
  void anew() {
    assertThat(Verification.of(bundle, KEY)).isInstanceOf(Verification.Result.Holds.class);
  }

  private static Verification.Result read(byte[] file) {
    return Verification.of(BundleText.read(file), KEY);
  }

  @Test
  void a_bundle_says_what_is_owed_and_reads_as_it_was_written() {
    byte[] file = BundleText.write(bundle);
    assertThat(read(file))
        .isInstanceOfSatisfying(
            Verification.Result.Holds.class,
            holds -> {
              assertThat(holds.statement().credit()).isEqualByComparingTo("100.00");
              assertThat(holds.statement().currency()).isEqualTo("EUR");
            });
    assertThat(BundleText.write(BundleText.read(file))).isEqualTo(file);
  }

  @Test
  void whatever_byte_is_another_it_is_found() {
    byte[] file = BundleText.write(bundle);
    for (int at = 0; at < file.length; at++) {
      byte[] changed = file.clone();
      changed[at] ^= 1;
      assertThatThrownBy(() -> BundleText.read(changed))
          .as("byte %d", at)
          .isInstanceOf(UnreadableBundle.class);
    }
    for (int length = 0; length < file.length; length += 97) {
      byte[] cut = Arrays.copyOf(file, length);
      assertThatThrownBy(() -> BundleText.read(cut)).isInstanceOf(UnreadableBundle.class);
    }
  }

  @Test
  void whatever_line_is_missing_doubled_or_moved_it_is_found_with_a_fitting_sha256_too() {
    List<String> lines = new ArrayList<>(text(BundleText.write(bundle)).lines().toList());
    lines.removeLast();
    for (int at = 0; at < lines.size(); at++) {
      int line = at;
      found(lines, "without line " + line, all -> all.remove(line));
      found(lines, "line " + line + " twice", all -> all.add(line, all.get(line)));
      if (line > 0 && !lines.get(line).equals(lines.get(line - 1))) {
        found(lines, "line " + line + " moved", all -> all.add(line - 1, all.remove(line)));
      }
    }
  }

  @Test
  void
      whatever_byte_of_a_proof_an_event_or_the_statement_is_another_it_is_found_with_a_fitting_sha256_too() {
    List<String> lines = new ArrayList<>(text(BundleText.write(bundle)).lines().toList());
    lines.removeLast();
    for (int at = 0; at < lines.size(); at++) {
      String line = lines.get(at);
      if (line.startsWith("question ")) {
        continue;
      }
      int place = at;
      for (int each = 0; each < line.length(); each += line.length() > 500 ? 7 : 1) {
        char other = (char) (line.charAt(each) ^ 1);
        String changed = line.substring(0, each) + other + line.substring(each + 1);
        found(lines, changed, all -> all.set(place, changed));
      }
    }
  }

  private static void found(List<String> lines, String what, Consumer<List<String>> change) {
    List<String> changed = new ArrayList<>(lines);
    change.accept(changed);
    String body = String.join("\n", changed) + "\n";
    byte[] file = (body + "sha256 " + Hash.of(body.getBytes(UTF_8)).hex() + "\n").getBytes(UTF_8);
    Verification.Result result;
    try {
      result = read(file);
    } catch (UnreadableBundle e) {
      return;
    }
    assertThat(result).as(what).isInstanceOf(Verification.Result.Fails.class);
  }

  @Test
  void a_stream_that_is_cut_short_is_found_although_each_event_is_in_the_ledger() {
    List<Event> events = new ArrayList<>(bundle.events());
    Event last = events.removeLast();
    assertThat(text(last.line())).contains("probe/web@local");
    assertThat(problems(with(events), KEY))
        .anyMatch(problem -> problem.startsWith("probe/web@local: it has 4 events and 3 are here"));
  }

  @Test
  void a_location_that_the_terms_name_may_not_be_left_out() {
    Bundle silent =
        new Bundle(
            bundle.question(),
            bundle.checkpoint(),
            bundle.handovers(),
            bundle.heads(),
            List.of(),
            bundle.events(),
            bundle.beside(),
            bundle.statement());
    assertThat(problems(silent, KEY))
        .containsExactly("probe/web@elsewhere: neither its events nor that it has none");
  }

  @Test
  void another_statement_is_told_with_what_the_events_come_to() {
    byte[] other = text(bundle.statement()).replace("\"100.00\"", "\"900.00\"").getBytes(UTF_8);
    Bundle dearer =
        new Bundle(
            bundle.question(),
            bundle.checkpoint(),
            bundle.handovers(),
            bundle.heads(),
            bundle.absent(),
            bundle.events(),
            bundle.beside(),
            other);
    assertThat(problems(dearer, KEY))
        .singleElement()
        .asString()
        .startsWith("the statement differs: the events come to 100.00 EUR");
  }

  @Test
  void only_the_key_that_was_agreed_on_may_have_signed() {
    VerifierKey other =
        SigningKey.generate("sla.example/ledger", SignatureType.ED25519, new SecureRandom())
            .verifier();
    assertThat(problems(bundle, other))
        .containsExactly(
            "the keys do not hand over: %s is none of the keys that hand over, the first of which is %s"
                .formatted(other, KEY));
    assertThat(problems(bundle, null))
        .containsExactly("the addendum names no key for checkpoints, and none was given");
  }

  @Test
  void a_key_that_was_handed_over_to_may_have_signed_and_it_alone() {
    assertThat(Verification.of(bundle, KEY))
        .isInstanceOfSatisfying(
            Verification.Result.Holds.class,
            holds -> assertThat(holds.signer()).isEqualTo(NEXT.verifier()));
    assertThat(Verification.of(bundle, NEXT.verifier()))
        .isInstanceOf(Verification.Result.Holds.class);
    Bundle without =
        new Bundle(
            bundle.question(),
            bundle.checkpoint(),
            List.of(),
            bundle.heads(),
            bundle.absent(),
            bundle.events(),
            bundle.beside(),
            bundle.statement());
    assertThat(problems(without, KEY)).containsExactly("the checkpoint is not signed by " + KEY);
    assertThat(Verification.of(without, NEXT.verifier()))
        .isInstanceOf(Verification.Result.Holds.class);
  }

  private Bundle with(List<Event> events) {
    return new Bundle(
        bundle.question(),
        bundle.checkpoint(),
        bundle.handovers(),
        bundle.heads(),
        bundle.absent(),
        events,
        bundle.beside(),
        bundle.statement());
  }

  private static List<String> problems(Bundle bundle, @Nullable VerifierKey key) {
    return ((Verification.Result.Fails) Verification.of(bundle, key)).problems();
  }

  private static String text(byte[] bytes) {
    return new String(bytes, UTF_8);
  }
}
