package org.slaledger.clock.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.slaledger.clock.domain.Heard.agreement;
import static org.slaledger.clock.domain.Heard.answered;
import static org.slaledger.clock.domain.Heard.at;
import static org.slaledger.clock.domain.Heard.office;
import static org.slaledger.clock.domain.Heard.opened;
import static org.slaledger.clock.domain.Heard.paused;
import static org.slaledger.clock.domain.Heard.prioritised;
import static org.slaledger.clock.domain.Heard.reopened;
import static org.slaledger.clock.domain.Heard.resolved;
import static org.slaledger.clock.domain.Heard.stream;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.slaledger.clock.domain.ClockExplanation.Against;
import org.slaledger.clock.domain.ClockExplanation.Piece;
import org.slaledger.clock.domain.Heard.At;
import org.slaledger.contract.ClockKind;
import org.slaledger.contract.Priority;
import org.slaledger.contract.TicketId;
import org.slaledger.contract.event.StreamCut;
import org.slaledger.promises.ClockRun;
import org.slaledger.rules.time.Stretch.Kind;

class ClockExplainingTest {
  private static final TicketId T = new TicketId("T-1");
  private static final long DAY = 24 * 60;

  @Test
  void closed_hours_are_told_with_the_calendar_and_its_version() {
    // Given // When
    ClockExplanation told =
        ClockExplaining.of(
            run(ClockKind.RESOLVE, opened(T), prioritised(T, 0, Priority.P2)), at(DAY + 60));
    // Then
    assertThat(told.pieces())
        .extracting(Piece::kind)
        .containsExactly(Kind.COUNTED, Kind.CLOSED, Kind.COUNTED);
    Piece closed = told.pieces().get(1);
    assertThat(closed.from()).isEqualTo(Instant.parse("2026-11-23T18:00:00Z"));
    assertThat(closed.to()).isEqualTo(Instant.parse("2026-11-24T09:00:00Z"));
    assertThat(closed.causes()).containsExactly(new StreamCut(Heard.OFFICE.stream(), 2));
    assertThat(told.pieces())
        .allSatisfy(
            piece ->
                assertThat(piece.under()).isEqualTo("acme-2026 version 1, P2, office version 2"));
    assertThat(told.counted()).isEqualTo(Duration.ofHours(10));
  }

  @Test
  void each_piece_stands_under_what_held_then_and_each_sum_can_be_done_again() {
    // Given a breach in office hours, and afterwards another priority
    ClockExplanation told =
        ClockExplaining.of(
            run(
                ClockKind.RESPONSE,
                opened(T),
                prioritised(T, 0, Priority.P2),
                prioritised(T, DAY, Priority.P1)),
            at(DAY + 60));
    // When
    Against first = told.against().getFirst();
    Against second = told.against().getLast();
    // Then
    assertThat(told.pieces())
        .extracting(Piece::kind)
        .containsExactly(Kind.COUNTED, Kind.CLOSED, Kind.COUNTED);
    assertThat(told.pieces())
        .extracting(piece -> piece.terms().priority())
        .containsExactly(Priority.P2, Priority.P2, Priority.P1);
    assertThat(told.pieces().getLast().from()).isEqualTo(at(DAY));
    assertThat(first.pieces()).hasSize(2);
    assertThat(first.counted()).isEqualTo(Duration.ofHours(9));
    assertThat(second.pieces()).hasSize(1);
    assertThat(second.counted()).isEqualTo(told.counted()).isEqualTo(Duration.ofHours(25));
  }

  @Test
  void a_resolution_that_touches_a_later_wait_is_told_whole() {
    // Given a ticket that stood as resolved, and waited from the very instant of its reopening
    ClockExplanation told =
        ClockExplaining.of(
            run(
                ClockKind.RESOLVE,
                opened(T),
                prioritised(T, 0, Priority.P1),
                answered(T, 10),
                resolved(T, 30),
                reopened(T, 60),
                paused(T, 60)),
            at(90));
    // Then
    assertThat(told.pieces()).extracting(Piece::from).containsExactly(at(0), at(30), at(60));
    assertThat(told.pieces().getLast().to()).isEqualTo(at(90));
    assertThat(told.paused()).isEqualTo(Duration.ofMinutes(60));
  }

  private static ClockRun run(ClockKind kind, At... events) {
    Heard heard =
        Heard.of(
            agreement(),
            stream(Heard.OFFICE.stream(), office(1), office(2, LocalDate.parse("2026-12-25"))),
            stream(T.stream(), events));
    List<ClockRun> runs = heard.runs(heard.tickets().getFirst(), kind);
    assertThat(runs).hasSize(1);
    return Objects.requireNonNull(runs.getFirst());
  }
}
