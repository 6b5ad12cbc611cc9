package org.slaledger.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slaledger.ledger.Checkpoint;
import org.slaledger.ledger.Frontier;
import org.slaledger.ledger.Handover;
import org.slaledger.ledger.Hash;
import org.slaledger.ledger.Heads;
import org.slaledger.ledger.Note;
import org.slaledger.ledger.SignatureType;
import org.slaledger.ledger.SigningKey;
import org.slaledger.ledger.Tree;
import org.slaledger.ledger.VerifierKey;

/** Against a ledger that may be made to lie; an honest one is witnessed in deploy/e2e. */
class WatchTest {
  private static final SigningKey KEY =
      SigningKey.generate("sla.example/ledger", SignatureType.ED25519, new SecureRandom());

  @TempDir private Path folder;

  private final Map<String, Hash> nodes = new HashMap<>();
  private final List<String> handedIn = new ArrayList<>();
  private final List<Note> handovers = new ArrayList<>();
  private SigningKey signer = KEY;
  private Frontier frontier = Frontier.EMPTY;
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/ledger/checkpoint", it -> answer(it, 200, note().toString()));
    server.createContext("/ledger/handovers", it -> answer(it, 200, handovers()));
    server.createContext("/ledger/consistency", this::consistency);
    server.createContext(
        "/ledger/checkpoints/",
        it -> {
          handedIn.add(
              it.getRequestHeaders().getFirst("Authorization")
                  + " "
                  + new String(it.getRequestBody().readAllBytes(), UTF_8));
          answer(it, 201, "{}");
        });
    server.start();
    leaves("a", 5);
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void what_goes_on_is_kept() throws IOException {
    assertThat(watch().out()).startsWith("OK 5 leaves, root ").contains("the first that was seen");
    leaves("b", 90);
    assertThat(watch().out()).startsWith("OK 95 leaves").contains("goes on from 5");
    assertThat(watch().out()).contains("goes on from 95");
    assertThat(Note.parse(Files.readAllBytes(kept()))).isEqualTo(note());
  }

  @Test
  void history_that_was_rewritten_is_refused_and_kept_as_evidence() throws IOException {
    watch();
    byte[] before = Files.readAllBytes(kept());
    frontier = Frontier.EMPTY;
    nodes.clear();
    leaves("other", 9);
    Ran ran = watch();
    assertThat(ran.status()).isEqualTo(1);
    assertThat(ran.out()).startsWith("FAILED\n  history was rewritten");
    assertThat(kept()).hasBinaryContent(before);
    assertThat(Note.parse(Files.readAllBytes(Path.of(kept() + ".refused")))).isEqualTo(note());
    frontier = Frontier.EMPTY;
    leaves("a", 2);
    assertThat(watch().out()).contains("fewer than the 5 that were seen");
  }

  @Test
  void a_checkpoint_of_another_key_is_refused() {
    String other = another().verifier().toString();
    Ran ran = Ran.of("witness", "--ledger", url(), "--key", other, "--keep", kept().toString());
    assertThat(ran.status()).isEqualTo(1);
    assertThat(ran.out()).contains("it is not signed by sla.example/ledger");
    assertThat(kept()).doesNotExist();
  }

  @Test
  void a_key_that_was_handed_over_to_is_followed_and_the_former_one_is_not_believed_again()
      throws IOException {
    watch();
    SigningKey next = another();
    handovers.add(Handover.signed(5, KEY, next));
    signer = next;
    leaves("b", 10);
    assertThat(watch().out()).startsWith("OK 15 leaves").contains("goes on from 5");
    // whoever has the former key goes on as if nothing had been handed over
    signer = KEY;
    handovers.clear();
    leaves("c", 10);
    Ran ran = watch();
    assertThat(ran.status()).isEqualTo(1);
    assertThat(ran.out()).contains("the one of 15 leaves that was seen is not signed by");
    handovers.add(Handover.signed(5, another(), next));
    assertThat(watch().out()).contains("FAILED", "the keys do not hand over");
  }

  private static SigningKey another() {
    return SigningKey.generate("sla.example/ledger", SignatureType.ED25519, new SecureRandom());
  }

  @Test
  void a_key_is_made_once_and_what_is_kept_is_signed_and_handed_in() throws IOException {
    String own = folder.resolve("own.key").toString();
    Ran made = Ran.of("witness", "--new-key", "witness.example", "--sign", own);
    assertThat(made.out()).startsWith("witness.example+");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(Path.of(own))))
        .isEqualTo("rw-------");
    assertThat(Ran.of("witness", "--new-key", "witness.example", "--sign", own).status())
        .isEqualTo(2);
    Path ledgers = folder.resolve("ledger.key");
    Ran next = Ran.of("witness", "--new-ledger-key", "sla.example/ledger", "--sign", "" + ledgers);
    assertThat(SigningKey.parse(Files.readString(ledgers).strip()).verifier())
        .isEqualTo(VerifierKey.parse(next.out().strip()));
    Path token = Files.writeString(folder.resolve("token"), "a-token\n");
    assertThat(watch("--sign", own, "--token", token.toString()).out())
        .contains("signed as witness.example");
    assertThat(handedIn).singleElement().asString().startsWith("Bearer a-token {");
    assertThat(handedIn.getFirst()).contains(made.out().strip());
  }

  @Test
  void what_can_not_be_reached_or_read_is_no_verdict() throws IOException {
    String url = url();
    stop();
    Ran ran =
        Ran.of(
            "witness", "--ledger", url, "--key", KEY.verifier().toString(), "--keep", "" + kept());
    assertThat(ran.status()).isEqualTo(2);
    assertThat(ran.err()).contains("can't be reached");
    Files.writeString(kept(), "something else");
    assertThat(watch().err()).contains("holds no checkpoint");
    assertThat(Ran.of("witness", "--ledger", "nowhere").err()).contains("--ledger takes");
    assertThat(Ran.of("witness").err()).contains("--ledger is missing");
  }

  private Ran watch(String... more) {
    List<String> words =
        new ArrayList<>(
            List.of("--ledger", url(), "--key", KEY.verifier().toString(), "--keep", "" + kept()));
    words.addAll(List.of(more));
    return Ran.of("witness", words.toArray(String[]::new));
  }

  private Path kept() {
    return folder.resolve("kept.note");
  }

  private String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/ledger";
  }

  private void leaves(String text, int count) {
    for (int each = 0; each < count; each++) {
      frontier =
          frontier.with(
              Hash.leaf((text + each).getBytes(UTF_8)),
              (level, index, hash) -> nodes.put(level + "/" + index, hash));
    }
  }

  private Note note() {
    return Note.signed(
        new Checkpoint(
                KEY.verifier().name(),
                frontier.size(),
                frontier.root(),
                Heads.NONE.count(),
                Heads.NONE.root())
            .text(),
        signer,
        Instant.EPOCH);
  }

  private String handovers() {
    return handovers.stream().map(Note::toString).collect(Collectors.joining());
  }

  private void consistency(HttpExchange exchange) throws IOException {
    Matcher asked =
        Pattern.compile("from=([0-9]+)&to=([0-9]+)").matcher(exchange.getRequestURI().getQuery());
    assertThat(asked.matches()).isTrue();
    Tree tree =
        new Tree(
            frontier.size(),
            (level, index) -> Objects.requireNonNull(nodes.get(level + "/" + index)));
    answer(
        exchange,
        200,
        tree
            .consistency(Long.parseLong(asked.group(1)), Long.parseLong(asked.group(2)))
            .path()
            .stream()
            .map(hash -> hash.base64() + "\n")
            .collect(Collectors.joining()));
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
