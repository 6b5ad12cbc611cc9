package org.slaledger.e2e;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.slaledger.local.parts.Persona;

/**
 * A page of the platform.
 *
 * @param name as in the names of screenshots
 * @param readers who may see it
 */
record ShownPage(String name, String path, Set<Persona> readers) {
  private static final Set<Persona> EVERYBODY = EnumSet.allOf(Persona.class);
  private static final Set<Persona> PEOPLE = EnumSet.complementOf(EnumSet.of(Persona.INGO));

  private static final Set<Persona> OPERATORS = EnumSet.of(Persona.OLAF, Persona.ROOT);

  /** Agents work tickets, and need not know what is owed. */
  private static final Set<Persona> OF_MONEY =
      EnumSet.complementOf(EnumSet.of(Persona.INGO, Persona.ADA));

  /** A page that each of the five services answers. */
  static final List<String> ONE_OF_EACH_SERVICE =
      List.of(
          "/ui/tickets", "/ui/clocks", "/ui/availability", "/ui/agreements", "/ui/notifications");

  /** All pages that show the story of the demo. */
  static List<ShownPage> all(String ticket, TwoVersions versions, String period) {
    return List.of(
        new ShownPage("first", "/ui", EVERYBODY),
        new ShownPage("tickets", "/ui/tickets", PEOPLE),
        new ShownPage("ticket", "/ui/tickets/" + ticket, PEOPLE),
        new ShownPage("clocks", "/ui/clocks", PEOPLE),
        new ShownPage("ticket-clocks", "/ui/clocks/" + ticket, PEOPLE),
        new ShownPage("attainment", "/ui/clocks/attainment?period=" + period, PEOPLE),
        new ShownPage("pauses", "/ui/clocks/pauses?period=" + period, PEOPLE),
        new ShownPage("availability", "/ui/availability", PEOPLE),
        new ShownPage("availability-point", "/ui/availability/points/acme-shop", PEOPLE),
        new ShownPage("availability-service", "/ui/availability/services/acme/hosting", PEOPLE),
        new ShownPage("availability-badges", "/ui/availability/badges", PEOPLE),
        new ShownPage("maintenance", "/ui/maintenance", PEOPLE),
        new ShownPage("maintenance-announce", "/ui/maintenance/announce", OPERATORS),
        new ShownPage("maintenance-feeds", "/ui/maintenance/feeds", PEOPLE),
        new ShownPage("agreements", "/ui/agreements", PEOPLE),
        new ShownPage("agreement", "/ui/agreements/" + PlayedDemo.CUSTOMER, PEOPLE),
        new ShownPage("addendum", "/ui/agreements/" + PlayedDemo.CUSTOMER + "/addenda/1", PEOPLE),
        new ShownPage("difference", versions.difference(), PEOPLE),
        new ShownPage(
            "dry-run", "/ui/agreements/dry-run?agreement=" + PlayedDemo.CUSTOMER, OF_MONEY),
        new ShownPage("calendars", "/ui/calendars", PEOPLE),
        new ShownPage("statements", "/ui/statements", OF_MONEY),
        new ShownPage(
            "statement", "/ui/statements/" + PlayedDemo.CUSTOMER + "/" + period, OF_MONEY),
        new ShownPage("disputes", "/ui/disputes", OF_MONEY),
        new ShownPage("ledger", "/ui/ledger", OF_MONEY),
        new ShownPage("notifications", "/ui/notifications", PEOPLE));
  }

  @Override
  public String toString() {
    return name;
  }
}
