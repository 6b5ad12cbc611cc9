package org.slaledger.credit.usecase.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.slaledger.credit.Api;
import org.slaledger.credit.SigningLedger;
import org.slaledger.credit.domain.Given;
import org.slaledger.credit.view.WhichCheckpoints;
import org.slaledger.credit.view.WhichHandovers;
import org.slaledger.journal.Journal;
import org.slaledger.journal.Transactions;
import org.slaledger.ledger.Note;
import org.slaledger.ledger.SignatureType;
import org.slaledger.ledger.SigningKey;
import org.slaledger.testkit.PlatformResource;

/** A second process of the service, given another key; that a key hands over is in deploy/e2e. */
@QuarkusTest
@TestProfile(SigningLedger.class)
@QuarkusTestResource(
    value = PlatformResource.class,
    initArgs = @ResourceArg(name = "database", value = Api.DATABASE))
class AnotherKeyTest {
  private static final SigningKey OTHER = key("sla.example/ledger");

  @Inject StreamHeads heads;
  @Inject WhichCheckpoints checkpoints;
  @Inject WhichHandovers handovers;
  @Inject Journal journal;
  @Inject Transactions transactions;

  private static SigningKey key(String name) {
    return SigningKey.generate(name, SignatureType.ED25519, new SecureRandom());
  }

  @Test
  void a_key_that_nothing_hands_over_to_signs_nothing() {
    // Given a checkpoint of the service's own key
    var given = new Given(Api.newName(), Api.newName());
    var events = new AtomicInteger();
    more(given, events);
    await().atMost(Duration.ofSeconds(30)).until(() -> size() > 0);
    // When one with another key is first to see new leaves
    var refused = new String[1];
    await()
        .atMost(Duration.ofMinutes(1))
        .until(
            () -> {
              more(given, events);
              try {
                signing(OTHER, Optional.of(key("sla.example/ledger")))
                    .signDue()
                    .await()
                    .indefinitely();
              } catch (CannotSign e) {
                refused[0] = e.getMessage();
              }
              return refused[0] != null;
            });
    // Then
    assertThat(refused[0])
        .contains("was signed by another key than " + OTHER.verifier(), "sla.ledger.former-key");
    assertThat(handovers.all().await().indefinitely()).isEmpty();
    var last = checkpoints.by(Instant.now()).await().indefinitely().orElseThrow();
    assertThat(Note.parse(last.note()).signedBy(SigningLedger.KEY.verifier())).isTrue();
  }

  private long size() {
    return checkpoints.by(Instant.now()).await().indefinitely().map(it -> it.size()).orElse(0L);
  }

  private static void more(Given given, AtomicInteger events) {
    var from = Given.at("05-01T00:00:00").plus(Duration.ofHours(events.getAndIncrement()));
    given.covered(given.agreement + "-web", from, from.plus(Duration.ofHours(1)));
    Api.publish(given.events());
  }

  private Checkpoints signing(SigningKey key, Optional<SigningKey> former) {
    return new Checkpoints(
        new LedgerKey(Optional.of(key.secret()), former.map(SigningKey::secret)),
        heads,
        checkpoints,
        handovers,
        journal,
        transactions,
        InstantSource.system(),
        Duration.ZERO,
        "credit-service");
  }

  @Test
  void keys_that_can_not_hand_over_are_refused_with_the_setting() {
    var none = Optional.<String>empty();
    var mine = Optional.of(OTHER.secret());
    assertThatIllegalStateException()
        .isThrownBy(() -> new LedgerKey(none, mine))
        .withMessageContaining("sla.ledger.former-key");
    assertThatIllegalStateException()
        .isThrownBy(() -> new LedgerKey(mine, Optional.of(key("sla.example/other").secret())))
        .withMessageContaining("sla.ledger.former-key");
    assertThatIllegalStateException()
        .isThrownBy(() -> new LedgerKey(Optional.of("nonsense"), none))
        .withMessageContaining("sla.ledger.key");
    var witness =
        SigningKey.generate("sla.example/ledger", SignatureType.COSIGNATURE, new SecureRandom());
    assertThatIllegalStateException()
        .isThrownBy(() -> new LedgerKey(Optional.of(witness.secret()), none))
        .withMessageContaining("witness");
  }
}
