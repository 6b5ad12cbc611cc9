package org.slaledger.journal;

/** The answer to a command whose key was used for another one. */
final class KeyReused {
  static final Answer ANSWER =
      new Answer(
          422,
          null,
          null,
          """
          {"type":"about:blank","title":"Unprocessable Content","status":422,\
          "detail":"This Idempotency-Key was used for another request.",\
          "errors":[{"field":"Idempotency-Key","message":"was used for another request",\
          "allowed":"a new key for a new request"}]}""");

  private KeyReused() {}
}
