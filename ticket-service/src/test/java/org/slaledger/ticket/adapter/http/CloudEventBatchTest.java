package org.slaledger.ticket.adapter.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.slaledger.contract.json.FieldProblem;

class CloudEventBatchTest {
  @Test
  void each_element_keeps_its_exact_bytes() {
    assertThat(elements(" [ {\"a\" : \"ü]}\",\n \"b\":[1,{}]} ,{}, 12.50,\"x\\\"\",[ 1 ],null ] "))
        .containsExactly(
            "{\"a\" : \"ü]}\",\n \"b\":[1,{}]}", "{}", "12.50", "\"x\\\"\"", "[ 1 ]", "null");
  }

  @Test
  void a_batch_may_be_empty() {
    assertThat(elements("[]")).isEmpty();
  }

  @Test
  void what_is_no_array_is_refused_as_a_whole() {
    for (String body : List.of("", "{}", "[", "[{]", "[{}", "[] []", "[1 2]")) {
      assertThatThrownBy(() -> elements(body)).as(body).isInstanceOf(FieldProblem.class);
    }
  }

  private static List<String> elements(String body) {
    return CloudEventBatch.elements(body.getBytes(UTF_8)).stream()
        .map(element -> new String(element, UTF_8))
        .toList();
  }
}
