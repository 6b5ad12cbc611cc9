package org.slaledger.credit.usecase;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.json.TermsDocument;
import org.slaledger.contract.terms.Addendum;

/** What two versions of terms say differently, term by term. */
public final class TermsDifference {
  /** By which of their terms the members of a list are matched; others by their places. */
  private static final List<String> NAMES = List.of("service", "point", "what");

  private TermsDifference() {}

  /**
   * One term.
   *
   * @param path such as {@code services[hosting].fee}
   * @param before null where there was none
   * @param after null where there is none any more
   */
  public record Changed(String path, @Nullable String before, @Nullable String after) {}

  /** In the order of paths; none where both say the same. */
  public static List<Changed> between(Addendum before, Addendum after) {
    SortedMap<String, String> was = terms(before);
    SortedMap<String, String> is = terms(after);
    TreeSet<String> paths = new TreeSet<>(was.keySet());
    paths.addAll(is.keySet());
    return paths.stream()
        .filter(path -> !Objects.equals(was.get(path), is.get(path)))
        .map(path -> new Changed(path, was.get(path), is.get(path)))
        .toList();
  }

  private static SortedMap<String, String> terms(Addendum addendum) {
    SortedMap<String, String> terms = new TreeMap<>();
    add("", TermsDocument.tree(addendum), terms);
    return terms;
  }

  private static void add(String path, JsonNode node, SortedMap<String, String> terms) {
    if (node.isObject()) {
      String prefix = path.isEmpty() ? "" : path + ".";
      node.properties().forEach(field -> add(prefix + field.getKey(), field.getValue(), terms));
    } else if (node.isArray() && !node.isEmpty() && node.get(0).isObject()) {
      for (int i = 0; i < node.size(); i++) {
        add(path + "[" + name(node.get(i), i) + "]", node.get(i), terms);
      }
    } else {
      terms.put(path, text(node));
    }
  }

  private static String name(JsonNode member, int place) {
    return NAMES.stream()
        .filter(member::has)
        .map(name -> member.get(name).asText())
        .findFirst()
        .orElse(Integer.toString(place));
  }

  private static String text(JsonNode node) {
    if (!node.isArray()) {
      return node.asText();
    }
    StringBuilder members = new StringBuilder();
    node.forEach(member -> members.append(members.isEmpty() ? "" : ", ").append(member.asText()));
    return members.isEmpty() ? "none" : members.toString();
  }
}
