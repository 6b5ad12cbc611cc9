package org.slaledger.credit.domain.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slaledger.contract.terms.UnobservedAs;
import org.slaledger.credit.domain.Given;
import org.slaledger.credit.domain.statement.Question;

/**
 * The bundle that is published as an example, {@code docs/example.bundle}: written by {@code
 * -Dbundle.write=true}, and from then on a witness that the format has not changed.
 */
class ExampleBundleTest {
  private static final Path FILE = Path.of("../docs/example.bundle");
  private static final Instant MAY = Given.at("05-01T00:00:00");
  private static final Instant AUGUST = Given.at("08-01T00:00:00");
  private static final Instant DOWN = Given.at("06-20T00:00:00");
  private static final Instant BACK = Given.at("06-20T01:00:00");

  @Test
  void what_is_published_is_what_is_written_today_and_holds_by_itself() throws IOException {
    // Given
    SmallLedger ledger = new SmallLedger();
    Given given = new Given("acme-2026", "acme");
    given
        .signed(
            Given.checkedBy(
                SmallLedger.KEY.verifier().toString(),
                given.addendum(Given.hosting(UnobservedAs.EXCLUDED, Given.point("web", 3)))),
            MAY)
        .covered("web", MAY, DOWN)
        .failed("web", DOWN, 1)
        .failed("web", DOWN.plusSeconds(60), 2)
        .failed("web", DOWN.plusSeconds(120), 3)
        .recovered("web", BACK, DOWN)
        .covered("web", DOWN, AUGUST);
    given.events().forEach(ledger::add);
    // When
    Bundle bundle = ledger.bundle(Question.asOf(given.agreement, "2026-06", AUGUST), List.of());
    byte[] file = BundleText.write(bundle);
    // Then
    if (Boolean.getBoolean("bundle.write")) {
      Files.write(FILE, file);
    }
    assertThat(FILE).hasBinaryContent(file);
    assertThat(Verification.of(BundleText.read(file), null))
        .isInstanceOfSatisfying(
            Verification.Result.Holds.class,
            holds -> assertThat(holds.statement().credit()).isEqualByComparingTo("100.00"));
  }
}
