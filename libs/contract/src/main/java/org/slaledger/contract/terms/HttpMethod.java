package org.slaledger.contract.terms;

/** What a probe may ask with. */
public enum HttpMethod {
  GET,
  HEAD,
  OPTIONS,
  POST,
  PUT,
  PATCH,
  DELETE
}
