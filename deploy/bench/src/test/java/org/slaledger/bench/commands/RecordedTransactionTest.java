package org.slaledger.bench.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slaledger.bench.commands.RecordedTransaction.Statement;

class RecordedTransactionTest {
  private static final String LOG =
      """
      2026-11-25 03:31:00.000 UTC [7] LOG:  statement: BEGIN
      2026-11-25 03:31:00.001 UTC [8] LOG:  statement: SELECT pg_current_wal_lsn()
      2026-11-25 03:31:00.001 UTC [7] LOG:  execute 0: SELECT 1
      \tFROM customer WHERE customer = $1
      2026-11-25 03:31:00.001 UTC [7] DETAIL:  Parameters: $1 = 'o''neill', $2 = NULL
      2026-11-25 03:31:00.002 UTC [7] LOG:  execute 1: INSERT INTO journal VALUES ($1)
      2026-11-25 03:31:00.002 UTC [7] DETAIL:  Parameters: $1 = 'ticket/T-1'
      2026-11-25 03:31:00.003 UTC [7] LOG:  statement: COMMIT
      """;

  @TempDir Path folder;

  @Test
  void the_statements_and_values_of_the_session_that_wrote_to_the_journal_are_read()
      throws IOException {
    // Given
    var log = Files.writeString(folder.resolve("log"), LOG);

    // When
    var transaction = RecordedTransaction.in(log);

    // Then
    assertThat(transaction.statements())
        .containsExactly(
            new Statement(
                "SELECT 1\n\tFROM customer WHERE customer = $1", Arrays.asList("o'neill", null)),
            new Statement("INSERT INTO journal VALUES ($1)", List.of("ticket/T-1")));
  }

  @Test
  void a_log_without_such_a_transaction_is_refused() throws IOException {
    // Given
    var log = Files.writeString(folder.resolve("log"), LOG.replace("journal", "other"));

    // When
    assertThatThrownBy(() -> RecordedTransaction.in(log))
        // Then
        .hasMessageContaining("no transaction that writes to the journal");
  }
}
