package org.slaledger.bench.commands;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;
import org.slaledger.bench.Clients;

/**
 * A client that opens tickets over one kept-alive connection. It writes the request and reads the
 * answer by hand: on two cores a client that takes more would be measured with the service.
 */
final class TicketOpener implements Clients.Client {
  private final Socket socket;
  private final InputStream in;
  private final String head;
  private final String body;

  TicketOpener(int port, String token, String body) throws IOException {
    this.socket = new Socket(InetAddress.getLoopbackAddress(), port);
    this.socket.setTcpNoDelay(true);
    this.in = new BufferedInputStream(socket.getInputStream(), 8192);
    this.body = body;
    this.head =
        """
        POST /tickets HTTP/1.1
        Host: localhost:%d
        Authorization: Bearer %s
        Content-Type: application/json
        Accept: application/json
        Content-Length: %d
        Idempotency-Key: \
        """
            .formatted(port, token, body.getBytes(StandardCharsets.UTF_8).length)
            .replace("\n", "\r\n");
  }

  @Override
  public void doOnce() throws IOException {
    var request = head + UUID.randomUUID() + "\r\n\r\n" + body;
    socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
    var status = line();
    int length = 0;
    for (var header = line(); !header.isEmpty(); header = line()) {
      if (header.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
        length = Integer.parseInt(header.substring(header.indexOf(':') + 1).strip());
      }
    }
    var answer = in.readNBytes(length);
    if (!status.startsWith("HTTP/1.1 201")) {
      throw new IOException(status + " " + new String(answer, StandardCharsets.UTF_8));
    }
  }

  private String line() throws IOException {
    var line = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new EOFException("the service closed the connection");
      }
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
