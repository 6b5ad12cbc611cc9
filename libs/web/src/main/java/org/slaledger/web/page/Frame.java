package org.slaledger.web.page;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slaledger.web.CurrentActor;
import org.slaledger.web.Roles;

/** What the frame shows around a page; templates reach it as {@code inject:frame}. */
@RequestScoped
@Named("frame")
public class Frame {
  private static final Set<String> READERS =
      Set.of(Roles.AGENT, Roles.CUSTOMER, Roles.OPERATOR, Roles.AUDITOR, Roles.ADMIN);

  /** Who may see what is owed: agents work tickets, and need not. */
  private static final Set<String> OF_MONEY =
      Set.of(Roles.CUSTOMER, Roles.OPERATOR, Roles.AUDITOR, Roles.ADMIN);

  private static final List<Place> PLACES =
      List.of(
          new Place("home", "/ui", "Home", Set.of()),
          new Place("tickets", "/ui/tickets", "Tickets", READERS),
          new Place("clocks", "/ui/clocks", "Clocks", READERS),
          new Place("availability", "/ui/availability", "Availability", READERS),
          new Place("maintenance", "/ui/maintenance", "Maintenance", READERS),
          new Place("agreements", "/ui/agreements", "Agreements", READERS),
          new Place("calendars", "/ui/calendars", "Calendars", READERS),
          new Place("statements", "/ui/statements", "Statements", OF_MONEY),
          new Place("ledger", "/ui/ledger", "Ledger", OF_MONEY),
          new Place("notifications", "/ui/notifications", "Notifications", READERS));

  private final CurrentActor actor;

  /** Of the current request. */
  public Frame(CurrentActor actor) {
    this.actor = actor;
  }

  /** Where the reader may go. */
  public List<Place> getPlaces() {
    return PLACES.stream().filter(this::isOpen).toList();
  }

  /** Whether somebody is signed in. */
  public boolean isSignedIn() {
    return actor.signedIn();
  }

  /** The reader's name. */
  public String getReader() {
    return actor.name();
  }

  /** The reader's roles, as a person reads them. */
  public String getRoles() {
    return actor.roles().stream().sorted().collect(Collectors.joining(", "));
  }

  /** A key under which a form is executed once, however often it is sent. */
  public String getNewKey() {
    return UUID.randomUUID().toString();
  }

  private boolean isOpen(Place place) {
    return place.roles().isEmpty() || place.roles().stream().anyMatch(actor::is);
  }

  /**
   * An entry of the navigation.
   *
   * @param name what a page gives as {@code here} to be marked
   * @param roles who sees it; empty for everybody
   */
  public record Place(String name, String href, String label, Set<String> roles) {}
}
