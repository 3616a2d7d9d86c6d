package io.github.dualauth.tests.foreign;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.dualauth.core.database.Database;
import io.github.dualauth.tests.foreign.mode.ModeApplication;
import io.github.dualauth.tests.foreign.mode.PersonData;
import io.github.dualauth.tests.foreign.mode.PersonResource;
import io.github.dualauth.tests.harness.Caller;
import jakarta.inject.Inject;
import java.net.URL;
import java.util.List;
import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Without application-auth there are no applications, nor tables for them. */
@ExtendWith(ArquillianExtension.class)
class OnlyIndividualIT {

    @ArquillianResource
    private URL base;

    @Inject
    private Database database;

    @Deployment
    static WebArchive war() {
        Map<String, String> keys = Map.of(
                "dualauth.data-source",
                ModeApplication.DATA_SOURCE,
                "foreign.database",
                "jdbc:h2:mem:people;DB_CLOSE_DELAY=-1",
                "dualauth.audit.sinks",
                "database");
        return ForeignWar.configured(ForeignWar.individual("people"), keys)
                .addClasses(ModeApplication.class, PersonResource.class, PersonData.class);
    }

    /** In the container. */
    @Test
    void tables_areOfLoginsAndTheCoreOnly() {
        List<?> tables =
                database.read(em -> em.createNativeQuery("SELECT LOWER(table_name) FROM information_schema.tables"
                                + " WHERE table_schema = 'PUBLIC' ORDER BY 1")
                        .getResultList());
        assertEquals(
                List.of(
                        "dualauth_account",
                        "dualauth_audit",
                        "dualauth_core_history",
                        "dualauth_device",
                        "dualauth_individual_history",
                        "dualauth_login",
                        "dualauth_signing_key",
                        "dualauth_signing_purpose",
                        "dualauth_site",
                        "dualauth_user",
                        "dualauth_webhook",
                        "dualauth_webhook_delivery"),
                tables);
    }

    @Test
    @RunAsClient
    void application_isRefused() {
        try (ForeignClient client = ForeignClient.of(base)) {
            Problem problem = Problem.of(401, client.post("/api/person", Caller.application("clinic-server", "x")));
            assertEquals("This API takes individual authentication.", problem.detail());
        }
    }

    @Test
    @RunAsClient
    void person_isServed() {
        try (ForeignClient client = ForeignClient.of(base)) {
            Problem.of(401, client.post("/api/person", Caller.individual("ann@home", "wrong")));
            client.mustPost("/api/person", Caller.individual("ann@home", PersonData.PASSWORD));
        }
    }

    @Test
    @RunAsClient
    void permitAll_onAnOpenMethodAlone_isOpen() {
        try (ForeignClient client = ForeignClient.of(base)) {
            assertEquals("{\"open\":true}", client.get("/api/person").body());
        }
    }
}
