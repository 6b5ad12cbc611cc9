package org.slaledger.journal.seal;

import org.slaledger.contract.CustomerId;
import org.slaledger.contract.Name;
import org.slaledger.contract.PointId;
import org.slaledger.contract.TicketId;
import org.slaledger.contract.WindowId;

/**
 * Whose text it is. Each has one key at a time; when that was erased, the next text makes another,
 * {@code ticket/T-1/2}: an erased id is never used again.
 *
 * @param value {@code person/<customer>/<contact>}, {@code ticket/<ticket>}, {@code
 *     point/<point>/<location>}, {@code told/<point>} or {@code window/<window>}
 */
public record KeyName(String value) {
  /** A customer's contact. */
  public static KeyName person(CustomerId customer, String contact) {
    if (!Name.isOne(contact)) {
      throw new IllegalArgumentException("contact \"" + contact + "\" is no name");
    }
    return new KeyName("person/" + customer + "/" + contact);
  }

  /** All that was written in a ticket. */
  public static KeyName ticket(TicketId ticket) {
    return new KeyName("ticket/" + ticket);
  }

  /** What integrators sent about a measurement point. */
  public static KeyName told(PointId point) {
    return new KeyName("told/" + point);
  }

  /** What a measurement point answered to one location. */
  public static KeyName point(PointId point, String location) {
    if (!Name.isOne(location)) {
      throw new IllegalArgumentException("location \"" + location + "\" is no name");
    }
    return new KeyName("point/" + point + "/" + location);
  }

  /** What an integrator sent about a maintenance window. */
  public static KeyName window(WindowId window) {
    return new KeyName("window/" + window);
  }

  /** How many parts a name has that begins so, before the number of a later key. */
  static int parts(String prefix) {
    return prefix.equals("person") || prefix.equals("point") ? 3 : 2;
  }

  /** The id of its first, second, ... key. */
  String id(int generation) {
    return generation == 1 ? value : value + "/" + generation;
  }
}
