package org.slaledger.local.door;

/** Where a request goes. */
public sealed interface Destination {
  /**
   * A service.
   *
   * @param service its name
   * @param port its port on the loopback address
   * @param path the path asked of it
   */
  record To(String service, int port, String path) implements Destination {}

  /** Nobody answers this path. */
  record Nowhere() implements Destination {}
}
