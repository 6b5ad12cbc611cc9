package org.slaledger.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WitnessTest {
  private static final Instant AT = Instant.parse("2026-10-01T00:00:00Z");

  private final SigningKey key = key("example.com/log");
  private final KeptNodes log = grown("told", 30);
  private final Witness witness =
      new Witness(KeyChain.of(key.verifier()), signed(checkpoint(log, 10)));

  private static KeptNodes grown(String what, int leaves) {
    var nodes = new KeptNodes();
    for (int each = 0; each < leaves; each++) {
      var content = each < 5 ? "first " + each : what + " " + each;
      nodes.add(Hash.leaf(content.getBytes(StandardCharsets.UTF_8)));
    }
    return nodes;
  }

  private static Checkpoint checkpoint(KeptNodes log, long size) {
    return new Checkpoint("example.com/log", size, log.tree().root(size), 2, Hash.EMPTY);
  }

  private Note signed(Checkpoint checkpoint) {
    return Note.signed(checkpoint.text(), key, AT);
  }

  @Test
  void what_goes_on_from_what_was_seen_is_signed() {
    var next = checkpoint(log, 30);
    assertThat(witness.look(signed(next), log.tree().consistency(10, 30)))
        .isEqualTo(new Witness.Seen.Consistent(next));
  }

  @Test
  void the_first_checkpoint_is_taken_as_it_is() {
    var first = checkpoint(log, 10);
    assertThat(new Witness(KeyChain.of(key.verifier()), null).look(signed(first), null))
        .isEqualTo(new Witness.Seen.Consistent(first));
  }

  @Test
  void the_last_one_may_come_again() {
    assertThat(witness.look(signed(checkpoint(log, 10)), null))
        .isInstanceOf(Witness.Seen.Consistent.class);
  }

  @Test
  void history_that_was_rewritten_is_refused() {
    var other = grown("another", 30);
    assertThat(witness.look(signed(checkpoint(other, 30)), other.tree().consistency(10, 30)))
        .isEqualTo(
            new Witness.Seen.Refused(
                "history was rewritten: the tree of 10 leaves does not begin the one of 30"));
    assertThat(witness.look(signed(checkpoint(other, 10)), null))
        .isEqualTo(new Witness.Seen.Refused("two checkpoints of 10 leaves differ"));
  }

  @Test
  void what_is_older_unproven_unsigned_or_anothers_is_refused() {
    var next = checkpoint(log, 30);
    assertRefused(signed(checkpoint(log, 9)), null, "fewer than the 10");
    assertRefused(signed(next), null, "needs a proof from 10 to 30");
    assertRefused(signed(next), log.tree().consistency(9, 30), "needs a proof from 10 to 30");
    assertRefused(signed(next), log.tree().consistency(10, 29), "needs a proof from 10 to 30");
    var elsewhere = new Checkpoint("example.org/log", 30, next.root(), 2, Hash.EMPTY);
    assertRefused(signed(elsewhere), log.tree().consistency(10, 30), "it is of example.org/log");
    var stranger = key("example.com/log");
    assertRefused(Note.signed(next.text(), stranger, AT), null, "it is not signed by");
    assertRefused(Note.signed("not a checkpoint\n", key, AT), null, "four lines");
  }

  @Test
  void who_has_seen_a_hand_over_believes_no_greater_checkpoint_of_the_former_key() {
    // Given
    var next = key("example.com/log");
    var chain = KeyChain.of(key.verifier(), List.of(Handover.signed(10, key, next)));
    var later = checkpoint(log, 20);
    var proof = log.tree().consistency(10, 20);
    var seen = Note.signed(later.text(), next, AT);
    // When, Then
    var told = new Witness(chain, signed(checkpoint(log, 10)));
    assertThat(told.look(seen, proof)).isEqualTo(new Witness.Seen.Consistent(later));
    assertThat(told.look(signed(later), proof)).isInstanceOf(Witness.Seen.Refused.class);
    assertThat(witness.look(seen, proof)).isInstanceOf(Witness.Seen.Refused.class);
    // And what was handed over stays so, whoever holds the former key
    assertThat(
            new Witness(KeyChain.of(key.verifier()), seen)
                .look(signed(checkpoint(log, 30)), log.tree().consistency(20, 30)))
        .isInstanceOfSatisfying(
            Witness.Seen.Refused.class,
            refused -> assertThat(refused.why()).contains("the one of 20 leaves that was seen"));
  }

  private static SigningKey key(String name) {
    return SigningKey.generate(name, SignatureType.ED25519, new SecureRandom());
  }

  private void assertRefused(
      Note note, @org.jspecify.annotations.Nullable ConsistencyProof proof, String why) {
    assertThat(witness.look(note, proof))
        .isInstanceOfSatisfying(
            Witness.Seen.Refused.class, refused -> assertThat(refused.why()).contains(why));
  }

  @Test
  void a_checkpoint_is_read_as_it_was_written() {
    var text = checkpoint(log, 30).text();
    assertThat(Checkpoint.parse(text)).isEqualTo(checkpoint(log, 30));
    var empty = new Checkpoint("a ", 0, Hash.EMPTY, 0, Hash.EMPTY);
    assertThat(Checkpoint.parse(empty.text())).isEqualTo(empty);
    var each = new Checkpoint("a", 2, Hash.EMPTY, 2, Hash.EMPTY);
    assertThat(Checkpoint.parse(each.text())).isEqualTo(each);
    assertThat(text).startsWith("example.com/log\n30\n").endsWith("=\n").contains("\nheads 2 ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "o\n1\nROOT\n",
        "o\n1\nROOT\nheads 1 ROOT",
        "o\n1\nROOT\nheads 1 ROOT\nmore\n",
        "\n1\nROOT\nheads 1 ROOT\n",
        "o\n01\nROOT\nheads 1 ROOT\n",
        "o\n-1\nROOT\nheads 1 ROOT\n",
        "o\n1\nROOT\nheads 2 ROOT\n",
        "o\n1\nROOT\nheads  1 ROOT\n",
        "o\n1\nROOT\nHeads 1 ROOT\n",
        "o\n1\nAAAA\nheads 1 ROOT\n",
        "o\n99999999999999999999\nROOT\nheads 1 ROOT\n"
      })
  void what_is_no_checkpoint_is_refused(String text) {
    var given = text.replace("ROOT", Hash.EMPTY.base64());
    assertThatIllegalArgumentException().isThrownBy(() -> Checkpoint.parse(given));
  }
}
