package org.slaledger.contract.published;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.slaledger.contract.Topic;
import org.slaledger.contract.event.Event;
import org.slaledger.contract.json.EventTypes;

class AsyncApiTest {
  private static final Path STRUCTURE = Path.of("src/test/resources/asyncapi/3.0.0.json");

  @Test
  void the_committed_document_is_that_of_the_topics_and_events() {
    Publication.text(Publication.ASYNC_API, AsyncApi.yaml());
  }

  @Test
  void the_document_has_the_structure_of_asyncapi_3() throws IOException {
    // Given
    Validator structure = Validator.of(Publication.tree(Publication.read(STRUCTURE)));
    JsonNode document = committed();
    // Then
    assertThat(structure.problems(document)).isEmpty();
    ((ObjectNode) document.at("/operations/ticket-service-sends-tickets")).remove("action");
    assertThat(structure.problems(document)).isNotEmpty();
  }

  @Test
  void every_topic_is_a_channel_with_its_owner_and_partitions() throws IOException {
    JsonNode document = committed();
    assertThat(Topic.values())
        .allSatisfy(
            topic -> {
              JsonNode channel = document.path("channels").path(AsyncApi.channel(topic));
              assertThat(channel.path("address").textValue()).isEqualTo(topic.topicName());
              assertThat(channel.at("/bindings/kafka/partitions").intValue())
                  .isEqualTo(topic.partitions());
              assertThat(channel.path("description").textValue()).contains(topic.owner());
            });
    assertThat(document.at("/channels/inbound/address").textValue())
        .isEqualTo("sla.inbound.{integrator}");
    assertThat(document.at("/channels/dead-letters/address").textValue())
        .isEqualTo("sla.dead-letters");
    assertThat(document.get("channels").size()).isEqualTo(Topic.values().length + 2);
  }

  @Test
  void every_event_stands_on_its_topic_and_no_other() throws IOException {
    JsonNode channels = committed().get("channels");
    for (Class<? extends Event> type : EventTypes.all()) {
      List<String> holders =
          channels.properties().stream()
              .filter(channel -> channel.getValue().path("messages").has(type.getSimpleName()))
              .map(channel -> channel.getValue().path("address").textValue())
              .toList();
      assertThat(holders).containsExactly(EventTypes.topicOf(type).topicName());
    }
  }

  @Test
  void every_event_names_its_own_type_and_schema() throws IOException {
    JsonNode messages = committed().at("/components/messages");
    assertThat(EventTypes.all())
        .allSatisfy(
            type -> {
              JsonNode message = messages.path(type.getSimpleName());
              assertThat(message.path("name").textValue()).isEqualTo(EventTypes.typeOf(type));
              assertThat(message.findValuesAsText("$ref"))
                  .containsExactly("schemas/envelope.json", "schemas/" + EventSchemas.file(type));
            });
    assertThat(messages.size()).isEqualTo(EventTypes.all().size() + 2);
  }

  @Test
  void every_reference_leads_somewhere() throws IOException {
    JsonNode document = committed();
    Set<String> references = new TreeSet<>(document.findValuesAsText("$ref"));
    assertThat(references).hasSizeGreaterThan(2 * EventTypes.all().size());
    assertThat(references)
        .allSatisfy(
            reference -> {
              if (reference.startsWith("#")) {
                assertThat(document.at(reference.substring(1)).isMissingNode()).isFalse();
              } else {
                assertThat(Publication.ASYNC_API.resolveSibling(reference)).exists();
              }
            });
  }

  @Test
  void every_channel_is_used_by_one_operation() throws IOException {
    JsonNode document = committed();
    List<String> used =
        StreamSupport.stream(document.get("operations").spliterator(), false)
            .map(operation -> operation.at("/channel/$ref").textValue())
            .toList();
    assertThat(used).doesNotHaveDuplicates().hasSize(document.get("channels").size());
  }

  private static JsonNode committed() throws IOException {
    return new YAMLMapper().readTree(Files.readString(Publication.ASYNC_API));
  }
}
