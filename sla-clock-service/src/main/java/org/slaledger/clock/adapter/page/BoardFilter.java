package org.slaledger.clock.adapter.page;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slaledger.clock.adapter.http.ClockFilter;
import org.slaledger.clock.view.ShownClock.State;
import org.slaledger.contract.ClockKind;
import org.slaledger.contract.Priority;

/** What of the board a reader wants to see, as the form shows it and the address keeps it. */
record BoardFilter(String customer, List<String> kind, List<String> priority, List<String> state) {
  private static final List<State> OPEN = List.of(State.BREACHED, State.RUNNING, State.PAUSED);

  BoardFilter {
    kind = List.copyOf(kind);
    priority = List.copyOf(priority);
    state = List.copyOf(state);
  }

  static BoardFilter of(ClockFilter asked) {
    return new BoardFilter(
        Objects.requireNonNullElse(asked.customer(), "").strip(),
        given(asked.kind()),
        given(asked.priority()),
        given(asked.state()));
  }

  private static List<String> given(@Nullable List<String> values) {
    return values == null ? List.of() : values.stream().filter(it -> !it.isBlank()).toList();
  }

  /** The question it is: open clocks, where it says nothing of states. */
  ClockFilter question() {
    List<String> states = state.isEmpty() ? OPEN.stream().map(State::name).toList() : state;
    return new ClockFilter(null, customer, kind, priority, states);
  }

  /** What the form offers. */
  public List<Choice> kinds() {
    return Choice.of(Choice.all(ClockKind.class), kind);
  }

  /** What the form offers. */
  public List<Choice> priorities() {
    return Choice.of(Choice.all(Priority.class), priority);
  }

  /** What the form offers. */
  public List<Choice> states() {
    return Choice.of(OPEN, state);
  }

  /** As the address has it, with its question mark; blank for everything. */
  public String query() {
    List<String> parts = new ArrayList<>();
    if (!customer.isEmpty()) {
      parts.add("customer=" + encoded(customer));
    }
    kind.forEach(name -> parts.add("kind=" + encoded(name)));
    priority.forEach(name -> parts.add("priority=" + encoded(name)));
    state.forEach(name -> parts.add("state=" + encoded(name)));
    return parts.isEmpty() ? "" : "?" + String.join("&", parts);
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
