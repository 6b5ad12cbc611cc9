package org.slaledger.credit.domain.statement;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class ConformanceTest {
  private static final AtomicInteger ANSWERED = new AtomicInteger();

  @TestFactory
  Stream<DynamicTest> a_case_made_into_an_addendum_and_events_comes_out_the_same()
      throws IOException {
    try (InputStream in = getClass().getResourceAsStream("/conformance/credits.json")) {
      JsonNode cases = new ObjectMapper().readTree(Objects.requireNonNull(in)).get("cases");
      return StreamSupport.stream(cases.spliterator(), false)
          .filter(ConformanceCase::isForStatements)
          .map(node -> DynamicTest.dynamicTest(node.get("id").asText(), () -> answer(node)));
    }
  }

  @AfterAll
  static void none_was_skipped() {
    assertThat(ANSWERED).hasValue(30);
  }

  private static void answer(JsonNode node) {
    // When
    Statement statement = new ConformanceCase(node).derived();
    // Then
    ServiceStatement service = statement.services().getFirst();
    JsonNode expect = node.get("expect");
    assertThat(service.availability())
        .isEqualTo(new BigDecimal(expect.get("availability").asText()));
    assertThat(service.creditPercent()).hasToString(expect.get("creditPercent").asText());
    assertThat(service.creditAmount()).hasToString(expect.get("creditAmount").asText());
    assertThat(statement.credit()).isEqualByComparingTo(service.creditAmount());
    assertThat(accounted(service)).isEqualTo(Duration.between(statement.from(), statement.to()));
    ANSWERED.incrementAndGet();
  }

  private static Duration accounted(ServiceStatement service) {
    return service.account().stream()
        .map(piece -> Duration.between(piece.from(), piece.to()))
        .reduce(Duration.ZERO, Duration::plus);
  }
}
