package io.github.dualauth.tests.foreign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dualauth.edge.testing.TestClient;
import io.github.dualauth.tests.harness.RawAnswer;
import io.github.dualauth.tests.harness.XdrMessage;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;

/** Posts documents as a proxy that ends TLS does. */
final class XdrCalls {

    private final ForeignClient client;

    XdrCalls(ForeignClient client) {
        this.client = client;
    }

    /** RFC 9440. */
    static String header(TestClient system) {
        return "Client-Cert: :" + Base64.getEncoder().encodeToString(encoded(system)) + ":\r\n";
    }

    static String thumbprint(TestClient system) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(encoded(system)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] encoded(TestClient system) {
        try {
            return system.certificate().getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private RawAnswer post(String header, XdrMessage message) {
        return client.post("/api/xdr", "Content-Type: " + XdrMessage.RELATED + "\r\n" + header, message.related());
    }

    void mustFault(String subcode, String header, XdrMessage message) {
        RawAnswer answer = post(header, message);
        assertEquals(400, answer.status(), answer::toString);
        assertTrue(answer.body().contains(">d:" + subcode + "<"), answer::toString);
    }

    void mustSucceed(String header, XdrMessage message) {
        RawAnswer answer = post(header, message);
        assertEquals(200, answer.status(), answer::toString);
        assertTrue(answer.body().contains("ResponseStatusType:Success"), answer::toString);
    }
}
