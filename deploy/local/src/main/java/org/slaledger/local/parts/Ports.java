package org.slaledger.local.parts;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** TCP ports of the loopback address. */
public final class Ports {
  private static final int LOWEST = 10_000;
  private static final int LOWEST_OF_CONNECTIONS = 32_768;

  private Ports() {}

  /**
   * A port that was free a moment ago; nobody holds it for the caller. It lies below those that the
   * system gives to connections, so that a server that starts seconds later still finds it free.
   */
  public static int free() {
    return ThreadLocalRandom.current()
        .ints(LOWEST, LOWEST_OF_CONNECTIONS)
        .filter(Ports::isFree)
        .findFirst()
        .orElseThrow();
  }

  /** Whether a server could be started on the port now. */
  public static boolean isFree(int port) {
    try (var socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
