package org.slaledger.local.demo;

import java.net.URI;
import java.nio.file.Path;
import org.slaledger.local.Home;
import org.slaledger.local.PortPlan;
import org.slaledger.local.parts.IdentityProvider;

/**
 * Plays the story against the running platform: {@code Demo <work tree>}. Ends with 0 when every
 * step was seen to happen, with 1 and the step that was not.
 */
public final class Demo {
  private Demo() {}

  /**
   * Plays it.
   *
   * @param arguments the work tree of the running platform
   */
  public static void main(String[] arguments) {
    Home home = Home.of(Path.of(arguments[0]), System.getenv());
    System.exit(play(stage(home, PortPlan.from(System.getenv()))));
  }

  private static int play(Stage stage) {
    Narrator narrator = new Narrator(System.out);
    try {
      new Story(stage, narrator).play();
      narrator.chapter("All of it was seen to happen. The pages show it: " + stage.frontDoor());
      return 0;
    } catch (NotSeen e) {
      System.err.println("\n   NOT SEEN  " + e.getMessage());
      return 1;
    } finally {
      stage.targetUp();
    }
  }

  private static Stage stage(Home home, PortPlan ports) {
    return new Stage(
        local(ports.of("front-door"), "/"),
        home.data("identity"),
        "http://localhost:" + ports.of("identity") + "/" + IdentityProvider.ISSUER_ID,
        ports.of("imap"),
        local(ports.of("target"), "/healthz"),
        local(ports.of("target-control"), "/"));
  }

  private static URI local(int port, String path) {
    return URI.create("http://localhost:" + port + path);
  }
}
