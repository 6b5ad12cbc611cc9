package org.slaledger.contract.published;

import com.fasterxml.classmate.ResolvedType;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.victools.jsonschema.generator.CustomDefinition;
import com.github.victools.jsonschema.generator.CustomDefinitionProviderV2;
import com.github.victools.jsonschema.generator.SchemaGenerationContext;
import org.jspecify.annotations.Nullable;

/** Sealed interfaces: one of their records, told apart by a field. */
final class KindSchemas implements CustomDefinitionProviderV2 {
  @Override
  public @Nullable CustomDefinition provideCustomSchemaDefinition(
      ResolvedType type, SchemaGenerationContext context) {
    Class<?> raw = type.getErasedType();
    JsonSubTypes kinds = raw.getAnnotation(JsonSubTypes.class);
    JsonTypeInfo info = raw.getAnnotation(JsonTypeInfo.class);
    if (kinds == null || info == null || !raw.isInterface()) {
      return null;
    }
    ObjectNode schema = context.getGeneratorConfig().createObjectNode();
    ArrayNode oneOf = schema.putArray("oneOf");
    for (JsonSubTypes.Type kind : kinds.value()) {
      oneOf.add(kind(kind, info.property(), type, context));
    }
    return new CustomDefinition(
        schema, CustomDefinition.INLINE_DEFINITION, CustomDefinition.EXCLUDING_ATTRIBUTES);
  }

  private ObjectNode kind(
      JsonSubTypes.Type kind, String field, ResolvedType base, SchemaGenerationContext context) {
    ResolvedType record = context.getTypeContext().resolveSubtype(base, kind.value());
    ObjectNode schema = context.createStandardDefinition(record, this);
    ObjectNode properties = schema.objectNode();
    properties.putObject(field).put("const", kind.name());
    properties.setAll(schema.withObjectProperty("properties"));
    schema.set("properties", properties);
    schema.withArrayProperty("required").insert(0, field);
    return schema;
  }
}
