package org.slaledger.clock.adapter.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slaledger.clock.domain.ClockExplanation;
import org.slaledger.clock.domain.ClockExplanation.Piece;
import org.slaledger.contract.AgreementId;
import org.slaledger.contract.ClockKind;
import org.slaledger.contract.Priority;
import org.slaledger.contract.TicketId;
import org.slaledger.contract.event.ClockTerms;
import org.slaledger.contract.event.StreamCut;
import org.slaledger.rules.time.Stretch;

class ClockPictureTest {
  private static final Instant START = Instant.parse("2026-11-23T09:00:00Z");
  private static final Instant NOW = START.plusSeconds(3600);
  private static final TicketId TICKET = new TicketId("T-1");

  @ParameterizedTest
  @ValueSource(longs = {0, 1800, 3600, 7200, 1_000_000})
  void the_mark_of_what_is_due_is_seen_whole(long due) {
    // Given // When
    ClockPicture picture = ClockPicture.of(run(START.plusSeconds(due)));
    // Then
    BigDecimal x = Objects.requireNonNull(picture.dueX());
    assertThat(x)
        .isBetween(BigDecimal.ZERO, new BigDecimal(ClockPicture.WIDTH - ClockPicture.MARK));
    assertThat(picture.bars().getLast().x().add(picture.bars().getLast().width()))
        .isLessThanOrEqualTo(new BigDecimal(ClockPicture.WIDTH));
  }

  private static ClockExplanation run(Instant due) {
    ClockTerms terms =
        new ClockTerms(new AgreementId("acme-2026"), 1, Priority.P1, null, "24x7", null);
    Piece piece = new Piece(START, NOW, Stretch.Kind.COUNTED, null, "open", List.of(), terms);
    return new ClockExplanation(
        TICKET,
        ClockKind.RESPONSE,
        "hosting",
        START,
        new StreamCut(TICKET.stream(), 1),
        NOW,
        List.of(),
        List.of(piece),
        Duration.ofHours(1),
        Duration.ZERO,
        Duration.ZERO,
        due,
        due,
        null,
        null,
        null,
        null,
        null);
  }
}
