package org.slaledger.rules;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
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
import java.util.Calendar;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.slaledger.rules.time.FrozenZone;

@AnalyzeClasses(packages = "org.slaledger.rules", importOptions = DoNotIncludeTests.class)
class PurityTest {
  @ArchTest
  static final ArchRule the_sums_depend_on_the_jdk_alone =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java.lang..",
              "java.math..",
              "java.time..",
              "java.util",
              "java.util.function..",
              "java.util.regex..",
              "java.util.stream..",
              "org.jspecify..",
              "org.slaledger.rules..");

  @ArchTest
  static final ArchRule the_sums_have_no_clock =
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

  /** Zone data may come in where terms are published, and nowhere else. */
  @ArchTest
  static final ArchRule frozen_zones_alone_read_the_zone_data_of_the_machine =
      noClasses()
          .that()
          .doNotBelongToAnyOf(FrozenZone.class)
          .should()
          .dependOnClassesThat(
              DescribedPredicate.describe(
                  "zone data",
                  (JavaClass type) ->
                      type.getPackageName().equals("java.time.zone")
                          || type.isEquivalentTo(ZoneId.class)
                          || type.isEquivalentTo(ZonedDateTime.class)
                          || type.isEquivalentTo(TimeZone.class)
                          || type.isEquivalentTo(Calendar.class)));

  @Test
  void a_sum_that_looks_up_a_zone_is_found() {
    var seeded = new ClassFileImporter().importClasses(SeededLookup.class);
    assertThat(frozen_zones_alone_read_the_zone_data_of_the_machine.evaluate(seeded).hasViolation())
        .isTrue();
  }

  private static final class SeededLookup {
    static boolean isSummer(Instant instant) {
      return ZoneId.of("Europe/Amsterdam").getRules().isDaylightSavings(instant);
    }
  }

  @ArchTest
  static final ArchRule the_sums_know_no_double =
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

  @ArchTest
  static final ArchRule the_packages_form_no_cycle =
      slices().matching("org.slaledger.rules.(*)..").should().beFreeOfCycles();
}
