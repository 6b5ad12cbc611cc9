package org.slaledger.bench.commands;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slaledger.bench.Clients;

/**
 * A client that repeats a recorded transaction over one connection, one statement after the other
 * as pgbench does, each time for another ticket, event and key. Its statements are prepared once.
 */
final class SqlClient implements Clients.Client {
  private static final Pattern PLACE = Pattern.compile("\\$(\\d+)");
  private static final HexFormat HEX = HexFormat.of();

  private final Connection connection;
  private final List<Prepared> statements = new ArrayList<>();
  private final RecordedNames names;

  private record Prepared(PreparedStatement statement, List<@Nullable String> values) {}

  /** What is another one each time: the ids in the recording, all of one length each. */
  record RecordedNames(String ticket, String event, String key) {}

  SqlClient(Connection connection, RecordedTransaction transaction, RecordedNames names)
      throws SQLException {
    this.connection = connection;
    this.names = names;
    connection.setAutoCommit(false);
    for (RecordedTransaction.Statement each : transaction.statements()) {
      statements.add(prepared(each));
    }
  }

  private Prepared prepared(RecordedTransaction.Statement recorded) throws SQLException {
    List<@Nullable String> values = new ArrayList<>();
    Matcher place = PLACE.matcher(recorded.sql());
    while (place.find()) {
      values.add(recorded.values().get(Integer.parseInt(place.group(1)) - 1));
    }
    return new Prepared(connection.prepareStatement(place.replaceAll("?")), values);
  }

  @Override
  public void doOnce() throws SQLException {
    UUID id = UUID.randomUUID();
    String ticket = "T-" + HEX.formatHex(bytes(id)).substring(0, names.ticket().length() - 2);
    String key = id.toString();
    for (Prepared each : statements) {
      bind(each, ticket, id.toString(), key);
      if (each.statement().execute()) {
        each.statement().getResultSet().close();
      }
    }
    connection.commit();
  }

  private void bind(Prepared each, String ticket, String event, String key) throws SQLException {
    for (int i = 0; i < each.values().size(); i++) {
      String value = each.values().get(i);
      if (value == null) {
        each.statement().setString(i + 1, null);
      } else if (value.startsWith("\\x")) {
        String text = new String(HEX.parseHex(value.substring(2)), StandardCharsets.UTF_8);
        each.statement()
            .setBytes(i + 1, renamed(text, ticket, event, key).getBytes(StandardCharsets.UTF_8));
      } else {
        each.statement().setString(i + 1, renamed(value, ticket, event, key));
      }
    }
  }

  private String renamed(String value, String ticket, String event, String key) {
    return value
        .replace(names.ticket(), ticket)
        .replace(names.event(), event)
        .replace(names.key(), key);
  }

  private static byte[] bytes(UUID id) {
    return java.nio.ByteBuffer.allocate(16)
        .putLong(id.getMostSignificantBits())
        .putLong(id.getLeastSignificantBits())
        .array();
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
