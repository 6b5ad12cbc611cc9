package org.slaledger.clock.adapter.http;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.CustomerId;
import org.slaledger.contract.Name;
import org.slaledger.contract.TicketId;
import org.slaledger.rules.Checked;
import org.slaledger.web.CurrentActor;
import org.slaledger.web.problem.FieldError;
import org.slaledger.web.problem.Problem;

/** Reads parameters of questions; what is wrong with one is a problem that names it. */
final class Parameters {
  private Parameters() {}

  static @Nullable String given(@Nullable String value) {
    return value == null || value.isBlank() ? null : value.strip();
  }

  static String required(String field, @Nullable String value, String allowed) {
    String given = given(value);
    if (given == null) {
      throw wrong(field, "is missing", allowed);
    }
    return given;
  }

  static @Nullable TicketId ticket(@Nullable String value) {
    String given = given(value);
    return given == null ? null : new TicketId(name("ticket", given));
  }

  /** Whose data is asked for: a customer's own, whatever staff names, all where it names none. */
  static @Nullable CustomerId customer(@Nullable String value, CurrentActor actor) {
    String given = given(value);
    CustomerId wanted = given == null ? null : new CustomerId(name("customer", given));
    if (actor.staff()) {
      return wanted;
    }
    CustomerId own = actor.customer();
    if (own == null || (wanted != null && !wanted.equals(own))) {
      throw Problem.forbidden("A customer sees its own clocks only.").asException();
    }
    return own;
  }

  static <E extends Enum<E>> Set<E> some(
      String field, @Nullable List<String> wanted, Class<E> type) {
    Set<E> some = EnumSet.noneOf(type);
    for (String name : wanted == null ? List.<String>of() : wanted) {
      E one = one(field, name, type);
      if (one != null) {
        some.add(one);
      }
    }
    return some;
  }

  static <E extends Enum<E>> @Nullable E one(String field, @Nullable String value, Class<E> type) {
    String given = given(value);
    return given == null
        ? null
        : EnumSet.allOf(type).stream()
            .filter(one -> one.name().equals(given))
            .findFirst()
            .orElseThrow(() -> wrong(field, "\"" + given + "\" is none", all(type)));
  }

  /** What was asked for, or the problem that every refusal is. */
  static <T> T accepted(Checked<T> checked) {
    return switch (checked) {
      case Checked.Accepted<T>(T value) -> value;
      case Checked.Refused<T>(var problems) ->
          throw wrong(
              problems.getFirst().field(),
              problems.getFirst().message(),
              problems.getFirst().allowed());
    };
  }

  static RuntimeException wrong(String field, String message, String allowed) {
    return Problem.badRequest(new FieldError(field, message, allowed)).asException();
  }

  private static String name(String field, String value) {
    if (!Name.isOne(value)) {
      throw wrong(field, "is no id", Name.FORM);
    }
    return value;
  }

  private static <E extends Enum<E>> String all(Class<E> type) {
    return EnumSet.allOf(type).stream().map(Enum::name).collect(Collectors.joining(", "));
  }
}
