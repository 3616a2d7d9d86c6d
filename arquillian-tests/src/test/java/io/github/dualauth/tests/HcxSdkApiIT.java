package io.github.dualauth.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dualauth.tests.harness.ApiTest;
import io.github.dualauth.tests.harness.DualauthServer;
import io.github.dualauth.tests.harness.HcxParticipant;
import io.hcxprotocol.exception.ClientException;
import io.hcxprotocol.exception.ServerException;
import io.hcxprotocol.utils.Utils;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The published Java client of HCX, as its users have it, pointed at this server. */
@ApiTest
final class HcxSdkApiIT {
    private final String base;
    private final HcxParticipant participant;

    HcxSdkApiIT(DualauthServer server) {
        this.base = server.api().base().toString();
        this.participant = HcxParticipant.active(server);
    }

    @Test
    void generateToken_wrongSecret_isWhatTheClientCallsInvalidCredentials() {
        ClientException refused =
                assertThrows(ClientException.class, () -> Utils.generateToken(participant.clientId(), "wrong", base));
        assertTrue(refused.getMessage().contains("Invalid credentials"), refused.getMessage());
    }

    @Test
    void generateToken_emptySecret_isAnErrorThatTheClientCanRead() {
        ServerException refused =
                assertThrows(ServerException.class, () -> Utils.generateToken(participant.clientId(), "", base));
        assertTrue(refused.getMessage().contains("400"), refused.getMessage());
    }

    @Test
    void searchRegistry_badToken_isAnErrorThatTheClientCanRead() {
        Exception refused = assertThrows(Exception.class, () -> Utils.searchRegistry(participant.code(), "bad", base));
        assertTrue(refused.getMessage().contains("401"), refused.getMessage());
        assertTrue(refused.getMessage().contains("Invalid token"), refused.getMessage());
    }

    @Test
    void searchRegistry_withItsToken_findsTheParticipant() throws Exception {
        String token = Utils.generateToken(participant.clientId(), participant.clientSecret(), base);
        Map<String, Object> found = Utils.searchRegistry(participant.code(), token, base);
        assertEquals(participant.code(), found.get("participant_code"));
        assertEquals(List.of("provider"), found.get("roles"));
        assertEquals("Active", found.get("status"));
    }

    @Test
    void searchRegistry_unknownCode_isEmpty() throws Exception {
        String token = Utils.generateToken(participant.clientId(), participant.clientSecret(), base);
        assertEquals(Map.of(), Utils.searchRegistry(participant.code() + "x", token, base));
    }
}
