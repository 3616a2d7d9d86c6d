package io.github.dualauth.tests.foreign;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.dualauth.core.database.Database;
import io.github.dualauth.tests.foreign.mode.MachineResource;
import io.github.dualauth.tests.foreign.mode.ModeApplication;
import io.github.dualauth.tests.harness.Api;
import io.github.dualauth.tests.harness.Await;
import io.github.dualauth.tests.harness.Caller;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.URL;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Without individual-auth there are no people, nor tables for them. */
@ExtendWith(ArquillianExtension.class)
class OnlyApplicationIT {

    @ArquillianResource
    private URL base;

    @Inject
    private Database database;

    @Deployment
    static WebArchive war() {
        Map<String, String> keys = new HashMap<>(ForeignWar.bootstrap());
        keys.put("dualauth.data-source", ModeApplication.DATA_SOURCE);
        keys.put("foreign.database", DatabaseServer.start());
        keys.put("dualauth.audit.sinks", "json-lines,database");
        return ForeignWar.configured(ForeignWar.application("machines"), keys)
                .addClasses(ModeApplication.class, MachineResource.class);
    }

    /** In the container. */
    @Test
    void tables_areOfApplicationsAndTheCoreOnly() {
        List<?> tables =
                database.read(em -> em.createNativeQuery("SELECT LOWER(table_name) FROM information_schema.tables"
                                + " WHERE table_schema = 'PUBLIC' ORDER BY 1")
                        .getResultList());
        assertEquals(
                List.of(
                        "dualauth_account",
                        "dualauth_api_key",
                        "dualauth_application",
                        "dualauth_application_history",
                        "dualauth_application_password",
                        "dualauth_audit",
                        "dualauth_core_history",
                        "dualauth_participant",
                        "dualauth_signing_key",
                        "dualauth_signing_purpose",
                        "dualauth_user",
                        "dualauth_webhook",
                        "dualauth_webhook_delivery"),
                tables);
    }

    @Test
    @RunAsClient
    void person_isRefused() {
        try (ForeignClient client = ForeignClient.of(base)) {
            Problem problem = Problem.of(401, client.post("/api/machine", Caller.individual("ann", "horse")));
            assertEquals("This API takes application authentication.", problem.detail());
        }
    }

    @Test
    @RunAsClient
    void application_isServed() {
        try (ForeignClient client = ForeignClient.of(base)) {
            client.mustPost("/api/machine", ContractWar.ADMINISTRATOR);
        }
    }

    @Test
    @RunAsClient
    void permitAll_withoutAnyRoles_changesNothing() {
        try (ForeignClient client = ForeignClient.of(base)) {
            assertEquals("{\"open\":true}", client.get("/api/machine").body());
            Problem.of(401, client.post("/api/machine/permitted", "{}"));
            client.mustPost("/api/machine/permitted", ContractWar.ADMINISTRATOR);
        }
    }

    @Test
    @RunAsClient
    void databaseDown_is503AndRecovers() {
        Caller unknown = Caller.application("somebody", "else");
        try (ForeignClient client = ForeignClient.of(base)) {
            DatabaseServer.stop();
            Problem problem = Problem.of(503, client.post("/api/machine", unknown));
            assertEquals(Optional.of("2"), problem.header("Retry-After"));
            DatabaseServer.restart();
            Problem.of(401, client.post("/api/machine", unknown));
            client.mustPost("/api/machine", ContractWar.ADMINISTRATOR);
            Await.until(Duration.ofMinutes(1), "a copy of every audit record", this::isCopied);
        }
    }

    private boolean isCopied() {
        return new Api(URI.create(base.toString()))
                .get("/health/ready", "application/json")
                .body()
                .replaceAll("[ \"]", "")
                .contains("lag:0}");
    }
}
