package org.slaledger.journal;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A table of a view, in the schema {@code public}, with a primary key.
 *
 * @param notCompared columns that do not follow from the events of the row's stream alone, such as
 *     surrogate ids, processing times, and what depends on the order in which topics were read
 */
public record ViewTable(String name, Set<String> notCompared) {
  private static final Pattern NAME = Pattern.compile("[a-z_][a-z0-9_]*");

  /** Keeps a copy of the columns; names are lower-case, as PostgreSQL folds them. */
  public ViewTable {
    notCompared = Set.copyOf(notCompared);
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("no name of a table: " + name);
    }
  }

  /** Tables of which every column is compared. */
  public static List<ViewTable> of(String... names) {
    return Arrays.stream(names).map(name -> new ViewTable(name, Set.of())).toList();
  }

  /** The same table, some columns of which are not compared. */
  public static ViewTable without(String name, String... notCompared) {
    return new ViewTable(name, Set.of(notCompared));
  }
}
