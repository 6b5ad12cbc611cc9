package org.slaledger.credit.domain.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.slaledger.ledger.Hash;

/** Ledgers that are signed and in which not all is as it should be. */
class FalseLedgerTest {
  private static final Map<String, byte[]> BROKEN =
      BrokenBundles.of(Histories.all().getFirst().bundle(), new Random(1));

  @Test
  void of_two_events_of_one_version_the_one_that_no_head_names_is_found() {
    assertThat(problems("forked")).containsExactly("probe/web@local: its last event is another");
  }

  @Test
  void terms_of_another_hash_than_both_sides_signed_are_found() {
    assertThat(problems("not-what-was-signed"))
        .hasSize(4)
        .allMatch(problem -> problem.endsWith("is not about the terms' hash"));
  }

  @Test
  void terms_that_no_service_would_have_let_pass_come_to_no_statement() {
    for (String terms :
        List.of(
            "a-point-twice",
            "confirmed-by-none",
            "fee-below-zero",
            "claims-for-ever",
            "slices-of-nothing")) {
      assertThat(problems(terms))
          .as(terms)
          .singleElement()
          .asString()
          .startsWith("no statement: the events can't be summed up: ");
    }
  }

  @Test
  void a_key_that_is_none_is_told() {
    assertThat(problems("no-key"))
        .last()
        .asString()
        .startsWith("the addendum's key for checkpoints: a verifying key reads NAME+ID+KEY");
  }

  @Test
  void a_line_that_is_wrong_is_named_once() {
    byte[] body = "slaledger-bundle/v1\nanswer\n".getBytes(StandardCharsets.UTF_8);
    String file = new String(body, StandardCharsets.UTF_8) + "sha256 " + Hash.of(body).hex() + "\n";
    assertThatThrownBy(() -> BundleText.read(file.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(UnreadableBundle.class)
        .hasMessage("line 2: here stands a line 'question ...'");
  }

  private static List<String> problems(String name) {
    byte[] file = Objects.requireNonNull(BROKEN.get(name));
    return ((Verification.Result.Fails) Verification.of(BundleText.read(file), null)).problems();
  }
}
