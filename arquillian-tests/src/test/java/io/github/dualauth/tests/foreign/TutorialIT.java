package io.github.dualauth.tests.foreign;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.dualauth.tests.foreign.tutorial.ClinicApplication;
import io.github.dualauth.tests.harness.Caller;
import io.github.dualauth.tests.harness.Members;
import java.net.URL;
import java.util.Optional;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The README's five-minute tutorial, on the server's own default data source. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class TutorialIT {

    private static final Caller APPLICATION =
            Caller.application(ForeignWar.APPLICATION_ID, ForeignWar.APPLICATION_PASSWORD);
    private static final Caller ANN = Caller.individual("ann@clinic-1.example", "correct horse battery staple");

    @ArquillianResource
    private URL base;

    @Deployment(testable = false)
    static WebArchive war() {
        return ForeignWar.configured(ForeignWar.both("clinic"), ForeignWar.bootstrap())
                .addPackage(ClinicApplication.class.getPackage());
    }

    @Test
    void book_withoutCredentials_isRefusedWithAChallenge() {
        try (ForeignClient client = ForeignClient.of(base)) {
            Problem problem = Problem.of(401, client.post("/api/appointments", "{\"time\":\"9:00\"}"));
            assertEquals(
                    Optional.of("DualAuth realm=\"book\", modes=\"application,individual\""),
                    problem.header("WWW-Authenticate"));
        }
    }

    @Test
    void book_wrongPassword_isRefusedAlikeInBothModes() {
        try (ForeignClient client = ForeignClient.of(base)) {
            Caller server = APPLICATION.with("applicationPassword", "wrong");
            Problem first = Problem.of(401, client.post("/api/appointments", server, "time", "9:00"));
            Caller person = ANN.with("loginPassword", "wrong");
            Problem second = Problem.of(401, client.post("/api/appointments", person, "time", "9:00"));
            assertEquals(first.body(), second.body());
        }
    }

    @Test
    void book_applicationForAnUnknownUser_isForbidden() {
        try (ForeignClient client = ForeignClient.of(base)) {
            Caller caller = APPLICATION.account("clinic-1").user("bob");
            Problem.of(403, client.post("/api/appointments", caller, "time", "9:00"));
        }
    }

    @Test
    void book_application_actsForTheUserThatItNames() {
        try (ForeignClient client = ForeignClient.of(base)) {
            Caller caller = APPLICATION.account("clinic-1").user("ann");
            assertEquals(
                    Members.of("time", "9:00", "clinic", "clinic-1", "bookedBy", "ann", "mode", "application"),
                    client.mustPost("/api/appointments", caller, "time", "9:00"));
        }
    }

    @Test
    void book_individual_actsForItself() {
        try (ForeignClient client = ForeignClient.of(base)) {
            assertEquals(
                    Members.of("time", "9:00", "clinic", "clinic-1", "bookedBy", "ann", "mode", "individual"),
                    client.mustPost("/api/appointments", ANN, "time", "9:00"));
        }
    }

    @Test
    void hours_anybody_isAnswered() {
        try (ForeignClient client = ForeignClient.of(base)) {
            assertEquals(
                    Members.of("monday", "8-12"),
                    Members.parse(client.get("/api/appointments/hours").body()));
        }
    }
}
