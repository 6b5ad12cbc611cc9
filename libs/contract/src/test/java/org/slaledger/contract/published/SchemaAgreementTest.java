package org.slaledger.contract.published;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slaledger.contract.json.AddendumDocument;
import org.slaledger.contract.json.AddendumDocument.Format;
import org.slaledger.contract.json.EventJson;
import org.slaledger.contract.json.FieldProblem;
import org.slaledger.contract.json.Reading;
import org.slaledger.contract.json.TermsDocument;
import org.slaledger.contract.terms.PackageTerms;

/** Each field in turn is removed or given a wrong value: the schema and the reader must agree. */
class SchemaAgreementTest {
  private static final String VALUES =
      "[null, true, 7, 1.5, \"\", \"x y\", \"7\", \"1e3\", \"PT1H\", \"2026-11-23\","
          + " \"2026-11-23T12:00:00Z\", [], [null], {}, {\"x y\": null}]";

  private final EventJson json = new EventJson();

  @ParameterizedTest
  @MethodSource("goldenFiles")
  void what_an_events_schema_accepts_is_what_is_read(Path file) {
    // Given
    Validator schema = Validator.committed(file.getFileName().toString());
    ObjectNode line = Golden.tree(file);
    // Then
    for (JsonNode changed : changes(line.get("data"))) {
      boolean read = reads(line.deepCopy().set("data", changed));
      assertThat(schema.accepts(changed))
          .as("the reader says %s: %s", read, changed)
          .isEqualTo(read);
    }
  }

  @Test
  void what_the_envelopes_schema_accepts_is_what_is_read() throws IOException {
    // Given
    Validator schema = Validator.committed(EventSchemas.ENVELOPE);
    ObjectNode line = Golden.tree(Golden.files().getFirst());
    JsonNode data = line.remove("data");
    // Then
    for (JsonNode changed : changes(line)) {
      ((ObjectNode) changed).set("data", data);
      boolean read = reads(changed);
      assertThat(schema.accepts(changed))
          .as("the reader says %s: %s", read, changed)
          .isEqualTo(read);
    }
  }

  @Test
  void what_the_addendums_schema_accepts_is_what_is_read() {
    // Given
    Validator schema = Validator.committed(DocumentSchemas.ADDENDUM);
    byte[] document = AddendumDocument.canonical(Terms.addendum());
    // Then
    for (JsonNode changed : changes(Publication.tree(new String(document, UTF_8)))) {
      boolean read = readsAsDocument(changed);
      assertThat(schema.accepts(changed))
          .as("the reader says %s: %s", read, changed)
          .isEqualTo(read);
    }
  }

  @Test
  void what_the_packages_schema_accepts_is_what_is_read() {
    // Given
    Validator schema = Validator.committed(DocumentSchemas.PACKAGE);
    // Then
    for (JsonNode changed : changes(TermsDocument.tree(Terms.defaults()))) {
      boolean read =
          TermsDocument.read((ObjectNode) changed, PackageTerms.class).problems().isEmpty();
      assertThat(schema.accepts(changed))
          .as("the reader says %s: %s", read, changed)
          .isEqualTo(read);
    }
  }

  @Test
  void an_addendum_based_on_a_package_leaves_out_what_that_could_give_and_nothing_else() {
    // Given
    Validator schema = Validator.committed(DocumentSchemas.BASED);
    ObjectNode whole = TermsDocument.tree(Terms.addendum());
    ObjectNode least = whole.deepCopy().retain("customer", "basedOn", "services");
    least
        .path("services")
        .forEach(service -> ((ObjectNode) service).retain("service", "points", "credit"));
    least.path("services").forEach(service -> ((ObjectNode) service.path("credit")).retain("cap"));
    // Then
    assertThat(schema.problems(whole)).isEmpty();
    assertThat(schema.problems(least)).isEmpty();
    for (String needed : List.of("/customer", "/basedOn", "/services/0/points/0/probe/url")) {
      JsonPointer place = JsonPointer.compile(needed);
      assertThat(schema.accepts(changed(least, place, null))).as(needed).isFalse();
    }
    assertThat(schema.accepts(least.put("colour", "blue"))).isFalse();
  }

  static List<Path> goldenFiles() throws IOException {
    return Golden.files();
  }

  private boolean reads(JsonNode line) {
    return !(json.read(line.toString().getBytes(UTF_8)) instanceof Reading.Unreadable);
  }

  private static boolean readsAsDocument(JsonNode document) {
    try {
      AddendumDocument.read(document.toString().getBytes(UTF_8), Format.JSON);
      return true;
    } catch (FieldProblem e) {
      return false;
    }
  }

  private static List<JsonNode> changes(JsonNode whole) {
    List<JsonPointer> places = new ArrayList<>();
    collect(JsonPointer.empty(), whole, places);
    List<JsonNode> changes = new ArrayList<>();
    for (JsonPointer place : places) {
      changes.add(changed(whole, place, null));
      Publication.tree(VALUES).forEach(value -> changes.add(changed(whole, place, value)));
    }
    assertThat(changes).hasSizeGreaterThan(30);
    return changes;
  }

  private static JsonNode changed(JsonNode whole, JsonPointer place, @Nullable JsonNode value) {
    JsonNode copy = whole.deepCopy();
    JsonNode parent = copy.at(place.head());
    if (parent instanceof ArrayNode list && value != null) {
      list.set(place.last().getMatchingIndex(), value);
    } else if (parent instanceof ArrayNode list) {
      list.remove(place.last().getMatchingIndex());
    } else if (parent instanceof ObjectNode object && value != null) {
      object.set(place.last().getMatchingProperty(), value);
    } else if (parent instanceof ObjectNode object) {
      object.remove(place.last().getMatchingProperty());
    }
    return copy;
  }

  private static void collect(JsonPointer at, JsonNode node, List<JsonPointer> places) {
    if (node instanceof ObjectNode object) {
      for (var field : object.properties()) {
        places.add(at.appendProperty(field.getKey()));
        collect(at.appendProperty(field.getKey()), field.getValue(), places);
      }
    }
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      places.add(at.appendIndex(i));
      collect(at.appendIndex(i), node.get(i), places);
    }
  }
}
