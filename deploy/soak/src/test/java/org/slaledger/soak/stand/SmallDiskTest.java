package org.slaledger.soak.stand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.slaledger.soak.Needed;

class SmallDiskTest {
  @Test
  void a_filled_disk_takes_nothing_until_it_is_freed_and_is_gone_when_closed() throws Exception {
    // Given
    var mounted = SmallDisk.mount(4);
    Needed.here(mounted.isPresent(), Needed.DISK);
    Path folder;
    try (var disk = mounted.get()) {
      folder = disk.folder();
      var file = folder.resolve("file");
      // When
      disk.fill();
      // Then
      assertThatThrownBy(() -> Files.write(file, new byte[8192])).isInstanceOf(IOException.class);
      // When
      disk.free();
      // Then
      assertThat(Files.size(Files.write(file, new byte[8192]))).isEqualTo(8192);
    }
    assertThat(folder).doesNotExist();
  }
}
