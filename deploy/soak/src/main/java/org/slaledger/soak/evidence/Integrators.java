package org.slaledger.soak.evidence;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slaledger.contract.Topic;
import org.slaledger.soak.load.Inbound;
import org.slaledger.testkit.history.History.Effect;
import org.slaledger.testkit.history.History.Expected;

/** What has to have become of the events that integrators sent: each a ticket or a dead letter. */
final class Integrators {
  private final State state;
  private final CommittedLog log;

  Integrators(State state, CommittedLog log) {
    this.state = state;
    this.log = log;
  }

  void compare(List<Inbound> sent, List<Effect> happened, List<Expected> due) {
    for (var fate : state.fates()) {
      happened.add(new Effect("fate", fate, "inbound_fate"));
    }
    for (var letter : letters()) {
      happened.add(new Effect("dead letter", letter, Topic.DEAD_LETTERS));
    }
    for (var event : Set.copyOf(sent)) {
      switch (event.kind()) {
        case GOOD -> {
          due.add(new Expected("fate", event.name() + "|JOURNALLED", "it was taken"));
          due.add(new Expected("ticket for an event", event.name(), "it was taken"));
        }
        case REFUSED ->
            due.add(new Expected("fate", event.name() + "|DEAD_LETTERED", "it can't be used"));
        case GARBAGE ->
            due.add(
                new Expected(
                    "dead letter", Digest.of("no event: " + event.id()), "it is no CloudEvent"));
      }
    }
  }

  /** Each once: after a crash at the wrong moment a letter stands there twice, as is documented. */
  private Set<String> letters() {
    Set<String> digests = new HashSet<>();
    log.each(List.of(Topic.DEAD_LETTERS), letter -> digests.add(Digest.of(letter.value())));
    return digests;
  }
}
