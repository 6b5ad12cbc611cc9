package org.slaledger.contract.published;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;

/** A schema as others will use it, its formats taken seriously. */
record Validator(Schema schema) {
  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

  static Validator committed(String file) {
    return of(Publication.tree(Publication.read(Publication.SCHEMAS.resolve(file))));
  }

  static Validator of(JsonNode schema) {
    return new Validator(REGISTRY.getSchema(schema));
  }

  List<String> problems(JsonNode value) {
    return schema
        .validate(
            value,
            context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
        .stream()
        .map(Error::toString)
        .toList();
  }

  boolean accepts(JsonNode value) {
    return problems(value).isEmpty();
  }
}
