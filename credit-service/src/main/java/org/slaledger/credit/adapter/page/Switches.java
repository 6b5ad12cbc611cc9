package org.slaledger.credit.adapter.page;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.ExclusionId;
import org.slaledger.contract.StreamId;
import org.slaledger.contract.event.StreamCut;
import org.slaledger.credit.domain.statement.Contribution;
import org.slaledger.credit.domain.statement.ServiceStatement.Claim;
import org.slaledger.credit.domain.statement.Statement;
import org.slaledger.credit.domain.whatif.WhatIf;
import org.slaledger.web.problem.FieldError;
import org.slaledger.web.problem.Problem;

/**
 * What may be otherwise in a statement, and what is switched.
 *
 * @param confirm failures that are to make an outage; null as agreed
 */
public record Switches(List<Switch> all, @Nullable Integer confirm) {
  /** Keeps a copy. */
  public Switches {
    all = List.copyOf(all);
  }

  /** What a switch is about. */
  public enum About {
    EXCLUSION("exclusion"),
    WINDOW("maintenance window"),
    LOCATION("location");

    private final String word;

    About(String word) {
      this.word = word;
    }

    /** In plain words. */
    public String word() {
      return word;
    }
  }

  /**
   * One.
   *
   * @param name as the form sends it: the stream, or the location
   * @param out whether it is left out when switched; else it counts
   */
  public record Switch(About about, String id, String name, boolean out, boolean on) {}

  static Switches of(
      Statement statement, List<String> out, List<String> in, @Nullable String confirm) {
    List<Switch> all = new ArrayList<>();
    statement.services().stream()
        .flatMap(service -> service.exclusions().stream())
        .map(claim -> of(claim, out, in))
        .distinct()
        .forEach(all::add);
    statement.cut().stream()
        .map(StreamCut::stream)
        .filter(stream -> stream.prefix().equals("probe"))
        .map(Contribution::locationOf)
        .distinct()
        .forEach(it -> all.add(new Switch(About.LOCATION, it, it, true, out.contains(it))));
    return new Switches(all, confirm == null || confirm.isBlank() ? null : number(confirm));
  }

  private static Switch of(Claim claim, List<String> out, List<String> in) {
    StreamId stream = claim.evidence().getFirst().stream();
    String id = stream.id().substring(stream.id().lastIndexOf(':') + 1);
    boolean window = stream.prefix().equals("window");
    boolean leavesOut = window || claim.holds();
    List<String> switched = leavesOut ? out : in;
    return new Switch(
        window ? About.WINDOW : About.EXCLUSION,
        id,
        stream.value(),
        leavesOut,
        switched.contains(stream.value()));
  }

  private static int number(String text) {
    if (!text.matches("[0-9]{1,4}")) {
      throw Problem.badRequest(
              new FieldError("confirm", "'" + text + "' is no number of failures", "1 to 1000"))
          .asException();
    }
    return Integer.parseInt(text);
  }

  boolean any() {
    return confirm != null || all.stream().anyMatch(Switch::on);
  }

  WhatIf whatIf() {
    return new WhatIf(
        on(About.EXCLUSION, true, ExclusionId::new),
        on(About.EXCLUSION, false, ExclusionId::new),
        on(About.WINDOW, true, id -> id),
        on(About.LOCATION, true, id -> id),
        confirm,
        null);
  }

  private <T> List<T> on(About about, boolean out, Function<String, T> id) {
    return all.stream()
        .filter(it -> it.about() == about && it.out() == out && it.on())
        .map(it -> id.apply(it.id()))
        .toList();
  }
}
