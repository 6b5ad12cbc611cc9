package org.slaledger.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {
  @Test
  void a_table_is_as_rfc_4180_has_it() {
    assertThat(new Csv("a", "b").add("one, two", "say \"yes\"").add(1, null).toString())
        .isEqualTo("a,b\r\n\"one, two\",\"say \"\"yes\"\"\"\r\n1,\r\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1"})
  void what_a_spreadsheet_would_reckon_stays_text(String cell) {
    assertThat(new Csv("a").add(cell).toString()).isEqualTo("a\r\n'" + cell + "\r\n");
  }

  @Test
  void a_number_stays_one_also_below_zero() {
    assertThat(new Csv("a", "b").add(new BigDecimal("-4E+1"), -1).toString())
        .isEqualTo("a,b\r\n-40,-1\r\n");
  }

  @Test
  void a_line_break_stays_within_its_cell() {
    assertThat(new Csv("a").add("x\r\n=1").toString()).isEqualTo("a\r\n\"x\r\n=1\"\r\n");
  }
}
