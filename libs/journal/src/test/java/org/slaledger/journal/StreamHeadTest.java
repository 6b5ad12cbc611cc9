package org.slaledger.journal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.slaledger.contract.StreamId;
import org.slaledger.journal.StreamHead.Verdict;

class StreamHeadTest {
  private static final byte[] ONE = {1};
  private static final byte[] OTHER = {2};
  private final StreamHead fresh = StreamHead.of(new StreamId("ticket/T-1"));

  @Test
  void the_next_version_is_taken() {
    assertThat(fresh.judge(1, ONE)).isEqualTo(Verdict.TAKE);
    assertThat(fresh.taken(1, ONE).judge(2, OTHER)).isEqualTo(Verdict.TAKE);
  }

  @Test
  void the_same_version_and_bytes_are_a_duplicate() {
    assertThat(fresh.taken(1, ONE).judge(1, ONE)).isEqualTo(Verdict.DROP);
  }

  @Test
  void other_bytes_under_the_same_version_are_a_fork() {
    assertThat(fresh.taken(1, ONE).judge(1, OTHER)).isEqualTo(Verdict.FORK);
  }

  @Test
  void a_version_beyond_the_next_one_waits() {
    assertThat(fresh.judge(2, ONE)).isEqualTo(Verdict.HOLD);
  }

  @Test
  void a_gap_ends_when_the_missing_version_comes() {
    // Given
    StreamHead gap = fresh.gap();
    // When
    Verdict verdict = gap.judge(1, ONE);
    // Then
    assertThat(verdict).isEqualTo(Verdict.TAKE);
    assertThat(gap.reason()).contains("version 1");
    assertThat(gap.taken(1, ONE).state()).isEqualTo(StreamState.FLOWING);
  }

  @Test
  void a_parked_stream_takes_nothing_by_itself() {
    assertThat(fresh.parked(1, "no").judge(1, ONE)).isEqualTo(Verdict.HOLD);
  }

  @Test
  void a_forked_stream_takes_nothing_any_more() {
    // Given
    StreamHead forked = fresh.taken(1, ONE).forked(1, OTHER, ONE);
    // Then
    assertThat(forked.judge(2, ONE)).isEqualTo(Verdict.HOLD);
    assertThat(forked.judge(1, ONE)).isEqualTo(Verdict.DROP);
  }

  @Test
  void a_gap_does_not_hide_why_a_stream_was_stopped_before() {
    assertThat(fresh.parked(1, "no").gap().state()).isEqualTo(StreamState.PARKED);
  }

  @Test
  void a_fork_is_not_hidden_by_what_is_parked_later() {
    // Given
    StreamHead forked = fresh.taken(1, ONE).forked(1, OTHER, ONE);
    // Then
    assertThat(forked.parked(2, "no").state()).isEqualTo(StreamState.FORKED);
  }
}
