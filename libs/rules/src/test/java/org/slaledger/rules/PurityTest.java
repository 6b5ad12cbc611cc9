package org.slaledger.rules;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

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
