package org.slaledger.contract.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import org.slaledger.contract.terms.PackageTerms;
import org.slaledger.contract.terms.PackageVersion;

/**
 * An addendum's document, written out with the terms of the package that it is based on. What the
 * package gives holds wherever the document says nothing of its own: field by field, however deep,
 * and of a list whole. Services are matched by name, and there are only those that the document
 * names. A method or a schedule of the document's own takes the place of the package's with all
 * that belongs to it, and what the document says is null is not taken from the package.
 *
 * @param own what was put forward
 * @param whole the same, written out
 */
public record PackagedDocument(ObjectNode own, ObjectNode whole) {
  private static final String SERVICES = "services";
  private static final String SERVICE = "service";
  private static final Set<String> KINDS = Set.of("method", "schedule");

  /** A document that is based on nothing. */
  public static PackagedDocument alone(ObjectNode own) {
    return new PackagedDocument(own, own);
  }

  /** A document that is based on a package. */
  public static PackagedDocument of(ObjectNode own, PackageVersion version, PackageTerms terms) {
    ObjectNode defaults = TermsDocument.tree(terms);
    JsonNode ofPackage = defaults.remove(SERVICES);
    ObjectNode whole = fields(own, defaults);
    whole.set("basedOn", TermsDocument.tree(version));
    if (own.get(SERVICES) instanceof ArrayNode mine && ofPackage instanceof ArrayNode theirs) {
      whole.set(SERVICES, services(mine, theirs));
    }
    return new PackagedDocument(own, whole);
  }

  /** Whether what stands at a path such as {@code services[0].fee} is the package's. */
  public boolean isOfPackage(String path) {
    String pointer = path.isEmpty() ? "" : "/" + path.replaceAll("\\]?[.\\[]|\\]$", "/");
    String place = pointer.endsWith("/") ? pointer.substring(0, pointer.length() - 1) : pointer;
    return own.at(place).isMissingNode() && !whole.at(place).isMissingNode();
  }

  private static ArrayNode services(ArrayNode own, ArrayNode ofPackage) {
    ArrayNode whole = own.arrayNode();
    own.forEach(service -> whole.add(value(service, named(service.path(SERVICE), ofPackage))));
    return whole;
  }

  private static JsonNode named(JsonNode name, ArrayNode services) {
    for (JsonNode service : services) {
      if (service.path(SERVICE).equals(name)) {
        return service;
      }
    }
    return services.missingNode();
  }

  private static JsonNode value(JsonNode own, JsonNode ofPackage) {
    return own instanceof ObjectNode mine
            && ofPackage instanceof ObjectNode theirs
            && KINDS.stream().allMatch(kind -> sameKind(kind, mine, theirs))
        ? fields(mine, theirs)
        : own;
  }

  private static boolean sameKind(String kind, ObjectNode own, ObjectNode ofPackage) {
    return !own.has(kind) || own.path(kind).equals(ofPackage.path(kind));
  }

  private static ObjectNode fields(ObjectNode own, ObjectNode ofPackage) {
    ObjectNode whole = ofPackage.deepCopy();
    own.properties()
        .forEach(
            field ->
                whole.set(field.getKey(), value(field.getValue(), ofPackage.path(field.getKey()))));
    return whole;
  }
}
