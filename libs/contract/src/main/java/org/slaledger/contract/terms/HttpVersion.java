package org.slaledger.contract.terms;

/** A version of HTTP. */
public enum HttpVersion {
  HTTP_1_1,
  /** By ALPN over TLS; with prior knowledge without. */
  HTTP_2
}
