package org.slaledger.contract.event;

/** The stream {@code ledger/checkpoints} of {@code sla.ledger}; no leaf of the ledger itself. */
public sealed interface LedgerEvent extends Event {
  /** Leaves of the tree that it is about. */
  long size();

  /**
   * The state of the ledger was signed by the provider.
   *
   * @param note a signed note over a checkpoint (C2SP signed-note, tlog-checkpoint), with its
   *     newlines
   */
  record CheckpointSigned(long size, String note) implements LedgerEvent {}

  /**
   * A witness signed a checkpoint: it has seen that nothing was rewritten since the last one that
   * it signed.
   *
   * @param key the witness's verifying key, {@code NAME+ID+KEY} (C2SP signed-note)
   * @param signature the line that stands under the checkpoint, without its newline
   */
  record CheckpointCosigned(long size, String key, String signature) implements LedgerEvent {}

  /**
   * The key that signs checkpoints handed over to the next one.
   *
   * @param size leaves of the last checkpoint that the former key signed
   * @param note a signed note over the hand-over, signed by both keys, with its newlines
   */
  record KeyHandedOver(long size, String note) implements LedgerEvent {}
}
