package org.slaledger.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Who may write to the log: an advisory lock of the service's database, held by a session of its
 * own. A killed holder's session ends with it. A holder that is frozen loses the session after
 * {@link #SILENCE}, and knows by its own clock, well before that, that it may not write.
 *
 * <p>Limit: between a look at {@link #held} and the end of what is then written the lease may pass
 * on; Kafka fences that write by the transactional id.
 */
final class RelayLease implements AutoCloseable {
  /** The database ends a session that has said nothing for so long. */
  static final Duration SILENCE = Duration.ofSeconds(10);

  private static final Logger LOG = Logger.getLogger(RelayLease.class);

  /** The holder trusts the last answer for so long. */
  private static final Duration TRUST = Duration.ofSeconds(5);

  private static final Duration ASK = Duration.ofSeconds(1);
  private static final long KEY = 0x736C615F72656C61L;
  private static final String TAKE = "SELECT pg_try_advisory_lock(?)";

  private final Connection session;
  private final Question question;
  private volatile boolean lost;
  private volatile long askedAt;
  private @Nullable Thread asking;

  /** Is put on the lease's session while it is held and while it is waited for. */
  interface Question {
    void ask(Connection session) throws SQLException;
  }

  private RelayLease(Connection session, Question question) {
    this.session = session;
    this.question = question;
  }

  /** Not taken yet. */
  static RelayLease open(RelaySettings settings, Question question) throws SQLException {
    return new RelayLease(settings.connectAtMost(TRUST, SILENCE), question);
  }

  /** Takes it if nobody has it; doesn't wait, since a waiting session holds up vacuum. */
  boolean take() throws SQLException {
    long now = System.nanoTime();
    if (!tryLock()) {
      question.ask(session);
      return false;
    }
    askedAt = now;
    question.ask(session);
    asking = Thread.ofPlatform().daemon().name("relay-lease").start(this::askOnAndOn);
    return true;
  }

  private boolean tryLock() throws SQLException {
    try (PreparedStatement statement = session.prepareStatement(TAKE)) {
      statement.setLong(1, KEY);
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next() && rows.getBoolean(1);
      }
    }
  }

  private void askOnAndOn() {
    try {
      while (!lost) {
        Thread.sleep(ASK);
        long now = System.nanoTime();
        question.ask(session);
        askedAt = now;
      }
    } catch (InterruptedException e) {
      lost = true;
    } catch (SQLException e) {
      LOG.warnf("the relay's lease is lost: %s", e.getMessage());
      lost = true;
    }
  }

  /** Whether this process may write: by the monotonic clock, which runs on while it is frozen. */
  boolean held() {
    return asking != null && !lost && System.nanoTime() - askedAt < TRUST.toNanos();
  }

  /** Gives it back. */
  @Override
  public void close() {
    lost = true;
    Thread thread = asking;
    try {
      if (thread != null) {
        thread.interrupt();
        thread.join(TRUST);
      }
      session.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (SQLException e) {
      LOG.debugf("the lease's session did not end in order: %s", e.getMessage());
    }
  }
}
