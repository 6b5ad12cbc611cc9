package org.slaledger.contract.published;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemaCompatibilityTest {
  private static final String PUBLISHED =
      """
      {"title": "T", "type": "object",
       "properties": {
         "id": {"type": "string", "pattern": "^a$"},
         "mood": {"type": "string", "enum": ["GOOD", "BAD"]},
         "note": {"type": ["string", "null"], "format": "date"},
         "parts": {"type": "array", "items": {"type": "object",
           "properties": {"size": {"type": "integer"}}, "required": ["size"]}},
         "hours": {"type": "object", "propertyNames": {"enum": ["MONDAY"]},
           "additionalProperties": {"type": "integer"}},
         "way": {"oneOf": [
           {"type": "object", "properties": {"by": {"const": "AIR"}, "km": {"type": "integer"}}},
           {"type": "object", "properties": {"by": {"const": "SEA"}}}]}},
       "required": ["id", "mood"], "additionalProperties": false}
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"note\": {|\"remark\": {|note was removed or renamed",
        "{\"size\": {|{\"length\": {|parts[].size was removed or renamed",
        "\"size\": {\"type\": \"integer\"}|\"size\": {\"type\": \"number\"}|parts[].size type was",
        "\"note\": {\"type\": [\"string\", \"null\"]|\"note\": {\"type\": \"string\"|note type was",
        "[\"id\", \"mood\"]|[\"id\", \"mood\", \"note\"]|note became required",
        "[\"id\", \"mood\"]|[\"id\"]|mood was required and is optional or gone",
        "\"required\": [\"size\"]|\"required\": []|parts[].size was required and is optional",
        "[\"GOOD\", \"BAD\"]|[\"GOOD\"]|mood lost the value BAD",
        "[\"GOOD\", \"BAD\"]|[\"GOOD\", \"BAD\", \"UGLY\"]|mood has the new value UGLY",
        "[\"MONDAY\"]|[\"MONDAY\", \"FRIDAY\"]|hours{} has the new value FRIDAY",
        "\"additionalProperties\": {\"type\": \"integer\"}|\"additionalProperties\": true|hours add",
        "^a$|^b$|id pattern was",
        "\"format\": \"date\"|\"format\": \"date-time\"|note format was",
        ", \"format\": \"date\"|``|note format was",
        "\"additionalProperties\": false|\"additionalProperties\": true|(root) additionalProperties",
        "\"const\": \"SEA\"|\"const\": \"RAIL\"|way lost the kind SEA",
        "{\"oneOf\": [|{\"oneOf\": [{\"properties\": {\"by\": {\"const\": \"RAIL\"}}},|way has 3 kinds",
        "\"km\": {\"type\": \"integer\"}|\"miles\": {}|way(AIR).km was removed or renamed",
        "\"id\": {|\"id\": {\"minLength\": 3,|id minLength was",
      })
  void a_breaking_change_is_found_where_it_stands(String from, String to, String found) {
    // Given
    assertThat(PUBLISHED).contains(from);
    // When
    JsonNode now = Publication.tree(PUBLISHED.replace(from, to));
    // Then
    assertThat(SchemaCompatibility.breaks(Publication.tree(PUBLISHED), now))
        .anySatisfy(broken -> assertThat(broken).startsWith(found));
  }

  @Test
  void a_new_required_field_breaks() {
    JsonNode now =
        Publication.tree(
            PUBLISHED
                .replace("\"id\": {", "\"new\": {}, \"id\": {")
                .replace("[\"id\", \"mood\"]", "[\"id\", \"mood\", \"new\"]"));
    assertThat(SchemaCompatibility.breaks(Publication.tree(PUBLISHED), now))
        .contains("new is new and required");
  }

  @Test
  void a_new_optional_field_and_other_words_break_nothing() {
    JsonNode now =
        Publication.tree(
            PUBLISHED
                .replace("\"T\"", "\"Other\"")
                .replace("\"size\": {", "\"new\": {\"type\": \"integer\"}, \"size\": {"));
    assertThat(SchemaCompatibility.breaks(Publication.tree(PUBLISHED), now)).isEmpty();
  }

  @Test
  void the_same_schema_breaks_nothing_whatever_the_order() {
    assertThat(EventSchemas.all().values())
        .allSatisfy(schema -> assertThat(SchemaCompatibility.breaks(schema, schema)).isEmpty());
  }
}
