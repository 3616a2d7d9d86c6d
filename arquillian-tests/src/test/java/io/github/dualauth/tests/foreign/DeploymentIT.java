package io.github.dualauth.tests.foreign;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dualauth.edge.testing.Pem;
import io.github.dualauth.edge.testing.TestAuthority;
import io.github.dualauth.edge.testing.TestClient;
import io.github.dualauth.tests.foreign.contract.ContractApplication;
import io.github.dualauth.tests.foreign.faulty.BareResource;
import io.github.dualauth.tests.foreign.faulty.Hidden;
import io.github.dualauth.tests.foreign.faulty.HiddenApplication;
import io.github.dualauth.tests.foreign.faulty.HiddenResource;
import io.github.dualauth.tests.foreign.faulty.LeafResource;
import io.github.dualauth.tests.foreign.faulty.NoModeResource;
import io.github.dualauth.tests.foreign.faulty.RootResource;
import io.github.dualauth.tests.foreign.faulty.TwinResource;
import io.github.dualauth.tests.foreign.gateway.DemoGateway;
import io.github.dualauth.tests.foreign.host.DeployServlet;
import io.github.dualauth.tests.foreign.mode.CatalogResource;
import io.github.dualauth.tests.foreign.mode.EverythingMapper;
import io.github.dualauth.tests.foreign.mode.MachineResource;
import io.github.dualauth.tests.foreign.mode.ModeApplication;
import io.github.dualauth.tests.foreign.mode.PersonResource;
import io.github.dualauth.tests.foreign.mode.ShelfResource;
import io.github.dualauth.tests.foreign.tutorial.ClinicApplication;
import io.github.dualauth.tests.harness.Caller;
import io.github.dualauth.tests.harness.RandomIds;
import io.github.dualauth.tests.harness.RawAnswer;
import io.github.dualauth.tests.harness.XdrMessage;
import java.net.MalformedURLException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * WARs that must not start, and say why, and some that do. One server takes them all, by its own deploy command: the adapter would start a
 * server for each, and does not notice that a deployment failed.
 */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class DeploymentIT {

    private static final String FAULTY = "io.github.dualauth.tests.foreign.faulty.";
    private static final String MODE = "io.github.dualauth.tests.foreign.mode.";

    @ArquillianResource
    private URL base;

    @Deployment(testable = false)
    static WebArchive host() {
        return ShrinkWrap.create(WebArchive.class, "host.war").addClass(DeployServlet.class);
    }

    @Test
    void method_withoutPolicy_isNamed() {
        mustFail(
                war("bare").addClass(BareResource.class),
                FAULTY + "BareResource.forgotten has neither @Authenticated nor @Unauthenticated");
        mustFail(
                war("leaf").addClasses(RootResource.class, LeafResource.class),
                FAULTY + "LeafResource.leaf has neither @Authenticated nor @Unauthenticated");
    }

    @Test
    void method_seenByTheApplicationOnly_isNamed() {
        WebArchive war = ForeignWar.configured(ForeignWar.both("hidden"), ForeignWar.bootstrap())
                .addClasses(HiddenApplication.class, HiddenResource.class, Hidden.class);
        mustFail(war, FAULTY + "HiddenResource.unseen");
    }

    @Test
    void methods_ofOneNameOrNoMode_areNamed() {
        mustFail(
                war("twins").addClass(TwinResource.class),
                "TwinResource.first",
                "TwinResource.second",
                "are both called twin: set a name");
        mustFail(war("modeless").addClass(NoModeResource.class), FAULTY + "NoModeResource.modeless takes no mode");
    }

    @Test
    void mode_withoutItsJar_isNamed() {
        mustFail(
                ForeignWar.configured(ForeignWar.application("machine"), ForeignWar.bootstrap())
                        .addClasses(ClinicApplication.class, MachineResource.class, PersonResource.class),
                MODE + "PersonResource.person takes individual callers, but individual-auth is not in the deployment");
        mustFail(
                ForeignWar.configured(ForeignWar.individual("person"), Map.of())
                        .addClasses(ClinicApplication.class, MachineResource.class, PersonResource.class),
                MODE + "MachineResource.machine takes application callers, but application-auth is not in");
    }

    @Test
    void configuration_wideningOrUnknown_isNamed() {
        mustFail(
                configured("wide", "dualauth.api.machine.modes", "application,individual"),
                "invalid value of configuration key dualauth.api.machine.modes: configuration can only narrow, and the"
                        + " API takes application");
        mustFail(
                configured("none", "dualauth.api.machines.modes", "application"),
                "unknown configuration key dualauth.api.machines.modes");
        mustFail(configured("typo", "dualauth.datasource", "x"), "unknown configuration key dualauth.datasource");
        mustFail(
                configured("nowhere", "dualauth.data-source", "java:app/jdbc/nowhere"),
                "invalid value of configuration key dualauth.data-source: there is no data source of this name");
    }

    @Test
    void war_afterFailures_startsAndServes() {
        Map<String, String> keys = new HashMap<>(ForeignWar.bootstrap());
        keys.put("dualauth.api.machine.modes", "application");
        keys.put("dualauth.data-source", ModeApplication.DATA_SOURCE);
        keys.put("foreign.database", "jdbc:h2:mem:fine;DB_CLOSE_DELAY=-1");
        WebArchive war = ForeignWar.configured(ForeignWar.both("fine"), keys)
                .addClasses(ModeApplication.class, MachineResource.class)
                .addClasses(CatalogResource.class, ShelfResource.class, EverythingMapper.class);
        String answer = deploy(ForeignWar.written(war));
        assertTrue(answer.startsWith("SUCCESS"), answer);
        try (ForeignClient client = client("/fine")) {
            Problem.of(401, client.post("/api/machine", ContractWar.ANN));
            client.mustPost("/api/machine", ContractWar.ADMINISTRATOR);
            // Two methods of one name need none of their own, and the WAR's mapper goes before ours.
            assertEquals("catalog", client.get("/api/catalog").body());
            assertEquals("shelf", client.get("/api/shelf").body());
        }
    }

    @Test
    void war_withTheDelaysOfTheProduct_slowsGuessersInEachModeAndNobodyElse() {
        Map<String, String> keys = new HashMap<>(ForeignWar.bootstrap());
        keys.remove("dualauth.throttle.free-failures");
        keys.put("dualauth.data-source", ContractApplication.DATA_SOURCE);
        WebArchive war = ForeignWar.configured(ForeignWar.both("throttle"), keys)
                .addPackage(ContractApplication.class.getPackage());
        String answer = deploy(ForeignWar.written(war));
        assertTrue(answer.startsWith("SUCCESS"), answer);
        for (Caller guess : List.of(
                Caller.application(RandomIds.id("nobody"), "wrong"),
                Caller.individual("ann@open", "wrong"),
                ContractWar.CLERK.with("applicationPassword", "wrong"))) {
            mustBeSlowed(guess);
        }
    }

    private void mustBeSlowed(Caller guess) {
        try (ForeignClient client = client("/throttle")) {
            RawAnswer answer = client.post("/api/level/user", guess);
            for (int i = 0; i < 60 && answer.status() != 429; i++) {
                Problem.of(401, answer);
                answer = client.post("/api/level/user", guess, "filler", "x".repeat(1 << 20));
            }
            Problem problem = Problem.of(429, answer);
            assertEquals("Too Many Requests", problem.body().getString("title"));
            assertTrue(Integer.parseInt(problem.header("Retry-After").orElseThrow()) >= 1);
            client.mustPost("/api/level/application", ContractWar.ADMINISTRATOR);
        }
    }

    private ForeignClient client(String path) {
        try {
            return ForeignClient.of(base.toURI().resolve(path).toURL());
        } catch (URISyntaxException | MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Behind a proxy that ends TLS, which is this test. */
    @Test
    void xdr_inAWarWithDirectEdgeAlone_isTakenFromRegisteredCertificates() {
        TestAuthority authority = TestAuthority.root("Root", Instant.now());
        TestClient gateway = authority.client("gateway");
        Path files = ForeignWar.directory();
        Map<String, String> keys = new HashMap<>();
        keys.put("dualauth.direct.xdr.enabled", "true");
        keys.put("dualauth.direct.trust.authorities", file(files, "authorities.pem", Pem.of(authority.certificate())));
        keys.put("dualauth.direct.trust.crls", file(files, "crls.pem", Pem.of(authority.list())));
        keys.put("dualauth.direct.certificate-header", "Client-Cert");
        keys.put("dualauth.direct.certificate-proxies", "127.0.0.1");
        keys.put("dualauth.data-source", ModeApplication.DATA_SOURCE);
        keys.put("foreign.database", "jdbc:h2:mem:gateway;DB_CLOSE_DELAY=-1");
        keys.put("gateway.sha-256", XdrCalls.thumbprint(gateway));
        WebArchive war = ForeignWar.configured(ForeignWar.edge("gateway"), keys)
                .addClass(ModeApplication.class)
                .addPackage(DemoGateway.class.getPackage());
        String answer = deploy(ForeignWar.written(war));
        assertTrue(answer.startsWith("SUCCESS"), answer);
        try (ForeignClient client = ForeignClient.of(new URL(base, "/gateway"))) {
            XdrMessage message = new XdrMessage("desk@clinic-1.example.org", "b@direct.example.org", "1.2.3");
            XdrMessage foreign = new XdrMessage("desk@clinic-2.example.org", "b@direct.example.org", "1.2.4");
            XdrCalls calls = new XdrCalls(client);
            calls.mustFault("Unauthorized", "", message);
            calls.mustFault("Unauthorized", XdrCalls.header(authority.client("unknown")), message);
            calls.mustFault("SenderNotOwned", XdrCalls.header(gateway), foreign);
            assertEquals("", client.get("/api/inbox").body());
            calls.mustSucceed(XdrCalls.header(gateway), message);
            calls.mustSucceed(XdrCalls.header(gateway), message);
            assertEquals("desk@clinic-1.example.org/2", client.get("/api/inbox").body());
        } catch (java.net.MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String file(Path directory, String name, String text) {
        return Pem.write(directory.resolve(name), text).toString();
    }

    private static WebArchive war(String name) {
        return ForeignWar.configured(ForeignWar.both(name), ForeignWar.bootstrap())
                .addClass(ClinicApplication.class);
    }

    private static WebArchive configured(String name, String key, String value) {
        Map<String, String> keys = new HashMap<>(ForeignWar.bootstrap());
        keys.put(key, value);
        return ForeignWar.configured(ForeignWar.both(name), keys)
                .addClasses(ClinicApplication.class, MachineResource.class);
    }

    private void mustFail(WebArchive war, String... parts) {
        String answer = deploy(ForeignWar.written(war));
        assertTrue(answer.startsWith("FAILURE"), answer);
        assertAll(java.util.Arrays.stream(parts).map(part -> () -> assertTrue(answer.contains(part), answer)));
    }

    private String deploy(Path file) {
        try (ForeignClient client = ForeignClient.of(base)) {
            var answer = client.post("/deploy", file.toString().getBytes(UTF_8));
            assertEquals(200, answer.status(), answer::toString);
            return answer.body();
        }
    }
}
