package org.slaledger.credit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasItems;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slaledger.contract.json.AddendumDocument.Format;
import org.slaledger.contract.json.TermsDocument;
import org.slaledger.local.parts.Persona;
import org.slaledger.testkit.PlatformResource;

/** The schemas that are given out, and the documents that are given out with them. */
@QuarkusTest
@QuarkusTestResource(
    value = PlatformResource.class,
    initArgs = @ResourceArg(name = "database", value = Api.DATABASE))
class SchemasTest {
  @ParameterizedTest
  @ValueSource(strings = {"basic", "business", "premium"})
  void the_examples_follow_the_schemas_that_they_name(String name) {
    for (String kind : List.of("based-addendum", "package")) {
      String example = "/packages/examples/" + name + "." + kind.replace("based-", "") + ".yaml";
      String text = get(example);
      assertThat(text).startsWith("# yaml-language-server: $schema=" + kind + ".json");
      follows(kind, text);
    }
  }

  @Test
  void what_the_demo_puts_forward_follows_the_schema() throws IOException {
    try (InputStream demo = Persona.class.getResourceAsStream("/demo/addendum.yaml")) {
      String text = new String(Objects.requireNonNull(demo).readAllBytes(), UTF_8);
      follows(
          "addendum",
          text.replace("{customer}", "acme")
              .replace("{target}", "http://a/")
              .replace("{key}", SigningLedger.KEY.verifier().toString()));
    }
    follows("addendum", Api.addendum("acme"));
  }

  @Test
  void who_is_signed_in_gets_them_and_nothing_else_is_there() {
    for (Persona persona : Persona.values()) {
      Api.as(persona)
          .get("/schemas")
          .then()
          .statusCode(200)
          .body("$", hasItems("addendum.json", "package.json"));
    }
    Api.as(Persona.CARLA)
        .get("/schemas/addendum.json")
        .then()
        .statusCode(200)
        .contentType("application/schema+json");
    Api.as(Persona.CARLA).get("/schemas/envelope.json").then().statusCode(404);
    io.restassured.RestAssured.get("/schemas/addendum.json").then().statusCode(401);
  }

  /** With a field more, one less, and one of another kind it does not. */
  private static void follows(String schema, String yaml) {
    String published = get("/schemas/" + schema + ".json");
    assertThat(problems(published, yaml)).isEmpty();
    assertThat(problems(published, yaml + "\ncolour: blue\n")).isNotEmpty();
    assertThat(problems(published, yaml.replaceAll("service: \\w[\\w-]*", "service: []")))
        .isNotEmpty();
    assertThat(problems(published, yaml.replaceAll("(?m)^( +- )service: ", "$1servise: ")))
        .isNotEmpty();
  }

  private static List<String> problems(String published, String yaml) {
    Schema schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(published, InputFormat.JSON);
    JsonNode tree = TermsDocument.tree(yaml.getBytes(UTF_8), Format.YAML);
    return schema
        .validate(
            tree,
            context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
        .stream()
        .map(Objects::toString)
        .toList();
  }

  private static String get(String path) {
    return Api.as(Persona.AUDE).get(path).then().statusCode(200).extract().asString();
  }
}
