package org.slaledger.bench.commands;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.slaledger.bench.Clients;

/** A client that inserts one small row a transaction. */
final class BareInsert implements Clients.Client {
  private final Connection connection;
  private final PreparedStatement insert;

  BareInsert(Connection connection) throws SQLException {
    this.connection = connection;
    this.insert = connection.prepareStatement("INSERT INTO bare (body) VALUES (?)");
  }

  @Override
  public void doOnce() throws SQLException {
    insert.setString(1, "one row");
    insert.executeUpdate();
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
