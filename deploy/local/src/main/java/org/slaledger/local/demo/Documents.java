package org.slaledger.local.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** What is sent to the platform, word for word. */
final class Documents {
  /** The zone in which the addendum cuts periods. */
  static final String ZONE = "Europe/Amsterdam";

  private Documents() {}

  static String customer(String customer, String address) {
    return """
        {"customer":"%s","name":"Acme Ltd","contacts":[
         {"contact":"carla","name":"Carla","email":"%s"}]}"""
        .formatted(customer, address);
  }

  /** The commented example document, for one customer and the running target. */
  static String addendum(String customer, URI target, String key) {
    try (InputStream example = Documents.class.getResourceAsStream("/demo/addendum.yaml")) {
      if (example == null) {
        throw new IllegalStateException("demo/addendum.yaml is missing");
      }
      return new String(example.readAllBytes(), StandardCharsets.UTF_8)
          .replace("{customer}", customer)
          .replace("{target}", target.toString())
          .replace("{key}", key);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Opening hours of weekdays from nine to five, for the years around now. */
  static String calendar(int year) {
    return """
        {"zone":"Europe/Amsterdam","fromYear":%d,"toYear":%d,
         "hours":{"MONDAY":["09:00-17:00"],"TUESDAY":["09:00-17:00"],"WEDNESDAY":["09:00-17:00"],
                  "THURSDAY":["09:00-17:00"],"FRIDAY":["09:00-17:00"]},
         "holidays":[{"date":"%d-12-25","name":"Christmas Day"}],
         "reason":"weekdays, for the demo"}"""
        .formatted(year - 1, year + 5, year);
  }

  static String point(String customer) {
    return customer + "-shop";
  }

  static String acceptance(String hash) {
    return "{\"documentHash\":\"%s\"}".formatted(hash);
  }

  static String ticket(String customer, String impact, String subject) {
    return """
        {"customer":"%s","service":"hosting","kind":"INCIDENT","impact":"%s",
         "subject":"%s","text":"Seen since a minute ago.","channel":"PORTAL"}"""
        .formatted(customer, impact, subject);
  }

  static String response() {
    return """
        {"triage":"The load balancer lost its certificate.",
         "nextStep":"We install a new one within ten minutes and report here."}""";
  }

  static String maintenance(String customer, Instant from, Instant to) {
    return """
        {"customers":["%s"],"services":["hosting"],"from":"%s","to":"%s",
         "reason":"a new kernel"}"""
        .formatted(customer, from, to);
  }

  static String event(String id, String customer) {
    return """
        {"specversion":"1.0","id":"%s","source":"urn:demo","type":"slaledger.TicketOpened.v1",
         "time":"%s","data":{"customer":"%s","service":"hosting","kind":"INCIDENT",
         "impact":"MINOR","subject":"Disk is filling","text":"98 %% on db-3"}}"""
        .formatted(id, Instant.now(), customer);
  }
}
