package io.github.dualauth.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaConstructorCall;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.github.dualauth.app.api.MethodNameFilter;
import io.github.dualauth.core.AuthenticatedCaller;
import io.github.dualauth.core.Authenticator;
import io.github.dualauth.core.policy.Authenticated;
import io.github.dualauth.core.policy.Unauthenticated;
import jakarta.ws.rs.HttpMethod;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.Locale;
import java.util.Set;

/** The few rules that keep the design; each one names what it protects. */
@AnalyzeClasses(packages = "io.github.dualauth", importOptions = ArchitectureTest.MainOnly.class)
final class ArchitectureTest {

    private static final String CORE = "io.github.dualauth.core..";
    private static final String APPLICATION = "io.github.dualauth.application..";
    private static final String INDIVIDUAL = "io.github.dualauth.individual..";
    private static final String APP = "io.github.dualauth.app..";

    /** Rows and caches have keys that are names, not secrets. */
    private static final Set<String> NAMES_CALLED_KEY = Set.of(
            "io.github.dualauth.core.directory.Account.key",
            "io.github.dualauth.core.directory.AccountEntity.key",
            "io.github.dualauth.core.directory.AccountName.key",
            "io.github.dualauth.core.directory.User.key",
            "io.github.dualauth.core.directory.UserEntity.key",
            "io.github.dualauth.core.directory.UserSave.key",
            "io.github.dualauth.individual.LoginEntity.key");

    @ArchTest
    static final ArchRule MODES_DO_NOT_SEE_EACH_OTHER = noClasses()
            .that()
            .resideInAPackage(APPLICATION)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(INDIVIDUAL, APP)
            .because("a WAR may hold one mode alone");

    @ArchTest
    static final ArchRule INDIVIDUAL_DOES_NOT_SEE_THE_OTHER = noClasses()
            .that()
            .resideInAPackage(INDIVIDUAL)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(APPLICATION, APP)
            .because("a WAR may hold one mode alone");

    @ArchTest
    static final ArchRule CORE_SEES_NEITHER_MODE = noClasses()
            .that()
            .resideInAPackage(CORE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(APPLICATION, INDIVIDUAL, APP);

    @ArchTest
    static final ArchRule HTTP_STAYS_AT_THE_EDGE = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "io.github.dualauth.core.http..",
                    "io.github.dualauth.core.startup..",
                    "io.github.dualauth.edge.http..",
                    APP)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.ws.rs..", "jakarta.servlet..")
            .because("the core is tested without a container, and other transports use it");

    @ArchTest
    static final ArchRule CDI_STAYS_AT_THE_EDGE = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "io.github.dualauth.core.http..",
                    "io.github.dualauth.core.startup..",
                    "io.github.dualauth.edge.http..",
                    APP)
            .and()
            // What makes a module's beans, and what starts with the deployment.
            .haveNameNotMatching(".*(Producer|Schedule|Start|Bootstrap)(\\$.*)?")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.enterprise..", "jakarta.inject..")
            .because("the core is plain Java, built with constructors");

    @ArchTest
    static final ArchRule ONLY_THE_AUTHENTICATOR_MAKES_CALLERS = noClasses()
            .that()
            .areNotAssignableTo(Authenticator.class)
            .should()
            .callConstructorWhere(describe("makes a caller", ArchitectureTest::makesACaller));

    @ArchTest
    static final ArchRule NAMES_SAY_WHAT_A_CLASS_IS =
            noClasses().should().haveNameMatching(".*(Util|Utils|Helper|Manager|Impl)");

    @ArchTest
    static final ArchRule SECRETS_ARE_IN_SECRET = fields().that(
                    describe("are text and called like a secret", ArchitectureTest::isTextCalledLikeASecret))
            .should(be(describe("on the list of names", ArchitectureTest::isOnTheList)))
            .because("a secret is printed by nobody and wiped after use only if it is a Secret");

    @ArchTest
    static final ArchRule TIME_COMES_FROM_A_CLOCK = noClasses()
            .should()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callConstructor(Date.class)
            .orShould()
            .callMethodWhere(describe("is a now() without a clock", ArchitectureTest::isNowWithoutClock))
            .because("a test must be able to stand on each side of every boundary");

    @ArchTest
    static final ArchRule EVERY_API_METHOD_HAS_A_POLICY = methods()
            .that(describe("are JAX-RS methods", ArchitectureTest::isApiMethod))
            .and()
            .areDeclaredInClassesThat()
            .resideInAPackage(APP)
            .should(be(describe("under a policy", ArchitectureTest::hasPolicy)));

    @ArchTest
    static final ArchRule EVERY_METHOD_OF_THE_API_IS_FOUND_IN_ANY_CASE = classes()
            .that()
            .resideInAPackage("io.github.dualauth.app.api..")
            .and()
            .haveSimpleNameEndingWith("Resource")
            .should(be(describe("in MethodNameFilter.RESOURCES", ArchitectureTest::isFoundInAnyCase)));

    @ArchTest
    static final ArchRule LOGS_GO_THROUGH_SYSTEM_LOGGER = noClasses()
            // javax.sql.DataSource returns a java.util.logging.Logger.
            .that()
            .doNotImplement(javax.sql.DataSource.class)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.util.logging..", "org.slf4j..", "org.apache.logging..")
            .because("the jars bring no logging of their own");

    @ArchTest
    static final ArchRule NOTHING_IS_PRINTED = noClasses()
            // What is run from a terminal prints there.
            .that()
            .haveSimpleNameNotEndingWith("Command")
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .orShould()
            .callMethod(Throwable.class, "printStackTrace");

    @ArchTest
    static final ArchRule CLASSES_ARE_FINAL_SEALED_OR_ABSTRACT_OR_BEANS = classes()
            .that()
            .resideInAPackage(CORE)
            .and()
            .areTopLevelClasses()
            .and()
            .areNotAnnotatedWith("jakarta.enterprise.context.ApplicationScoped")
            .and()
            .areNotAnnotatedWith("jakarta.persistence.Entity")
            .and()
            // A deployment with an OpenAPI filter of its own extends ours, since there can be only one.
            .doNotHaveSimpleName("PolicyOpenApiFilter")
            .should()
            .haveModifier(JavaModifier.FINAL)
            .orShould()
            .haveModifier(JavaModifier.ABSTRACT)
            .because("what is not made for inheritance forbids it; only client proxies and entities cannot be final");

    @ArchTest
    static void rules_imported_seeAllModules(JavaClasses imported) {
        assertTrue(imported.contain(Authenticator.class));
        assertTrue(imported.contain("io.github.dualauth.application.ApplicationRegistry"));
        assertTrue(imported.contain("io.github.dualauth.individual.LoginRegistry"));
        assertTrue(imported.contain("io.github.dualauth.app.api.PingResource"));
        assertFalse(imported.contain("io.github.dualauth.core.testing.TestDatabase"));
    }

    private ArchitectureTest() {}

    private static boolean isFoundInAnyCase(JavaClass resource) {
        return MethodNameFilter.RESOURCES.stream().anyMatch(resource::isEquivalentTo);
    }

    private static boolean makesACaller(JavaConstructorCall call) {
        return call.getTargetOwner().isAssignableTo(AuthenticatedCaller.class)
                && !call.getOriginOwner().isAssignableTo(AuthenticatedCaller.class);
    }

    private static boolean isNowWithoutClock(JavaMethodCall call) {
        return "now".equals(call.getName())
                && call.getTargetOwner().getPackageName().equals(Instant.class.getPackageName())
                && call.getTarget().getRawParameterTypes().stream().noneMatch(type -> type.isEquivalentTo(Clock.class));
    }

    private static boolean isTextCalledLikeASecret(JavaField field) {
        String name = field.getName().toLowerCase(Locale.ROOT);
        boolean text = field.getRawType().isEquivalentTo(String.class)
                || field.getRawType().isEquivalentTo(char[].class)
                || field.getRawType().isEquivalentTo(byte[].class);
        boolean constant = field.getModifiers().contains(JavaModifier.STATIC);
        return text
                && !constant
                && (name.endsWith("secret")
                        || name.endsWith("password")
                        || name.endsWith("token")
                        || name.equals("key"));
    }

    private static boolean isOnTheList(JavaField field) {
        return NAMES_CALLED_KEY.contains(field.getFullName());
    }

    private static boolean isApiMethod(JavaMethod method) {
        return method.getAnnotations().stream()
                .map(JavaAnnotation::getRawType)
                .anyMatch(type -> type.isAnnotatedWith(HttpMethod.class));
    }

    /** Main classes, of this module and of the jars beside it; test-support comes in a jar too. */
    static final class MainOnly implements ImportOption {

        @Override
        public boolean includes(Location location) {
            return !location.contains("/test-classes/") && !location.contains("-tests.jar");
        }
    }

    private static boolean hasPolicy(JavaMethod method) {
        return method.isAnnotatedWith(Authenticated.class)
                || method.isAnnotatedWith(Unauthenticated.class)
                || method.getOwner().isAnnotatedWith(Authenticated.class)
                || method.getOwner().isAnnotatedWith(Unauthenticated.class);
    }
}
