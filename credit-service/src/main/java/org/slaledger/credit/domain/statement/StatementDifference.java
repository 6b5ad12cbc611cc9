package org.slaledger.credit.domain.statement;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.event.ChangedFigure;
import org.slaledger.credit.domain.statement.ServiceStatement.Claim;

/**
 * What one statement says otherwise than another of the same period. How far they have read is no
 * difference: evidence goes on for ever after the period.
 */
public final class StatementDifference {
  /** More would not fit into an event; the statements themselves hold all. */
  private static final int MOST = 100;

  private StatementDifference() {}

  /** Of the same words and numbers, whatever was read. */
  public static boolean none(Statement one, Statement other) {
    return one.content().equals(other.content());
  }

  /** The first 100 figures that differ; the account counts as one where no figure does. */
  public static List<ChangedFigure> between(Statement before, Statement after) {
    Map<String, String> was = figures(before);
    Map<String, String> is = figures(after);
    Set<String> paths = new LinkedHashSet<>(was.keySet());
    paths.addAll(is.keySet());
    List<ChangedFigure> changes = new ArrayList<>();
    for (String path : paths) {
      if (!Objects.equals(was.get(path), is.get(path)) && changes.size() < MOST) {
        changes.add(new ChangedFigure(path, was.get(path), is.get(path)));
      }
    }
    if (changes.isEmpty() && !none(before, after)) {
      changes.add(new ChangedFigure("content", before.content(), after.content()));
    }
    return changes;
  }

  private static Map<String, String> figures(Statement statement) {
    Map<String, String> figures = new LinkedHashMap<>();
    put(figures, "credit", statement.credit());
    put(figures, "from", statement.from());
    put(figures, "to", statement.to());
    for (ServiceStatement service : statement.services()) {
      figures(figures, "services[" + service.service() + "].", service);
    }
    put(figures, "response.met", statement.response().met());
    put(figures, "response.breached", statement.response().breached());
    put(figures, "response.open", statement.response().open());
    put(
        figures,
        "responseCredit.amount",
        statement.responseCredit() == null ? null : statement.responseCredit().amount());
    return figures;
  }

  private static void figures(Map<String, String> figures, String under, ServiceStatement it) {
    put(figures, under + "availability", it.availability());
    put(figures, under + "creditPercent", it.creditPercent());
    put(figures, under + "creditAmount", it.creditAmount());
    put(figures, under + "measured.up", it.measured().up());
    put(figures, under + "measured.counted", it.measured().counted());
    put(figures, under + "measured.excluded", it.measured().excluded());
    put(figures, under + "measured.forgiven", it.measured().forgiven());
    put(figures, under + "measured.unobserved", it.measured().unobserved());
    for (Claim claim : it.exclusions()) {
      put(
          figures,
          under + "exclusions[" + claim.evidence().getFirst().stream() + " " + claim.from() + "]",
          claim.holds() ? "holds" : "no effect: " + claim.why());
    }
  }

  private static void put(Map<String, String> figures, String path, @Nullable Object value) {
    if (value != null) {
      figures.put(path, value.toString());
    }
  }
}
