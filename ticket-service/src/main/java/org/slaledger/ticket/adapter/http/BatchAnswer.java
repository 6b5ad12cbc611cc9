package org.slaledger.ticket.adapter.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.json.FieldProblem;
import org.slaledger.journal.InboundEvent;
import org.slaledger.web.problem.FieldError;

/**
 * What became of each event of a batch, in its order.
 *
 * @param taken how many Kafka has
 * @param refused how many can't be read
 */
@Schema(name = "Batch")
record BatchAnswer(int taken, int refused, List<Item> events) {

  /**
   * One event.
   *
   * @param status 202, or 400 for one that can't be read: the others are taken all the same
   * @param location where its fate is told
   * @param errors what is wrong with it
   */
  @Schema(name = "BatchItem")
  record Item(
      int status,
      @Nullable String source,
      @Nullable String id,
      @Nullable URI location,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<FieldError> errors) {
    static Item taken(InboundEvent event) {
      return new Item(202, event.source(), event.id(), InboundDoor.fateOf(event.key()), List.of());
    }

    static Item refused(FieldProblem why) {
      var wrong = why.violation();
      return new Item(
          400,
          null,
          null,
          null,
          List.of(
              new FieldError(
                  wrong.field().isEmpty() ? "event" : wrong.field(),
                  wrong.message(),
                  wrong.allowed())));
    }
  }

  static BatchAnswer of(List<Item> events) {
    int taken = (int) events.stream().filter(item -> item.status() == 202).count();
    return new BatchAnswer(taken, events.size() - taken, events);
  }
}
