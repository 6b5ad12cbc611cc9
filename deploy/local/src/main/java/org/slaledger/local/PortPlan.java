package org.slaledger.local;

import java.security.SecureRandom;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.slaledger.local.parts.Ports;
import org.slaledger.local.service.Service;

/**
 * The ports of all parts. Each has a default and a variable of the environment that changes it:
 * {@code SLA_PORT_FRONT_DOOR}, {@code SLA_PORT_KAFKA}, {@code SLA_PORT_TICKET}, {@code
 * SLA_PORT_TICKET_MANAGEMENT}, ...
 */
public record PortPlan(Map<String, Integer> ports) {
  /** Keeps the order of the parts. */
  public PortPlan {
    ports = Collections.unmodifiableMap(new LinkedHashMap<>(ports));
  }

  /** The defaults, changed by the environment. */
  public static PortPlan from(Map<String, String> environment) {
    var ports = defaults();
    ports.replaceAll((part, port) -> override(environment, part, port));
    return new PortPlan(ports);
  }

  /**
   * A port for each part that nobody has now, below those that the system gives to connections: a
   * service that starts seconds later still finds it free.
   */
  public static PortPlan free() {
    var free = IntStream.range(new SecureRandom().nextInt(10_000, 30_000), 32_768);
    var next = free.filter(Ports::isFree).iterator();
    var ports = defaults();
    ports.replaceAll((part, port) -> next.next());
    return new PortPlan(ports);
  }

  private static Map<String, Integer> defaults() {
    var ports = new LinkedHashMap<String, Integer>();
    ports.put("front-door", 8080);
    ports.put("kafka", 9092);
    ports.put("kafka-controller", 9093);
    ports.put("postgres", 5433);
    ports.put("identity", 8090);
    ports.put("smtp", 3025);
    ports.put("imap", 3143);
    ports.put("target", 8099);
    ports.put("target-control", 8098);
    for (var service : Service.values()) {
      ports.put(service.database(), service.httpPort());
      ports.put(service.database() + "-management", service.managementPort());
    }
    return ports;
  }

  private static int override(Map<String, String> environment, String part, int port) {
    var value = environment.get(variable(part));
    if (value == null) {
      return port;
    }
    if (!value.matches("\\d{1,5}")
        || Integer.parseInt(value) > 65535
        || Integer.parseInt(value) == 0) {
      throw new CannotStart(
          variable(part) + "=" + value + " is no port: give a number from 1 to 65535");
    }
    return Integer.parseInt(value);
  }

  /** The variable of the environment that sets a part's port. */
  public static String variable(String part) {
    return "SLA_PORT_" + part.toUpperCase(Locale.ROOT).replace('-', '_');
  }

  /** The port of a part. */
  public int of(String part) {
    var port = ports.get(part);
    if (port == null) {
      throw new IllegalArgumentException("no such part: " + part);
    }
    return port;
  }

  /** Where a service takes requests. */
  public int http(Service service) {
    return of(service.database());
  }

  /** Where a service shows health and metrics. */
  public int management(Service service) {
    return of(service.database() + "-management");
  }
}
