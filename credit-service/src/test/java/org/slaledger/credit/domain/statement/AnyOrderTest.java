package org.slaledger.credit.domain.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.slaledger.contract.Envelope;
import org.slaledger.contract.PointId;
import org.slaledger.contract.terms.ExclusionCategory;
import org.slaledger.contract.terms.UnobservedAs;
import org.slaledger.credit.domain.Given;

class AnyOrderTest {
  private static final Instant START = Given.at("06-01T00:00:00");

  @Test
  void shuffled_and_doubled_events_give_the_same_bytes_and_every_account_is_whole() {
    long seed = Long.getLong("seed", System.nanoTime());
    System.out.println("AnyOrderTest: -Dseed=" + seed);
    Random random = new Random(seed);
    for (int round = 0; round < 60; round++) {
      // Given
      Given given = history(random);
      Question question =
          Question.asOf(
              given.agreement, "2026-06", START.plus(Duration.ofDays(6)).plus(millis(random, 40)));
      byte[] bytes = bytes(question, given.events());
      List<Envelope> events = new ArrayList<>(given.events());
      events.addAll(given.events().subList(0, random.nextInt(given.events().size())));
      // When
      Collections.shuffle(events, random);
      // Then
      assertThat(bytes(question, events)).as("seed %d round %d", seed, round).isEqualTo(bytes);
      whole(statement(question, events));
    }
  }

  private static void whole(Statement statement) {
    for (ServiceStatement service : statement.services()) {
      Instant cursor = statement.from();
      for (ServiceStatement.Piece piece : service.account()) {
        assertThat(piece.from()).isEqualTo(cursor);
        assertThat(piece.to()).isAfter(piece.from());
        cursor = piece.to();
      }
      assertThat(cursor).isEqualTo(statement.to());
      ServiceStatement.Measured m = service.measured();
      assertThat(
              m.up().plus(m.counted()).plus(m.excluded()).plus(m.forgiven()).plus(m.unobserved()))
          .isEqualTo(m.whole());
    }
  }

  private static Given history(Random random) {
    UnobservedAs unobserved = UnobservedAs.values()[random.nextInt(3)];
    int confirm = 1 + random.nextInt(3);
    Given given = Given.acme();
    given.signed(
        given.addendum(
            Given.excluding(
                List.of(ExclusionCategory.THIRD_PARTY),
                Given.hosting(unobserved, Given.point("a", confirm), Given.point("b", confirm)))),
        START.plus(millis(random, 10)).minus(Duration.ofDays(5)));
    for (String point : List.of("a@oslo", "a@rome", "b@oslo")) {
      watched(random, given, point);
    }
    for (int i = 0; i < 4; i++) {
      Instant from = START.plus(millis(random, 30));
      given.announced("W-" + i, from.minus(millis(random, 5)), from, from.plus(millis(random, 2)));
      given.clockStarted("T-" + i, START.plus(millis(random, 40)));
      claimed(random, given, "E-" + i);
    }
    return given;
  }

  private static void claimed(Random random, Given given, String exclusion) {
    Instant at = START.plus(millis(random, 10));
    Instant from = START.plus(millis(random, 28));
    Instant to = from.plus(millis(random, 2));
    if (random.nextBoolean()) {
      given.claimed(exclusion, "olaf", at, from, to, new PointId("a"));
    } else {
      given.claimed(exclusion, "olaf", at, from, to);
    }
    for (int i = random.nextInt(4); i > 0; i--) {
      at = at.plus(millis(random, 2));
      switch (random.nextInt(4)) {
        case 0 -> given.contested(exclusion, "carla", at);
        case 1 -> given.rejected(exclusion, "otto", at);
        case 2 -> given.accepted(exclusion, "olaf", at);
        default -> given.accepted(exclusion, "otto", at);
      }
    }
  }

  private static void watched(Random random, Given given, String point) {
    Instant cursor = START.minus(Duration.ofDays(2));
    while (cursor.isBefore(START.plus(Duration.ofDays(33)))) {
      Instant next = cursor.plus(millis(random, 2)).plusMillis(1);
      switch (random.nextInt(5)) {
        case 0 -> given.missed(point, cursor, next);
        case 1 -> {
          given.covered(point, cursor, next);
          given.failed(point, cursor, 1).failed(point, cursor.plusMillis(1), 2);
        }
        case 2 -> given.covered(point, cursor, next).recovered(point, cursor, START);
        default -> given.covered(point, cursor, next);
      }
      cursor = next;
    }
  }

  private static Duration millis(Random random, int days) {
    return Duration.ofMillis(1 + random.nextLong(Duration.ofDays(days).toMillis()));
  }

  private static byte[] bytes(Question question, List<Envelope> events) {
    return statement(question, events).canonical();
  }

  private static Statement statement(Question question, List<Envelope> events) {
    return ((Derivation.Derived) StatementFold.derive(question, events)).statement();
  }
}
