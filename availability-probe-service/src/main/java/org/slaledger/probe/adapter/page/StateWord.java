package org.slaledger.probe.adapter.page;

import org.slaledger.probe.domain.LastSeen;
import org.slaledger.rules.evidence.State;

/**
 * A state as people read it.
 *
 * @param kind how it is marked: a class of the stylesheet
 */
public record StateWord(String word, String kind) {
  private static final StateWord UP = new StateWord("up", "ok");
  private static final StateWord DOWN = new StateWord("down", "bad");
  private static final StateWord UNOBSERVED = new StateWord("unobserved", "held");

  static StateWord of(LastSeen.State state) {
    return switch (state) {
      case UP -> UP;
      case DOWN -> DOWN;
      case UNOBSERVED -> UNOBSERVED;
    };
  }

  static StateWord of(State state) {
    return switch (state) {
      case State.Up ignored -> UP;
      case State.Down ignored -> DOWN;
      case State.Degraded ignored -> new StateWord("degraded", "warn");
      case State.Unobserved ignored -> UNOBSERVED;
    };
  }
}
