package org.slaledger.testkit;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * The style's rules about what may depend on what, for any module:
 *
 * <pre>{@code
 * @TestFactory
 * Stream<DynamicTest> the_style_is_kept() {
 *   return Architecture.of("org.slaledger.ticket").tests();
 * }
 * }</pre>
 */
public final class Architecture {
  private static final Set<String> CLOCK_OWNERS =
      Set.of(
          "java.util.concurrent.ThreadLocalRandom",
          "java.util.Random",
          "java.security.SecureRandom");

  private final String basePackage;
  private final JavaClasses classes;

  private Architecture(String basePackage, JavaClasses classes) {
    if (classes.isEmpty()) {
      throw new IllegalArgumentException("no classes under " + basePackage);
    }
    this.basePackage = basePackage;
    this.classes = classes;
  }

  /** Of the main classes under a package. */
  public static Architecture of(String basePackage) {
    var importer =
        new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS);
    return new Architecture(basePackage, importer.importPackages(basePackage));
  }

  /** Of all classes under a package, those of tests as well. */
  static Architecture ofAll(String basePackage) {
    return new Architecture(basePackage, new ClassFileImporter().importPackages(basePackage));
  }

  /** One test a rule. */
  public Stream<DynamicTest> tests() {
    return rules().entrySet().stream()
        .map(rule -> DynamicTest.dynamicTest(rule.getKey(), () -> rule.getValue().check(classes)));
  }

  /** The names of the rules that are broken. */
  List<String> broken() {
    return rules().entrySet().stream()
        .filter(rule -> rule.getValue().evaluate(classes).hasViolation())
        .map(Map.Entry::getKey)
        .toList();
  }

  private Map<String, ArchRule> rules() {
    var rules = new LinkedHashMap<String, ArchRule>();
    rules.put(
        "the domain depends on java, the contract, the rules, the ledger and money alone",
        pureDomain());
    rules.put("the domain asks no clock and no chance", timelessDomain());
    rules.put("nothing but an adapter depends on an adapter", noAdapterInside());
    rules.put("packages form no cycle", noCycles());
    rules.put("names say what a thing is", names());
    return rules;
  }

  private ArchRule pureDomain() {
    return classes()
        .that()
        .resideInAPackage(inside("domain"))
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..",
            inside("domain"),
            "org.slaledger.contract..",
            "org.slaledger.rules..",
            "org.slaledger.promises..",
            "org.slaledger.ledger..",
            "org.joda.money..",
            "org.jspecify..")
        .allowEmptyShould(true);
  }

  private ArchRule timelessDomain() {
    return noClasses()
        .that()
        .resideInAPackage(inside("domain"))
        .should()
        .accessTargetWhere(asksClockOrChance())
        .allowEmptyShould(true);
  }

  private static DescribedPredicate<JavaAccess<?>> asksClockOrChance() {
    return describe(
        "is a clock or chance",
        access -> {
          var owner = access.getTargetOwner().getFullName();
          var name = access.getTarget().getName();
          return CLOCK_OWNERS.contains(owner)
              || (owner.startsWith("java.util.random."))
              || (owner.startsWith("java.time.") && name.equals("now"))
              || (owner.equals("java.time.Clock") && name.startsWith("system"))
              || (owner.equals("java.time.InstantSource") && name.equals("system"))
              || (owner.equals("java.util.UUID") && name.equals("randomUUID"))
              || (owner.equals("java.lang.Math") && name.equals("random"))
              || (owner.equals("java.lang.System")
                  && Set.of("currentTimeMillis", "nanoTime").contains(name));
        });
  }

  private ArchRule noAdapterInside() {
    return noClasses()
        .that()
        .resideInAnyPackage(
            inside("domain"), inside("usecase"), inside("view"), inside("automation"))
        .should()
        .dependOnClassesThat()
        .resideInAPackage(inside("adapter"))
        .allowEmptyShould(true);
  }

  private ArchRule noCycles() {
    return slices()
        .matching(basePackage + ".(**)")
        .should()
        .beFreeOfCycles()
        .allowEmptyShould(true);
  }

  private static ArchRule names() {
    return noClasses().should().haveNameMatching(".*(Manager|Helper|Utils?|Impl|DTO|Dto|Base)");
  }

  private String inside(String part) {
    return basePackage + "." + part + "..";
  }
}
