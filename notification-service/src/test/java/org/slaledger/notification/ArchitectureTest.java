package org.slaledger.notification;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.slaledger.testkit.Architecture;

class ArchitectureTest {
  @TestFactory
  Stream<DynamicTest> the_style_is_kept() {
    return Architecture.of("org.slaledger.notification").tests();
  }
}
