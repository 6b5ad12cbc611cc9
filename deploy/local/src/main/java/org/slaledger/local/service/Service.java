package org.slaledger.local.service;

import java.util.List;
import java.util.Locale;

/** The services of the platform: the one list of their names, databases, ports and paths. */
public enum Service {
  TICKET(
      "ticket-service",
      8081,
      9081,
      List.of(
          "/tickets", "/customers", "/events", "/alerts", "/web", "/ui/tickets", "/ui/sign-out")),
  CLOCK(
      "sla-clock-service", 8082, 9082, List.of("/clocks", "/attainment", "/pauses", "/ui/clocks")),
  PROBE(
      "availability-probe-service",
      8083,
      9083,
      List.of(
          "/availability",
          "/maintenance",
          "/maintenance.csv",
          "/maintenance.ics",
          "/ui/availability",
          "/ui/maintenance")),
  CREDIT(
      "credit-service",
      8084,
      9084,
      List.of(
          "/agreements",
          "/calendars",
          "/disputes",
          "/ledger",
          "/packages",
          "/schemas",
          "/statements",
          "/ui/agreements",
          "/ui/calendars",
          "/ui/disputes",
          "/ui/ledger",
          "/ui/packages",
          "/ui/statements")),
  NOTIFICATION("notification-service", 8085, 9085, List.of("/notifications", "/ui/notifications"));

  private final String serviceName;
  private final int httpPort;
  private final int managementPort;
  private final List<String> paths;

  Service(String serviceName, int httpPort, int managementPort, List<String> paths) {
    this.serviceName = serviceName;
    this.httpPort = httpPort;
    this.managementPort = managementPort;
    this.paths = paths;
  }

  /** Its name, which is also its module's. */
  public String serviceName() {
    return serviceName;
  }

  /** Its database. */
  public String database() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Where it takes requests unless it is told otherwise. */
  public int httpPort() {
    return httpPort;
  }

  /** Where it shows health and metrics unless it is told otherwise. */
  public int managementPort() {
    return managementPort;
  }

  /** What it answers: these paths and all below them. */
  public List<String> paths() {
    return paths;
  }
}
