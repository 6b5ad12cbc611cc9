package org.slaledger.bench.latency;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.postgresql.PGConnection;
import org.slaledger.contract.StreamId;
import org.slaledger.contract.json.EventTypes;

/**
 * The other way to relay a journal: a trigger notifies at each commit, and this process, which
 * holds the lease as an advisory lock, reads what is new. Positions commit out of order, so it
 * reads by transaction id, and only what no running transaction could still stand before. Its own
 * place is kept in a table. What it does not do: find the lost place after a restore, or do without
 * a trigger on the path of commands.
 */
public final class ListeningRelay {
  /** What has to be in the database, run by the owner of the journal. */
  static final String SETUP =
      """
      ALTER TABLE journal ADD COLUMN xid xid8 NOT NULL DEFAULT pg_current_xact_id();
      CREATE INDEX journal_by_transaction ON journal (xid, position);
      CREATE TABLE listening_relay (one boolean PRIMARY KEY, xid xid8, position bigint);
      INSERT INTO listening_relay SELECT true, max(xid::text::bigint)::text::xid8, max(position) FROM journal;
      CREATE FUNCTION tell_relay() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN PERFORM pg_notify('journal', ''); RETURN NULL; END $$;
      CREATE TRIGGER tell_relay AFTER INSERT ON journal EXECUTE FUNCTION tell_relay();
      """;

  /** Takes it away again. */
  static final String REMOVAL =
      """
      DROP TRIGGER tell_relay ON journal;
      DROP FUNCTION tell_relay;
      DROP TABLE listening_relay;
      ALTER TABLE journal DROP COLUMN xid;
      """;

  private static final String NEW =
      """
      SELECT j.xid::text, j.position, j.stream, j.type, j.body
      FROM journal j
      WHERE (j.xid, j.position) > (?::xid8, ?)
        AND j.xid < pg_snapshot_xmin(pg_current_snapshot())
      ORDER BY j.xid, j.position LIMIT 2048
      """;
  private static final String MORE =
      """
      SELECT EXISTS (SELECT FROM journal j WHERE (j.xid, j.position) > (?::xid8, ?))
      """;
  private static final int LEASE = 4711;
  private static final int WAIT_MS = 1000;
  private static final int RETRY_MS = 2;

  private final Connection connection;
  private final KafkaProducer<String, byte[]> producer;
  private String xid = "0";
  private long position;

  private ListeningRelay(Connection connection, KafkaProducer<String, byte[]> producer) {
    this.connection = connection;
    this.producer = producer;
  }

  /**
   * Relays until the process is ended.
   *
   * @param arguments the database's address, with user, and the broker's
   */
  public static void main(String[] arguments) throws SQLException, InterruptedException {
    Map<String, Object> settings =
        Map.of(
            ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, arguments[1],
            ProducerConfig.ACKS_CONFIG, "all",
            ProducerConfig.TRANSACTIONAL_ID_CONFIG, "listening-relay");
    try (Connection connection = DriverManager.getConnection(arguments[0]);
        var producer =
            new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
      producer.initTransactions();
      new ListeningRelay(connection, producer).run();
    }
  }

  private void run() throws SQLException, InterruptedException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("SELECT pg_advisory_lock(" + LEASE + ")");
      statement.execute("LISTEN journal");
      findPlace(statement);
    }
    while (true) {
      if (relay()) {
        continue;
      }
      if (moreIsComing()) {
        Thread.sleep(RETRY_MS);
      } else {
        connection.unwrap(PGConnection.class).getNotifications(WAIT_MS);
      }
    }
  }

  private void findPlace(Statement statement) throws SQLException {
    try (ResultSet row =
        statement.executeQuery(
            "SELECT COALESCE(xid, '0')::text, COALESCE(position, 0) FROM listening_relay")) {
      row.next();
      xid = row.getString(1);
      position = row.getLong(2);
    }
  }

  /** Whether there was something. */
  private boolean relay() throws SQLException {
    List<ProducerRecord<String, byte[]>> records = new ArrayList<>();
    try (PreparedStatement query = afterPlace(NEW);
        ResultSet rows = query.executeQuery()) {
      while (rows.next()) {
        xid = rows.getString(1);
        position = rows.getLong(2);
        records.add(record(rows));
      }
    }
    if (records.isEmpty()) {
      return false;
    }
    producer.beginTransaction();
    for (ProducerRecord<String, byte[]> record : records) {
      var unused = producer.send(record);
    }
    producer.commitTransaction();
    keepPlace();
    return true;
  }

  private static ProducerRecord<String, byte[]> record(ResultSet row) throws SQLException {
    StreamId stream = new StreamId(row.getString(3));
    ProducerRecord<String, byte[]> record =
        new ProducerRecord<>(stream.topic().topicName(), stream.value(), row.getBytes(5));
    String type = row.getString(4);
    byte[] header = EventTypes.named(type).map(EventTypes::typeOf).orElse(type).getBytes(UTF_8);
    record.headers().add("ce_type", header);
    return record;
  }

  private PreparedStatement afterPlace(String sql) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    statement.setString(1, xid);
    statement.setLong(2, position);
    return statement;
  }

  private void keepPlace() throws SQLException {
    try (PreparedStatement update =
        afterPlace("UPDATE listening_relay SET xid = ?::xid8, position = ?")) {
      update.executeUpdate();
    }
  }

  /** Rows that are committed, but behind a transaction that still runs. */
  private boolean moreIsComing() throws SQLException {
    try (PreparedStatement statement = afterPlace(MORE);
        ResultSet row = statement.executeQuery()) {
      return row.next() && row.getBoolean(1);
    }
  }
}
