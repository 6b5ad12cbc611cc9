package org.slaledger.credit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slaledger.contract.terms.UnobservedAs;
import org.slaledger.credit.domain.Given;
import org.slaledger.credit.domain.statement.Derivation;
import org.slaledger.credit.domain.statement.Question;
import org.slaledger.credit.domain.statement.Statement;
import org.slaledger.credit.domain.statement.StatementFold;
import org.slaledger.credit.usecase.AskedStatement;
import org.slaledger.credit.usecase.ManyStatements;
import org.slaledger.journal.KafkaClients;
import org.slaledger.journal.LogReplay;
import org.slaledger.testkit.Log;
import org.slaledger.testkit.PlatformResource;

/** From a log of several customers. */
@QuarkusTest
@QuarkusTestResource(
    value = PlatformResource.class,
    initArgs = @ResourceArg(name = "database", value = Api.DATABASE))
class ManyStatementsTest {
  private static final Instant MAY = Given.at("05-01T00:00:00");
  private static final Instant AUGUST = Given.at("08-01T00:00:00");
  private static final int MANY = 1_000_000;

  private final List<Given> customers = new ArrayList<>();
  private final Map<Question, Derivation> found = new HashMap<>();

  @BeforeEach
  void publish() {
    for (int each = 1; each <= 4; each++) {
      String customer = Api.newName();
      Given given = new Given(customer + "-2026", customer);
      given.signed(
          given.addendum(Given.hosting(UnobservedAs.EXCLUDED, Given.point(customer + "-web", 1))),
          MAY);
      for (Instant day = MAY; day.isBefore(AUGUST); day = day.plus(Duration.ofDays(7))) {
        Instant down = day.plus(Duration.ofHours(each));
        given
            .covered(customer + "-web", day, down)
            .failed(customer + "-web", down, 1)
            .recovered(customer + "-web", down.plus(Duration.ofHours(each)), down);
      }
      customers.add(given);
      Api.publish(given.events());
    }
  }

  @Test
  void one_pass_derives_what_each_would_be_by_itself() {
    // When
    ManyStatements.Taken taken = derive(MANY, asked().toList());
    // Then
    assertThat(taken.passes()).isEqualTo(1);
    assertThat(found).hasSize(12).isEqualTo(alone());
    assertThat(found.values()).allMatch(Derivation.Derived.class::isInstance);
  }

  @Test
  void each_is_derived_again_from_its_cut_whatever_came_later() {
    // Given
    derive(MANY, asked().toList());
    Map<Question, Derivation> first = Map.copyOf(found);
    List<AskedStatement> cut =
        first.entrySet().stream()
            .map(it -> new AskedStatement(it.getKey().at(statement(it.getValue()).cut()), null))
            .toList();
    found.clear();
    customers.forEach(
        given ->
            Api.publish(
                given
                    .covered(
                        given.agreement.value().replace("-2026", "-web"),
                        AUGUST,
                        AUGUST.plusSeconds(60))
                    .events()));
    // When
    derive(MANY, cut);
    // Then
    assertThat(found.values().stream().map(it -> statement(it).hash()))
        .containsExactlyInAnyOrderElementsOf(
            first.values().stream().map(it -> statement(it).hash()).toList());
  }

  @Test
  void where_memory_may_hold_few_events_there_are_more_passes_and_the_same_statements() {
    // When
    ManyStatements.Taken taken = derive(60, asked().toList());
    // Then
    assertThat(taken.passes()).isBetween(3, 4);
    assertThat(found).isEqualTo(alone());
  }

  @Test
  void what_can_not_be_read_spoils_the_statements_that_rest_on_it_and_no_other() {
    // Given
    Given broken = customers.getFirst();
    String stream = unreadable(broken);
    // When
    derive(MANY, asked().toList());
    // Then
    found.forEach(
        (question, derivation) -> {
          if (question.agreement().equals(broken.agreement)) {
            assertThat(derivation)
                .isInstanceOfSatisfying(
                    Derivation.Refused.class,
                    no -> assertThat(no.problems().getFirst().message()).contains(stream));
          } else {
            assertThat(derivation).isInstanceOf(Derivation.Derived.class);
          }
        });
  }

  @Test
  void what_lies_beyond_a_cut_need_not_be_readable() {
    // Given what was given out, and the same as of now
    derive(MANY, asked().toList());
    Map<Question, Derivation> first = Map.copyOf(found);
    List<AskedStatement> all = new ArrayList<>(asked().toList());
    first.forEach(
        (question, it) -> all.add(new AskedStatement(question.at(statement(it).cut()), null)));
    found.clear();
    Given broken = customers.getFirst();
    unreadable(broken);
    // When
    derive(MANY, all);
    // Then
    assertThat(found).hasSize(24);
    found.forEach(
        (question, derivation) -> {
          boolean reaches = question.agreement().equals(broken.agreement) && question.cut() == null;
          assertThat(derivation)
              .isInstanceOf(reaches ? Derivation.Refused.class : Derivation.Derived.class);
        });
  }

  /** The stream of its evidence goes on with what nobody can read. */
  private static String unreadable(Given broken) {
    String stream = "probe/" + broken.agreement.value().replace("-2026", "-web") + "@local";
    Log.publish("sla.availability", stream, "[]".getBytes(UTF_8), Map.of());
    return stream;
  }

  private ManyStatements.Taken derive(long most, List<AskedStatement> asked) {
    return new ManyStatements(
            new LogReplay(new KafkaClients(Log.bootstrap())), most, progress -> {})
        .derive(asked, (one, derivation) -> found.put(one.question(), derivation));
  }

  private Stream<AskedStatement> asked() {
    return customers.stream()
        .flatMap(
            given ->
                Stream.of("2026-05", "2026-06", "2026-07")
                    .map(period -> Question.asOf(given.agreement, period, AUGUST.plusSeconds(1))))
        .map(question -> new AskedStatement(question, null));
  }

  private Map<Question, Derivation> alone() {
    Map<Question, Derivation> alone = new HashMap<>();
    for (Given given : customers) {
      asked()
          .map(AskedStatement::question)
          .filter(question -> question.agreement().equals(given.agreement))
          .forEach(it -> alone.put(it, StatementFold.derive(it, given.events())));
    }
    return alone;
  }

  private static Statement statement(Derivation derivation) {
    return ((Derivation.Derived) derivation).statement();
  }
}
