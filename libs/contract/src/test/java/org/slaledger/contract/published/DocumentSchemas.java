package org.slaledger.contract.published;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.victools.jsonschema.generator.Option;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slaledger.contract.terms.Addendum;
import org.slaledger.contract.terms.PackageTerms;

/** The JSON Schemas of documents that people write, by the names of their files. */
final class DocumentSchemas {
  static final String ADDENDUM = "addendum.json";
  static final String BASED = "based-addendum.json";
  static final String PACKAGE = "package.json";

  private DocumentSchemas() {}

  static Map<String, ObjectNode> all() {
    Map<String, ObjectNode> schemas = new LinkedHashMap<>();
    schemas.put(ADDENDUM, of("urn:slaledger:addendum", Addendum.class));
    schemas.put(BASED, based(schemas.get(ADDENDUM)));
    schemas.put(PACKAGE, of("urn:slaledger:package", PackageTerms.class));
    return schemas;
  }

  private static ObjectNode of(String id, Class<?> type) {
    return EventSchemas.named(
        id,
        type,
        EventSchemas.builder(true).with(Option.FORBIDDEN_ADDITIONAL_PROPERTIES_BY_DEFAULT));
  }

  /** An addendum may leave out all that the package that it is based on could give. */
  private static ObjectNode based(ObjectNode whole) {
    ObjectNode schema = open(whole);
    schema.put("$id", "urn:slaledger:based-addendum");
    schema.put("title", "Addendum based on a package");
    schema.putArray("required").add("customer").add("basedOn").add("services");
    ObjectNode basedOn = whole.at("/properties/basedOn").deepCopy();
    ObjectNode service = open(whole.at("/properties/services/items"));
    service.putArray("required").add("service").add("points");
    ObjectNode fields = schema.withObjectProperty("properties");
    fields.set("basedOn", basedOn.put("type", "object"));
    fields.withObjectProperty("services").set("items", service);
    return schema;
  }

  /** Lists are taken whole, so that nothing is missing in what they hold. */
  private static ObjectNode open(JsonNode schema) {
    ObjectNode open = schema.deepCopy();
    open.remove("required");
    if (open.remove("oneOf") instanceof ArrayNode kinds) {
      ArrayNode any = open.putArray("anyOf");
      kinds.forEach(kind -> any.add(open(kind)));
    }
    if (open.get("properties") instanceof ObjectNode fields) {
      fields.properties().forEach(field -> field.setValue(open(field.getValue())));
    }
    if (open.get("additionalProperties") instanceof ObjectNode values) {
      open.set("additionalProperties", open(values));
    }
    return open;
  }
}
