package io.github.dualauth.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;

/** Which rooms of a module do not know each other, and where the mail libraries stay. */
@AnalyzeClasses(packages = "io.github.dualauth", importOptions = ArchitectureTest.MainOnly.class)
final class RoomsTest {

    @ArchTest
    static final ArchRule REQUESTS_DO_NOT_SEE_THE_DEPLOYMENT = noClasses()
            .that()
            .resideInAnyPackage(
                    "io.github.dualauth.core.http",
                    "io.github.dualauth.core.http.container",
                    "io.github.dualauth.core.http.failure")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.github.dualauth.core.http.deployment");

    @ArchTest
    static final ArchRule THE_TRAIL_DOES_NOT_SEE_WHERE_IT_LEADS = noClasses()
            .that()
            .resideInAPackage("io.github.dualauth.core.audit")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.github.dualauth.core.audit.log");

    @ArchTest
    static final ArchRule THE_SCANNER_STAYS_IN_THE_BODY = noClasses()
            .that()
            .resideOutsideOfPackage("io.github.dualauth.core.body..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.github.dualauth.core.body.json")
            .because("it reads what may hold a password; others see what was made of it");

    @ArchTest
    static final ArchRule ROOMS_OF_THE_CORE_DO_NOT_LOOK_UP = noClasses()
            .that()
            .resideInAnyPackage(
                    "io.github.dualauth.core.body.json",
                    "io.github.dualauth.core.http.container",
                    "io.github.dualauth.core.throttle.shared",
                    "io.github.dualauth.core.webhook.signature")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.github.dualauth.core.body",
                    "io.github.dualauth.core.body.fields",
                    "io.github.dualauth.core.http",
                    "io.github.dualauth.core.throttle",
                    "io.github.dualauth.core.webhook")
            .because("they serve the rooms around them, and no two depend on each other both ways");

    @ArchTest
    static final ArchRule AUTH_IS_READ_WITHOUT_THE_FIELDS = noClasses()
            .that()
            .resideInAPackage("io.github.dualauth.core.body")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.github.dualauth.core.body.fields");

    @ArchTest
    static final ArchRule WHAT_STANDS_ON_A_ROOM_IS_NOT_SEEN_FROM_IT = CompositeArchRule.of(
                    unseen("core.secret", "core.secret.password"))
            .and(unseen("application", "application.startup"))
            .and(unseen("application.secret", "application"))
            .and(unseen("application.secret", "application.startup"))
            .and(unseen("edge.spool", "edge.spool.queue"));

    @ArchTest
    static final ArchRule ROOMS_OF_XDR_STAY_APART = noClasses()
            .that()
            .resideInAPackage("io.github.dualauth.edge.xdr.mime")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.github.dualauth.edge.xdr", "io.github.dualauth.edge.xdr.soap")
            .because("who reads MIME knows nothing of what is in it");

    @ArchTest
    static final ArchRule SOAP_KNOWS_NEITHER_MIME_NOR_THE_EXCHANGE = noClasses()
            .that()
            .resideInAPackage("io.github.dualauth.edge.xdr.soap")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.github.dualauth.edge.xdr", "io.github.dualauth.edge.xdr.mime")
            .because("an envelope is the same however it came");

    @ArchTest
    static final ArchRule WHAT_IS_GIVEN_TO_LISTENERS_DECIDES_NOTHING = noClasses()
            .that()
            .resideInAnyPackage("io.github.dualauth.edge.trust.identity", "io.github.dualauth.edge.trust.jca")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.github.dualauth.edge.trust")
            .because("who is trusted is decided in one room");

    @ArchTest
    static final ArchRule THE_SMTP_LIBRARY_STAYS_IN_FRONT = noClasses()
            .that()
            .resideOutsideOfPackage("io.github.dualauth.edge.smtp")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.subethamail..")
            .because("it carries connections; what is read and answered is ours, and outlives it");

    @ArchTest
    static final ArchRule THE_MIME_LIBRARY_STAYS_IN_XDR = noClasses()
            .that()
            .resideOutsideOfPackage("io.github.dualauth.edge.xdr..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.james.mime4j..")
            .because("it is lenient, and strictness stands in front of it there");

    @ArchTest
    static final ArchRule THE_ROOMS_OF_SMTP_HAVE_NO_CYCLES =
            slices().matching("io.github.dualauth.edge.smtp.(*)").should().beFreeOfCycles();

    private RoomsTest() {}

    private static ArchRule unseen(String room, String other) {
        return noClasses()
                .that()
                .resideInAPackage("io.github.dualauth." + room)
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.github.dualauth." + other);
    }
}
