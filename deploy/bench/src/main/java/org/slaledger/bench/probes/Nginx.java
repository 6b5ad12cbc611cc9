package org.slaledger.bench.probes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slaledger.local.parts.Await;
import org.slaledger.local.parts.Ports;

/** nginx as a target: one worker, no log, a small answer, and each connection closed after it. */
final class Nginx implements AutoCloseable {
  private static final Path PROGRAM = Path.of("/usr/sbin/nginx");
  private static final String CONFIG =
      """
      daemon off;
      worker_processes 1;
      worker_rlimit_nofile 65536;
      pid %1$s/nginx.pid;
      error_log %1$s/error.log crit;
      events { worker_connections 32768; }
      http {
        access_log off;
        keepalive_timeout 0;
        client_body_temp_path %1$s; proxy_temp_path %1$s; fastcgi_temp_path %1$s;
        uwsgi_temp_path %1$s; scgi_temp_path %1$s;
        server { listen 127.0.0.1:%2$d backlog=4096; location / { return 200 "all is well"; } }
      }
      """;

  private final Process process;
  private final int port = Ports.free();

  Nginx(Path folder) throws IOException {
    Path own = Files.createDirectories(folder.resolve("nginx"));
    Path config = Files.writeString(own.resolve("nginx.conf"), CONFIG.formatted(own, port));
    this.process =
        new ProcessBuilder(PROGRAM.toString(), "-c", config.toString())
            .redirectErrorStream(true)
            .redirectOutput(own.resolve("out.log").toFile())
            .start();
  }

  static boolean installed() {
    return Files.isExecutable(PROGRAM);
  }

  int port() {
    return port;
  }

  @Override
  public void close() throws InterruptedException {
    process.destroy();
    Await.until(java.time.Duration.ofSeconds(5), () -> !process.isAlive());
    process.destroyForcibly().waitFor();
  }
}
