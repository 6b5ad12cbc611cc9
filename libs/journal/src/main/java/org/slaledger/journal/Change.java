package org.slaledger.journal;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.PreparedQuery;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slaledger.journal.steps.InTurn;

/**
 * A statement that changes a view, with its values.
 *
 * @param sql PostgreSQL, its values as {@code $1, $2, ...}
 * @param forMany whether the statement takes arrays, the values of many changes at once
 */
public record Change(String sql, Tuple values, boolean forMany) {
  /** With these values; instants become UTC timestamps. */
  public static Change of(String sql, @Nullable Object... values) {
    return new Change(sql, Sql.tuple(values), false);
  }

  /**
   * The same, for a statement that takes arrays: {@code unnest($1::text[], ...)}. For changes that
   * come in numbers, to rows of their own: each row may change once. No value may be null.
   */
  public static Change ofMany(String sql, Object... values) {
    return new Change(sql, Sql.tuple(values), true);
  }

  /** Makes changes in order; those that follow one another with the same statement in one go. */
  public static Uni<Void> all(SqlConnection tx, List<Change> changes) {
    List<List<Change>> runs = new ArrayList<>();
    for (Change change : changes) {
      if (runs.isEmpty() || !runs.getLast().getFirst().sql().equals(change.sql())) {
        runs.add(new ArrayList<>());
      }
      runs.getLast().add(change);
    }
    return InTurn.each(runs, run -> inOneGo(tx, run));
  }

  /**
   * Makes the changes of things that do not concern one another: those of one thing in order, those
   * of several side by side, so that there are few statements however many things there are.
   */
  public static Uni<Void> sideBySide(SqlConnection tx, Collection<List<Change>> ofThings) {
    List<Map<String, List<Change>>> steps = new ArrayList<>();
    for (List<Change> ofOne : ofThings) {
      for (int step = 0; step < ofOne.size(); step++) {
        if (step == steps.size()) {
          steps.add(new LinkedHashMap<>());
        }
        Change change = ofOne.get(step);
        steps.get(step).computeIfAbsent(change.sql(), sql -> new ArrayList<>()).add(change);
      }
    }
    return InTurn.each(
        steps.stream().flatMap(step -> step.values().stream()).toList(),
        changes -> inOneGo(tx, changes));
  }

  private static Uni<?> inOneGo(SqlConnection tx, List<Change> changes) {
    PreparedQuery<RowSet<Row>> statement = tx.preparedQuery(changes.getFirst().sql());
    return changes.getFirst().forMany()
        ? statement.execute(columns(changes))
        : statement.executeBatch(changes.stream().map(Change::values).toList());
  }

  private static Tuple columns(List<Change> changes) {
    Tuple first = changes.getFirst().values();
    Object[] columns = new Object[first.size()];
    for (int column = 0; column < columns.length; column++) {
      Object[] values =
          (Object[]) Array.newInstance(first.getValue(column).getClass(), changes.size());
      for (int row = 0; row < values.length; row++) {
        values[row] = changes.get(row).values().getValue(column);
      }
      columns[column] = values;
    }
    return Tuple.from(columns);
  }
}
