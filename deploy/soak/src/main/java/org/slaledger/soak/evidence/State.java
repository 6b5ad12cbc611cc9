package org.slaledger.soak.evidence;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.slaledger.local.parts.PostgresServer;
import org.slaledger.local.service.Service;

/** Questions to the services' databases, as the superuser. */
final class State {
  private final PostgresServer postgres;
  private final Set<Service> services;

  State(PostgresServer postgres, Set<Service> services) {
    this.postgres = postgres;
    this.services = services;
  }

  /** Streams that stand still in a service. */
  List<String> stopped(Service service) {
    return texts(
        service,
        "SELECT stream || ' ' || state || ' ' || reason FROM stream_head WHERE state <> 'FLOWING'");
  }

  /** Integrators' events of which somebody decided what becomes of them. */
  List<String> fates() {
    return texts(
        Service.TICKET,
        "SELECT integrator || ' ' || source || ' ' || id || '|' || fate FROM inbound_fate");
  }

  /** Work that is still to be done: timers that run, mails that are due. */
  long due() {
    return count(Service.CLOCK, "SELECT count(*) FROM timer")
        + count(Service.NOTIFICATION, "SELECT count(*) FROM notice WHERE state = 'DUE'");
  }

  private long count(Service service, String sql) {
    return services.contains(service) ? Long.parseLong(texts(service, sql).getFirst()) : 0;
  }

  private List<String> texts(Service service, String sql) {
    List<String> found = new ArrayList<>();
    try (var connection = postgres.superuser(service.database());
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        found.add(rows.getString(1));
      }
    } catch (SQLException e) {
      throw new IllegalStateException(service.serviceName() + ": " + sql, e);
    }
    return found;
  }
}
