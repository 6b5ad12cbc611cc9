package org.slaledger.soak.evidence;

import java.util.ArrayList;
import java.util.List;
import org.slaledger.contract.event.CreditEvent;
import org.slaledger.contract.json.EventJson;
import org.slaledger.contract.json.Reading;
import org.slaledger.local.parts.Persona;
import org.slaledger.local.service.Service;
import org.slaledger.soak.load.Answer;
import org.slaledger.soak.load.Client;
import org.slaledger.testkit.history.History.Comparison;

/** Has each statement that was issued derived again from the log, several times. */
final class Replays {
  static final int TIMES = 2;

  private final EventJson json = new EventJson();
  private final Client client;

  Replays(Client client) {
    this.client = client;
  }

  List<Comparison> statements(List<Stored> stored) throws InterruptedException {
    List<Comparison> all = new ArrayList<>();
    for (var line : stored) {
      if (line.service() == Service.CREDIT
          && json.read(line.body()) instanceof Reading.Known known
          && known.recorded().envelope().data() instanceof CreditEvent.StatementIssued issued) {
        for (var time = 0; time < TIMES; time++) {
          all.add(replayed(issued));
        }
      }
    }
    return all;
  }

  private Comparison replayed(CreditEvent.StatementIssued issued) throws InterruptedException {
    var path = "/statements/" + issued.agreement() + "/" + issued.period();
    Answer document = null;
    for (var attempt = 0; attempt < 20 && (document == null || !document.done()); attempt++) {
      document = client.ask(Persona.AUDE, client.of(Service.CREDIT, path + "/document?number=1"));
    }
    var found =
        document == null
            ? "no answer"
            : document.done() ? Digest.of(document.body()) : document.whole();
    return new Comparison("replay of " + path, issued.statementHash(), found);
  }
}
