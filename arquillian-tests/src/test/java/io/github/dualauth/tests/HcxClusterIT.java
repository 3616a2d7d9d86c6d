package io.github.dualauth.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.jwk.JWKSet;
import io.github.dualauth.tests.harness.Await;
import io.github.dualauth.tests.harness.DualauthServer;
import io.github.dualauth.tests.harness.HcxClient;
import io.github.dualauth.tests.harness.HcxParticipant;
import io.github.dualauth.tests.harness.Members;
import io.github.dualauth.tests.harness.NodePair;
import io.github.dualauth.tests.harness.SharedNodes;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What one node changes of a participant or of the signing keys, the other one follows within a second. */
@ExtendWith(SharedNodes.class)
final class HcxClusterIT {
    private static final Duration PROMISED = Duration.ofSeconds(1);

    private final DualauthServer here;
    private final DualauthServer there;
    private final HcxParticipant participant;

    HcxClusterIT(NodePair nodes) {
        this.here = nodes.first();
        this.there = nodes.second();
        this.participant = HcxParticipant.active(here);
    }

    @Test
    void rotation_onOneNode_endsTokensOnTheOtherWithinASecond() {
        String token = participant.token();
        assertEquals(200, status(here, token));
        assertEquals(200, status(there, token));
        HcxParticipant rotated = participant.rotated(here);
        assertEquals(401, status(here, token), "the very next call on the same node");
        Await.until(PROMISED, "the old token's end on the other node", () -> status(there, token) == 401);
        assertEquals(200, status(there, rotated.token()));
    }

    @Test
    void blocking_onOneNode_endsTokensOnTheOtherWithinASecond() {
        String token = participant.token();
        assertEquals(200, status(there, token));
        here.api()
                .call(
                        "ParticipantUpdate",
                        here.administrator(),
                        Members.of("participantCode", participant.code(), "status", "Blocked"))
                .mustSucceed();
        assertEquals(401, status(here, token));
        Await.until(PROMISED, "the token's end on the other node", () -> status(there, token) == 401);
    }

    @Test
    void token_issuedByOneNode_isTakenByTheOther() {
        String token = new HcxClient(here.api())
                .generate(participant.clientId(), participant.clientSecret())
                .mustSucceed()
                .body()
                .getString("access_token");
        assertEquals(200, status(there, token));
    }

    @Test
    void signingKey_replacedOnOneNode_isPublishedByTheOtherWithinASecond() throws Exception {
        here.api().call("GatewayTokenCreate", here.administrator()).mustSucceed();
        keys(there);
        here.api()
                .call("SigningKeyRotate", here.administrator(), Members.of("purpose", "gateway", "atOnce", true))
                .mustSucceed();
        String expected = keys(here);
        Await.until(PROMISED, "the new key on the other node", () -> keys(there).equals(expected));
        assertTrue(JWKSet.parse(expected).getKeys().size() >= 1);
    }

    private static String keys(DualauthServer node) {
        return node.api().get("/jwks.json", "*/*").body();
    }

    private int status(DualauthServer node, String token) {
        return new HcxClient(node.api()).searchFor(token, participant.code()).status();
    }
}
