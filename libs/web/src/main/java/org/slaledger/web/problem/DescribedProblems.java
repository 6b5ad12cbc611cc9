package org.slaledger.web.problem;

import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** Completes the API's description: every operation may answer a problem; pages are no API. */
public final class DescribedProblems implements OASFilter {
  // a literal: this runs in the build, whose class loaders have another Jackson than ours
  private static final String EXAMPLE =
      """
      {"type":"about:blank","title":"Bad Request","status":400,\
      "detail":"impact: \\"HUGE\\" is not allowed",\
      "errors":[{"field":"impact","message":"\\"HUGE\\" is not allowed",\
      "allowed":"CRITICAL, MAJOR, MINOR, NONE"}]}""";

  /** For the framework. */
  public DescribedProblems() {}

  @Override
  public Operation filterOperation(Operation operation) {
    if (operation.getResponses() != null) {
      operation.getResponses().setDefaultValue(response());
    }
    return operation;
  }

  @Override
  public void filterOpenAPI(OpenAPI api) {
    if (api.getPaths() != null && api.getPaths().getPathItems() != null) {
      List.copyOf(api.getPaths().getPathItems().keySet()).stream()
          .filter(path -> path.equals("/") || path.equals("/ui") || path.startsWith("/ui/"))
          .forEach(api.getPaths()::removePathItem);
    }
  }

  private static APIResponse response() {
    return OASFactory.createAPIResponse()
        .description("A problem (RFC 9457)")
        .content(
            OASFactory.createContent()
                .addMediaType(
                    Problem.MEDIA_TYPE,
                    OASFactory.createMediaType().schema(schema()).example(EXAMPLE)));
  }

  private static Schema schema() {
    Schema text = OASFactory.createSchema().type(List.of(Schema.SchemaType.STRING));
    Schema error =
        OASFactory.createSchema()
            .type(List.of(Schema.SchemaType.OBJECT))
            .properties(Map.of("field", text, "message", text, "allowed", text));
    return OASFactory.createSchema()
        .type(List.of(Schema.SchemaType.OBJECT))
        .addProperty("type", text)
        .addProperty("title", text)
        .addProperty("status", OASFactory.createSchema().type(List.of(Schema.SchemaType.INTEGER)))
        .addProperty("detail", text)
        .addProperty("instance", text)
        .addProperty(
            "errors",
            OASFactory.createSchema().type(List.of(Schema.SchemaType.ARRAY)).items(error));
  }
}
