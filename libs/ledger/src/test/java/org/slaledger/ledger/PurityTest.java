package org.slaledger.ledger;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "org.slaledger.ledger", importOptions = DoNotIncludeTests.class)
class PurityTest {
  @ArchTest
  static final ArchRule the_ledger_depends_on_the_jdk_alone =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("java..", "org.jspecify..", "org.slaledger.ledger..");

  @ArchTest
  static final ArchRule the_ledger_reads_and_writes_nothing =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.io", "java.net..", "java.nio.file..", "java.sql..");

  @ArchTest
  static final ArchRule the_ledger_has_no_clock =
      noClasses()
          .should()
          .accessTargetWhere(
              JavaAccess.Predicates.target(
                  DescribedPredicate.describe(
                      "reads a clock", target -> target.getName().equals("now"))));
}
