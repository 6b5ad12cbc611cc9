package org.slaledger.promises;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;

@AnalyzeClasses(packages = "org.slaledger.promises", importOptions = DoNotIncludeTests.class)
class PurityTest {
  @ArchTest
  static final ArchRule promises_depend_on_contract_and_rules_alone =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java.lang..",
              "java.math..",
              "java.time..",
              "java.util",
              "java.util.function..",
              "java.util.stream..",
              "org.jspecify..",
              "org.slaledger.contract..",
              "org.slaledger.rules..",
              "org.slaledger.promises..");

  @ArchTest
  static final ArchRule promises_have_no_clock =
      noClasses()
          .should()
          .accessTargetWhere(
              JavaAccess.Predicates.target(
                  DescribedPredicate.describe(
                      "reads a clock or the machine's zone",
                      target ->
                          target.getName().equals("now")
                              || target.getName().equals("systemDefault")
                              || target.getName().equals("currentTimeMillis")
                              || target.getName().equals("nanoTime")
                              || target.getName().equals("random"))));

  @ArchTest
  static final ArchRule promises_read_no_zone_data_of_the_machine =
      noClasses()
          .should()
          .dependOnClassesThat(
              DescribedPredicate.describe(
                  "zone data",
                  (JavaClass type) ->
                      type.getPackageName().equals("java.time.zone")
                          || type.isEquivalentTo(ZoneId.class)
                          || type.isEquivalentTo(ZonedDateTime.class)
                          || type.isEquivalentTo(TimeZone.class)));

  @Test
  void a_promise_that_asks_for_the_present_is_found() {
    var seeded = new ClassFileImporter().importClasses(SeededPresent.class);
    assertThat(promises_have_no_clock.evaluate(seeded).hasViolation()).isTrue();
  }

  private static final class SeededPresent {
    static Instant present() {
      return Instant.now();
    }
  }

  @ArchTest
  static final ArchRule promises_know_no_double =
      noClasses()
          .should()
          .dependOnClassesThat(
              DescribedPredicate.describe(
                  "a floating point type",
                  (JavaClass type) ->
                      type.isEquivalentTo(double.class)
                          || type.isEquivalentTo(float.class)
                          || type.isEquivalentTo(Double.class)
                          || type.isEquivalentTo(Float.class)));
}
