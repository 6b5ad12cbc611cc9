package org.slaledger.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import org.slaledger.local.parts.IdentityProvider;
import org.slaledger.local.parts.Persona;

/** A ready token a persona, in a file that only its owner can read. */
final class TokenFiles {
  private TokenFiles() {}

  static void write(Home home, IdentityProvider provider) {
    for (var persona : Persona.values()) {
      write(home, persona, provider.token(persona));
    }
  }

  private static void write(Home home, Persona persona, String token) {
    var file = home.token(name(persona));
    try {
      Files.deleteIfExists(file);
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(file, token);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String name(Persona persona) {
    return persona.name().toLowerCase(Locale.ROOT);
  }
}
