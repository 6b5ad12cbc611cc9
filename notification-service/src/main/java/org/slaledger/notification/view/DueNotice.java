package org.slaledger.notification.view;

import java.util.Optional;
import org.slaledger.contract.NoticeId;
import org.slaledger.journal.seal.Readable;
import org.slaledger.notification.domain.Alarm;
import org.slaledger.notification.domain.Letter.TicketLine;

/**
 * A notice that this instance may send, until its lease is over.
 *
 * @param attempts those made, this one included
 * @param contact who is told
 * @param name opened just now, and not kept
 * @param email as the name
 * @param ticket what the ticket is about, where the alarm is about one that is known
 */
public record DueNotice(
    NoticeId notice,
    int attempts,
    Alarm alarm,
    String contact,
    Readable name,
    Readable email,
    Optional<TicketLine> ticket) {}
