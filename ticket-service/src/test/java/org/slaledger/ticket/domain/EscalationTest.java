package org.slaledger.ticket.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.slaledger.contract.CustomerId;
import org.slaledger.contract.decision.Decision;
import org.slaledger.contract.decision.Violation;
import org.slaledger.contract.event.CustomerEvent;
import org.slaledger.contract.event.CustomerEvent.ContactAdded;
import org.slaledger.contract.event.CustomerEvent.ContactRemoved;
import org.slaledger.contract.event.CustomerEvent.CustomerRegistered;
import org.slaledger.contract.event.CustomerEvent.EscalationPathChanged;
import org.slaledger.contract.event.EscalationStep;
import org.slaledger.contract.event.Event;

class EscalationTest {
  private static final CustomerId ACME = new CustomerId("acme");
  private static final EscalationStep CARLA = step("carla", Duration.ZERO);
  private static final EscalationStep CARL = step("carl", Duration.ofMinutes(15));
  private static final EscalationPathChanged PATH =
      new EscalationPathChanged(ACME, List.of(CARLA, CARL));

  @Test
  void contacts_are_called_one_after_the_other() {
    assertThat(decide(List.of(CARLA, CARL))).isEqualTo(Decision.accepted(List.of(PATH)));
  }

  @Test
  void the_same_path_again_changes_nothing_and_nobody_may_be_called_at_all() {
    assertThat(decide(List.of(CARLA, CARL), PATH)).isEqualTo(Decision.accepted(List.of()));
    assertThat(decide(List.of(), PATH))
        .isEqualTo(Decision.accepted(List.of(new EscalationPathChanged(ACME, List.of()))));
  }

  @Test
  void only_those_are_called_who_act_for_the_customer() {
    assertThat(fields(decide(List.of(step("carol", Duration.ZERO)))))
        .containsExactly("steps[0].contact");
    assertThat(fields(decide(List.of(CARLA, CARL), new ContactRemoved(ACME, "carl"))))
        .containsExactly("steps[1].contact");
  }

  @Test
  void each_step_is_later_than_the_one_before() {
    assertThat(fields(decide(List.of(CARL, CARLA)))).containsExactly("steps[1].after");
    assertThat(fields(decide(List.of(CARLA, step("carl", Duration.ZERO)))))
        .containsExactly("steps[1].after");
  }

  @Test
  void nobody_is_called_before_the_first_call_nor_after_a_week() {
    assertThat(fields(decide(List.of(step("carla", Duration.ofSeconds(-1))))))
        .containsExactly("steps[0].after");
    assertThat(fields(decide(List.of(step("carla", Duration.ofDays(7).plusMillis(1))))))
        .containsExactly("steps[0].after");
  }

  @Test
  void a_path_has_an_end() {
    List<EscalationStep> many =
        IntStream.range(0, 21).mapToObj(i -> step("carla", Duration.ofMinutes(i))).toList();
    assertThat(fields(decide(many))).containsExactly("steps");
    assertThat(decide(many.subList(0, 20))).isInstanceOf(Decision.Accepted.class);
  }

  @Test
  void whoever_is_erased_is_called_no_more() {
    assertThat(Erasing.decide(ACME, history(PATH), new EraseContact("carl", "request 17")))
        .isEqualTo(
            Decision.accepted(
                List.of(
                    new EscalationPathChanged(ACME, List.of(CARLA)),
                    new ContactRemoved(ACME, "carl"))));
    assertThat(Erasing.decide(ACME, history(), new EraseContact("carl", "request 17")))
        .isEqualTo(Decision.accepted(List.of(new ContactRemoved(ACME, "carl"))));
  }

  private static EscalationStep step(String contact, Duration after) {
    return new EscalationStep(contact, after);
  }

  private static Decision<CustomerEvent> decide(List<EscalationStep> wanted, Event... more) {
    return new Escalation(history(more)).decide(ACME, wanted);
  }

  private static List<Event> history(Event... more) {
    Sealing sealing = Sealings.of("person/acme/carla");
    var name = sealing.seal("name", "Carla Day");
    List<Event> history =
        new java.util.ArrayList<>(
            List.of(
                new CustomerRegistered(ACME, "Acme Ltd"),
                new ContactAdded(ACME, "carla", name, name),
                new ContactAdded(ACME, "carl", name, name)));
    history.addAll(List.of(more));
    return history;
  }

  private static List<String> fields(Decision<CustomerEvent> decision) {
    assertThat(decision).isInstanceOf(Decision.Refused.class);
    return ((Decision.Refused<CustomerEvent>) decision)
        .violations().stream().map(Violation::field).toList();
  }
}
