package org.slaledger.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoteTest {
  /** Of the tests of Go's package note. */
  private static final String PETER =
      "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";

  private static final String PETERS =
      "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz";
  private static final String TEXT =
      "If you think cryptography is the answer to your problem,\n"
          + "then you don't know what your problem is.\n";
  private static final String SIGNED =
      TEXT
          + "\n\u2014 PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";

  private static final Instant AT = Instant.parse("2023-03-20T12:25:47Z");

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void the_published_note_is_signed_by_its_key() {
    var note = Note.parse(utf8(SIGNED));
    assertThat(note.text()).isEqualTo(TEXT);
    assertThat(note.signedBy(VerifierKey.parse(PETER))).isTrue();
    assertThat(note).hasToString(SIGNED);
  }

  @Test
  void the_published_key_signs_the_published_note() {
    var key = SigningKey.parse(PETERS);
    assertThat(Note.signed(TEXT, key, AT)).hasToString(SIGNED);
    assertThat(key.verifier()).hasToString(PETER);
    assertThat(key.secret()).isEqualTo(PETERS);
    assertThat(key.toString()).doesNotContain("AYEKFALV");
  }

  @Test
  void each_bit_of_a_note_counts() {
    var peter = VerifierKey.parse(PETER);
    byte[] bytes = utf8(SIGNED);
    for (int place = 0; place < bytes.length * 8; place++) {
      byte[] flipped = bytes.clone();
      flipped[place / 8] ^= (byte) (1 << place % 8);
      assertThat(signedBy(flipped, peter)).isFalse();
    }
  }

  private static boolean signedBy(byte[] note, VerifierKey key) {
    try {
      return Note.parse(note).signedBy(key);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  @Test
  void no_other_spelling_of_a_key_is_taken() {
    for (int from = 0; from <= PETER.length(); from++) {
      for (int to = from; to <= PETER.length(); to++) {
        var part = PETER.substring(from, to);
        if (part.length() < PETER.length()) {
          assertThatIllegalArgumentException().isThrownBy(() -> VerifierKey.parse(part));
        }
      }
    }
    for (int place = 0; place < PETER.length(); place++) {
      var changed = new StringBuilder(PETER);
      changed.setCharAt(place, (char) (changed.charAt(place) + 1));
      assertThatIllegalArgumentException().isThrownBy(() -> VerifierKey.parse(changed.toString()));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "PeterNeumann+cc469956+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TWBADKEY==",
        "PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        "",
        "a+b"
      })
  void keys_that_go_refuses_are_refused(String key) {
    assertThatIllegalArgumentException().isThrownBy(() -> VerifierKey.parse(key));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\n",
        "\n\n",
        "text\n\n",
        "text\n\n\u2014 name AAAA\n",
        "text\n\n\u2014 name AAAAAA==",
        "text\n\n- name AAAAAAAA\n",
        "text\n\n\u2014 na+me AAAAAAAA\n",
        "text\n\n\u2014 name  AAAAAAAA\n",
        "text\n\n\u2014 name AAAAAAAA \n",
        "te\txt\n\n\u2014 name AAAAAAAA\n",
        "text\r\n\n\u2014 name AAAAAAAA\n",
        "text\n\u2014 name AAAAAAAA\n"
      })
  void what_is_no_note_is_refused(String note) {
    assertThatIllegalArgumentException().isThrownBy(() -> Note.parse(utf8(note)));
  }

  @Test
  void a_note_is_utf8_and_has_no_more_signatures_than_are_read() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Note.parse(new byte[] {(byte) 0xc3, '\n'}))
        .withMessage("a note is UTF-8");
    var line = "\u2014 name AAAAAAAA\n";
    assertThat(Note.parse(utf8("text\n\n" + line.repeat(100))).signatures()).hasSize(100);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Note.parse(utf8("text\n\n" + line.repeat(101))));
  }

  @Test
  void a_witness_signs_the_time_too() {
    // Given
    var log = key("example.com/log", SignatureType.ED25519);
    var witness = key("witness.example.com/w1", SignatureType.COSIGNATURE);
    var note = Note.signed(TEXT, log, AT);

    // When
    var both = note.with(witness.sign(TEXT, AT), witness.verifier());

    // Then
    assertThat(both.signedBy(log.verifier())).isTrue();
    assertThat(both.cosignedAt(witness.verifier())).contains(AT);
    assertThat(both.cosignedAt(log.verifier())).isEmpty();
    assertThat(note.cosignedAt(witness.verifier())).isEmpty();
    assertThat(Note.parse(both.bytes())).isEqualTo(both);
  }

  /**
   * The example of C2SP's tlog-cosignature has the witness's line, not its key: its time is read.
   */
  @Test
  void the_time_of_the_published_cosignature_is_read() {
    var line =
        "\u2014 witness.example.com/w1 jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dlrDJsX3b2oyin1nPZqhf5nNo0xUe+mbIUBkBIfZ+qnA==";
    assertThat(NoteSignature.parse(line).at()).isEqualTo(AT);
    assertThat(NoteSignature.parse(line)).hasToString(line);
  }

  @Test
  void a_cosignature_of_another_time_or_text_does_not_hold() {
    var witness = key("w", SignatureType.COSIGNATURE);
    byte[] bytes = new Note(TEXT, java.util.List.of(witness.sign(TEXT, AT))).bytes();
    for (int place = 0; place < bytes.length * 8; place++) {
      byte[] flipped = bytes.clone();
      flipped[place / 8] ^= (byte) (1 << place % 8);
      assertThat(signedBy(flipped, witness.verifier())).isFalse();
    }
  }

  @Test
  void another_signature_of_a_key_takes_the_place_of_its_former() {
    var witness = key("w", SignatureType.COSIGNATURE);
    var note = new Note(TEXT, java.util.List.of(witness.sign(TEXT, AT)));
    var later = note.with(witness.sign(TEXT, AT.plusSeconds(60)), witness.verifier());
    assertThat(later.signatures()).hasSize(1);
    assertThat(later.cosignedAt(witness.verifier())).contains(AT.plusSeconds(60));
  }

  @Test
  void a_key_of_the_same_name_is_another_key() {
    var log = key("log", SignatureType.ED25519);
    var other = key("log", SignatureType.ED25519);
    assertThat(Note.signed(TEXT, log, AT).signedBy(other.verifier())).isFalse();
    assertThat(log.verifier()).isNotEqualTo(other.verifier()).isEqualTo(log.verifier());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "PRIVATE+KEY+PeterNeumann+c74f20a3",
        "PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz",
        "PRIVATE+KEY+PeterNeumann+c74f20a4+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz",
        "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr"
      })
  void a_signing_key_that_is_none_is_refused_and_not_told(String key) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SigningKey.parse(key))
        .withMessageNotContaining("AYEKFALV");
  }

  @Test
  void equal_are_keys_and_signatures_that_are_written_alike_and_a_secret_is_not_shown() {
    var mine = key("example.com", SignatureType.ED25519);
    var signature = mine.sign("text\n", Instant.EPOCH);
    assertThat(NoteSignature.parse(signature.toString()))
        .isEqualTo(signature)
        .hasSameHashCodeAs(signature)
        .isNotEqualTo(mine.sign("other\n", Instant.EPOCH));
    assertThat(VerifierKey.parse(mine.verifier().toString()))
        .isEqualTo(mine.verifier())
        .hasSameHashCodeAs(mine.verifier());
    assertThat(mine.toString())
        .contains(mine.verifier().toString())
        .doesNotContain(mine.secret().substring(mine.secret().lastIndexOf('+')));
    assertThat(mine.verifier().hashCode()).isNotZero();
    assertThat(signature.hashCode()).isNotZero();
    assertThat(Hash.EMPTY.hashCode()).isNotZero();
  }

  private static SigningKey key(String name, SignatureType type) {
    return SigningKey.generate(name, type, new SecureRandom());
  }
}
