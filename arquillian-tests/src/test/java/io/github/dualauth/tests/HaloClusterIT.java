package io.github.dualauth.tests;

import static io.github.dualauth.tests.harness.HaloCalls.form;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.dualauth.tests.harness.HaloCalls;
import io.github.dualauth.tests.harness.Integrator;
import io.github.dualauth.tests.harness.NodePair;
import io.github.dualauth.tests.harness.SharedNodes;
import java.time.Duration;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Keys, sites, devices and tokens on two servers in one data grid. */
@ExtendWith(SharedNodes.class)
final class HaloClusterIT {
    private static final Duration PROMISED = Duration.ofSeconds(1);
    private static final int LATER_CALLS = 20;

    private final HaloCalls here;
    private final HaloCalls there;
    private final Integrator integrator;
    private final String practice;
    private final String siteId;
    private final String key;

    HaloClusterIT(NodePair nodes) {
        here = new HaloCalls(nodes.first().api());
        there = new HaloCalls(nodes.second().api());
        integrator = nodes.first().integrator();
        practice = integrator.practice();
        siteId =
                integrator.call("SitePair", "accountId", practice).mustSucceed().text("siteId");
        key = integrator.call("ApiKeyCreate", "name", "cloud").mustSucceed().text("apiKeySecret");
    }

    @Test
    void token_issuedOnOneNode_isGoodOnTheOtherAtOnce() {
        for (int i = 0; i < 20; i++) {
            HaloCalls issuer = i % 2 == 0 ? here : there;
            HaloCalls other = i % 2 == 0 ? there : here;
            String token = issuer.mustGetToken(key, siteId, "d");
            assertEquals(200, other.whoami(siteId, token, "d").statusCode(), "token " + i);
        }
    }

    @Test
    void deviceRevoke_onOneNode_holdsOnTheOtherWithinASecond() {
        String token = warm();
        integrator.call("DeviceRevoke", "deviceId", "d").mustSucceed();
        mustEndSoon(() -> there.whoami(siteId, token, "d").statusCode(), 401);
        assertEquals(403, there.token(key, form(siteId, "d")).statusCode());
    }

    @Test
    void siteUnpair_onOneNode_holdsOnTheOtherWithinASecond() {
        String token = warm();
        integrator.call("SiteUnpair", "accountId", practice).mustSucceed();
        mustEndSoon(() -> there.whoami(siteId, token, "d").statusCode(), 401);
        assertEquals(404, there.token(key, form(siteId, "d")).statusCode());
    }

    @Test
    void apiKeyRevoke_onOneNode_holdsOnTheOtherWithinASecond() {
        warm();
        String id = integrator
                .call("ApiKeyList")
                .mustSucceed()
                .array("apiKeyList")
                .getJsonObject(0)
                .getString("apiKeyId");
        integrator.call("ApiKeyRevoke", "apiKeyId", id).mustSucceed();
        mustEndSoon(() -> there.token(key, form("none", "d")).statusCode(), 401);
    }

    /** Both nodes have seen all of it. */
    private String warm() {
        String token = there.mustGetToken(key, siteId, "d");
        assertEquals(200, here.whoami(siteId, token, "d").statusCode());
        assertEquals(200, there.whoami(siteId, token, "d").statusCode());
        assertEquals(404, here.token(key, form("none", "d")).statusCode());
        return token;
    }

    private static void mustEndSoon(IntSupplier call, int refused) {
        long changed = System.nanoTime();
        int status;
        Duration passed;
        do {
            passed = Duration.ofNanos(System.nanoTime() - changed);
            status = call.getAsInt();
        } while (status != refused && passed.compareTo(PROMISED) < 0);
        assertEquals(refused, status, "on the other node " + passed + " after the change");
        for (int i = 0; i < LATER_CALLS; i++) {
            assertEquals(refused, call.getAsInt(), "after a refusal");
        }
    }
}
