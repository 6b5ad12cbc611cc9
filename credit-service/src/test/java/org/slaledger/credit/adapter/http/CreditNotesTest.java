package org.slaledger.credit.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.slaledger.credit.domain.Given.at;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slaledger.contract.AgreementId;
import org.slaledger.contract.CustomerId;
import org.slaledger.credit.domain.life.CreditNote;
import org.slaledger.credit.domain.life.CreditNote.Kind;
import org.slaledger.credit.domain.life.CreditNote.Line;
import org.slaledger.credit.domain.life.Grant;
import org.slaledger.credit.domain.life.Parties;

class CreditNotesTest {
  @Test
  void what_is_taken_back_is_a_number_and_a_name_is_no_formula() {
    // Given
    BigDecimal hundred = new BigDecimal("100.00");
    CreditNote note =
        new CreditNote(
            "acme-2026/2026-06/2",
            new Parties("Hoster", new CustomerId("acme"), "=1+1"),
            new AgreementId("acme-2026"),
            "2026-06",
            2,
            at("06-01T00:00:00"),
            at("07-01T00:00:00"),
            at("08-01T00:00:00"),
            "EUR",
            List.of(
                new Line(
                    Kind.CREDITED_BEFORE,
                    null,
                    null,
                    null,
                    null,
                    null,
                    List.of(),
                    hundred.negate())),
            new BigDecimal("0.00"),
            hundred,
            hundred.negate(),
            new Grant.Settlement("CN-2", at("09-01T00:00:00")),
            1,
            "sla-1",
            "c0ffee",
            4711L);
    // When
    List<String> lines = CreditNotes.table(note).toString().lines().toList();
    // Then
    assertThat(lines)
        .containsExactly(
            "note,provider,customer,customerName,agreement,period,statement,issuedAt,line,service,"
                + "fee,promised,measured,percent,tickets,amount,currency,total,settledAt,reference,"
                + "statementHash,ledgerSize",
            "acme-2026/2026-06/2,Hoster,acme,'=1+1,acme-2026,2026-06,2,2026-08-01T00:00:00Z,"
                + "CREDITED_BEFORE,,,,,,,-100.00,EUR,-100.00,2026-09-01T00:00:00Z,CN-2,c0ffee,4711");
  }
}
