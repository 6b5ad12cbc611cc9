package org.slaledger.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.slaledger.contract.json.FieldProblem;

class BinaryEventTest {
  private static final Map<String, String> ATTRIBUTES =
      Map.of("specversion", "1.0", "id", "a \"b\"", "source", "s", "type", "t", "subject", "db");

  @Test
  void attributes_and_data_become_one_document_in_which_the_datas_bytes_stand_as_they_came() {
    // When
    byte[] document =
        BinaryEvent.structured(
            ATTRIBUTES, "application/json; charset=utf-8", "{ \"ü\": 1.50 }".getBytes(UTF_8));
    // Then
    assertThat(new String(document, UTF_8)).contains("\"data\":{ \"ü\": 1.50 }");
    InboundEvent event = InboundEvent.read("pager", document);
    assertThat(event.id()).isEqualTo("a \"b\"");
    assertThat(event.subject()).isEqualTo("db");
    assertThat(event.data().path("ü").asText()).isEqualTo("1.5");
  }

  @Test
  void data_can_be_left_out() {
    byte[] document = BinaryEvent.structured(ATTRIBUTES, null, new byte[0]);
    assertThat(InboundEvent.read("pager", document).data().isMissingNode()).isTrue();
  }

  @Test
  void what_is_not_json_or_would_say_more_than_data_is_refused() {
    refused(ATTRIBUTES, "text/plain", "{}", "datacontenttype");
    refused(ATTRIBUTES, "application/json", "{", "data");
    refused(ATTRIBUTES, "application/json", "1},\"id\":{", "data");
    refused(ATTRIBUTES, "application/json", " ", "data");
    refused(Map.of("data", "x"), "application/json", "{}", "data");
    refused(Map.of("Id", "x"), "application/json", "{}", "Id");
  }

  private static void refused(
      Map<String, String> attributes, String type, String data, String path) {
    assertThatThrownBy(() -> BinaryEvent.structured(attributes, type, data.getBytes(UTF_8)))
        .isInstanceOfSatisfying(
            FieldProblem.class, problem -> assertThat(problem.path()).isEqualTo(path));
  }
}
