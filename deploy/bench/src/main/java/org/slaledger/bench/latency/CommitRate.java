package org.slaledger.bench.latency;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.slaledger.bench.Clients;
import org.slaledger.bench.Run;
import org.slaledger.bench.stand.Evidence;
import org.slaledger.bench.stand.Stand;
import org.slaledger.local.service.Service;

/** Events a second that many clients append to a journal, a commit each. */
final class CommitRate {
  static final int CLIENTS = 16;

  private CommitRate() {}

  static double of(Run run, Stand stand, int firstStream) throws Exception {
    AtomicInteger stream = new AtomicInteger(firstStream);
    Duration during = Duration.ofSeconds(run.scale().of(10, 5, 1));
    Clients.Opening opening = () -> new Appender(stand.app(Service.PROBE), stream);
    Clients.rate(CLIENTS, during.dividedBy(3), opening);
    double rate = Clients.rate(CLIENTS, during, opening);
    run.say("%,.0f commits/s".formatted(rate));
    return rate;
  }

  private static final class Appender implements Clients.Client {
    private final Evidence evidence = new Evidence();
    private final Connection connection;
    private final PreparedStatement insert;
    private final AtomicInteger stream;

    Appender(Connection connection, AtomicInteger stream) throws SQLException {
      this.connection = connection;
      this.insert = connection.prepareStatement(SteadyWriter.INSERT);
      this.stream = stream;
    }

    @Override
    public void doOnce() throws SQLException {
      SteadyWriter.set(insert, evidence.event(stream.getAndIncrement(), 1));
      insert.executeUpdate();
    }

    @Override
    public void close() throws SQLException {
      connection.close();
    }
  }
}
