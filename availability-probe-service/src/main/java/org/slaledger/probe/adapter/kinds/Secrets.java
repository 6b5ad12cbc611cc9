package org.slaledger.probe.adapter.kinds;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.event.MissedReason;
import org.slaledger.probe.domain.ProbeResult.NotMade;

/**
 * What terms name and do not hold: a folder with a file for each, as Kubernetes mounts a Secret.
 * {@code <name>} is a text to be sent, {@code <name>.crt} and {@code <name>.key} are a client
 * certificate and its key in PEM. A file that changed is read again within 10 s.
 */
final class Secrets {
  private static final long KEPT_NANOS = TimeUnit.SECONDS.toNanos(10);

  private final @Nullable Path folder;
  private final Map<String, Kept> kept = new ConcurrentHashMap<>();

  /** None at all, where no folder is given. */
  Secrets(@Nullable Path folder) {
    this.folder = folder;
  }

  private record Kept(String text, long readAt) {}

  /** A client certificate and its key, as they stood when they were asked for. */
  record Pair(Path certificate, Path key, FileTime changed) {}

  /** The configuration lacks what terms name: the point can't be asked. */
  static final class Missing extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Missing(String what) {
      super("the prober's configuration sla.probe.secrets has no " + what, null, false, false);
    }

    NotMade notMade() {
      return new NotMade(MissedReason.NOT_CONFIGURED, String.valueOf(getMessage()));
    }
  }

  /** Fails with {@link Missing}. */
  String text(String name) {
    Kept last = kept.get(name);
    long now = System.nanoTime();
    if (last != null && now - last.readAt() < KEPT_NANOS) {
      return last.text();
    }
    try {
      String text = Files.readString(file(name, name), StandardCharsets.UTF_8).strip();
      kept.put(name, new Kept(text, now));
      return text;
    } catch (IOException e) {
      throw new Missing("secret " + name);
    }
  }

  /** Fails with {@link Missing}. */
  Pair certificate(String name) {
    Path certificate = file(name, name + ".crt");
    try {
      return new Pair(
          certificate, file(name, name + ".key"), Files.getLastModifiedTime(certificate));
    } catch (IOException e) {
      throw new Missing("certificate " + name);
    }
  }

  private Path file(String name, String file) {
    if (folder == null) {
      throw new Missing("secret " + name);
    }
    return folder.resolve(file);
  }
}
