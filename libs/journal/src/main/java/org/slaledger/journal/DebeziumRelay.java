package org.slaledger.journal;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.connect.source.SourceRecord;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The relay by Debezium's engine: it reads the journal's table from the WAL, as long as this
 * process holds the lease. One thread waits for the lease, sees to the slot, and starts and ends
 * the engine.
 */
final class DebeziumRelay implements JournalRelay {
  private static final Logger LOG = Logger.getLogger(DebeziumRelay.class);
  private static final Duration LOOK = Duration.ofMillis(500);
  private static final Duration CLOSED = Duration.ofSeconds(5);
  private static final Duration STOP = Duration.ofSeconds(15);

  private final RelaySettings settings;
  private final Before before;
  private final Slot slot;
  private final RelayLook look;
  private final LogCheck check;
  private final LogWriter writer;
  private final Republisher republisher;
  private final InstantSource time;
  private final SetBack setBack;
  private final AtomicLong relayed = new AtomicLong();
  private volatile RelayState.Role role = RelayState.Role.STARTING;
  private volatile @Nullable RelayLease lease;
  private volatile @Nullable Instant lastSeen;
  private final Trouble trouble;
  private volatile boolean stopping;
  private @Nullable Thread thread;

  /** What the leader sees to before it relays. */
  interface Before {
    /**
     * Whether it may relay; if not it is asked again.
     *
     * @param goOn false when the lease is lost
     */
    boolean mayRelay(BooleanSupplier goOn);
  }

  DebeziumRelay(
      RelaySettings settings,
      KafkaClients kafka,
      LogEnds log,
      LogTopics topics,
      Before before,
      InstantSource time) {
    this.settings = settings;
    this.before = before;
    this.slot = new Slot(settings);
    this.writer = new LogWriter(kafka, settings.transactionalId(), this::mayWrite, time);
    this.trouble = new Trouble(time);
    this.look = new RelayLook(slot, writer.offsets());
    this.check = new LogCheck(log, topics, writer.offsets());
    this.republisher = new Republisher(settings);
    this.time = time;
    this.setBack = new SetBack(time, System::nanoTime);
  }

  @Override
  public void start() {
    stopping = false;
    thread = Thread.ofPlatform().daemon().name("relay").start(this::run);
  }

  private void run() {
    while (!stopping) {
      try (RelayLease mine = RelayLease.open(settings, look)) {
        await(mine);
        while (mayWrite()) {
          lead();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } catch (Exception e) {
        trouble.is(e);
        LOG.warnf("the relay stopped and is started again: %s", e.getMessage());
      }
      lease = null;
      role = RelayState.Role.STARTING;
      writer.close();
      look.forget();
      Faults.pause(LOOK);
    }
  }

  private void await(RelayLease mine) throws SQLException {
    while (!stopping && !mine.take()) {
      role = RelayState.Role.STANDBY;
      trouble.over();
      Faults.pause(LOOK);
    }
    lease = mine;
    role = RelayState.Role.LEADER;
  }

  private boolean mayWrite() {
    RelayLease held = lease;
    return !stopping && held != null && held.held();
  }

  /** Until the lease is lost, the engine has ended or the slot has to be made anew. */
  private void lead() throws SQLException, InterruptedException {
    if (!before.mayRelay(this::mayWrite)) {
      Thread.sleep(CLOSED);
      return;
    }
    loadOffsets();
    slot.endOtherReaders();
    slot.makeIfUnusable(republisher::noteSlotIsMissing);
    look.forgetSlot();
    republisher.run(false, this::write, this::mayWrite);
    if (!mayWrite()) {
      return;
    }
    RelayMark mark = RelayMark.write(slot);
    try (RelayEngine engine = engine(mark)) {
      engine.start();
      BooleanSupplier goOn =
          () ->
              mayWrite()
                  && engine.runs()
                  && slotIsThere()
                  && !mark.missed()
                  && !look.journalIsShut();
      while (goOn.getAsBoolean()) {
        if (look.republicationIsOpen()) {
          republisher.run(true, this::write, goOn);
        }
        check.look();
        if (setBack.seen()) {
          throw new IllegalStateException("the clock was set back, by which clients wait");
        }
        Thread.sleep(LOOK);
      }
    }
    if (mark.missed()) {
      LOG.warnf("the slot %s was made anew by somebody else", settings.slot());
      slot.drop();
    }
  }

  private void loadOffsets() throws SQLException {
    try (Connection connection = slot.connect()) {
      writer.offsets().load(connection);
    }
  }

  private RelayEngine engine(RelayMark mark) {
    return new RelayEngine(settings, changes -> relay(changes, mark), writer.offsets(), trouble);
  }

  private boolean slotIsThere() {
    SlotState seen = look.slot();
    return seen == null || seen.usable();
  }

  private void relay(List<SourceRecord> changes, RelayMark mark) throws InterruptedException {
    List<ProducerRecord<String, byte[]>> batch = new ArrayList<>(changes.size());
    changes.forEach(change -> RelayedRows.record(change).ifPresent(batch::add));
    write(batch);
    for (SourceRecord change : changes) {
      RelayedRows.position(change).ifPresent(look::reached);
      RelayedRows.heartbeat(change).ifPresent(heartbeat -> note(heartbeat, mark));
    }
    lastSeen = time.instant();
    trouble.over();
  }

  private void note(RelayedRows.Heartbeat heartbeat, RelayMark mark) {
    mark.see(heartbeat);
    if (heartbeat.position() != null) {
      look.reached(heartbeat.position());
    }
  }

  private void write(List<ProducerRecord<String, byte[]>> batch) throws InterruptedException {
    writer.write(batch);
    relayed.addAndGet(batch.size());
  }

  @Override
  public RelayState state() {
    Trouble.Seen error = writer.trouble() == null ? trouble.seen() : writer.trouble();
    SlotState seen = look.slot();
    return new RelayState(
        role,
        relayed.get(),
        seen == null ? null : seen.lagBytes(),
        look.waiting(),
        error == null ? null : error.text(),
        error == null ? null : error.kind(),
        error == null ? null : error.since(),
        lastSeen,
        seen);
  }

  @Override
  public void stop() {
    stopping = true;
    Thread worker = thread;
    try {
      if (worker != null) {
        worker.interrupt();
        if (!worker.join(STOP)) {
          LOG.warn("the relay did not end in time");
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
