package org.slaledger.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeyChainTest {
  private final SigningKey first = key("example.com/log");
  private final SigningKey second = key("example.com/log");
  private final SigningKey third = key("example.com/log");
  private final Note once = Handover.signed(10, first, second);
  private final Note twice = Handover.signed(20, second, third);

  private static SigningKey key(String name) {
    return SigningKey.generate(name, SignatureType.ED25519, new SecureRandom());
  }

  @Test
  void each_key_signs_up_to_where_it_handed_over() {
    var chain = KeyChain.of(first.verifier(), List.of(once, twice));
    assertThat(chain.signerOf(10)).isEqualTo(first.verifier());
    assertThat(chain.signerOf(11)).isEqualTo(second.verifier());
    assertThat(chain.signerOf(20)).isEqualTo(second.verifier());
    assertThat(chain.signerOf(21)).isEqualTo(third.verifier());
    assertThat(KeyChain.of(first.verifier()).signerOf(21)).isEqualTo(first.verifier());
  }

  @Test
  void who_trusts_a_later_key_believes_none_before_it() {
    var later = KeyChain.of(second.verifier(), List.of(once, twice));
    assertThat(later.signerOf(5)).isEqualTo(second.verifier());
    assertThat(later.signerOf(21)).isEqualTo(third.verifier());
    var last = KeyChain.of(third.verifier(), List.of(once, twice));
    assertThat(last.signerOf(5)).isEqualTo(third.verifier());
  }

  @Test
  void a_hand_over_is_read_as_it_was_written() {
    var read = Note.parse(once.bytes());
    assertThat(Handover.of(read)).isEqualTo(new Handover(10, first.verifier(), second.verifier()));
    assertThat(once.toString().lines()).hasSize(Handover.LINES);
  }

  @Test
  void what_does_not_go_from_key_to_key_is_refused() {
    assertRefused(
        "would have to", Handover.signed(10, first, second), Handover.signed(20, third, first));
    assertRefused("follows one at 10", once, Handover.signed(9, second, third));
    assertRefused("has handed over before", once, Handover.signed(20, second, first));
    assertRefused("none of the keys that hand over", twice);
    assertRefused("is signed by", unsigned(once, 1));
    assertRefused("is signed by", new Note(once.text(), once.signatures().reversed()));
    assertRefused("is signed by", new Note(once.text(), List.of(once.signatures().getLast())));
    assertRefused("is signed by", Handover.signed(11, first, second).text(), once);
    assertRefused("four lines", "example.com/log\n10\n", once);
    assertRefused("is no number", once.text().replace("\n10\n", "\n010\n"), once);
  }

  private static Note unsigned(Note note, int number) {
    return new Note(note.text(), note.signatures().subList(0, number));
  }

  private void assertRefused(String why, String text, Note signatures) {
    assertRefused(why, new Note(text, signatures.signatures()));
  }

  private void assertRefused(String why, Note... handovers) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> KeyChain.of(first.verifier(), List.of(handovers)))
        .withMessageContaining(why);
  }

  @Test
  void a_key_hands_over_to_one_of_its_own_name_that_signs_logs() {
    var witness =
        SigningKey.generate("example.com/log", SignatureType.COSIGNATURE, new SecureRandom());
    for (var to : List.of(key("example.org/log"), witness, first)) {
      assertThatIllegalArgumentException().isThrownBy(() -> Handover.signed(10, first, to));
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Handover(-1, first.verifier(), second.verifier()));
  }

  @Test
  void a_key_may_hand_over_before_it_has_signed_anything() {
    var none = Handover.signed(0, first, second);
    var again = Handover.signed(0, second, third);
    var chain = KeyChain.of(first.verifier(), List.of(none, again));
    assertThat(chain.signerOf(0)).isEqualTo(first.verifier());
    assertThat(chain.signerOf(1)).isEqualTo(third.verifier());
  }

  @Test
  void a_third_signature_under_a_hand_over_is_refused() {
    var more = once.with(third.sign(once.text(), Instant.EPOCH), third.verifier());
    assertThat(new String(more.bytes(), StandardCharsets.UTF_8)).startsWith(once.text());
    assertRefused("is signed by", more);
  }
}
