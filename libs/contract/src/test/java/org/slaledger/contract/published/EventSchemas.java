package org.slaledger.contract.published;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.event.Event;
import org.slaledger.contract.json.ContractJson;
import org.slaledger.contract.json.EventTypes;

/** The JSON Schemas of today's records, self-contained, by the names of their files. */
final class EventSchemas {
  static final String ENVELOPE = "envelope.json";

  private EventSchemas() {}

  static Map<String, ObjectNode> all() {
    Map<String, ObjectNode> schemas = new LinkedHashMap<>();
    EventTypes.all().forEach(type -> schemas.put(file(type), of(type)));
    schemas.putAll(DocumentSchemas.all());
    schemas.put(ENVELOPE, EnvelopeSchema.schema());
    return schemas;
  }

  static String file(Class<? extends Event> type) {
    return type.getSimpleName() + ".v" + EventTypes.versionOf(type) + ".json";
  }

  static String urn(Class<? extends Event> type) {
    return "urn:" + EventTypes.typeOf(type).replace('.', ':');
  }

  private static ObjectNode of(Class<? extends Event> type) {
    return named(urn(type), type, builder(false));
  }

  static ObjectNode named(String id, Class<?> type, SchemaGeneratorConfigBuilder configuration) {
    ObjectNode generated = new SchemaGenerator(configuration.build()).generateSchema(type);
    ObjectNode schema = ContractJson.mapper().createObjectNode();
    schema.set("$schema", generated.get("$schema"));
    schema.put("$id", id).put("title", type.getSimpleName());
    return schema.setAll(generated);
  }

  /**
   * How schemas are made.
   *
   * @param document whether people write what they describe
   */
  static SchemaGeneratorConfigBuilder builder(boolean document) {
    var builder =
        new SchemaGeneratorConfigBuilder(
                ContractJson.mapper(), SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON)
            .with(Option.INLINE_ALL_SCHEMAS);
    builder
        .forTypesInGeneral()
        .withPropertySorter((one, other) -> 0)
        .withCustomDefinitionProvider(new ValueSchemas(document))
        .withCustomDefinitionProvider(new KindSchemas());
    builder
        .forFields()
        .withNullableCheck(EventSchemas::nullable)
        .withRequiredCheck(field -> !nullable(field));
    return builder;
  }

  private static boolean nullable(FieldScope field) {
    return !field.isFakeContainerItemScope()
        && field.getRawMember().getAnnotatedType().isAnnotationPresent(Nullable.class);
  }
}
