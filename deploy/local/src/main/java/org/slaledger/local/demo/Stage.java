package org.slaledger.local.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.slaledger.local.parts.Inbox;
import org.slaledger.local.parts.Persona;
import org.slaledger.local.parts.TokenSigner;

/**
 * Where the story plays: the running platform and the parts around it.
 *
 * @param frontDoor the platform's address
 * @param identity the identity provider's folder, with the key that signs the personas' tokens
 * @param issuer the identity provider's address
 * @param target the HTTP server that is agreed as a measurement point
 * @param targetControl where that server is taken down and brought back
 */
record Stage(
    URI frontDoor, Path identity, String issuer, int imapPort, URI target, URI targetControl) {

  Api as(Persona persona) {
    return new Api(frontDoor, TokenSigner.in(identity, issuer).token(persona));
  }

  /** Somebody of a customer, as Carla is of acme. */
  Api asCustomer(String customer) {
    String token =
        TokenSigner.in(identity, issuer)
            .token(
                Persona.CARLA.subject(),
                Persona.claims(Persona.CARLA.fullName(), java.util.List.of("customer"), customer));
    return new Api(frontDoor, token);
  }

  /** The subject of the first mail to an address whose subject holds all of these words. */
  Optional<String> subjectWith(String address, String... words) {
    try {
      return new Inbox(imapPort, address)
          .mails().stream()
              .map(Inbox.Mail::subject)
              .filter(subject -> Arrays.stream(words).allMatch(subject::contains))
              .findFirst();
    } catch (IllegalStateException e) {
      throw new NotSeen(String.valueOf(e.getMessage()));
    }
  }

  void targetDown() {
    control("down");
  }

  void targetUp() {
    control("up");
  }

  private void control(String what) {
    HttpRequest request =
        HttpRequest.newBuilder(targetControl.resolve("/" + what))
            .POST(HttpRequest.BodyPublishers.noBody())
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      client.send(request, HttpResponse.BodyHandlers.discarding());
    } catch (IOException e) {
      throw new NotSeen("the demo's server does not answer: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NotSeen("the story was interrupted");
    }
  }
}
