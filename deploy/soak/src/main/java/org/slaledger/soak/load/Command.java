package org.slaledger.soak.load;

import org.jspecify.annotations.Nullable;
import org.slaledger.local.parts.Persona;
import org.slaledger.local.service.Service;

/**
 * Something that is asked of a service and written.
 *
 * @param key its idempotency key
 * @param type the body's media type
 * @param seen the version that it changes; null for what is new
 */
public record Command(
    String key,
    Persona by,
    Service to,
    String method,
    String path,
    String type,
    String body,
    @Nullable String seen) {
  /** One that makes something new. */
  public static Command create(String key, Persona by, Service to, String path, String body) {
    return new Command(key, by, to, "POST", path, "application/json", body, null);
  }

  /** The same, for what stands at a version. */
  public Command changing(String version) {
    return new Command(key, by, to, method, path, type, body, version);
  }

  /** The same by another method. */
  public Command as(String otherMethod) {
    return new Command(key, by, to, otherMethod, path, type, body, seen);
  }

  /** The same with a body of another media type. */
  public Command written(String mediaType) {
    return new Command(key, by, to, method, path, mediaType, body, seen);
  }
}
