package org.slaledger.local.child;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.time.Duration;
import java.util.Arrays;

/**
 * Runs another main class and ends this JVM when its standard input closes, which is what happens
 * when the parent dies, however it dies. The end is graceful (shutdown hooks run); a JVM that takes
 * longer than 20 s over it is halted.
 *
 * <p>Uses nothing but the JDK, so that it can stand in front of any class path.
 */
public final class Leash {
  private static final Duration GRACE = Duration.ofSeconds(20);

  private Leash() {}

  /**
   * Starts the watch, then the given main class.
   *
   * @param arguments the main class, then its own arguments
   */
  public static void main(String[] arguments) throws ReflectiveOperationException {
    watch(System.in);
    var main = Class.forName(arguments[0]).getMethod("main", String[].class);
    try {
      main.invoke(null, (Object) Arrays.copyOfRange(arguments, 1, arguments.length));
    } catch (InvocationTargetException e) {
      e.printStackTrace();
      System.exit(1);
    }
  }

  private static void watch(InputStream parent) {
    daemon("leash", () -> endWith(parent));
  }

  private static void endWith(InputStream parent) {
    try {
      while (parent.read() != -1) {
        // what the parent writes has no meaning: that the pipe is open has
      }
    } catch (IOException e) {
      // a broken pipe says the same as a closed one
    }
    daemon("leash-halt", Leash::haltWhenLate);
    System.exit(0);
  }

  private static void haltWhenLate() {
    try {
      Thread.sleep(GRACE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().halt(1);
  }

  private static void daemon(String name, Runnable work) {
    Thread.ofPlatform().daemon().name(name).start(work);
  }
}
