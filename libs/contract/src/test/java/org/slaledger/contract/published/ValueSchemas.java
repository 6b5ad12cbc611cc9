package org.slaledger.contract.published;

import com.fasterxml.classmate.ResolvedType;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.victools.jsonschema.generator.CustomDefinition;
import com.github.victools.jsonschema.generator.CustomDefinitionProviderV2;
import com.github.victools.jsonschema.generator.SchemaGenerationContext;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.Name;
import org.slaledger.contract.Sealed;
import org.slaledger.contract.StreamId;
import org.slaledger.contract.Target;
import org.slaledger.contract.event.EvidenceReference;
import org.slaledger.contract.json.Forms;

/**
 * Values that are one text, and maps.
 *
 * @param document whether a decimal may be a number too, as in documents that people write
 */
record ValueSchemas(boolean document) implements CustomDefinitionProviderV2 {
  private static final Map<Class<?>, String> FORMATS =
      Map.of(Instant.class, "date-time", LocalDate.class, "date", URI.class, "uri-reference");

  @Override
  public @Nullable CustomDefinition provideCustomSchemaDefinition(
      ResolvedType type, SchemaGenerationContext context) {
    Class<?> raw = type.getErasedType();
    ObjectNode schema = context.getGeneratorConfig().createObjectNode();
    if (FORMATS.containsKey(raw)) {
      return inline(schema.put("type", "string").put("format", FORMATS.get(raw)));
    }
    if (raw == BigDecimal.class) {
      return inline(decimal(schema));
    }
    if (raw == Duration.class) {
      // RFC 3339's format "duration" knows no fractions of a second
      return inline(pattern(schema, Forms.DURATION));
    }
    if (isText(raw)) {
      return inline(pattern(schema, form(raw)));
    }
    return Map.class.isAssignableFrom(raw) ? map(type, context, schema) : null;
  }

  private static String form(Class<?> text) {
    if (text == Sealed.class) {
      return Sealed.FORM;
    }
    if (text == Target.class) {
      return Target.FORM;
    }
    if (text == EvidenceReference.class) {
      return EvidenceReference.FORM;
    }
    return text == StreamId.class ? StreamId.FORM : Name.FORM;
  }

  private static CustomDefinition map(
      ResolvedType type, SchemaGenerationContext context, ObjectNode schema) {
    ResolvedType key = type.getTypeParameters().getFirst();
    schema.put("type", "object");
    if (key.getErasedType().isEnum()) {
      schema.set("propertyNames", context.createDefinition(key));
    }
    schema.set("additionalProperties", context.createDefinition(type.getTypeParameters().get(1)));
    return inline(schema);
  }

  private ObjectNode decimal(ObjectNode schema) {
    if (document) {
      schema.putArray("type").add("string").add("number");
      return schema.put("pattern", "^" + Forms.DECIMAL + "$");
    }
    return pattern(schema, Forms.DECIMAL);
  }

  private static ObjectNode pattern(ObjectNode schema, String form) {
    return schema.put("type", "string").put("pattern", "^" + form + "$");
  }

  private static boolean isText(Class<?> type) {
    return type.isRecord()
        && Arrays.stream(type.getDeclaredMethods())
            .anyMatch(method -> method.isAnnotationPresent(JsonValue.class));
  }

  private static CustomDefinition inline(ObjectNode schema) {
    return new CustomDefinition(
        schema, CustomDefinition.INLINE_DEFINITION, CustomDefinition.EXCLUDING_ATTRIBUTES);
  }
}
