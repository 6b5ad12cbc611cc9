package org.slaledger.contract.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

/**
 * The one way in which the platform reads and writes JSON: components that are not
 * {@code @Nullable} are required, unknown ones are passed over, times and durations are ISO 8601,
 * decimal numbers are strings, nothing is coerced.
 */
public final class ContractJson {
  private ContractJson() {}

  /** A mapper that passes over unknown fields: for events. */
  public static ObjectMapper mapper() {
    return mapper(new JsonFactory(), new Scalars(false));
  }

  /**
   * A mapper that refuses unknown fields: for documents and commands, where an unknown field is a
   * typing error. A decimal number may also be a JSON number; it keeps the digits as written.
   */
  public static ObjectMapper strictMapper() {
    return strictMapper(new JsonFactory());
  }

  /** The strict mapper on another format, such as YAML. */
  public static ObjectMapper strictMapper(JsonFactory format) {
    return mapper(format, new Scalars(true))
        .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
  }

  private static ObjectMapper mapper(JsonFactory format, Scalars scalars) {
    ObjectMapper mapper =
        JsonMapper.builder(format)
            .addModule(new JavaTimeModule())
            .addModule(scalars)
            .annotationIntrospector(new RequiredUnlessNullable())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .defaultPropertyInclusion(
                JsonInclude.Value.construct(
                    JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
            .build();
    mapper.getFactory().disable(JsonParser.Feature.INCLUDE_SOURCE_IN_LOCATION);
    return mapper;
  }
}
