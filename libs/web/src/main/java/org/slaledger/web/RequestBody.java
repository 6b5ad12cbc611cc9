package org.slaledger.web;

import jakarta.enterprise.context.RequestScoped;

/** The bytes of the current request's body as they came; empty for none. */
@RequestScoped
public class RequestBody {
  private byte[] bytes = {};

  /** As they came. */
  public byte[] bytes() {
    return bytes.clone();
  }

  void read(byte[] all) {
    bytes = all;
  }
}
