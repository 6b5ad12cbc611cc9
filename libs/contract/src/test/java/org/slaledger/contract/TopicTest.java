package org.slaledger.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.slaledger.contract.json.EventTypes;

class TopicTest {
  @Test
  void every_prefix_belongs_to_one_topic() {
    assertThat(Arrays.stream(Topic.values()).flatMap(topic -> topic.prefixes().stream()))
        .doesNotHaveDuplicates()
        .allSatisfy(prefix -> assertThat(Topic.ofPrefix(prefix).prefixes()).contains(prefix));
  }

  @Test
  void every_topic_is_found_by_its_name_in_kafka() {
    assertThat(Topic.values())
        .allSatisfy(topic -> assertThat(Topic.named(topic.topicName())).contains(topic));
    assertThat(Topic.named(Topic.DEAD_LETTERS)).isEmpty();
    assertThat(Topic.named(Topic.KEYS)).isEmpty();
    assertThat(Topic.named(Topic.INBOUND_PREFIX + "pager")).isEmpty();
  }

  @Test
  void a_prefix_of_no_topic_is_refused() {
    assertThatIllegalArgumentException().isThrownBy(() -> Topic.ofPrefix("invoice"));
  }

  @Test
  void every_topic_has_events() {
    assertThat(EventTypes.all().stream().map(EventTypes::topicOf)).contains(Topic.values());
  }
}
