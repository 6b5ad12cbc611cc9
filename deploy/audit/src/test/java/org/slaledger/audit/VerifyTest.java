package org.slaledger.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slaledger.ledger.Hash;
import org.slaledger.ledger.SignatureType;
import org.slaledger.ledger.SigningKey;

/** On the bundle that is published as an example. */
class VerifyTest {
  private static final String EXAMPLE = "../../docs/example.bundle";
  private static final String KEY =
      SigningKey.parse(
              "PRIVATE+KEY+sla.example/ledger+c44e792f+AQECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8g")
          .verifier()
          .toString();

  @TempDir private Path folder;

  @Test
  void what_holds_is_said_with_what_is_owed_and_by_which_key() {
    assertThat(Ran.of("verify", EXAMPLE))
        .satisfies(
            ran -> {
              assertThat(ran.status()).isZero();
              assertThat(ran.out())
                  .startsWith("OK 100.00 EUR\n  statement acme-2026 2026-06, sha256 ");
              assertThat(ran.out())
                  .contains("signed by " + KEY + ", which the signed addendum names");
            });
    assertThat(Ran.of("verify", "--key", KEY, EXAMPLE).out()).contains("which you named");
  }

  @Test
  void several_are_told_apart_and_the_worst_is_the_status() throws IOException {
    Path other = changed("\"100.00\"", "\"900.00\"");
    Ran ran = Ran.of("verify", EXAMPLE, other.toString());
    assertThat(ran.status()).isEqualTo(1);
    assertThat(ran.out()).contains(EXAMPLE + ": OK 100.00 EUR\n", other + ": FAILED\n");
  }

  @Test
  void exactly_what_differs_is_said() throws IOException {
    Ran dearer = Ran.of("verify", changed("\"100.00\"", "\"900.00\"").toString());
    assertThat(dearer.status()).isEqualTo(1);
    assertThat(dearer.out())
        .startsWith("FAILED\n  the statement differs: the events come to 100.00 EUR, hash ");
    Ran other = Ran.of("verify", changed("\"streamversion\":2", "\"streamversion\":7").toString());
    assertThat(other.out()).contains("the events are not shown to be in the ledger");
  }

  @Test
  void a_key_or_a_witness_who_did_not_sign_is_told() {
    String other = key(SignatureType.ED25519);
    assertThat(Ran.of("verify", "--key", other, EXAMPLE))
        .isEqualTo(new Ran(1, "FAILED\n  the checkpoint is not signed by " + other + "\n", ""));
    String witness = key(SignatureType.COSIGNATURE);
    assertThat(Ran.of("verify", "--witness", witness, EXAMPLE))
        .isEqualTo(
            new Ran(
                1, "FAILED\n  the checkpoint is not signed by the witness " + witness + "\n", ""));
  }

  @Test
  void what_is_no_bundle_or_too_large_is_not_read() throws IOException {
    Path cut = folder.resolve("cut");
    byte[] all = Files.readAllBytes(Path.of(EXAMPLE));
    Files.write(cut, Arrays.copyOf(all, all.length / 2));
    Ran ran = Ran.of("verify", cut.toString(), folder.resolve("none").toString());
    assertThat(ran.status()).isEqualTo(2);
    assertThat(ran.err()).contains("cut can't be read as a bundle: ", "there is no such file");
    Path huge = folder.resolve("huge");
    try (RandomAccessFile file = new RandomAccessFile(huge.toFile(), "rw")) {
      file.setLength(BundleFile.MOST_BYTES + 1);
    }
    assertThat(Ran.of("verify", huge.toString()).err()).contains("more than the 134217728");
  }

  @Test
  void wrong_words_are_named() {
    assertThat(Ran.of("verify").err()).contains("say which bundles");
    assertThat(Ran.of("verify", "--kee", "x", EXAMPLE).err()).contains("no option --kee");
    assertThat(Ran.of("verify", EXAMPLE, "--key").err()).contains("--key needs a value");
    assertThat(Ran.of("verify", "--key", "abc", EXAMPLE))
        .satisfies(ran -> assertThat(ran.status()).isEqualTo(2))
        .satisfies(ran -> assertThat(ran.err()).contains("'abc' is no key NAME+ID+KEY"));
  }

  @Test
  void what_would_be_is_asked_of_a_bundle_alone() throws IOException {
    Path whatIf = Files.writeString(folder.resolve("what-if.json"), "{\"confirm\": 4}");
    Ran ran = Ran.of("replay", "--bundle", EXAMPLE, "--what-if", whatIf.toString());
    assertThat(ran.out())
        .startsWith("WOULD BE 0.00 EUR, is 100.00 EUR\n")
        .contains("  services[hosting].availability: ");
    Path wrong = Files.writeString(folder.resolve("wrong.json"), "{\"confirms\": 4}");
    assertThat(Ran.of("replay", "--bundle", EXAMPLE, "--what-if", wrong.toString()).err())
        .contains("confirms");
    assertThat(Ran.of("replay", "--bundle", EXAMPLE).out()).startsWith("OK 100.00 EUR\n");
  }

  private static String key(SignatureType type) {
    return SigningKey.generate("somebody.example", type, new SecureRandom()).verifier().toString();
  }

  /** With a sha256 that fits. */
  private Path changed(String text, String other) throws IOException {
    String all = Files.readString(Path.of(EXAMPLE)).replace(text, other);
    String body = all.substring(0, all.lastIndexOf("sha256 "));
    return Files.writeString(
        folder.resolve("changed"), body + "sha256 " + Hash.of(body.getBytes(UTF_8)).hex() + "\n");
  }
}
