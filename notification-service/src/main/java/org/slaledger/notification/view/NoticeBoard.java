package org.slaledger.notification.view;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slaledger.contract.CustomerId;
import org.slaledger.contract.NoticeId;
import org.slaledger.contract.PointId;
import org.slaledger.contract.TicketId;
import org.slaledger.contract.event.NotificationKind;
import org.slaledger.journal.Sql;
import org.slaledger.notification.domain.Notices;

/** All notices, for those who look at them. */
@ApplicationScoped
public class NoticeBoard {
  /** No more than so many notices are given at once, the newest. */
  public static final int MOST = 200;

  private static final Sql NEWEST =
      new Sql(
          """
      SELECT n.*, a.kind, a.ticket, a.point FROM notice n JOIN alarm a USING (cause, customer)
      WHERE $1::text IS NULL OR n.customer = $1
      ORDER BY n.written_at DESC, n.notice LIMIT $2
      """);

  private final Pool pool;

  /** On the service's own database. */
  public NoticeBoard(Pool pool) {
    this.pool = pool;
  }

  /** The newest notices, at most {@link #MOST}; of all customers where none is named. */
  public Uni<List<ShownNotice>> newest(@Nullable CustomerId customer) {
    return NEWEST.list(pool, NoticeBoard::shown, customer == null ? null : customer.value(), MOST);
  }

  private static ShownNotice shown(Row row) {
    NoticeId notice = new NoticeId(row.getString("notice"));
    ShownNotice.State state = ShownNotice.State.valueOf(row.getString("state"));
    String ticket = row.getString("ticket");
    String point = row.getString("point");
    return new ShownNotice(
        notice,
        NotificationKind.valueOf(row.getString("kind")),
        new CustomerId(row.getString("customer")),
        row.getString("contact"),
        row.getString("cause"),
        ticket == null ? null : new TicketId(ticket),
        point == null ? null : new PointId(point),
        state,
        row.getInteger("attempts"),
        Sql.instant(row, "written_at"),
        Sql.instantOrNull(row, "settled_at"),
        state == ShownNotice.State.SENT ? "<" + Notices.messageId(notice) + ">" : null,
        row.getString("last_error"));
  }
}
