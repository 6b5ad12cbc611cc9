package org.slaledger.testkit.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;
import org.slaledger.testkit.history.History.Comparison;
import org.slaledger.testkit.history.History.Disturbance;
import org.slaledger.testkit.history.History.Effect;
import org.slaledger.testkit.history.History.Kept;
import org.slaledger.testkit.history.History.Line;
import org.slaledger.testkit.history.History.Mail;

@ParameterizedClass
@ValueSource(longs = {1, 2, 3, 4, 5})
class HistoryCheckerTest {
  private final SoundHistory run;

  HistoryCheckerTest(long seed) {
    this.run = new SoundHistory(random(seed));
  }

  private static RandomGenerator random(long seed) {
    return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
  }

  @Test
  void a_run_in_which_nothing_went_wrong_has_no_findings() {
    assertThat(findings()).isEmpty();
  }

  @Test
  void a_lost_event_is_found() {
    // Given
    var lost = run.inTheMidst();
    run.log.removeIf(line -> same(line, lost));
    // Then
    assertThat(findings())
        .containsExactlyInAnyOrder(
            new Finding.LostEvent(lost.stream(), lost.version(), "ticket"),
            new Finding.Gap(lost.stream(), lost.version(), "log"));
  }

  @Test
  void a_command_that_is_in_no_journal_is_found() {
    // Given
    var last = run.journal.removeLast();
    run.log.removeIf(line -> same(line, last));
    // Then
    assertThat(findings())
        .containsExactly(
            new Finding.LostCommand(
                last.stream() + "#" + last.version(), last.stream(), last.version()));
  }

  @Test
  void a_gap_is_found_in_journal_and_log() {
    // Given
    var missing = run.inTheMidst();
    run.journal.remove(missing);
    run.log.removeIf(line -> same(line, missing));
    // Then
    assertThat(findings())
        .contains(
            new Finding.Gap(missing.stream(), missing.version(), "journal"),
            new Finding.Gap(missing.stream(), missing.version(), "log"));
  }

  @Test
  void a_fork_in_the_log_is_found_once() {
    // Given
    var line = run.inTheMidst();
    for (var n = 0; n < 2; n++) {
      run.log.add(new Line("sla.tickets-0@fork", line.stream(), line.version(), "other"));
    }
    // Then
    assertThat(findings())
        .containsExactly(new Finding.Fork(line.stream(), line.version(), "sla.tickets-0@fork"));
  }

  @Test
  void a_stream_in_two_journals_is_found() {
    // Given
    var line = run.inTheMidst();
    run.journal.add(new Line("clock", line.stream(), line.version(), line.digest()));
    // Then
    assertThat(findings())
        .containsExactly(new Finding.Fork(line.stream(), line.version(), "clock"));
  }

  @Test
  void an_event_of_no_journal_is_found() {
    // Given
    run.log.add(new Line("sla.tickets-0@made-up", "ticket/T-made-up", 1, "d"));
    // Then
    assertThat(findings())
        .containsExactly(new Finding.InventedEvent("ticket/T-made-up", 1, "sla.tickets-0@made-up"));
  }

  @Test
  void changed_bytes_are_found() {
    // Given
    var line = run.inTheMidst();
    run.log.replaceAll(
        read -> same(read, line) ? new Line("here", read.stream(), read.version(), "x") : read);
    // Then
    assertThat(findings())
        .containsExactly(new Finding.ChangedBytes(line.stream(), line.version(), "here"));
  }

  @Test
  void a_version_before_an_earlier_one_is_found() {
    // Given
    var later = run.inTheMidst();
    var first = run.journal.indexOf(later);
    run.log.subList(first + 1, run.log.size()).removeIf(line -> same(line, later));
    Collections.swap(run.log, first - 1, first);
    // Then
    assertThat(findings())
        .containsExactly(
            new Finding.Reordered(later.stream(), later.version() - 1, run.log.get(first).place()));
  }

  @Test
  void a_duplicate_effect_is_found() {
    // Given
    var effect = run.effects.getFirst();
    run.effects.add(new Effect(effect.kind(), effect.key(), "elsewhere"));
    // Then
    assertThat(findings())
        .containsExactly(
            new Finding.DuplicateEffect(effect.kind(), effect.key(), "clock", "elsewhere"));
  }

  @Test
  void a_missing_effect_is_found() {
    // Given
    var effect = run.effects.removeLast();
    // Then
    assertThat(findings())
        .containsExactly(new Finding.MissingEffect("warning", effect.key(), "it was opened"));
  }

  @Test
  void a_mail_about_the_same_under_another_name_is_found() {
    // Given
    var mail = run.mails.getFirst();
    run.mails.add(new Mail("<other>", mail.about(), "sender-1", after(mail, 60), null));
    run.disturbances.add(harm("sender-1", mail, 0));
    // Then
    assertThat(findings())
        .containsExactly(
            new Finding.MailTwice(mail.about(), "<other>", "the first was " + mail.messageId()));
  }

  @Test
  void a_copy_is_excused_only_by_a_harm_to_its_own_sender_as_it_was_sent() {
    // Given a mail that came again before it was committed that it was sent
    var mail = uncommitted();
    run.mails.set(0, mail);
    run.mails.add(again(mail, after(mail, 100)));
    // When others were harmed, or its sender too early or too late
    run.disturbances.add(harm("sender-2", mail, 0));
    run.disturbances.add(harm("sender-1", mail, -6));
    run.disturbances.add(harm("sender-1", mail, 11));
    // Then
    assertThat(findings())
        .containsExactly(
            new Finding.MailTwice(
                mail.about(),
                mail.messageId(),
                "nothing harmed its sender, sender-1, when the first went out"));
    // When
    run.disturbances.add(harm("sender-1", mail, 9));
    // Then
    assertThat(findings()).isEmpty();
    assertThat(HistoryChecker.excuses(run.history()).excused()).isEqualTo(1);
  }

  @Test
  void a_harm_to_the_database_reaches_all_senders_and_explains_no_more_than_were_on_their_way() {
    // Given
    var mail = uncommitted();
    run.mails.set(0, mail);
    run.disturbances.add(harm(null, mail, 2));
    run.mails.add(again(mail, after(mail, 1)));
    assertThat(findings()).isEmpty();
    // When
    run.mails.add(again(mail, after(mail, 2)));
    // Then
    assertThat(findings())
        .containsExactly(
            new Finding.MailTwice(
                mail.about(),
                mail.messageId(),
                "its sender was harmed, and had not so many on their way"));
  }

  @Test
  void nothing_excuses_a_copy_of_what_was_committed() {
    // Given
    var mail = run.mails.getFirst();
    run.mails.add(again(mail, after(mail, 100)));
    run.disturbances.add(harm("sender-1", mail, 0));
    // Then
    assertThat(findings())
        .containsExactly(
            new Finding.MailTwice(
                mail.about(),
                mail.messageId(),
                "it was committed at " + mail.settledAt() + " that it was sent"));
  }

  @Test
  void what_would_have_been_excused_is_counted() {
    // Given
    run.disturbances.add(harm("sender-1", run.mails.getFirst(), 0));
    // Then those of the ten seconds before and the five after
    var mails = run.mails.size();
    assertThat(HistoryChecker.excuses(run.history()).withinReach()).isEqualTo(Math.min(mails, 6));
    assertThat(HistoryChecker.excuses(run.history()).excused()).isZero();
  }

  private Mail uncommitted() {
    var mail = run.mails.getFirst();
    return new Mail(mail.messageId(), mail.about(), mail.sender(), mail.arrivedAt(), null);
  }

  private static Mail again(Mail mail, Instant at) {
    return new Mail(mail.messageId(), mail.about(), "sender-2", at, mail.settledAt());
  }

  private static Instant after(Mail mail, int seconds) {
    return mail.arrivedAt().plusSeconds(seconds);
  }

  private static Disturbance harm(@Nullable String sender, Mail mail, int seconds) {
    var at = after(mail, seconds);
    return new Disturbance("killed", sender, 1, at, at.plusMillis(1));
  }

  @Test
  void a_missing_answer_is_found() {
    // Given
    var missing = run.kept.removeLast();
    // Then
    assertThat(findings()).containsExactly(new Finding.MissingAnswer(missing.key()));
  }

  @Test
  void another_answer_to_the_same_key_is_found() {
    // Given
    var kept = run.kept.getFirst();
    run.kept.add(new Kept(kept.key(), "other"));
    // Then
    assertThat(findings())
        .containsExactly(new Finding.ChangedAnswer(kept.key(), kept.answer(), "other"));
  }

  @Test
  void what_differs_and_must_be_equal_is_found() {
    // Given
    run.comparisons.add(new Comparison("view of ticket-service", "abc", "abd"));
    // Then
    assertThat(findings())
        .containsExactly(new Finding.Different("view of ticket-service", "abc", "abd"));
  }

  @Test
  void every_finding_says_where_it_is() {
    // Given
    run.log.clear();
    // Then
    assertThat(findings())
        .hasSize(run.journal.size())
        .extracting(Finding::says)
        .allMatch(text -> text.contains("is not in the log") && text.contains("ticket/T-"));
  }

  private List<Finding> findings() {
    return HistoryChecker.check(run.history());
  }

  private static boolean same(Line a, Line b) {
    return a.stream().equals(b.stream()) && a.version() == b.version();
  }
}
